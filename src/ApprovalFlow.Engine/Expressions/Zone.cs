using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Engine.Expressions;

/// <summary>Dates are dates in Amsterdam. Days, weeks, months are counted on its calendar, hours and less as elapsed time.</summary>
internal static class Zone
{
    internal static DateTimeZone Amsterdam { get; } = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    internal static LocalDate DayOf(Instant moment) => moment.InZone(Amsterdam).Date;

    internal static Instant StartOf(LocalDate day) => Amsterdam.AtStartOfDay(day).ToInstant();

    /// <summary>Null when the result lies outside the calendar.</summary>
    internal static Instant? Add(Instant from, Period period)
    {
        try
        {
            var days = period.DateComponents();
            var local = days is { Years: 0, Months: 0, Weeks: 0, Days: 0 }
                ? from
                : (from.InZone(Amsterdam).LocalDateTime + days).InZoneLeniently(Amsterdam).ToInstant();
            return local + period.TimeComponents().ToDuration();
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    internal static Period DateComponents(this Period p) =>
        new PeriodBuilder
        {
            Years = p.Years,
            Months = p.Months,
            Weeks = p.Weeks,
            Days = p.Days,
        }.Build();

    internal static Period TimeComponents(this Period p) =>
        new PeriodBuilder
        {
            Hours = p.Hours,
            Minutes = p.Minutes,
            Seconds = p.Seconds,
            Milliseconds = p.Milliseconds,
            Ticks = p.Ticks,
            Nanoseconds = p.Nanoseconds,
        }.Build();

    internal static LocalDate? ReadDate(string text) =>
        LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) && IsUsual(day) ? day : null;

    /// <summary>With an offset that moment; without one, that time in Amsterdam.</summary>
    internal static Instant? ReadMoment(string text)
    {
        if (OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var exact) && IsUsual(exact.Date))
            return exact.ToInstant();
        if (LocalDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var local) && IsUsual(local.Date))
            return local.InZoneLeniently(Amsterdam).ToInstant();
        return ReadShort.Parse(text).TryGetValue(default, out var brief) && IsUsual(brief.Date)
            ? brief.InZoneLeniently(Amsterdam).ToInstant()
            : null;
    }

    // At the ends of the calendar a change of zone can leave it.
    private static bool IsUsual(LocalDate day) => day.Year is >= 1 and <= 9990;

    internal static Period? ReadPeriod(string text) =>
        PeriodPattern.Roundtrip.Parse(text).TryGetValue(Period.Zero, out var p) ? p : null;

    private static readonly LocalDateTimePattern ReadShort = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm"
    );
}
