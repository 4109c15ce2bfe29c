using System.Collections.Immutable;

namespace ApprovalFlow.IntegrationTests.Kill;

/// <summary>
/// What somebody asked of one task and was told, between two moments. Key null only looks. Told is "accepted", "refused
/// PERSON OUTCOME" or "open" and "done OUTCOME" for a look.
/// </summary>
internal sealed record Operation(string Person, string? Key, string? Outcome, long Asked, long Heard, string Told);

/// <summary>
/// Whether a history of one task could have happened one operation after the other, each at a moment between its asking
/// and its hearing (Herlihy and Wing 1990; the search of Wing and Gong 1993). The task as it should be: the first answer
/// counts, the same key hears the same again, everybody else hears who was first.
/// </summary>
internal static class Linearizability
{
    public static bool Holds(IReadOnlyList<Operation> history) =>
        Search([.. history], null, new HashSet<(string, Operation?)>());

    private static bool Search(ImmutableArray<Operation> left, Operation? first, HashSet<(string, Operation?)> seen)
    {
        if (left.IsEmpty)
        {
            return true;
        }
        if (!seen.Add((string.Join(',', left.Select(o => o.GetHashCode())), first)))
        {
            return false;
        }
        var earliestEnd = left.Min(o => o.Heard);
        // Only what was asked before anything else was over can have come first.
        foreach (var next in left.Where(o => o.Asked <= earliestEnd))
        {
            var (told, after) = Apply(next, first);
            if (told == next.Told && Search(left.Remove(next), after, seen))
            {
                return true;
            }
        }
        return false;
    }

    private static (string Told, Operation? After) Apply(Operation next, Operation? first) =>
        next.Key is null ? (first is null ? "open" : $"done {first.Outcome}", first)
        : first is null ? ("accepted", next)
        : next.Key == first.Key ? ("accepted", first)
        : ($"refused {first.Person} {first.Outcome}", first);
}
