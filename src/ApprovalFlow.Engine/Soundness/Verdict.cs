using System.Collections.Immutable;
using ApprovalFlow.Engine.Import;

namespace ApprovalFlow.Engine.Soundness;

/// <summary>What the situations of one net say about the model.</summary>
internal sealed class Verdict(Net net, Exploration exploration)
{
    private readonly HashSet<FlowNode> _stuck = [];

    internal ImmutableArray<SoundnessFinding> Read() =>
        [
            .. Deadlocks(),
            .. Uncaught(),
            .. Unbounded(),
            .. exploration.IsWhole ? [.. Livelock(), .. new DeadElements(net, _stuck).Find()] : CutOff(),
            .. Unsafe(),
        ];

    /// <summary>For a net that did not begin at its beginning: what was not reached says nothing.</summary>
    internal IEnumerable<SoundnessFinding> FromHere() =>
        [.. Deadlocks(), .. Uncaught(), .. Unbounded(), .. exploration.IsWhole ? Livelock() : CutOff()];

    private List<SoundnessFinding> Deadlocks()
    {
        var found = new List<SoundnessFinding>();
        foreach (var at in exploration.Stuck)
        {
            var state = exploration.States[at].State;
            // A join before which others can be stuck waits for them: the parallel one is the cause.
            var joins = state.Waiting.Concat(state.Arrived).Where(p => !net.IsSpent(p)).Select(net.Standing).Distinct();
            foreach (var join in joins.Where(_stuck.Add).ToImmutableArray())
            {
                var full = state.Waiting.Concat(state.Arrived).ToHashSet();
                var missing = join.Incoming.Where(f => !full.Contains(net.Place(f)));
                found.Add(Wording.Deadlock(join, exploration.TraceTo(at), [.. missing.SelectMany(Before).Distinct()]));
            }
        }
        return found;
    }

    /// <summary>What would bring the missing token: the nearest step or event upstream that has a name of its own.</summary>
    private static IEnumerable<SoundnessStep> Before(SequenceFlow flow)
    {
        var seen = new HashSet<FlowNode>();
        var open = new Queue<FlowNode>([flow.Source]);
        while (open.TryDequeue(out var node))
        {
            if (!seen.Add(node))
                continue;
            if (!node.IsGateway)
                yield return new(SoundnessStepKind.Completes, node.Id, node.Name);
            else
                foreach (var before in node.Incoming)
                    open.Enqueue(before.Source);
        }
    }

    private IEnumerable<SoundnessFinding> Uncaught() =>
        exploration.Uncaught.DistinctBy(u => u.End).Select(u => Wording.Uncaught(u.End, u.Trace));

    private IEnumerable<SoundnessFinding> Unbounded() =>
        exploration.Unbounded is { } pile
            ? [Wording.Unbounded(net.Standing(pile.Place), exploration.TraceTo(pile.At))]
            : [];

    private IEnumerable<SoundnessFinding> Livelock()
    {
        if (exploration.Endless() is not { } at)
            return [];
        var state = exploration.States[at].State;
        var place = state.Waiting.Concat(state.Queue).Concat(state.Arrived).First(p => !net.IsSpent(p));
        return [Wording.Livelock(net.Standing(place), exploration.TraceTo(at))];
    }

    private IEnumerable<SoundnessFinding> CutOff() =>
        exploration.IsCutOff ? [Wording.TooLarge(net.Nodes[0], exploration.States.Count)] : [];

    // An unbounded flow is unsafe too: told once.
    private IEnumerable<SoundnessFinding> Unsafe() =>
        exploration.Unbounded is null
            ? exploration
                .Unsafe.Select(u => (Node: net.Standing(u.Key), At: u.Value))
                .DistinctBy(u => u.Node)
                .Select(u => Wording.Unsafe(u.Node, exploration.TraceTo(u.At)))
            : [];
}
