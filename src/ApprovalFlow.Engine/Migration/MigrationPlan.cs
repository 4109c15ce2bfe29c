using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Migration;

/// <summary>
/// What becomes of each element when an instance goes on in another version. Nodes and flows are by id, old to new; an
/// element that is in neither is said nothing about, which matters only where something stands or waits. Dropped are
/// events that need not be waited for any more.
/// </summary>
public sealed record MigrationPlan(
    ImmutableSortedDictionary<string, string> Nodes,
    ImmutableSortedDictionary<string, string> Flows,
    ImmutableSortedSet<string> Dropped
)
{
    /// <summary>
    /// Elements that have the same id and are the same kind of thing; flows that have the same id or, else, the same
    /// ends. Nothing is dropped.
    /// </summary>
    public static MigrationPlan Propose(ProcessDefinition from, ProcessDefinition to) =>
        new MigrationPlan(
            Sorted(
                from.Nodes.Where(n => to.Find(n.Id) is { } m && Likeness.IsSameKind(n, m)).Select(n => (n.Id, n.Id))
            ),
            NoNames,
            ImmutableSortedSet.Create<string>(StringComparer.Ordinal)
        ).WithFlows(from, to);

    /// <summary>The same plan with this element of the old version mapped to that of the new one; null drops it.</summary>
    public MigrationPlan With(string element, string? target, ProcessDefinition from, ProcessDefinition to) =>
        (
            target is null
                ? this with
                {
                    Nodes = Nodes.Remove(element),
                    Dropped = Dropped.Add(element),
                }
                : this with
                {
                    Nodes = Nodes.SetItem(element, target),
                    Dropped = Dropped.Remove(element),
                }
        ).WithFlows(from, to);

    private static ImmutableSortedDictionary<string, string> NoNames { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    private MigrationPlan WithFlows(ProcessDefinition from, ProcessDefinition to)
    {
        var byEnds = to.Flows.ToLookup(f => (f.Source.Id, f.Target.Id));
        var byId = to.Flows.ToDictionary(f => f.Id, StringComparer.Ordinal);
        return this with
        {
            Flows = Sorted(
                from.Flows.Select(f => (f.Id, Target: Find(f)))
                    .Where(f => f.Target is not null)
                    .Select(f => (f.Id, f.Target!))
            ),
        };

        string? Find(SequenceFlow flow)
        {
            var (source, target) = (Nodes.GetValueOrDefault(flow.Source.Id), Nodes.GetValueOrDefault(flow.Target.Id));
            if (target is null)
                return null;
            if (byId.TryGetValue(flow.Id, out var same) && same.Target.Id == target)
                return same.Id;
            return source is not null && byEnds[(source, target)].ToImmutableArray() is [var only] ? only.Id : null;
        }
    }

    private static ImmutableSortedDictionary<string, string> Sorted(IEnumerable<(string From, string To)> pairs) =>
        pairs.ToImmutableSortedDictionary(p => p.From, p => p.To, StringComparer.Ordinal);
}
