using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>A day that a besluit equates with the statutory days (Algemene termijnenwet, article 3, paragraph 3).</summary>
public sealed record GelijkgesteldeDag(LocalDate Datum, string Bron);

/// <summary>A year of which it is confirmed that no besluit equates a day in it.</summary>
public sealed record JaarZonderGelijkgesteld(int Jaar, string Bron);

/// <summary>A working day on which the ministry is closed all the same.</summary>
public sealed record Sluitingsdag(LocalDate Datum, string Naam, string Bron);

/// <summary>A period in which the ministry does not count working days. The last day belongs to it.</summary>
public sealed record Reces(LocalDate Van, LocalDate TotEnMet, string Naam, string Bron);

/// <summary>
/// A day on which the ministry works although it would be closed: one date, or a statutory day in every year. It wins
/// over a closing day, a reces and a statutory day; a weekend can not be opened.
/// </summary>
public abstract record Openstelling(string Bron);

public sealed record OpenOpDatum(LocalDate Datum, string Bron) : Openstelling(Bron);

public sealed record OpenOpFeestdag(Feestdag Feestdag, string Bron) : Openstelling(Bron);

/// <summary>
/// What no formula gives, each day with its source. Equated days touch the wettelijke kalender only; closing days, reces
/// and opened days the werkkalender only. A year is recorded when it has an equated day or is confirmed to have none, and
/// no calendar counts in a year that is not recorded.
/// </summary>
public sealed record Kalendergegevens
{
    /// <summary>Koningsdag, as computed here, exists since 2014: an earlier year would be counted by the wrong law.</summary>
    public const int EersteJaar = 2014;
    public const int LaatsteJaar = 2199;

    public ImmutableArray<GelijkgesteldeDag> Gelijkgesteld { get; init; } = [];
    public ImmutableArray<JaarZonderGelijkgesteld> GeenGelijkgesteld { get; init; } = [];
    public ImmutableArray<Sluitingsdag> Gesloten { get; init; } = [];
    public ImmutableArray<Reces> Recessen { get; init; } = [];
    public ImmutableArray<Openstelling> Geopend { get; init; } = [];

    /// <summary>Without any data: both calendars refuse every year.</summary>
    public static Kalendergegevens Leeg { get; } = new();

    /// <summary>What the product ships: the equated days of 2023 to 2028.</summary>
    public static Kalendergegevens Meegeleverd { get; } = Leeg with { Gelijkgesteld = [.. Tot2025(), .. Tot2028()] };

    public IEnumerable<int> Jaren =>
        Gelijkgesteld
            .Select(dag => dag.Datum.Year)
            .Concat(GeenGelijkgesteld.Select(geen => geen.Jaar))
            .Distinct()
            .Order();

    /// <summary>
    /// These data with others added. A year of which <paramref name="meer"/> records the equated days is taken whole from
    /// there; the rest is added up.
    /// </summary>
    public Kalendergegevens Aangevuld(Kalendergegevens meer)
    {
        var replaced = meer.Jaren.ToHashSet();
        return new Kalendergegevens
        {
            Gelijkgesteld = [.. Gelijkgesteld.Where(d => !replaced.Contains(d.Datum.Year)), .. meer.Gelijkgesteld],
            GeenGelijkgesteld =
            [
                .. GeenGelijkgesteld.Where(g => !replaced.Contains(g.Jaar)),
                .. meer.GeenGelijkgesteld,
            ],
            Gesloten = [.. Gesloten.Union(meer.Gesloten)],
            Recessen = [.. Recessen.Union(meer.Recessen)],
            Geopend = [.. Geopend.Union(meer.Geopend)],
        };
    }

    /// <summary>These data and others, nothing replaced: what stands in both stands twice, and is refused as such.</summary>
    public Kalendergegevens Met(Kalendergegevens erbij) =>
        new()
        {
            Gelijkgesteld = [.. Gelijkgesteld, .. erbij.Gelijkgesteld],
            GeenGelijkgesteld = [.. GeenGelijkgesteld, .. erbij.GeenGelijkgesteld],
            Gesloten = [.. Gesloten, .. erbij.Gesloten],
            Recessen = [.. Recessen, .. erbij.Recessen],
            Geopend = [.. Geopend, .. erbij.Geopend],
        };

    /// <summary>
    /// What belongs to one year: its days, its confirmation, and each reces that touches it. Statutory days that are opened
    /// every year belong to none.
    /// </summary>
    public Kalendergegevens VanJaar(int jaar) =>
        new()
        {
            Gelijkgesteld = [.. Gelijkgesteld.Where(dag => dag.Datum.Year == jaar)],
            GeenGelijkgesteld = [.. GeenGelijkgesteld.Where(geen => geen.Jaar == jaar)],
            Gesloten = [.. Gesloten.Where(dag => dag.Datum.Year == jaar)],
            Recessen = [.. Recessen.Where(reces => reces.Van.Year <= jaar && jaar <= reces.TotEnMet.Year)],
            Geopend = [.. Geopend.Where(open => open is OpenOpDatum dag && dag.Datum.Year == jaar)],
        };

    /// <summary>
    /// The first year that somebody must record soon: one that begins within <paramref name="maanden"/> months, or runs
    /// already. Null when there is time.
    /// </summary>
    public int? OntbrekendJaar(LocalDate vandaag, int maanden = 6)
    {
        var recorded = Jaren.ToHashSet();
        var last = vandaag.PlusMonths(maanden).Year;
        return Enumerable
            .Range(vandaag.Year, last - vandaag.Year + 1)
            .Where(jaar => !recorded.Contains(jaar))
            .Select(jaar => (int?)jaar)
            .FirstOrDefault();
    }

    private static IEnumerable<GelijkgesteldeDag> Tot2025() =>
        Days(
            "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025 "
                + "met een algemeen erkende feestdag",
            new LocalDate(2023, 4, 28),
            new LocalDate(2023, 5, 19),
            new LocalDate(2024, 5, 10),
            new LocalDate(2024, 12, 27),
            new LocalDate(2025, 5, 30)
        );

    private static IEnumerable<GelijkgesteldeDag> Tot2028() =>
        Days(
            "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028 "
                + "met een algemeen erkende feestdag",
            new LocalDate(2026, 1, 2),
            new LocalDate(2026, 5, 15),
            new LocalDate(2027, 5, 7),
            new LocalDate(2028, 4, 28),
            new LocalDate(2028, 5, 26)
        );

    private static IEnumerable<GelijkgesteldeDag> Days(string bron, params LocalDate[] dates) =>
        dates.Select(datum => new GelijkgesteldeDag(datum, bron));
}
