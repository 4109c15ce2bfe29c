namespace ApprovalFlow.Engine.Soundness;

/// <summary>
/// One situation of a net. Waiting is sorted: who came first tells nothing there. Before inclusive joins it does, so
/// Arrived keeps the order of arrival, and Queue the order in which tokens will be moved.
/// </summary>
internal sealed class NetState : IEquatable<NetState>
{
    private readonly int _hash;

    internal NetState(int[] waiting, int[] arrived, int[] queue, int[] fired)
    {
        (Waiting, Arrived, Queue, Fired) = (waiting, arrived, queue, fired);
        var hash = default(HashCode);
        foreach (var part in new[] { waiting, arrived, queue, fired })
        {
            hash.Add(-1);
            foreach (var place in part)
                hash.Add(place);
        }
        _hash = hash.ToHashCode();
    }

    /// <summary>Open activities, tokens before parallel joins, and handlers that have gone off once.</summary>
    internal int[] Waiting { get; }
    internal int[] Arrived { get; }
    internal int[] Queue { get; }

    /// <summary>How often each handler went off, up to the bound.</summary>
    internal int[] Fired { get; }

    internal bool IsEmpty => Waiting.Length == 0 && Arrived.Length == 0 && Queue.Length == 0;

    internal bool IsQuiet => Queue.Length == 0;

    internal int Tokens => Waiting.Length + Arrived.Length + Queue.Length;

    internal NetState WithoutHead() => new(Waiting, Arrived, Queue[1..], Fired);

    internal NetState Queued(params ReadOnlySpan<int> items) => new(Waiting, Arrived, [.. Queue, .. items], Fired);

    internal NetState Arriving(int place) => new(Waiting, [.. Arrived, place], Queue, Fired);

    internal NetState Waits(int place)
    {
        var at = Array.BinarySearch(Waiting, place);
        at = at < 0 ? ~at : at;
        return new([.. Waiting[..at], place, .. Waiting[at..]], Arrived, Queue, Fired);
    }

    /// <summary>Without one token of each place; a place that holds none is passed over.</summary>
    internal NetState Without(IEnumerable<int> places)
    {
        var (waiting, arrived) = (Waiting.ToList(), Arrived.ToList());
        foreach (var place in places)
            if (!waiting.Remove(place))
                arrived.Remove(place);
        return new([.. waiting], [.. arrived], Queue, Fired);
    }

    internal NetState Firing(int handler)
    {
        var fired = (int[])Fired.Clone();
        fired[handler]++;
        return new(Waiting, Arrived, Queue, fired);
    }

    internal int Count(int place)
    {
        var count = 0;
        foreach (var at in Waiting)
            if (at == place)
                count++;
        return count;
    }

    /// <summary>Every token of the other is here too, and more.</summary>
    internal bool Covers(NetState other)
    {
        if (Tokens <= other.Tokens || !Fired.AsSpan().SequenceEqual(other.Fired))
            return false;
        var left = Waiting.Concat(Arrived).Concat(Queue).ToList();
        return other.Waiting.Concat(other.Arrived).Concat(other.Queue).All(left.Remove);
    }

    public bool Equals(NetState? other) =>
        other is not null
        && _hash == other._hash
        && Waiting.AsSpan().SequenceEqual(other.Waiting)
        && Arrived.AsSpan().SequenceEqual(other.Arrived)
        && Queue.AsSpan().SequenceEqual(other.Queue)
        && Fired.AsSpan().SequenceEqual(other.Fired);

    public override bool Equals(object? obj) => Equals(obj as NetState);

    public override int GetHashCode() => _hash;
}
