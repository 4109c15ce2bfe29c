using System.Collections.Immutable;

namespace ApprovalFlow.Engine;

/// <summary>
/// Where one line of work stands. A token gets a new number each time that it goes over a flow, and an open task, job
/// or activity has the number of the token in it: a number never means two things.
/// </summary>
public sealed record Token(int Id, int Scope, string Node, string? Flow, TokenPhase Phase)
{
    /// <summary>What the steps before it gave, in order of entry.</summary>
    public ImmutableArray<StepResult> Results { get; init; } = [];

    /// <summary>True after a join or multi-instance: the results are a list and no single one counts.</summary>
    public bool Joined { get; init; }

    /// <summary>The incident that holds it.</summary>
    public int? Incident { get; init; }

    /// <summary>The scope that runs inside it, when it stands in a sub-process or multi-instance.</summary>
    public int? Child { get; init; }

    // Found again from timers and subscriptions, so not stored.
    internal ImmutableArray<int> Timers { get; init; } = [];
    internal ImmutableArray<int> Subscriptions { get; init; } = [];

    internal bool IsReady => Incident is null && (Phase is TokenPhase.Entering or TokenPhase.Leaving);
}

public enum TokenPhase
{
    /// <summary>Came over a flow, has not begun yet.</summary>
    Entering,

    /// <summary>Stands before a join.</summary>
    Joining,

    /// <summary>Waits for something outside, or for the scope inside it.</summary>
    Active,

    /// <summary>Done, has not left yet.</summary>
    Leaving,
}

/// <summary>What a step gave. Task tells entries of one step apart and gives their order.</summary>
public sealed record StepResult(int Task, string Step, string? Key, string Outcome);
