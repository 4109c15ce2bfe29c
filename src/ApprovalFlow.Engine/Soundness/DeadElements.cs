namespace ApprovalFlow.Engine.Soundness;

/// <summary>
/// What no way leads to. Only where it begins is told: what lies behind a dead element, or behind a join that is told as
/// stuck, is dead because of it.
/// </summary>
internal sealed class DeadElements(Net net, IReadOnlySet<FlowNode> stuck)
{
    internal IEnumerable<SoundnessFinding> Find()
    {
        var explained = new HashSet<FlowNode>(Handlers.Reach(stuck));
        foreach (var node in net.Nodes.Where(IsRoot).Concat(net.Nodes))
        {
            if (net.ReachedNodes.Contains(node) || !explained.Add(node))
                continue;
            yield return Wording.Dead(node);
            Explain(node, explained);
        }
        foreach (var flow in net.Nodes.SelectMany(n => n.Outgoing))
        {
            if (net.ReachedFlows.Contains(flow) || explained.Contains(flow.Source))
                continue;
            yield return Wording.Dead(flow);
        }
    }

    // Nothing leads there, or something that is reached and yet never goes on to it.
    private bool IsRoot(FlowNode node) =>
        node.AttachedTo is { } host
            ? net.ReachedNodes.Contains(host)
            : node.Incoming.IsEmpty || node.Incoming.Any(f => net.ReachedNodes.Contains(f.Source));

    private static void Explain(FlowNode node, HashSet<FlowNode> explained)
    {
        foreach (var behind in Handlers.Reach([node]))
        {
            explained.Add(behind);
            explained.UnionWith(Handlers.Reach(behind.Boundaries));
        }
    }
}
