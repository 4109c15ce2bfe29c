using System.Collections.Immutable;
using ApprovalFlow.Engine;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// The steps (nodes with a share) of a procedure in the order in which they come. A flow back to a node on the way here is
/// rework and is not followed, nor is a boundary event. Of parallel and alternative branches the longest counts: most working
/// days to an end, then most steps, then document order. A sub-process with a share is one step, without one its inside is.
/// </summary>
internal sealed class Hoofdpad
{
    private readonly ILookup<FlowNode?, FlowNode> scopes;
    private readonly Dictionary<FlowNode, Ways> visited = [];
    private readonly Dictionary<FlowNode, ImmutableArray<FlowNode>> onward = [];

    private Hoofdpad(ProcessDefinition definition)
    {
        scopes = definition.Nodes.Where(n => n.Kind != FlowNodeKind.BoundaryEvent).ToLookup(node => node.Parent);
        Stappen = [.. Inside(scope: null).Steps];
    }

    /// <summary>The longest way from start to end.</summary>
    public ImmutableArray<FlowNode> Stappen { get; }

    public static Hoofdpad Van(ProcessDefinition definition) => new(definition);

    /// <summary>
    /// Working days that the longest way still takes after each step, of steps beside that way too. A step that only rework
    /// or a boundary event leads to is not in it.
    /// </summary>
    public ImmutableDictionary<FlowNode, int> Daarna() =>
        visited
            .Keys.Where(node => Stapeigenschappen.Aandeel(node) is not null)
            .Select(node => (Node: node, Days: DaysAfter(node)))
            .Where(step => step.Days is not null)
            .ToImmutableDictionary(step => step.Node, step => step.Days!.Value);

    /// <summary>Where it goes on from here without rework: of alternatives the longest, else every branch.</summary>
    public ImmutableArray<FlowNode> Verder(FlowNode node) => onward.GetValueOrDefault(node, []);

    /// <summary>The node itself when it is a step, else the steps of the longest way inside it.</summary>
    public ImmutableArray<FlowNode> Binnen(FlowNode node) =>
        Stapeigenschappen.Aandeel(node) is not null ? [node]
        : node.Kind == FlowNodeKind.SubProcess ? [.. Inside(node).Steps]
        : [];

    /// <summary>The nodes of the process itself that can be reached without rework, each after all that lead to it.</summary>
    public ImmutableArray<FlowNode> Volgorde()
    {
        var (order, seen) = (new List<FlowNode>(), new HashSet<FlowNode>());
        foreach (var start in Starts(scope: null))
        {
            var stack = new Stack<(FlowNode Node, int Next)>();
            if (seen.Add(start))
                stack.Push((start, 0));
            while (stack.TryPop(out var top))
            {
                var next = Verder(top.Node);
                if (top.Next == next.Length)
                {
                    order.Add(top.Node);
                    continue;
                }
                stack.Push(top with { Next = top.Next + 1 });
                if (seen.Add(next[top.Next]))
                    stack.Push((next[top.Next], 0));
            }
        }
        order.Reverse();
        return [.. order];
    }

    private List<FlowNode> Starts(FlowNode? scope)
    {
        var starts = scopes[scope].Where(node => node.Kind == FlowNodeKind.StartEvent).ToList();
        return starts.Count > 0 ? starts : [.. scopes[scope].Where(node => node.Incoming.IsEmpty)];
    }

    private Way Inside(FlowNode? scope)
    {
        var starts = Starts(scope);
        starts.ForEach(Visit);
        return Longest(starts) ?? Way.Empty;
    }

    // Depth first with a stack of its own: a file can hold a longer chain than the call stack bears.
    private void Visit(FlowNode start)
    {
        var underway = new HashSet<FlowNode> { start };
        var stack = new Stack<(FlowNode Node, int Next)>([(start, 0)]);
        while (stack.TryPop(out var top))
        {
            if (top.Next == top.Node.Outgoing.Length)
            {
                // A target that is still underway lies behind: it has no way yet, so it does not count.
                onward[top.Node] = Onward(top.Node);
                var after = top.Next == 0 ? Way.Empty : Longest(top.Node.Outgoing.Select(flow => flow.Target));
                visited[top.Node] = new Ways(after is null ? null : Own(top.Node, after), after);
                underway.Remove(top.Node);
                continue;
            }
            stack.Push(top with { Next = top.Next + 1 });
            var target = top.Node.Outgoing[top.Next].Target;
            if (!visited.ContainsKey(target) && underway.Add(target))
                stack.Push((target, 0));
        }
    }

    private ImmutableArray<FlowNode> Onward(FlowNode node)
    {
        var targets = node
            .Outgoing.Select(flow => flow.Target)
            .Distinct()
            .Where(target => visited.GetValueOrDefault(target)?.From is not null)
            .ToImmutableArray();
        return node.Kind is FlowNodeKind.ExclusiveGateway or FlowNodeKind.EventBasedGateway && targets.Length > 1
            ? [targets.Aggregate((best, t) => visited[t].From!.IsLonger(visited[best].From!) ? t : best)!]
            : targets;
    }

    private Way Own(FlowNode node, Way after) =>
        Stapeigenschappen.Aandeel(node) is { } aandeel ? after.Before(node, aandeel)
        : node.Kind == FlowNodeKind.SubProcess ? Inside(node).Steps.Reverse().Aggregate(after, WithStep)
        : after;

    private static Way WithStep(Way after, FlowNode step) => after.Before(step, Stapeigenschappen.Aandeel(step)!.Value);

    private int? DaysAfter(FlowNode node) =>
        visited[node].After?.Days + (node.Parent is null ? 0 : DaysAfter(node.Parent));

    private Way? Longest(IEnumerable<FlowNode> nodes) =>
        nodes
            .Select(node => visited.GetValueOrDefault(node)?.From)
            .OfType<Way>()
            .Aggregate((Way?)null, (best, way) => best is null || way.IsLonger(best) ? way : best);

    /// <summary>The longest way from a node to an end, with and without the node itself; null when every way leads back.</summary>
    private sealed record Ways(Way? From, Way? After);

    private sealed class Way(int days, int count, FlowNode? first, Way? rest)
    {
        public static Way Empty { get; } = new(0, 0, first: null, rest: null);

        public int Days => days;

        public IEnumerable<FlowNode> Steps
        {
            get
            {
                for (var way = this; way?.First is not null; way = way.Rest)
                    yield return way.First;
            }
        }

        private int Count => count;
        private FlowNode? First => first;
        private Way? Rest => rest;

        public Way Before(FlowNode step, int aandeel) => new(days + aandeel, count + 1, step, this);

        public bool IsLonger(Way other) => (days, count).CompareTo((other.Days, other.Count)) > 0;
    }
}
