using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Soundness;

/// <summary>What runs together: nodes that can be reached from one start, or from handlers whose ways meet.</summary>
internal sealed record Component(ImmutableArray<FlowNode> Nodes, bool IsMain);

/// <summary>
/// A non-interrupting handler that never rejoins is a net of its own: whatever happens in it, the rest does not notice.
/// One that meets the main way, or another handler, is one net with it.
/// </summary>
internal static class Handlers
{
    /// <summary>
    /// An instance can stand where no start leads, after a move to another version: its way on from there is part of the
    /// main net, with whatever it meets.
    /// </summary>
    internal static ImmutableArray<Component> Split(ImmutableArray<FlowNode> scope, IEnumerable<FlowNode> standing)
    {
        var content = scope.Where(n => !n.IsEventSubProcess).ToImmutableArray();
        var main = Reach(content.Where(n => n.Kind is FlowNodeKind.StartEvent));
        var groups = new List<HashSet<FlowNode>> { main };
        foreach (var handler in content.Where(IsHandler))
        {
            var reach = Reach([handler]);
            foreach (var meeting in groups.Where(g => g.Overlaps(reach)).ToImmutableArray())
            {
                groups.Remove(meeting);
                reach.UnionWith(meeting);
            }
            // The main way stays in front.
            groups.Insert(reach.IsSupersetOf(main) ? 0 : groups.Count, reach);
        }
        foreach (var node in standing.Where(n => !groups.Exists(g => g.Contains(n))))
        {
            var way = Reach([node]);
            foreach (var meeting in groups.Skip(1).Where(g => g.Overlaps(way)).ToImmutableArray())
            {
                groups.Remove(meeting);
                way.UnionWith(meeting);
            }
            groups[0].UnionWith(way);
        }
        // What nothing leads to belongs to the main net, where it is never reached.
        var reached = groups.SelectMany(g => g).ToHashSet();
        groups[0].UnionWith(content.Where(n => !reached.Contains(n)));
        return [.. groups.Select((g, i) => new Component([.. content.Where(g.Contains)], i == 0))];
    }

    internal static bool IsHandler(FlowNode node) =>
        node is { Kind: FlowNodeKind.BoundaryEvent, Interrupting: false, AttachedTo: not null };

    internal static HashSet<FlowNode> Reach(IEnumerable<FlowNode> from)
    {
        var found = new HashSet<FlowNode>();
        var open = new Stack<FlowNode>(from);
        while (open.TryPop(out var node))
        {
            if (!found.Add(node))
                continue;
            foreach (var flow in node.Outgoing)
                open.Push(flow.Target);
            foreach (var boundary in node.Boundaries.Where(b => b.Interrupting))
                open.Push(boundary);
        }
        return found;
    }
}
