using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Soundness;

internal enum Role
{
    Passes,
    Waits,
    ParallelJoin,
    InclusiveJoin,
    Ends,
    Terminates,
    Errs,
}

/// <summary>
/// One component with its places numbered: an open activity has the number of its node, a token on a flow the one of
/// its flow behind those, a handler that went off on its host one behind those.
/// </summary>
internal sealed class Net
{
    private readonly Dictionary<FlowNode, int> _nodes = [];
    private readonly Dictionary<SequenceFlow, int> _flows = [];
    private readonly ImmutableArray<SequenceFlow> _flowAt;
    private readonly ImmutableArray<Role> _roles;
    private readonly Dictionary<FlowNode, bool> _canHappen = [];
    private readonly Dictionary<FlowNode, ImmutableArray<ImmutableArray<SequenceFlow>>> _choices = [];

    internal Net(
        ProcessDefinition definition,
        FlowNode? scope,
        Component component,
        IReadOnlyDictionary<FlowNode, ScopeSummary> inside
    )
    {
        (Definition, Scope, Component, Inside) = (definition, scope, component, inside);
        Nodes = component.Nodes;
        foreach (var node in Nodes)
            _nodes.Add(node, _nodes.Count);
        _flowAt = [.. Nodes.SelectMany(n => n.Outgoing)];
        foreach (var flow in _flowAt)
            _flows.Add(flow, Nodes.Length + _flows.Count);
        _roles = [.. Nodes.Select(RoleOf)];
        Handlers = [.. Nodes.Where(Soundness.Handlers.IsHandler)];
    }

    internal ProcessDefinition Definition { get; }

    /// <summary>What it is the content of, null for the process.</summary>
    internal FlowNode? Scope { get; }
    internal Component Component { get; }
    internal ImmutableArray<FlowNode> Nodes { get; }
    internal ImmutableArray<FlowNode> Handlers { get; }

    /// <summary>How the sub-processes in it can end.</summary>
    internal IReadOnlyDictionary<FlowNode, ScopeSummary> Inside { get; }

    internal HashSet<FlowNode> ReachedNodes { get; } = [];
    internal HashSet<SequenceFlow> ReachedFlows { get; } = [];

    internal NetState Empty => new([], [], [], new int[Handlers.Length]);

    internal int Place(FlowNode node) => _nodes[node];

    internal int Place(SequenceFlow flow) => _flows[flow];

    internal int SpentPlace(int handler) => Nodes.Length + _flowAt.Length + handler;

    internal bool IsNode(int place) => place < Nodes.Length;

    internal bool IsSpent(int place) => place >= Nodes.Length + _flowAt.Length;

    internal FlowNode Node(int place) => Nodes[place];

    internal SequenceFlow Flow(int place) => _flowAt[place - Nodes.Length];

    /// <summary>Where the token of this place stands.</summary>
    internal FlowNode Standing(int place) => IsNode(place) ? Node(place) : Flow(place).Target;

    internal bool Holds(FlowNode? node) => node is not null && _nodes.ContainsKey(node);

    internal Role Does(FlowNode node) => _roles[_nodes[node]];

    internal bool CanHappen(FlowNode boundary)
    {
        if (!_canHappen.TryGetValue(boundary, out var can))
            _canHappen[boundary] = can = Catching.CanHappen(boundary, Definition);
        return can;
    }

    internal ImmutableArray<ImmutableArray<SequenceFlow>> Choices(FlowNode node)
    {
        if (!_choices.TryGetValue(node, out var options))
            _choices[node] = options = Soundness.Choices.Of(node);
        return options;
    }

    private static Role RoleOf(FlowNode node) =>
        node.Kind switch
        {
            FlowNodeKind.StartEvent or FlowNodeKind.BoundaryEvent or FlowNodeKind.IntermediateThrowEvent => Role.Passes,
            FlowNodeKind.Task or FlowNodeKind.ManualTask or FlowNodeKind.SendTask => Role.Passes,
            FlowNodeKind.ExclusiveGateway => Role.Passes,
            FlowNodeKind.ParallelGateway => node.Incoming.Length > 1 ? Role.ParallelJoin : Role.Passes,
            FlowNodeKind.InclusiveGateway => node.Incoming.Length > 1 ? Role.InclusiveJoin : Role.Passes,
            FlowNodeKind.EndEvent => node.Event switch
            {
                EventKind.Terminate => Role.Terminates,
                EventKind.Error => Role.Errs,
                _ => Role.Ends,
            },
            FlowNodeKind.IntermediateCatchEvent when node.Event is EventKind.Link => Role.Passes,
            FlowNodeKind.EventBasedGateway => Role.Waits,
            FlowNodeKind.IntermediateCatchEvent or FlowNodeKind.UserTask or FlowNodeKind.ServiceTask => Role.Waits,
            FlowNodeKind.ReceiveTask or FlowNodeKind.SubProcess => Role.Waits,
        };
}

/// <summary>How a scope can end: by itself, or by an error that is caught further out than on the scope itself.</summary>
internal sealed record ScopeSummary(bool Completes, ImmutableHashSet<FlowNode> Escapes);
