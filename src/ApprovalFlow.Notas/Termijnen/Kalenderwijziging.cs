using System.Collections.Immutable;
using ApprovalFlow.Notas.Register;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>The lists of the calendar data: each row stands in one, under a key that is unique in it.</summary>
public enum Kalenderlijst
{
    /// <summary>Key: the date.</summary>
    Gelijkgesteld,

    /// <summary>Key: the year.</summary>
    GeenGelijkgesteld,

    /// <summary>Key: the date.</summary>
    Gesloten,

    /// <summary>Key: the first day.</summary>
    Reces,

    /// <summary>Key: the date.</summary>
    Geopend,

    /// <summary>Key: the code of the statutory day, which is opened in every year.</summary>
    GeopendeFeestdag,
}

/// <summary>
/// One row of the calendar data. Jaar is null for what holds in every year; TotEnMet is the last day of a reces.
/// Bron is the source: a besluit, or whoever decided it.
/// </summary>
public sealed record Kalenderregel(
    Kalenderlijst Lijst,
    string Sleutel,
    int? Jaar,
    LocalDate? TotEnMet,
    string? Naam,
    string Bron
)
{
    /// <summary>Every row of the data, in order of list and key.</summary>
    public static ImmutableArray<Kalenderregel> Van(Kalendergegevens gegevens) =>
        [
            .. gegevens
                .Gelijkgesteld.Select(d => Dag(Kalenderlijst.Gelijkgesteld, d.Datum, null, d.Bron))
                .Concat(
                    gegevens.GeenGelijkgesteld.Select(g => new Kalenderregel(
                        Kalenderlijst.GeenGelijkgesteld,
                        $"{g.Jaar}",
                        g.Jaar,
                        null,
                        null,
                        g.Bron
                    ))
                )
                .Concat(gegevens.Gesloten.Select(d => Dag(Kalenderlijst.Gesloten, d.Datum, d.Naam, d.Bron)))
                .Concat(
                    gegevens.Recessen.Select(r =>
                        Dag(Kalenderlijst.Reces, r.Van, r.Naam, r.Bron) with
                        {
                            TotEnMet = r.TotEnMet,
                        }
                    )
                )
                .Concat(gegevens.Geopend.Select(Openstelling))
                .OrderBy(regel => regel.Lijst)
                .ThenBy(regel => regel.Sleutel, StringComparer.Ordinal),
        ];

    /// <summary>The data that these rows are; they were checked when they were made.</summary>
    public static Kalendergegevens Samen(IReadOnlyCollection<Kalenderregel> regels) =>
        new()
        {
            Gelijkgesteld =
            [
                .. In(regels, Kalenderlijst.Gelijkgesteld).Select(r => new GelijkgesteldeDag(r.Dag(), r.Bron)),
            ],
            GeenGelijkgesteld =
            [
                .. In(regels, Kalenderlijst.GeenGelijkgesteld)
                    .Select(r => new JaarZonderGelijkgesteld(r.Jaar!.Value, r.Bron)),
            ],
            Gesloten = [.. In(regels, Kalenderlijst.Gesloten).Select(r => new Sluitingsdag(r.Dag(), r.Naam!, r.Bron))],
            Recessen =
            [
                .. In(regels, Kalenderlijst.Reces).Select(r => new Reces(r.Dag(), r.TotEnMet!.Value, r.Naam!, r.Bron)),
            ],
            Geopend =
            [
                .. In(regels, Kalenderlijst.Geopend).Select(r => new OpenOpDatum(r.Dag(), r.Bron)),
                .. In(regels, Kalenderlijst.GeopendeFeestdag)
                    .Select(r => new OpenOpFeestdag(Feestdagen.Parse(r.Sleutel)!.Value, r.Bron)),
            ],
        };

    private static IEnumerable<Kalenderregel> In(IEnumerable<Kalenderregel> regels, Kalenderlijst lijst) =>
        regels.Where(regel => regel.Lijst == lijst).OrderBy(regel => regel.Sleutel, StringComparer.Ordinal);

    private LocalDate Dag() => LocalDatePattern.Iso.Parse(Sleutel).Value;

    private static Kalenderregel Dag(Kalenderlijst lijst, LocalDate datum, string? naam, string bron) =>
        new(lijst, LocalDatePattern.Iso.Format(datum), datum.Year, null, naam, bron);

    private static Kalenderregel Openstelling(Openstelling open) =>
        open switch
        {
            OpenOpDatum dag => Dag(Kalenderlijst.Geopend, dag.Datum, null, dag.Bron),
            OpenOpFeestdag dag => new(
                Kalenderlijst.GeopendeFeestdag,
                Feestdagen.Code(dag.Feestdag),
                null,
                null,
                Feestdagen.Naam(dag.Feestdag),
                dag.Bron
            ),
            _ => throw new System.Diagnostics.UnreachableException(open.GetType().Name),
        };
}

