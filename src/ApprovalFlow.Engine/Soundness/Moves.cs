using System.Collections.Immutable;
using ApprovalFlow.Engine.Running;

namespace ApprovalFlow.Engine.Soundness;

internal enum MoveEffect
{
    Goes,

    /// <summary>The scope ended by itself.</summary>
    Completes,

    /// <summary>The scope ended in an error that is caught outside; At is what catches it.</summary>
    Errs,

    /// <summary>An error that nothing catches.</summary>
    Uncaught,
}

internal readonly record struct NetMove(
    NetState To,
    ImmutableArray<SoundnessStep> Steps,
    MoveEffect Effect = MoveEffect.Goes,
    FlowNode? At = null
);

/// <summary>
/// What can happen next, in the order of <see cref="Settle"/>: the token that is first in the queue; when there is none,
/// the inclusive join that may fire; when there is none, whatever the world outside may do.
/// </summary>
internal sealed class Moves(Net net)
{
    /// <summary>How often a handler that rejoins goes off: often enough for two of its tokens to meet.</summary>
    private const int MaxFired = 2;

    internal IEnumerable<NetMove> From(NetState state)
    {
        if (!state.IsQuiet)
            return Head(state);
        return Fire(state) is { } fire ? [fire] : Outside(state);
    }

    internal IEnumerable<NetMove> Begin()
    {
        if (!net.Component.IsMain)
            return [new(net.Empty, [])];
        var starts = net.Nodes.Where(n => n.Kind is FlowNodeKind.StartEvent).ToImmutableArray();
        return starts.Select(s => new NetMove(
            Reaching(net.Empty.Queued(net.Place(s)), s),
            starts.Length > 1 ? [Step(SoundnessStepKind.Starts, s)] : []
        ));
    }

    private IEnumerable<NetMove> Head(NetState state)
    {
        var head = state.Queue[0];
        var rest = state.WithoutHead();
        return net.IsNode(head) ? Leave(rest, net.Node(head), []) : Enter(rest, net.Flow(head));
    }

    private IEnumerable<NetMove> Enter(NetState rest, SequenceFlow flow)
    {
        var node = flow.Target;
        net.ReachedFlows.Add(flow);
        net.ReachedNodes.Add(node);
        return net.Does(node) switch
        {
            Role.Passes => Leave(rest, node, []),
            Role.Waits => [Wait(rest, node)],
            Role.ParallelJoin => [Join(rest.Waits(net.Place(flow)), node)],
            Role.InclusiveJoin => [new(rest.Arriving(net.Place(flow)), [])],
            Role.Ends => [Ended(rest, [])],
            Role.Terminates => [new(net.Empty, [], MoveEffect.Completes)],
            Role.Errs => [Err(node)],
        };
    }

    /// <summary>
    /// A step behind which only one other step can come adds situations and no behaviour: it is stepped over. Exact,
    /// since whatever can reach a join from the one can reach it from the other.
    /// </summary>
    private NetMove Wait(NetState rest, FlowNode node)
    {
        var steps = ImmutableArray.CreateBuilder<SoundnessStep>();
        while (
            node
                is {
                    Kind: not FlowNodeKind.EventBasedGateway,
                    Boundaries.IsEmpty: true,
                    Outgoing: [{ Target: { Incoming.Length: 1 } next } flow]
                }
            && net.Does(next) is Role.Waits
            && Completes(node)
            && flow.Condition is null
        )
        {
            steps.Add(Step(SoundnessStepKind.Completes, node));
            net.ReachedFlows.Add(flow);
            net.ReachedNodes.Add(next);
            node = next;
        }
        return new(rest.Waits(net.Place(node)), steps.ToImmutable());
    }

    private NetMove Join(NetState state, FlowNode join)
    {
        var places = join.Incoming.Select(net.Place).ToImmutableArray();
        return places.All(p => Array.BinarySearch(state.Waiting, p) >= 0)
            ? new(state.Without(places).Queued(net.Place(join)), [])
            : new(state, []);
    }

    private NetMove Err(FlowNode end) =>
        Catching.Catcher(end, net.Definition) is { } catcher
            ? Errs(catcher)
            : new(net.Empty, [], MoveEffect.Uncaught, end);

    // Caught by an event sub-process of this very scope: that ends the scope in its own way.
    private NetMove Errs(FlowNode catcher) =>
        catcher.Kind is FlowNodeKind.StartEvent && catcher.Parent!.Parent == net.Scope
            ? new(net.Empty, [], MoveEffect.Completes)
            : new(net.Empty, [], MoveEffect.Errs, catcher);

