using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Import;

/// <summary>For each inclusive join, from where each of its incoming flows can be reached. Computed once per definition.</summary>
internal static class Upstream
{
    internal static void Fill(ProcessDefinition definition)
    {
        foreach (
            var join in definition.Nodes.Where(n => n.Kind is FlowNodeKind.InclusiveGateway && n.Incoming.Length > 1)
        )
            join.Upstream = [.. join.Incoming.Select(flow => Reaching(flow, join))];
    }

    private static HashSet<string> Reaching(SequenceFlow flow, FlowNode without)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<FlowNode>([flow.Source]);
        while (open.TryPop(out var node))
        {
            if (node == without || !found.Add(node.Id))
                continue;
            foreach (var before in node.Incoming)
                open.Push(before.Source);
            // What runs in an activity can still leave by its boundary.
            if (node.AttachedTo is { } host)
                open.Push(host);
        }
        return found;
    }
}
