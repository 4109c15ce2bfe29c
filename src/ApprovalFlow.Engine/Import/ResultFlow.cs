using System.Collections.Immutable;
using ApprovalFlow.Engine.Expressions;

namespace ApprovalFlow.Engine.Import;

/// <summary>
/// Which steps can have given the result that a token carries at each node. An expression that reads the single outcome
/// where more than one step can precede it would mean another thing on each way there, so it is refused.
/// </summary>
internal sealed class ResultFlow(ProcessDefinition definition, bool tolerant, Findings findings)
{
    /// <summary>Stands for a list: no single outcome is left.</summary>
    private const string Many = "*";

    private static readonly ImmutableHashSet<string> Nobody = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    private readonly Dictionary<FlowNode, ImmutableHashSet<string>> _entering = [];
    private readonly Dictionary<FlowNode, ImmutableHashSet<string>> _leaving = [];

    internal void Check()
    {
        // Others' models name a variable of their own like this; there it is a variable.
        if (tolerant)
            return;
        Spread();
        foreach (var node in definition.Nodes)
        {
            foreach (var flow in node.Outgoing)
                Check(flow.Condition, Leaving(node), flow.Id, node.Line);
            foreach (var expression in OnEntry(node))
                Check(expression, Entering(node.AttachedTo ?? node), node.Id, node.Line);
            Check(node.Loop?.Completion, [Many], node.Id, node.Line);
        }
    }

    private static IEnumerable<Expression?> OnEntry(FlowNode node) =>
        [
            node.Loop is null ? node.Groups : null,
            node.Timer?.When,
            node.DueDate?.When,
            node.Message?.Key,
            node.Message?.Name,
            node.Signal,
            node.Loop?.Collection,
            node.Loop?.Cardinality,
        ];

    private void Check(Expression? expression, ImmutableHashSet<string> before, string element, int line)
    {
        if (expression is null || !expression.Reads.Contains(definition.Results.Single))
            return;
        if (before.Contains(Many))
            findings.Error(
                element,
                line,
                $"{definition.Results.Single} is read after a join or multi-instance: use {definition.Results.List}."
            );
        else if (before.Count > 1)
            findings.Error(
                element,
                line,
                $"{definition.Results.Single} is read where more than one step can precede: {string.Join(", ", before.Order(StringComparer.Ordinal))}."
            );
    }

    private ImmutableHashSet<string> Entering(FlowNode node) => _entering.GetValueOrDefault(node, Nobody);

    private ImmutableHashSet<string> Leaving(FlowNode node) => _leaving.GetValueOrDefault(node, Nobody);

    private void Spread()
    {
        // Sets only grow and are small, so this ends; scopes feed each other, hence the outer rounds.
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var node in definition.Nodes)
            {
                changed |= Grow(_entering, node, Before(node));
                changed |= Grow(_leaving, node, After(node));
            }
        }
    }

    private static bool Grow(
        Dictionary<FlowNode, ImmutableHashSet<string>> sets,
        FlowNode node,
        ImmutableHashSet<string> with
    )
    {
        var before = sets.GetValueOrDefault(node, Nobody);
        var after = before.Union(with);
        sets[node] = after;
        return after.Count > before.Count;
    }

    private ImmutableHashSet<string> Before(FlowNode node)
    {
        if (node.Kind is FlowNodeKind.StartEvent && node.Parent is { Loop: null } around)
            return Entering(around);
        return node.Incoming.Aggregate(Nobody, (all, flow) => all.Union(Leaving(flow.Source)));
    }

    private ImmutableHashSet<string> After(FlowNode node)
    {
        if (node.Loop is not null || node.AttachedTo?.Loop is not null)
            return [Many];
        return node.Kind switch
        {
            FlowNodeKind.UserTask => [node.Id],
            FlowNodeKind.BoundaryEvent => Nobody,
            FlowNodeKind.SubProcess => Ends(node),
            FlowNodeKind.ParallelGateway or FlowNodeKind.InclusiveGateway when node.Incoming.Length > 1 => [Many],
            _ => Entering(node),
        };
    }

    private ImmutableHashSet<string> Ends(FlowNode scope) =>
        scope.Content.Any(Splits)
            ? [Many]
            : scope.Content.Where(n => n.Outgoing.IsEmpty).Aggregate(Nobody, (all, n) => all.Union(Leaving(n)));

    private static bool Splits(FlowNode node) =>
        (node.Outgoing.Length > 1 && node.Kind is not FlowNodeKind.ExclusiveGateway)
        || node is { Kind: FlowNodeKind.BoundaryEvent, Interrupting: false }
        || node.IsEventSubProcess;
}
