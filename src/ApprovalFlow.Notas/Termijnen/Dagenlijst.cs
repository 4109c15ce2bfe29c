using System.Collections.Frozen;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>The named days of the recorded years, and the refusal of every other year.</summary>
internal sealed class Dagenlijst
{
    private readonly FrozenSet<int> jaren;
    private readonly FrozenDictionary<LocalDate, string> namen;

    private Dagenlijst(FrozenSet<int> jaren, FrozenDictionary<LocalDate, string> namen) =>
        (this.jaren, this.namen) = (jaren, namen);

    public static Dagenlijst Van(IEnumerable<int> jaren, IEnumerable<(LocalDate Datum, string Naam)> dagen) =>
        new(
            jaren.ToFrozenSet(),
            dagen
                .GroupBy(dag => dag.Datum, dag => dag.Naam)
                .ToFrozenDictionary(dag => dag.Key, dag => string.Join(" en ", dag.Distinct(StringComparer.Ordinal)))
        );

    public static IEnumerable<(LocalDate Datum, string Naam)> Feesten(
        IEnumerable<int> jaren,
        IEnumerable<Feestdag> feesten
    ) =>
        from jaar in jaren
        from feestdag in feesten
        select (Feestdagen.Datum(feestdag, jaar), Feestdagen.Naam(feestdag));

    /// <summary>Years outside the bounds are never recorded, so counting on from one can not leave the calendar.</summary>
    public JaarNietVastgelegd? Weiger(LocalDate datum) =>
        jaren.Contains(datum.Year) ? null : new JaarNietVastgelegd(datum.Year);

    public static JaarNietVastgelegd? WeigerBuitenGrenzen(LocalDate datum) =>
        datum.Year is < Kalendergegevens.EersteJaar - 1 or > Kalendergegevens.LaatsteJaar + 1
            ? new JaarNietVastgelegd(datum.Year)
            : null;

    public string? Naam(LocalDate datum) => namen.GetValueOrDefault(datum);

    public static bool IsWeekend(LocalDate datum) => datum.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}
