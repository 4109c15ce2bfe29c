using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// The last day on which something can be done on time, in Europe/Amsterdam. That day counts: late starts at the midnight
/// after it, there.
/// </summary>
public readonly record struct Termijn(LocalDate Datum) : IComparable<Termijn>
{
    /// <summary>The first moment that is late.</summary>
    public Instant TeLaatVanaf => Amsterdam.BeginVan(Datum.PlusDays(1));

    public bool IsTeLaat(Instant nu) => nu >= TeLaatVanaf;

    /// <summary>
    /// The termijn of a task that opens: the earlier of opening plus share and the step's latest date, never before the
    /// opening day; without latest date (no Kamerdatum) opening plus share. Opening is the day in Amsterdam, aandeel is in
    /// working days; a share of 0 opened on a closed day ends on the first working day after it.
    /// </summary>
    public static Result<Termijn> VoorTaak(
        LocalDate opening,
        int aandeel,
        LocalDate? uitersteDatum,
        Werkkalender kalender
    ) =>
        kalender
            .Plus(opening, aandeel)
            .Then(kalender.OpOfNa)
            .Map(datum => new Termijn(LocalDate.Max(opening, LocalDate.Min(datum, uitersteDatum ?? datum))));

    /// <summary>Working days late on a day; 0 until and with the termijn itself.</summary>
    public Result<int> WerkdagenTeLaat(LocalDate vandaag, Werkkalender kalender) =>
        vandaag <= Datum ? 0 : kalender.Tussen(Datum, vandaag);

    public int CompareTo(Termijn other) => Datum.CompareTo(other.Datum);

    public static bool operator <(Termijn left, Termijn right) => left.CompareTo(right) < 0;

    public static bool operator >(Termijn left, Termijn right) => left.CompareTo(right) > 0;

    public static bool operator <=(Termijn left, Termijn right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Termijn left, Termijn right) => left.CompareTo(right) >= 0;

    /// <summary>As a sentence has it: "donderdag 15 mei 2025".</summary>
    public override string ToString() => DutchDate.Full(Datum);
}
