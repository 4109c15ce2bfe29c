using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApprovalFlow.Engine.Serialization;
using NodaTime;

namespace ApprovalFlow.Engine;

/// <summary>What happened in an instance. The host stores these; folding them with Apply gives the state again.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(InstanceStarted), "instance-started")]
[JsonDerivedType(typeof(InstanceCompleted), "instance-completed")]
[JsonDerivedType(typeof(InstanceCancelled), "instance-cancelled")]
[JsonDerivedType(typeof(TaskOpened), "task-opened")]
[JsonDerivedType(typeof(TaskCompleted), "task-completed")]
[JsonDerivedType(typeof(TaskCancelled), "task-cancelled")]
[JsonDerivedType(typeof(OutcomeRevised), "outcome-revised")]
[JsonDerivedType(typeof(JobOpened), "job-opened")]
[JsonDerivedType(typeof(JobCompleted), "job-completed")]
[JsonDerivedType(typeof(JobCancelled), "job-cancelled")]
[JsonDerivedType(typeof(TimerArmed), "timer-armed")]
[JsonDerivedType(typeof(TimerFired), "timer-fired")]
[JsonDerivedType(typeof(TimerCancelled), "timer-cancelled")]
[JsonDerivedType(typeof(TimerRescheduled), "timer-rescheduled")]
[JsonDerivedType(typeof(SubscriptionOpened), "subscription-opened")]
[JsonDerivedType(typeof(SubscriptionConsumed), "subscription-consumed")]
[JsonDerivedType(typeof(SubscriptionCancelled), "subscription-cancelled")]
[JsonDerivedType(typeof(ActivityCompleted), "activity-completed")]
[JsonDerivedType(typeof(IncidentRaised), "incident-raised")]
[JsonDerivedType(typeof(IncidentResolved), "incident-resolved")]
[JsonDerivedType(typeof(VariablesWritten), "variables-written")]
[JsonDerivedType(typeof(MessageThrown), "message-thrown")]
[JsonDerivedType(typeof(SignalThrown), "signal-thrown")]
[JsonDerivedType(typeof(EscalationThrown), "escalation-thrown")]
[JsonDerivedType(typeof(TokenMoved), "token-moved")]
[JsonDerivedType(typeof(TokenWaits), "token-waits")]
[JsonDerivedType(typeof(TokenEnded), "token-ended")]
[JsonDerivedType(typeof(TokenKilled), "token-killed")]
[JsonDerivedType(typeof(ScopeOpened), "scope-opened")]
[JsonDerivedType(typeof(ScopeKilled), "scope-killed")]
[JsonDerivedType(typeof(LoopInstanceCompleted), "loop-instance-completed")]
[JsonDerivedType(typeof(LoopInstanceCancelled), "loop-instance-cancelled")]
[JsonDerivedType(typeof(LoopExtended), "loop-extended")]
[JsonDerivedType(typeof(InstanceMigrated), "instance-migrated")]
public abstract partial record EngineEvent
{
    private EngineEvent() { }

    /// <summary>Canonical: the stable name of the event in "type", the rest by name.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EngineJson.Options);

    /// <exception cref="JsonException">The text is no event.</exception>
    public static EngineEvent FromJson(string json) =>
        JsonSerializer.Deserialize<EngineEvent>(json, EngineJson.Options) ?? throw new JsonException("No event.");

    public sealed record InstanceStarted(ImmutableSortedDictionary<string, Value> Variables) : EngineEvent;

    /// <summary>No token, task, timer, job or subscription is left.</summary>
    public sealed record InstanceCompleted : EngineEvent;

    public sealed record InstanceCancelled : EngineEvent;

    /// <summary>A user task waits. Key is the item of the innermost multi-instance around it, when that is a text.</summary>
    public sealed record TaskOpened(int Task, int Scope, string Element, string? Key, ImmutableArray<string> Groups)
        : EngineEvent
    {
        /// <summary>The due date of the file (zeebe:taskSchedule, camunda:dueDate), null without one. Moves no token.</summary>
        public Instant? Due { get; init; }
    }

    public sealed record TaskCompleted(int Task, string? Outcome, ImmutableSortedDictionary<string, Value> Data)
        : EngineEvent;

    public sealed record TaskCancelled(int Task) : EngineEvent;

