using System.Collections.Immutable;
using ApprovalFlow.Engine;

namespace ApprovalFlow.UnitTests.Termijnen;

/// <summary>
/// A procedure drawn in text. A line is "a -> b -> c" for flows; a step with a share is written "afstemmen:3", "round(" opens
/// a sub-process on a line of its own and ")" closes it. A name beginning with "start" is a start event, with "end" an end
/// event, with "boundary" a boundary event.
/// </summary>
internal static class TestProcedure
{
    public static ProcessDefinition Draw(string text)
    {
        var nodes = new Dictionary<string, FlowNode>();
        var flows = new List<SequenceFlow>();
        FlowNode? scope = null;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line == ")")
                scope = scope!.Parent;
            else if (line.EndsWith('('))
                scope = Node(nodes, line[..^1], scope, FlowNodeKind.SubProcess);
            else
                Connect(line.Split("->", StringSplitOptions.TrimEntries), nodes, flows, scope);
        }
        foreach (var node in nodes.Values)
        {
            node.Outgoing = [.. flows.Where(flow => flow.Source == node)];
            node.Incoming = [.. flows.Where(flow => flow.Target == node)];
        }
        return new ProcessDefinition { Key = "test", Nodes = [.. nodes.Values] };
    }

    private static void Connect(
        string[] chain,
        Dictionary<string, FlowNode> nodes,
        List<SequenceFlow> flows,
        FlowNode? scope
    )
    {
        var row = chain.Select(name => Node(nodes, name, scope, Kind(name))).ToList();
        foreach (var (source, target) in row.Zip(row.Skip(1)))
        {
            flows.Add(
                new SequenceFlow
                {
                    Id = $"f{flows.Count}",
                    Source = source,
                    Target = target,
                }
            );
        }
    }

    private static FlowNode Node(Dictionary<string, FlowNode> nodes, string name, FlowNode? scope, FlowNodeKind kind)
    {
        var (id, share) = name.Split(':') is [var only, var number] ? (only, number) : (name, null);
        if (nodes.TryGetValue(id, out var known))
            return known;
        var properties = ImmutableSortedDictionary<string, string>.Empty;
        return nodes[id] = new FlowNode
        {
            Id = id,
            Name = string.Concat(id[..1].ToUpperInvariant(), id.AsSpan(1)),
            Kind = kind,
            FormKey = kind == FlowNodeKind.UserTask ? id : null,
            Parent = scope,
            Properties = share is null ? properties : properties.Add("termijn", share),
        };
    }

    private static FlowNodeKind Kind(string name) =>
        name.StartsWith("start", StringComparison.Ordinal) ? FlowNodeKind.StartEvent
        : name.StartsWith("end", StringComparison.Ordinal) ? FlowNodeKind.EndEvent
        : name.StartsWith("boundary", StringComparison.Ordinal) ? FlowNodeKind.BoundaryEvent
        : name.StartsWith("gate", StringComparison.Ordinal) ? FlowNodeKind.ExclusiveGateway
        : FlowNodeKind.UserTask;
}
