using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Engine;

/// <summary>What happened in an instance. The host stores these; folding them with Apply gives the state again.</summary>
public abstract partial record EngineEvent
{
    private EngineEvent() { }

    public sealed record InstanceStarted(ImmutableSortedDictionary<string, Value> Variables) : EngineEvent;

    /// <summary>No token, task, timer, job or subscription is left.</summary>
    public sealed record InstanceCompleted : EngineEvent;

    public sealed record InstanceCancelled : EngineEvent;

    /// <summary>A user task waits. Key is the item of the innermost multi-instance around it, when that is a text.</summary>
    public sealed record TaskOpened(int Task, int Scope, string Element, string? Key, ImmutableArray<string> Groups)
        : EngineEvent;

    public sealed record TaskCompleted(int Task, string? Outcome, ImmutableSortedDictionary<string, Value> Data)
        : EngineEvent;

    public sealed record TaskCancelled(int Task) : EngineEvent;

    public sealed record OutcomeRevised(int Task, string Outcome) : EngineEvent;

    public sealed record JobOpened(int Job, int Scope, string Element, string JobType) : EngineEvent;

    public sealed record JobCompleted(int Job, ImmutableSortedDictionary<string, Value> Data) : EngineEvent;

    public sealed record JobCancelled(int Job) : EngineEvent;

    /// <summary>Host is the activity that the timer hangs on, null for a catch event of its own.</summary>
    public sealed record TimerArmed(int Timer, int Scope, string Element, int? Host, Instant Due) : EngineEvent;

    public sealed record TimerFired(int Timer) : EngineEvent;

    public sealed record TimerCancelled(int Timer) : EngineEvent;

    public sealed record TimerRescheduled(int Timer, Instant Due) : EngineEvent;

    public sealed record SubscriptionOpened(
        int Subscription,
        int Scope,
        string Element,
        string MessageName,
        string? CorrelationKey,
        int? Host
    ) : EngineEvent;

    public sealed record SubscriptionConsumed(int Subscription, ImmutableSortedDictionary<string, Value> Data)
        : EngineEvent;

    public sealed record SubscriptionCancelled(int Subscription) : EngineEvent;

    /// <summary>A sub-process or multi-instance body is complete and its token goes on.</summary>
    public sealed record ActivityCompleted(int Scope, string Element) : EngineEvent;

    /// <summary>Something can not go on by itself. Nothing is lost: the token, task or job stays where it is.</summary>
    public sealed record IncidentRaised(int Incident, int Scope, string Element, IncidentKind Kind, string Message)
        : EngineEvent;

    public sealed record IncidentResolved(int Incident) : EngineEvent;

    public sealed record VariablesWritten(int Scope, ImmutableSortedDictionary<string, Value> Variables) : EngineEvent;
}

public enum IncidentKind
{
    NoFlow,
    Expression,
    UncaughtError,
    JobExhausted,
    StepLimit,
}
