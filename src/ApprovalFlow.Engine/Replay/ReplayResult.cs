using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Engine.Replay;

/// <summary>The events of one command of a recorded instance, in the order in which they were stored.</summary>
public sealed record RecordedCommand(Instant At, ImmutableArray<EngineEvent> Events);

/// <summary>What a replay has to guess, and how time passes in it.</summary>
public sealed record ReplayOptions
{
    /// <summary>What a step that nobody was ever asked would have given, and when; null when nobody can say.</summary>
    public Func<FlowNode, OpenTask, Instant, AssumedAnswer?> Assume { get; init; } = (_, _, _) => null;

    /// <summary>(opened, closed, opened again) gives the moment of closing again: as long after it, unless the host counts otherwise.</summary>
    public Func<Instant, Instant, Instant, Instant> Again { get; init; } =
        (opened, closed, again) => again + (closed - opened);
}

public sealed record AssumedAnswer(string? Outcome, ImmutableSortedDictionary<string, Value> Data, Instant At);

/// <summary>
/// The way that an instance took, or would take. Steps are in the order in which they were opened; Until is when it ended,
/// or when nothing more could be told. WaitsFor names what it then still stood at.
/// </summary>
public sealed record ReplayResult(
    ReplayEnd End,
    Instant Begun,
    Instant Until,
    ImmutableArray<ReplayStep> Steps,
    ImmutableArray<string> WaitsFor
);

/// <summary>Outcome is null when it was not answered but fell away. Assumed when no record tells it.</summary>
public sealed record ReplayStep(string Element, string Name, string? Key, Instant Opened)
{
    public string? Outcome { get; init; }
    public Instant? Closed { get; init; }
    public bool Assumed { get; init; }
}

public enum ReplayEnd
{
    Completed,
    Cancelled,

    /// <summary>It stands still: at an incident, or at something that no record and no assumption answers.</summary>
    Open,
}

/// <summary>Steps with another answer count as another step.</summary>
public sealed record ReplayDifference(
    ImmutableArray<ReplayStep> Added,
    ImmutableArray<ReplayStep> Removed,
    bool SameEnd
)
{
    public bool IsSameWay => Added.IsEmpty && Removed.IsEmpty && SameEnd;

    public static ReplayDifference Between(ReplayResult before, ReplayResult after) =>
        new(Without(after.Steps, before.Steps), Without(before.Steps, after.Steps), before.End == after.End);

    private static ImmutableArray<ReplayStep> Without(
        ImmutableArray<ReplayStep> steps,
        ImmutableArray<ReplayStep> others
    )
    {
        var left = others.Select(Way).ToList();
        return [.. steps.Where(s => !left.Remove(Way(s)))];
    }

    private static (string, string?, string?) Way(ReplayStep step) => (step.Element, step.Key, step.Outcome);
}
