using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace ApprovalFlow.Engine;

/// <summary>The whole state of one instance. Immutable; two states are alike when their canonical JSON is alike.</summary>
public sealed partial record InstanceState
{
    /// <summary>Before the start.</summary>
    public static InstanceState Initial { get; } = new();

    public InstanceStatus Status { get; init; }

    /// <summary>The number that the next token gets. An activity has the number of the token in it.</summary>
    public int NextToken { get; init; } = 1;
    public int NextScope { get; init; } = 1;
    public int NextTimer { get; init; } = 1;
    public int NextSubscription { get; init; } = 1;
    public int NextIncident { get; init; } = 1;
    public ImmutableSortedDictionary<int, Token> Tokens { get; init; } = ImmutableSortedDictionary<int, Token>.Empty;
    public ImmutableSortedDictionary<int, Scope> Scopes { get; init; } = ImmutableSortedDictionary<int, Scope>.Empty;
    public ImmutableSortedDictionary<int, OpenTask> Tasks { get; init; } =
        ImmutableSortedDictionary<int, OpenTask>.Empty;
    public ImmutableSortedDictionary<int, OpenJob> Jobs { get; init; } = ImmutableSortedDictionary<int, OpenJob>.Empty;
    public ImmutableSortedDictionary<int, ArmedTimer> Timers { get; init; } =
        ImmutableSortedDictionary<int, ArmedTimer>.Empty;
    public ImmutableSortedDictionary<int, OpenSubscription> Subscriptions { get; init; } =
        ImmutableSortedDictionary<int, OpenSubscription>.Empty;
    public ImmutableSortedDictionary<int, OpenIncident> Incidents { get; init; } =
        ImmutableSortedDictionary<int, OpenIncident>.Empty;
}

public enum InstanceStatus
{
    NotStarted,
    Running,
    Completed,
    Cancelled,
}

public sealed record OpenTask(int Task, int Scope, string Element, string? Key, ImmutableArray<string> Groups)
{
    public Instant? Due { get; init; }
}

public sealed record OpenJob(int Job, int Scope, string Element, string JobType);

public sealed record ArmedTimer(int Timer, int Scope, string Element, int? Host, Instant Due)
{
    /// <summary>The host, or the token in the catch event; 0 for the start of an event sub-process.</summary>
    public int Token { get; init; }

    /// <summary>Null when it fires once.</summary>
    public string? Interval { get; init; }

    /// <summary>How often after this time, null without end.</summary>
    public int? Remaining { get; init; }
}

public sealed record OpenSubscription(
    int Subscription,
    int Scope,
    string Element,
    string MessageName,
    string? CorrelationKey,
    int? Host
)
{
    /// <summary>The host, or the token in the receive task or catch event; 0 for the start of an event sub-process.</summary>
    public int Token { get; init; }

    /// <summary>True when MessageName is the name of a signal.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Signal { get; init; }
}

public sealed record OpenIncident(int Incident, int Scope, string Element, IncidentKind Kind, string Message)
{
    public int Token { get; init; }
}
