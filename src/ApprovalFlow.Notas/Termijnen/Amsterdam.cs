using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>The one time zone in which the ministry has its days.</summary>
public static class Amsterdam
{
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    public static LocalDate Dag(Instant moment) => moment.InZone(Zone).Date;

    /// <summary>Midnight there: 22:00 UTC the day before in summer time, 23:00 in winter time.</summary>
    public static Instant BeginVan(LocalDate dag) => Zone.AtStartOfDay(dag).ToInstant();

    /// <summary>
    /// A time of the clock on a day. A time that summer time leaves out (02:30 at the end of March) is an hour later, of one
    /// that comes twice at the end of October it is the first.
    /// </summary>
    public static Instant Op(LocalDate dag, LocalTime uur) => Zone.AtLeniently(dag + uur).ToInstant();
}