    private static NetMove Ended(NetState rest, ImmutableArray<SoundnessStep> steps) =>
        new(rest, steps, rest.IsEmpty ? MoveEffect.Completes : MoveEffect.Goes);

    private IEnumerable<NetMove> Leave(NetState rest, FlowNode node, ImmutableArray<SoundnessStep> steps)
    {
        if (node.Outgoing.IsEmpty)
            return [Ended(rest, steps)];
        var options = net.Choices(node);
        return options.Select(flows => new NetMove(
            rest.Queued([.. flows.Select(net.Place)]),
            options.Length > 1 ? [.. steps, .. flows.Select(Took)] : steps
        ));
    }

    private NetMove? Fire(NetState state)
    {
        foreach (var place in state.Arrived)
        {
            var join = net.Standing(place);
            var full = state.Arrived.Where(p => net.Standing(p) == join).Distinct().ToImmutableArray();
            var flows = full.Select(string? (p) => net.Flow(p).Id).ToHashSet(StringComparer.Ordinal);
            var others = state
                .Waiting.Where(p => !net.IsSpent(p))
                .Concat(state.Arrived)
                .Select(net.Standing)
                .Where(n => n != join);
            if (others.All(n => !InclusiveJoin.Blocks(join, flows, n.Id)))
                return new(state.Without(full).Queued(net.Place(join)), []);
        }
        return null;
    }

    private IEnumerable<NetMove> Outside(NetState state)
    {
        var last = -1;
        foreach (var place in state.Waiting)
        {
            if (!net.IsNode(place) || place == last)
                continue;
            last = place;
            foreach (var move in Ending(state, net.Node(place)))
                yield return move;
        }
        for (var handler = 0; handler < net.Handlers.Length; handler++)
            if (GoOff(state, handler) is { } move)
                yield return move;
    }

    private IEnumerable<NetMove> Ending(NetState state, FlowNode node)
    {
        var spent = net.Handlers.Index().Where(h => h.Item.AttachedTo == node).Select(h => net.SpentPlace(h.Index));
        var without = state.Without([net.Place(node), .. spent]);
        if (node.Kind is FlowNodeKind.EventBasedGateway)
            foreach (var flow in node.Outgoing)
                yield return Won(without, flow);
        else if (Completes(node))
            yield return new(without.Queued(net.Place(node)), [Step(SoundnessStepKind.Completes, node)]);
        foreach (var boundary in node.Boundaries.Where(b => b.Interrupting && net.CanHappen(b)))
            yield return new(
                Reaching(without.Queued(net.Place(boundary)), boundary),
                [Step(SoundnessStepKind.Happens, boundary)]
            );
        if (net.Inside.TryGetValue(node, out var inside))
            foreach (var catcher in inside.Escapes)
                yield return Errs(catcher);
    }

    private NetMove Won(NetState without, SequenceFlow flow)
    {
        net.ReachedFlows.Add(flow);
        var state = Reaching(without.Queued(net.Place(flow.Target)), flow.Target);
        return new(state, [Step(SoundnessStepKind.Completes, flow.Target)]);
    }

    // An empty list completes a multi-instance at once, whatever its instances do.
    private bool Completes(FlowNode node) =>
        node.IsMultiInstance || !net.Inside.TryGetValue(node, out var inside) || inside.Completes;

    private NetMove? GoOff(NetState state, int handler)
    {
        var boundary = net.Handlers[handler];
        if (!net.CanHappen(boundary))
            return null;
        var from = state;
        if (net.Holds(boundary.AttachedTo))
        {
            var open = state.Count(net.Place(boundary.AttachedTo!));
            var once = boundary.Timer is { Kind: not TimerKind.Cycle };
            if (open == 0 || state.Fired[handler] == MaxFired || (once && state.Count(net.SpentPlace(handler)) >= open))
                return null;
            from = once ? state.Waits(net.SpentPlace(handler)) : state;
        }
        else if (state.Fired[handler] > 0)
            return null;
        return new(
            Reaching(from.Firing(handler).Queued(net.Place(boundary)), boundary),
            [Step(SoundnessStepKind.Happens, boundary)]
        );
    }

    private NetState Reaching(NetState state, FlowNode node)
    {
        net.ReachedNodes.Add(node);
        return state;
    }

    private static SoundnessStep Step(SoundnessStepKind kind, FlowNode node) => new(kind, node.Id, node.Name);

    private static SoundnessStep Took(SequenceFlow flow) => new(SoundnessStepKind.Takes, flow.Id, flow.Name ?? "");
}
