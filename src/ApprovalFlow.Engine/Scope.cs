using System.Collections.Immutable;

namespace ApprovalFlow.Engine;

/// <summary>A place with variables of its own. Token is the one in the scope around it that waits for this one.</summary>
public sealed record Scope(int Id, int? Parent, string? Element, ScopeKind Kind, int? Token)
{
    public ImmutableSortedDictionary<string, Value> Variables { get; init; } = Value.None;

    /// <summary>What tokens that ended in it carried.</summary>
    public ImmutableArray<StepResult> Results { get; init; } = [];

    /// <summary>True when the results came together from more than one token, or as a list.</summary>
    public bool Joined { get; init; }

    /// <summary>How many tokens ended in it.</summary>
    public int Ended { get; init; }

    /// <summary>The place of an instance in its loop, from 0.</summary>
    public int Index { get; init; }

    /// <summary>The item of an instance when that is a text.</summary>
    public string? Key { get; init; }
    public LoopState? Loop { get; init; }

    // Found again from tokens and scopes, so not stored.
    internal ImmutableSortedSet<int> Tokens { get; init; } = [];
    internal ImmutableArray<int> Timers { get; init; } = [];
    internal ImmutableArray<int> Subscriptions { get; init; } = [];
    internal ImmutableSortedSet<int> Instances { get; init; } = [];
}

public enum ScopeKind
{
    Process,
    SubProcess,

    /// <summary>A multi-instance activity as a whole.</summary>
    Body,

    /// <summary>One of its instances.</summary>
    Instance,
}

/// <summary>Queue holds the items of a sequential loop that have not begun. Results are by the place in the loop.</summary>
public sealed record LoopState(
    ImmutableList<ImmutableSortedDictionary<string, Value>> Queue,
    int Next,
    int Completed,
    int Cancelled,
    ImmutableSortedDictionary<int, ImmutableArray<StepResult>> Results
);
