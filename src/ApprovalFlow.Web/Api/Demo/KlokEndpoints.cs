using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Web.Api.Demo;

internal sealed record KlokAntwoord(Instant Nu, LocalDate Datum);

/// <summary>The demo's business clock: read, and moved ahead only.</summary>
internal static class KlokEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/demo/klok", Lees);
        api.MapPost("/demo/klok", Zet).Accepts<KlokVerzoek>("application/json");
    }

    private static async Task<Ok<KlokAntwoord>> Lees(Bedrijfsklok klok, CancellationToken stop)
    {
        var nu = await klok.Nu(stop);
        return TypedResults.Ok(new KlokAntwoord(nu, Namen.Dag(nu)));
    }

    private static async Task<Results<Ok<KlokAntwoord>, ProblemHttpResult>> Zet(
        HttpContext http,
        Klokwerk werk,
        Klokdoel doelen,
        Bedrijfsklok klok,
        CancellationToken stop
    )
    {
        var (verzoek, fout) = await Lichaam.Lees<KlokVerzoek>(http, stop);
        if (fout is not null)
        {
            return Problemen.Van(fout);
        }
        var (doel, weigering) = await doelen.Van(verzoek!, stop);
        weigering ??= await werk.ZetOp(doel, stop);
        return weigering is null ? await Lees(klok, stop) : Problemen.Van(weigering);
    }
}

/// <summary>Where a request wants the clock: exactly one of plus, werkdagen and tot.</summary>
internal sealed class Klokdoel(ApprovalFlowDb db, Bedrijfsklok klok, Kalender kalender)
{
    public const string VolgendeTermijn = "volgende-termijn";
    public const int MaxWerkdagen = 250;
    private const int MaxDagen = 10_000;

    private static readonly DateTimeZone Amsterdam = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    public async Task<(Instant, Weigering?)> Van(KlokVerzoek verzoek, CancellationToken stop)
    {
        var nu = await klok.Nu(stop);
        return verzoek switch
        {
            { Plus: { } plus, Werkdagen: null, Tot: null } => Plus(nu, plus),
            { Plus: null, Werkdagen: { } aantal, Tot: null } => await Werkdagen(nu, aantal, stop),
            { Plus: null, Werkdagen: null, Tot: VolgendeTermijn } => await Termijn(nu, stop),
            _ => (
                default,
                new OngeldigeInvoer(
                    "plus",
                    "Geef precies een van: plus (PT1H), werkdagen (1) of tot (volgende-termijn)."
                )
            ),
        };
    }

    private static (Instant, Weigering?) Plus(Instant nu, string plus)
    {
        var parsed = PeriodPattern.Roundtrip.Parse(plus);
        if (!parsed.Success)
        {
            return (default, new OngeldigeInvoer("plus", "Plus is een duur, zoals PT1H of P1D."));
        }
        if (Dagen(parsed.Value) > MaxDagen)
        {
            return (default, new OngeldigeInvoer("plus", "De klok kan niet zo ver vooruit of terug."));
        }
        return (nu.InZone(Amsterdam).LocalDateTime.Plus(parsed.Value).InZoneLeniently(Amsterdam).ToInstant(), null);
    }

    /// <summary>At most so long, whatever the signs: a duration past the end of the calendar can not be added.</summary>
    private static decimal Dagen(Period p) =>
        (Math.Abs((decimal)p.Years) * 366)
        + (Math.Abs((decimal)p.Months) * 31)
        + (Math.Abs((decimal)p.Weeks) * 7)
        + Math.Abs((decimal)p.Days)
        + (Math.Abs((decimal)p.Hours) / 24)
        + (Math.Abs((decimal)p.Minutes) / 1440)
        + (Math.Abs((decimal)p.Seconds) / 86_400)
        + (Math.Abs((decimal)p.Milliseconds) / 86_400_000);

    /// <summary>The same time of day, so many working days on.</summary>
    private async Task<(Instant, Weigering?)> Werkdagen(Instant nu, int aantal, CancellationToken stop)
    {
        if (aantal is < 1 or > MaxWerkdagen)
        {
            return (default, new OngeldigeInvoer("werkdagen", $"Kies 1 tot {MaxWerkdagen} werkdagen."));
        }
        var lokaal = nu.InZone(Amsterdam).LocalDateTime;
        var datum = (await kalender.Nu(stop)).Werk.Plus(lokaal.Date, aantal);
        return datum.Weigering is { } weigering ? (default, weigering) : (Op(datum.Value, lokaal.TimeOfDay), null);
    }

    /// <summary>Nine in the morning of the next day on which some open task must be done.</summary>
    private async Task<(Instant, Weigering?)> Termijn(Instant nu, CancellationToken stop)
    {
        var vandaag = Namen.Dag(nu);
        var termijn = await db
            .Taken.Where(t => t.Status == TaakStatus.Open && t.Termijn > vandaag)
            .MinAsync(t => t.Termijn, stop);
        return termijn is { } datum
            ? (Op(datum, new LocalTime(9, 0)), null)
            : (default, new VerkeerdeToestand("Er is geen open taak met een termijn na vandaag."));
    }

    private static Instant Op(LocalDate datum, LocalTime tijd) => (datum + tijd).InZoneLeniently(Amsterdam).ToInstant();
}
