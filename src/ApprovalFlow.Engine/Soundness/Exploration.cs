using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Soundness;

internal readonly record struct Found(NetState State, int Parent, ImmutableArray<SoundnessStep> Steps);

/// <summary>Every situation of a net, breadth first, so that the first way to a fault is a shortest one.</summary>
internal sealed class Exploration
{
    /// <summary>Before an inclusive join more tokens can mean fewer moves: piling up is believed when it is this high.</summary>
    private const int PiledUp = 4;

    /// <summary>Beyond it a chain is looked at piece by piece: it may be one that never ends.</summary>
    private const int MaxChain = 50;

    private readonly Net _net;
    private readonly int _bound;
    private readonly bool _hasInclusiveJoin;
    private readonly bool _hasTerminate;
    private readonly List<Found> _found = [];
    private readonly Dictionary<NetState, int> _index = [];
    private readonly List<(int From, int To)> _edges = [];

    /// <param name="net">What is explored.</param>
    /// <param name="bound">How many situations at most.</param>
    /// <param name="from">Where it begins; null for the beginning of the net.</param>
    internal Exploration(Net net, int bound, NetState? from = null)
    {
        (_net, _bound) = (net, bound);
        _hasInclusiveJoin = net.Nodes.Any(n => net.Does(n) is Role.InclusiveJoin);
        _hasTerminate = net.Nodes.Any(n => net.Does(n) is Role.Terminates);
        Run(new(net), from);
    }

    internal IReadOnlyList<Found> States => _found;

    /// <summary>Situations in which nothing can happen and something waits.</summary>
    internal List<int> Stuck { get; } = [];
    internal List<(int At, FlowNode End, ImmutableArray<SoundnessStep> Trace)> Uncaught { get; } = [];

    /// <summary>Per place, the first situation with more than one token there.</summary>
    internal Dictionary<int, int> Unsafe { get; } = [];
    internal (int At, int Place)? Unbounded { get; private set; }
    internal bool IsCutOff { get; private set; }
    internal bool Completes { get; private set; }
    internal HashSet<FlowNode> Escapes { get; } = [];

    internal bool IsWhole => !IsCutOff && Unbounded is null;

    private void Run(Moves moves, NetState? from)
    {
        foreach (var first in from is null ? moves.Begin() : [new(from, [])])
            Follow(Onward(moves, first), -1);
        for (var at = 0; at < _found.Count && IsWhole; at++)
        {
            var state = _found[at].State;
            var any = false;
            foreach (var move in moves.From(state))
            {
                any = true;
                Follow(Onward(moves, move), at);
            }
            if (!any && !state.IsEmpty)
                Stuck.Add(at);
        }
    }

    // A situation from which there is one way on, and which asks nothing of the world outside, is passed through.
    private static NetMove Onward(Moves moves, NetMove move)
    {
        for (var i = 0; i < MaxChain && move.Effect is MoveEffect.Goes && !move.To.IsQuiet; i++)
        {
            if (moves.From(move.To).Take(2).ToArray() is not [var only])
                return move;
            move = only with { Steps = move.Steps.AddRange(only.Steps) };
        }
        return move;
    }

    private void Follow(NetMove move, int from)
    {
        Completes |= move.Effect is MoveEffect.Completes;
        if (move.Effect is MoveEffect.Errs)
            Escapes.Add(move.At!);
        if (move.Effect is MoveEffect.Uncaught)
            Uncaught.Add((from, move.At!, TraceTo(from).AddRange(move.Steps)));
        var to = Add(move, from);
        if (from >= 0)
            _edges.Add((from, to));
    }

    private int Add(NetMove move, int from)
    {
        if (_index.TryGetValue(move.To, out var known))
            return known;
        var at = _found.Count;
        _found.Add(new(move.To, from, move.Steps));
        _index.Add(move.To, at);
        IsCutOff |= _found.Count > _bound;
        Look(move.To, at);
        return at;
    }

    private void Look(NetState state, int at)
    {
        // What piles up stands twice somewhere first, so the way back is walked in few situations only.
        if (Twice(state.Waiting, _net.IsSpent) is not { } place)
            if (Twice(state.Arrived, _ => false) is { } arrived)
                place = arrived;
            else if (Twice(state.Queue, _ => false) is { } queued)
                place = queued;
            else
                return;
        if (state.IsQuiet && state.Fired.All(f => f <= 1))
            Unsafe.TryAdd(place, at);
        if (!state.IsQuiet && _hasTerminate)
            return;
        if (
            _hasInclusiveJoin
            && state.Waiting.Concat(state.Arrived).Concat(state.Queue).Count(p => p == place) < PiledUp
        )
            return;
        for (var back = _found[at].Parent; back >= 0; back = _found[back].Parent)
            if (_found[back].State is var before && before.IsQuiet == state.IsQuiet && state.Covers(before))
            {
                Unbounded ??= (at, place);
                return;
            }
    }

    private static int? Twice(int[] places, Func<int, bool> except)
    {
        for (var i = 0; i < places.Length; i++)
            if (!except(places[i]) && Array.IndexOf(places, places[i], i + 1) >= 0)
                return places[i];
        return null;
    }

    /// <summary>The first situation from which no end can be reached, and no fault that is told by itself.</summary>
    internal int? Endless()
    {
        var back = _edges.ToLookup(e => e.To, e => e.From);
        var ends = new bool[_found.Count];
        var open = new Stack<int>(Stuck.Concat(Uncaught.Select(u => u.At).Where(a => a >= 0)));
        for (var at = 0; at < _found.Count; at++)
            if (_found[at].State.IsEmpty)
                open.Push(at);
        while (open.TryPop(out var at))
        {
            if (ends[at])
                continue;
            ends[at] = true;
            foreach (var before in back[at])
                open.Push(before);
        }
        var first = Array.IndexOf(ends, value: false);
        return first < 0 ? null : first;
    }

    internal ImmutableArray<SoundnessStep> TraceTo(int at)
    {
        var trace = new List<SoundnessStep>();
        for (; at >= 0; at = _found[at].Parent)
            trace.InsertRange(0, _found[at].Steps);
        return [.. trace];
    }
}
