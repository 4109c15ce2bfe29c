using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Web.Api.Notas;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Web.Dashboard;

/// <summary>How a running nota stands. One nota can be late and in danger at once.</summary>
internal enum Stand
{
    Vastgelopen,
    TeLaat,
    InGevaar,
    Krap,
    Wacht,
    OpSchema,
}

internal enum Volgorde
{
    Termijn,
    Speling,
    Kamerdatum,
    Kenmerk,
}

/// <summary>
/// What the dashboard shows, as its address says it. What can not be read is left out: whoever typed an address gets a
/// list, not a lecture.
/// </summary>
internal sealed record Dashboardfilter
{
    public const int MaxZoek = 100;

    public Stand? Stand { get; init; }
    public Stap? Stap { get; init; }
    public EenheidCode? Eenheid { get; init; }
    public NotaSoort? Soort { get; init; }

    /// <summary>The Monday of a week in which a termijn or a Kamerdatum falls.</summary>
    public LocalDate? Week { get; init; }
    public string? Zoek { get; init; }
    public Volgorde Volgorde { get; init; }

    /// <summary>The place in the list, as the page before gave it.</summary>
    public Plaats? Vanaf { get; init; }

    public bool IsGefilterd => (Stand, Stap, Eenheid, Soort, Week, Zoek) is not (null, null, null, null, null, null);

    public static Dashboardfilter Lees(IQueryCollection query)
    {
        var volgorde = Codes.Parse<Volgorde>(query["volgorde"]) ?? Volgorde.Termijn;
        var zoek = query["zoek"].ToString().Trim();
        return new Dashboardfilter
        {
            Stand = Codes.Parse<Stand>(query["stand"]),
            Stap = Codes.Parse<Stap>(query["stap"]),
            Eenheid = EenheidCode.Parse(query["eenheid"]),
            Soort = Codes.Parse<NotaSoort>(query["soort"]),
            Week = Kalenderweek.Parse(query["week"]),
            Zoek = zoek.Length == 0 ? null : CleanText.Cut(zoek, MaxZoek),
            Volgorde = volgorde,
            Vanaf = Plaats.Parse(query["vanaf"], volgorde),
        };
    }

    /// <summary>The filter of a query string that was kept: "stand=te-laat&amp;stap=afstemmen".</summary>
    public static Dashboardfilter Lees(string vraag) =>
        Lees(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(vraag)));

    /// <summary>Without the place in the list: "?stand=te-laat", or nothing.</summary>
    public string Vraag() => Bouw(null);

    /// <summary>The same list at another place.</summary>
    public string Vraag(string vanaf) => Bouw(vanaf);

    private string Bouw(string? vanaf)
    {
        var query = new QueryBuilder();
        (string Naam, string? Waarde)[] delen =
        [
            ("stand", Stand is { } stand ? Codes.Code(stand) : null),
            ("stap", Stap is { } stap ? Codes.Code(stap) : null),
            ("eenheid", Eenheid?.Value),
            ("soort", Soort is { } soort ? Codes.Code(soort) : null),
            ("week", Week is { } week ? Kalenderweek.Code(week) : null),
            ("zoek", Zoek),
            ("volgorde", Volgorde == Volgorde.Termijn ? null : Codes.Code(Volgorde)),
            ("vanaf", vanaf),
        ];
        foreach (var (naam, waarde) in delen)
        {
            if (!string.IsNullOrEmpty(waarde))
            {
                query.Add(naam, waarde);
            }
        }
        return query.ToQueryString().Value ?? "";
    }
}

/// <summary>A place in the list: the value that it is ordered by, and the kenmerk that tells equals apart.</summary>
internal sealed record Plaats(LocalDate? Datum, int? Getal, string Kenmerk)
{
    /// <summary>Null for what no list of this order gave.</summary>
    public static Plaats? Parse(string? token, Volgorde volgorde)
    {
        if (token?.Split('_') is not [var waarde, { Length: > 0 and < 40 } kenmerk])
        {
            return null;
        }
        if (waarde.Length == 0)
        {
            return new(null, null, kenmerk);
        }
        return volgorde switch
        {
            Volgorde.Termijn or Volgorde.Kamerdatum => LocalDatePattern.Iso.Parse(waarde) is { Success: true } datum
                ? new(datum.Value, null, kenmerk)
                : null,
            Volgorde.Speling => int.TryParse(
                waarde,
                System.Globalization.NumberStyles.AllowLeadingSign,
                System.Globalization.CultureInfo.InvariantCulture,
                out var getal
            )
                ? new(null, getal, kenmerk)
                : null,
            Volgorde.Kenmerk => null,
        };
    }

    public override string ToString() =>
        Datum is { } datum ? $"{LocalDatePattern.Iso.Format(datum)}_{Kenmerk}"
        : Getal is { } getal ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{getal}_{Kenmerk}")
        : $"_{Kenmerk}";
}

/// <summary>A week by ISO 8601, as addresses have it: "2025-W21", kept as its Monday.</summary>
internal static class Kalenderweek
{
    private static readonly NodaTime.Calendars.IWeekYearRule Iso = NodaTime.Calendars.WeekYearRules.Iso;

    public static LocalDate Maandag(LocalDate datum) =>
        datum.DayOfWeek == IsoDayOfWeek.Monday ? datum : datum.Previous(IsoDayOfWeek.Monday);

    public static int Nummer(LocalDate datum) => Iso.GetWeekOfWeekYear(datum);

    public static string Code(LocalDate maandag) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Iso.GetWeekYear(maandag):D4}-W{Nummer(maandag):D2}"
        );

    public static LocalDate? Parse(string? code)
    {
        if (
            code is not { Length: 8 }
            || code[4..6] != "-W"
            || !int.TryParse(code[..4], System.Globalization.CultureInfo.InvariantCulture, out var jaar)
            || !int.TryParse(code[6..], System.Globalization.CultureInfo.InvariantCulture, out var week)
            || jaar is < 2000 or > 2999
            || week < 1
            || week > Iso.GetWeeksInWeekYear(jaar, CalendarSystem.Iso)
        )
        {
            return null;
        }
        return Iso.GetLocalDate(jaar, week, IsoDayOfWeek.Monday, CalendarSystem.Iso);
    }
}
