using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Engine;

/// <summary>The whole state of one instance. Immutable; two states are alike when their canonical JSON is alike.</summary>
public sealed partial record InstanceState
{
    /// <summary>Before the start.</summary>
    public static InstanceState Initial { get; } = new();

    public InstanceStatus Status { get; init; }
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

public sealed record OpenTask(int Task, int Scope, string Element, string? Key, ImmutableArray<string> Groups);

public sealed record OpenJob(int Job, int Scope, string Element, string JobType);

public sealed record ArmedTimer(int Timer, int Scope, string Element, int? Host, Instant Due);

public sealed record OpenSubscription(
    int Subscription,
    int Scope,
    string Element,
    string MessageName,
    string? CorrelationKey,
    int? Host
);

public sealed record OpenIncident(int Incident, int Scope, string Element, IncidentKind Kind, string Message);