    public sealed record OutcomeRevised(int Task, string Outcome) : EngineEvent;

    public sealed record JobOpened(int Job, int Scope, string Element, string JobType) : EngineEvent;

    public sealed record JobCompleted(int Job, ImmutableSortedDictionary<string, Value> Data) : EngineEvent;

    public sealed record JobCancelled(int Job) : EngineEvent;

    /// <summary>
    /// Host is the activity that the timer hangs on, null for a catch event of its own. Token is the one that waits:
    /// the host, or the token in the catch event; 0 for the start of an event sub-process, which hangs on the scope.
    /// Interval is null when it fires once, Remaining null without end.
    /// </summary>
    public sealed record TimerArmed(int Timer, int Scope, string Element, int? Host, Instant Due) : EngineEvent
    {
        public int Token { get; init; }
        public string? Interval { get; init; }
        public int? Remaining { get; init; }
    }

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
    ) : EngineEvent
    {
        /// <summary>The host, or the token that waits in the receive task or catch event; 0 when the scope waits.</summary>
        public int Token { get; init; }

        /// <summary>True when MessageName is the name of a signal.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool Signal { get; init; }
    }

    public sealed record SubscriptionConsumed(int Subscription, ImmutableSortedDictionary<string, Value> Data)
        : EngineEvent;

    public sealed record SubscriptionCancelled(int Subscription) : EngineEvent;

    /// <summary>A sub-process or multi-instance body is complete and its token goes on.</summary>
    public sealed record ActivityCompleted(int Scope, string Element) : EngineEvent;

    /// <summary>Something can not go on by itself. Nothing is lost: the token, task or job stays where it is.</summary>
    public sealed record IncidentRaised(int Incident, int Scope, string Element, IncidentKind Kind, string Message)
        : EngineEvent
    {
        public int Token { get; init; }
    }

    public sealed record IncidentResolved(int Incident) : EngineEvent;

    public sealed record VariablesWritten(int Scope, ImmutableSortedDictionary<string, Value> Variables) : EngineEvent;

    /// <summary>A send task, or a throw or end event of a message. The token goes on: sending is the host's.</summary>
    public sealed record MessageThrown(int Scope, string Element, string MessageName, string? CorrelationKey)
        : EngineEvent;

    /// <summary>Whatever in this instance waits for it was reached; other instances are the host's.</summary>
    public sealed record SignalThrown(int Scope, string Element, string Name) : EngineEvent;

    /// <summary>Nothing needs to catch it: the token that threw it goes on, unless what caught it stopped it.</summary>
    public sealed record EscalationThrown(int Scope, string Element, string? Code) : EngineEvent;

    /// <summary>Tokens went over flows: a split, a join, a single step, or the way out of a boundary event.</summary>
    public sealed record TokenMoved(ImmutableArray<int> Consumed, ImmutableArray<Token> Produced) : EngineEvent;

    /// <summary>The token stands before a join that needs others.</summary>
    public sealed record TokenWaits(int Token) : EngineEvent;

    /// <summary>The token reached an end; its scope keeps its results.</summary>
    public sealed record TokenEnded(int Token) : EngineEvent;

    public sealed record TokenKilled(int Token) : EngineEvent;

    /// <summary>A sub-process, multi-instance body or instance of one began, with its first tokens.</summary>
    public sealed record ScopeOpened(Scope Scope, ImmutableArray<Token> Tokens) : EngineEvent;

    public sealed record ScopeKilled(int Scope) : EngineEvent;

    public sealed record LoopInstanceCompleted(int Scope) : EngineEvent;

    public sealed record LoopInstanceCancelled(int Scope) : EngineEvent;

    /// <summary>An item joins the end of the queue of a sequential multi-instance.</summary>
    public sealed record LoopExtended(int Scope, ImmutableSortedDictionary<string, Value> Item) : EngineEvent;

    /// <summary>It goes on in another version. Old id to new id, of elements and flows that have another name there.</summary>
    public sealed record InstanceMigrated(
        ImmutableSortedDictionary<string, string> Nodes,
        ImmutableSortedDictionary<string, string> Flows
    ) : EngineEvent;
}

public enum IncidentKind
{
    NoFlow,
    Expression,
    UncaughtError,
    JobExhausted,
    StepLimit,
}
