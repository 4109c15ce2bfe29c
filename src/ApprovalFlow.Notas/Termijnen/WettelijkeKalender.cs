using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// Terms by the Algemene termijnenwet. An ordinary day is no Saturday, no Sunday, no statutory day and no equated day.
/// Closing days and reces of the ministry play no part.
/// </summary>
public sealed class WettelijkeKalender(Kalendergegevens gegevens)
{
    /// <summary>Calendar days: article 4 excepts terms "in more than 90 days".</summary>
    public const int MaxAantal = 90;

    private const int Artikel2Vanaf = 3;
    private const int GewoneDagen = 2;

    private readonly Dagenlijst feesten = Dagenlijst.Van(
        gegevens.Jaren,
        Dagenlijst
            .Feesten(gegevens.Jaren, Feestdagen.Alle)
            .Concat(gegevens.Gelijkgesteld.Select(dag => (dag.Datum, "gelijkgestelde dag")))
    );

    /// <summary>
    /// N calendar days after Van (Van not counted), to the first ordinary day on or after that (article 1), and for N of 3
    /// and more until two ordinary days are in it (article 2). Forwards only: article 1, paragraph 2, extends nothing that is
    /// counted backwards, so that is refused, as are 0, more than <see cref="MaxAantal"/> and years that are not recorded.
    /// </summary>
    public Result<Telling> Tel(LocalDate van, int aantal)
    {
        if (Refusal(van, aantal) is { } weigering)
            return weigering;
        var ordinary = 0;
        for (var datum = van.PlusDays(1); ; datum = datum.PlusDays(1))
        {
            if (feesten.Weiger(datum) is { } jaar)
                return jaar;
            ordinary += IsGewoneDag(datum) ? 1 : 0;
            if (Ends(datum, van.PlusDays(aantal), aantal, ordinary))
                return Explained(van, aantal, datum);
        }
    }

    /// <summary>Refuses a year that is not recorded.</summary>
    public Result<bool> IsGewoon(LocalDate datum) =>
        feesten.Weiger(datum) is { } weigering ? weigering : IsGewoneDag(datum);

    /// <summary>Why a date is no ordinary day ("zondag", "Hemelvaartsdag"); null on an ordinary day and in a year not recorded.</summary>
    public string? Reden(LocalDate datum) =>
        feesten.Naam(datum) ?? (Dagenlijst.IsWeekend(datum) ? DutchDate.Weekday(datum) : null);

    private static Weigering? Refusal(LocalDate van, int aantal) =>
        aantal switch
        {
            < 0 => new WettelijkNietTerug(),
            0 => new WettelijkZonderDagen(),
            > MaxAantal => new TermijnTeLang(aantal),
            _ => Dagenlijst.WeigerBuitenGrenzen(van),
        };

    private bool Ends(LocalDate datum, LocalDate unextended, int aantal, int ordinary) =>
        datum >= unextended && IsGewoneDag(datum) && (aantal < Artikel2Vanaf || ordinary >= GewoneDagen);

    private Telling Explained(LocalDate van, int aantal, LocalDate datum)
    {
        var unextended = van.PlusDays(aantal);
        var article1 = unextended;
        while (!IsGewoneDag(article1))
            article1 = article1.PlusDays(1);
        // Article 2 looks at the whole term, so its explanation names every day in it that is not ordinary.
        var from = datum > article1 ? van.PlusDays(1) : unextended;
        var passed = new DateInterval(from, datum).Where(dag => !IsGewoneDag(dag));
        return new Telling(
            van,
            aantal,
            KalenderSoort.Wettelijk,
            datum,
            [.. passed.Select(dag => new OvergeslagenDag(dag, Reden(dag)!))]
        )
        {
            Artikel1 = article1 > unextended,
            Artikel2 = datum > article1,
        };
    }

    private bool IsGewoneDag(LocalDate datum) => !Dagenlijst.IsWeekend(datum) && feesten.Naam(datum) is null;
}
