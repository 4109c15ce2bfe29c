using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// The working days of the ministry: Monday to Friday, minus the days on which it is closed. It is closed on the statutory
/// days (5 May and Goede Vrijdag included), on its own closing days and in a reces, and open on what is opened. Equated
/// days are ordinary working days. It refuses a year that is not recorded (<see cref="JaarNietVastgelegd"/>) although
/// equated days do not move it: until somebody has looked at a year, its closing days are not known either.
/// </summary>
public sealed class Werkkalender(Kalendergegevens gegevens)
{
    /// <summary>Working days, about four years.</summary>
    public const int MaxAantal = 1000;

    private readonly Dagenlijst gesloten = Dagenlijst.Van(gegevens.Jaren, Closed(gegevens));

    /// <summary>
    /// N working days after Van, or before it when Aantal is negative; Van itself is not counted. 0 gives Van, whatever day
    /// that is. Refuses every year in which a day had to be judged and that is not recorded, and more than
    /// <see cref="MaxAantal"/>.
    /// </summary>
    public Result<Telling> Tel(LocalDate van, int aantal)
    {
        if (aantal is < -MaxAantal or > MaxAantal)
            return new TeVeelWerkdagen(aantal);
        if (Dagenlijst.WeigerBuitenGrenzen(van) is { } buiten)
            return buiten;
        var step = Math.Sign(aantal);
        var skipped = new List<OvergeslagenDag>();
        var datum = van;
        for (var left = Math.Abs(aantal); left > 0; )
        {
            datum = datum.PlusDays(step);
            if (gesloten.Weiger(datum) is { } weigering)
                return weigering;
            if (Dagenlijst.IsWeekend(datum))
                continue;
            if (gesloten.Naam(datum) is { } naam)
                skipped.Add(new OvergeslagenDag(datum, naam));
            else
                left--;
        }
        return new Telling(van, aantal, KalenderSoort.Werk, datum, [.. skipped.OrderBy(dag => dag.Datum)]);
    }

    /// <summary>The date of <see cref="Tel"/> without its explanation.</summary>
    public Result<LocalDate> Plus(LocalDate van, int werkdagen) => Tel(van, werkdagen).Map(telling => telling.Datum);

    public Result<bool> IsWerkdag(LocalDate datum) =>
        gesloten.Weiger(datum) is { } weigering ? weigering : IsOpen(datum);

    /// <summary>Why the ministry is closed on a date ("zaterdag", "Koningsdag"); null on a working day and in a year not recorded.</summary>
    public string? Reden(LocalDate datum) =>
        Dagenlijst.IsWeekend(datum) ? DutchDate.Weekday(datum) : gesloten.Naam(datum);

    /// <summary>The date itself when it is a working day, else the last one before it.</summary>
    public Result<LocalDate> OpOfVoor(LocalDate datum) => Nearest(datum, -1);

    /// <summary>The date itself when it is a working day, else the first one after it.</summary>
    public Result<LocalDate> OpOfNa(LocalDate datum) => Nearest(datum, 1);

    /// <summary>
    /// Working days after Van up to and with TotEnMet; negative, from Van back to the day after TotEnMet, when that is
    /// earlier. The inverse of counting between working days.
    /// </summary>
    public Result<int> Tussen(LocalDate van, LocalDate totEnMet)
    {
        var (first, last, sign) = van <= totEnMet ? (van, totEnMet, 1) : (totEnMet, van, -1);
        var count = 0;
        for (var datum = first; datum < last; )
        {
            datum = datum.PlusDays(1);
            if (gesloten.Weiger(datum) is { } weigering)
                return weigering;
            count += IsOpen(datum) ? sign : 0;
        }
        return count;
    }

    private Result<LocalDate> Nearest(LocalDate datum, int step) =>
        IsWerkdag(datum).Then(isWerkdag => isWerkdag ? datum : Plus(datum, step));

    private bool IsOpen(LocalDate datum) => !Dagenlijst.IsWeekend(datum) && gesloten.Naam(datum) is null;

    private static IEnumerable<(LocalDate Datum, string Naam)> Closed(Kalendergegevens gegevens)
    {
        var openDates = gegevens.Geopend.OfType<OpenOpDatum>().Select(open => open.Datum).ToHashSet();
        var openFeasts = gegevens.Geopend.OfType<OpenOpFeestdag>().Select(open => open.Feestdag);
        return Dagenlijst
            .Feesten(gegevens.Jaren, Feestdagen.Alle.Except(openFeasts))
            .Concat(gegevens.Gesloten.Select(dag => (dag.Datum, dag.Naam)))
            .Concat(gegevens.Recessen.SelectMany(Days))
            .Where(dag => !openDates.Contains(dag.Datum));
    }

    private static IEnumerable<(LocalDate Datum, string Naam)> Days(Reces reces) =>
        new DateInterval(reces.Van, reces.TotEnMet).Select(datum => (datum, reces.Naam));
}