/// <summary>
/// A change of the calendar data by an administrator. What comes out is checked as a file is: there is one way in. A
/// termijn that was set stays as it was; plans and new termijnen follow the new data.
/// </summary>
public abstract record Kalenderwijziging
{
    private Kalenderwijziging() { }

    public static Weigering? Bevoegd(Medewerker wie) =>
        wie.IsBeheerder ? null : new Opdrachten.NietBevoegd("Alleen een beheerder kan de kalenders veranderen.");

    /// <summary>The data after the change, or <see cref="KalenderbestandOngeldig"/> with every error.</summary>
    public Result<Kalendergegevens> Decide(Kalendergegevens nu) =>
        Apply(nu).Then(straks => Kalenderbestand.Lees(Kalenderbestand.Schrijf(straks)));

    private protected abstract Result<Kalendergegevens> Apply(Kalendergegevens nu);

    /// <summary>
    /// Adds rows beside those that are there: one that is there already is refused, and so is one that begins outside the
    /// year that it was meant for. Without Jaar it may be in any.
    /// </summary>
    public sealed record Toevoegen(Kalendergegevens Erbij, int? Jaar = null) : Kalenderwijziging
    {
        private protected override Result<Kalendergegevens> Apply(Kalendergegevens nu) =>
            Jaar is { } jaar && Kalenderregel.Van(Erbij).FirstOrDefault(regel => regel.Jaar != jaar) is { } buiten
                ? new Opdrachten.OngeldigeInvoer(
                    buiten.Lijst == Kalenderlijst.Reces ? "van" : "datum",
                    $"Kies een dag in {jaar}, of ga eerst naar het jaar van deze dag."
                )
                : nu.Met(Erbij);
    }

    /// <summary>
    /// Puts one row in the place of another of the same list. It may keep a first day outside the year that it was meant
    /// for (a reces that began the year before), not get one.
    /// </summary>
    public sealed record Vervangen(Kalenderlijst Lijst, string Sleutel, Kalendergegevens Erbij, int? Jaar = null)
        : Kalenderwijziging
    {
        private protected override Result<Kalendergegevens> Apply(Kalendergegevens nu)
        {
            var zelfde = Kalenderregel.Van(Erbij).All(regel => regel.Sleutel == Sleutel);
            return new Verwijderen(Lijst, Sleutel)
                .Apply(nu)
                .Then(over => new Toevoegen(Erbij, zelfde ? null : Jaar).Apply(over));
        }
    }

    /// <summary>Takes a whole file in, by the rule of <see cref="Kalendergegevens.Aangevuld"/>.</summary>
    public sealed record Inlezen(Kalendergegevens Bestand) : Kalenderwijziging
    {
        private protected override Result<Kalendergegevens> Apply(Kalendergegevens nu) => nu.Aangevuld(Bestand);
    }

    /// <summary>Takes one row away. Without its last equated day or confirmation a year is not recorded any more.</summary>
    public sealed record Verwijderen(Kalenderlijst Lijst, string Sleutel) : Kalenderwijziging
    {
        private protected override Result<Kalendergegevens> Apply(Kalendergegevens nu)
        {
            var regels = Kalenderregel.Van(nu);
            var over = regels.RemoveAll(regel => regel.Lijst == Lijst && regel.Sleutel == Sleutel);
            return over.Length == regels.Length ? new KalenderregelOnbekend() : Kalenderregel.Samen(over);
        }
    }
}

public sealed record KalenderregelOnbekend()
    : Weigering("kalenderregel-onbekend", "Deze regel staat niet meer in de kalender. Laad de pagina opnieuw.")
{
    public override WeigeringSoort Soort => WeigeringSoort.Conflict;
}

/// <summary>Somebody else changed the calendar between looking and changing.</summary>
public sealed record KalenderIsVeranderd()
    : Weigering(
        "kalender-is-veranderd",
        "De kalender is intussen veranderd. Kijk eerst wat er nu staat en probeer het dan opnieuw."
    )
{
    public override WeigeringSoort Soort => WeigeringSoort.Conflict;
}
