using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Engine.Import;

/// <summary>What the host hands to the importer. Empty sets mean: anything goes (scenarios of other vendors' models).</summary>
public sealed record ImportOptions
{
    /// <summary>Takes automatic tasks of any implementation as ones that complete at once. Never at deployment.</summary>
    public bool Tolerant { get; init; }

    /// <summary>Form keys that the host has a screen for. An unknown one is refused with the nearest known one.</summary>
    public ImmutableHashSet<string> FormKeys { get; init; } = [];

    /// <summary>Extension properties that the host reads, by name, each with a check that gives null or what is wrong.</summary>
    public ImmutableDictionary<string, Func<string, string?>> Properties { get; init; } =
        ImmutableDictionary<string, Func<string, string?>>.Empty;

    /// <summary>Job types with a known worker: another one warns.</summary>
    public ImmutableHashSet<string> JobTypes { get; init; } = [];

    /// <summary>
    /// The text of the file with the process of that id, null when there is none. What a call activity runs is read in
    /// with it, so that a definition never changes under a running instance. Without it call activities are refused.
    /// </summary>
    public Func<string, string?>? CalledProcess { get; init; }

    /// <summary>Names under which an expression finds the result of the last step and the results after a join.</summary>
    public ResultNames Results { get; init; } = new("outcome", "outcomes", "step", "key", "outcome");

    /// <summary>Functions over dates that the host hands in (working days), by name: (date, number) gives date.</summary>
    public ImmutableDictionary<string, Func<LocalDate, int, LocalDate>> DateFunctions { get; init; } =
        ImmutableDictionary<string, Func<LocalDate, int, LocalDate>>.Empty;
}

public sealed record ResultNames(string Single, string List, string Step, string Key, string Outcome);
