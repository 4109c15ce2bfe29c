using System.Globalization;
using NodaTime;

namespace ApprovalFlow.Engine.Expressions;

/// <summary>When a timer is due first, and how it goes on. Remaining is null without end, Interval null when it fires once.</summary>
internal readonly record struct Schedule(Instant Due, string? Interval, int? Remaining)
{
    /// <summary>Null when the value is no such thing.</summary>
    internal static Schedule? Read(TimerKind kind, Value value, Instant now) =>
        kind switch
        {
            TimerKind.Date => Date(value) is { } at ? new Schedule(at, Interval: null, Remaining: 0) : null,
            TimerKind.Duration => Period(value) is { } p && After(now, p) is { } at
                ? new Schedule(at, Interval: null, Remaining: 0)
                : null,
            TimerKind.Cycle => value is Value.Text t ? Cycle(t.Content, now) : null,
        };

    /// <summary>The next time. Missed ticks of an endless cycle are one; those of a counted one are each their own.</summary>
    internal Schedule? Next(Instant now)
    {
        if (Interval is null || Remaining is 0 || Zone.ReadPeriod(Interval) is not { } period)
            return null;
        var due = Due;
        // Bounded: an interval is at least a second, and a span of years by the second is stepped over at once.
        for (var i = 0; i < 100_000; i++)
        {
            if (Zone.Add(due, period) is not { } next)
                return null;
            due = next;
            if (Remaining is not null || due > now)
                return this with { Due = due, Remaining = Remaining - 1 };
        }
        return Zone.Add(now, period) is { } jump ? this with { Due = jump } : null;
    }

    private static Instant? Date(Value value) =>
        value switch
        {
            Value.Moment m => m.At,
            Value.Date d => Zone.StartOf(d.Day),
            Value.Text t => Functions.Temporal(t.Content) is Value.Date or Value.Moment
                ? Date(Functions.Temporal(t.Content)!)
                : null,
            _ => null,
        };

    private static Period? Period(Value value) =>
        value switch
        {
            Value.Span s => s.Length,
            Value.Text t => Zone.ReadPeriod(t.Content),
            _ => null,
        };

    // A check at import has no now: any moment serves.
    private static Instant? After(Instant now, Period period) =>
        now == Instant.MinValue ? Instant.MinValue : Zone.Add(now, period);

    private static Schedule? Cycle(string text, Instant now)
    {
        var parts = text.Split('/');
        if (parts.Length is < 2 or > 3 || !parts[0].StartsWith('R'))
            return null;
        int? count = null;
        if (parts[0].Length > 1)
        {
            if (!int.TryParse(parts[0].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n == 0)
                return null;
            count = n - 1;
        }
        var period = Zone.ReadPeriod(parts[^1]);
        if (period is null || !IsPositive(period))
            return null;
        var first = parts.Length is 3 ? Date(Value.From(parts[1])) : After(now, period);
        return first is { } due ? new Schedule(due, parts[^1], count) : null;
    }

    private static bool IsPositive(Period period) =>
        Zone.Add(NodaConstants.UnixEpoch, period) is { } later
        && later >= NodaConstants.UnixEpoch + Duration.FromSeconds(1);
}
