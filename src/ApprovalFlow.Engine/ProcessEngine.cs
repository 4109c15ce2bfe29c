using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Engine;

/// <summary>Decides pure: no clock and no I/O inside.</summary>
public static class ProcessEngine
{
    /// <summary>The events of one command, settled until nothing can move, or the reason why it can not be done.</summary>
    public static Decision Decide(
        ProcessDefinition definition,
        InstanceState state,
        EngineCommand command,
        Instant now
    ) => throw new NotSupportedException("Not written yet.");

    public static InstanceState Apply(InstanceState state, EngineEvent happened) =>
        throw new NotSupportedException("Not written yet.");
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
}
