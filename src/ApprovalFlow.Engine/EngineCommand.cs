using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Engine;

/// <summary>What a host asks of a running instance. Every command names what it is about by the number that the engine gave it.</summary>
public abstract record EngineCommand
{
    private EngineCommand() { }

    /// <summary>Starts the process. Variables land in the process scope.</summary>
    public sealed record Start(ImmutableSortedDictionary<string, Value> Variables) : EngineCommand;

    /// <summary>Completes an open user task. Data is written in the scope of the task and travels with its token.</summary>
    public sealed record CompleteTask(int Task, string? Outcome, ImmutableSortedDictionary<string, Value> Data)
        : EngineCommand;

    /// <summary>
    /// Replaces the outcome of a completed task while the multi-instance body that collects it is still open, so that
    /// the list of outcomes tells what finally holds. Refused once the body has completed.
    /// </summary>
    public sealed record ReviseOutcome(int Task, string Outcome) : EngineCommand;

    /// <summary>The result of a service task.</summary>
    public sealed record CompleteJob(int Job, ImmutableSortedDictionary<string, Value> Data) : EngineCommand;

    /// <summary>A service task whose attempts are used up: raises an incident on it.</summary>
    public sealed record FailJob(int Job, string Message) : EngineCommand;

    /// <summary>The open activity ends in this BPMN error; a matching boundary event catches it, else an incident.</summary>
    public sealed record ThrowError(int Activity, string ErrorCode) : EngineCommand;

    /// <summary>A due timer. Refused when it is not due yet.</summary>
    public sealed record FireTimer(int Timer) : EngineCommand;

    public sealed record RescheduleTimer(int Timer, Instant Due) : EngineCommand;

    /// <summary>Delivers to exactly one subscription: the oldest one of that name and key.</summary>
    public sealed record DeliverMessage(
        string Name,
        string? CorrelationKey,
        ImmutableSortedDictionary<string, Value> Data
    ) : EngineCommand;

    /// <summary>Delivers to this subscription, for a host that has found it already.</summary>
    public sealed record DeliverTo(int Subscription, ImmutableSortedDictionary<string, Value> Data) : EngineCommand;

    /// <summary>Reaches everything in the instance that waits for this signal, possibly nothing. Never refused while it runs.</summary>
    public sealed record BroadcastSignal(string Name, ImmutableSortedDictionary<string, Value> Data) : EngineCommand;

    /// <summary>Adds an instance to a running parallel or sequential multi-instance body of that element.</summary>
    public sealed record AddInstance(string Element, ImmutableSortedDictionary<string, Value> Item) : EngineCommand;

    /// <summary>Cancels the instance that holds this open task: the body completes when the last open one is cancelled.</summary>
    public sealed record CancelInstance(int Task) : EngineCommand;

    /// <summary>Writes variables of the process scope.</summary>
    public sealed record SetVariables(ImmutableSortedDictionary<string, Value> Variables) : EngineCommand;

    public sealed record RetryIncident(int Incident) : EngineCommand;

    /// <summary>Ends the whole instance, with an event for each thing killed.</summary>
    public sealed record Cancel : EngineCommand;
}
