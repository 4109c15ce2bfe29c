using System.Collections.Immutable;
using ApprovalFlow.Engine.Running;
using NodaTime;

namespace ApprovalFlow.Engine;

/// <summary>Decides pure: no clock and no I/O inside.</summary>
public static class ProcessEngine
{
    /// <summary>Internal moves of one command. Beyond it every token that could still move gets an incident.</summary>
    public const int MaxSteps = 10_000;

    /// <summary>Instances that one multi-instance can have; more is an incident.</summary>
    public const int MaxInstances = 1_000;

    /// <summary>The events of one command, settled until nothing can move, or the reason why it can not be done.</summary>
    public static Decision Decide(ProcessDefinition definition, InstanceState state, EngineCommand command, Instant now)
    {
        var run = new Run(definition, state, now);
        if (Commands.Handle(run, command) is { } refusal)
            return new([], state, refusal);
        Settle.Run(run);
        return new(run.Events(), run.State, Refusal: null);
    }

    /// <summary>Records an event. Folding the events of a decision gives its state exactly.</summary>
    public static InstanceState Apply(InstanceState state, EngineEvent happened) => Applier.Apply(state, happened);
}

/// <summary>State is the state after the events, so that a caller need not fold them again.</summary>
public sealed record Decision(ImmutableArray<EngineEvent> Events, InstanceState State, EngineRefusal? Refusal);

public sealed record EngineRefusal(EngineRefusalReason Reason, string Message);

public enum EngineRefusalReason
{
    NotRunning,
    UnknownTask,
    UnknownJob,
    UnknownTimer,
    TimerNotDue,
    NoSubscription,
    UnknownIncident,
    UnknownElement,
    BodyNotRunning,
    OutcomeNotRevisable,
    AlreadyStarted,
}
