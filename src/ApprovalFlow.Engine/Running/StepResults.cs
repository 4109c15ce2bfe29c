using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Running;

internal static class StepResults
{
    /// <summary>In the order given, each step's task once: branches carry what stood before their split.</summary>
    internal static ImmutableArray<StepResult> Together(IEnumerable<ImmutableArray<StepResult>> lists) =>
        [.. lists.SelectMany(l => l).DistinctBy(r => r.Task)];

    /// <summary>Branches that meet: in the order in which their first steps were entered.</summary>
    internal static ImmutableArray<StepResult> ByEntry(IEnumerable<ImmutableArray<StepResult>> lists) =>
        Together(lists.Where(l => !l.IsEmpty).OrderBy(l => l.Min(r => r.Task)));

    /// <summary>A token that ended: a single result takes its place by entry, a list keeps its own order.</summary>
    internal static ImmutableArray<StepResult> With(ImmutableArray<StepResult> results, Token ended)
    {
        if (ended is not { Joined: false, Results: [var only] } || results.Any(r => r.Task == only.Task))
            return Together([results, ended.Results]);
        var place = results.TakeWhile(r => r.Task < only.Task).Count();
        return results.Insert(place, only);
    }
}
