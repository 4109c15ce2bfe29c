using System.Text.RegularExpressions;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Api.Notas;

/// <summary>Everything that is read of one nota, and the list of notas. What is hidden is not found.</summary>
internal static class NotaLezen
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/notas", Lijst);
        api.MapGet("/notas/{id:guid}", Een);
        api.MapGet("/notas/{id:guid}/versies", Versies);
        api.MapGet("/notas/{id:guid}/gebeurtenissen", Gebeurtenissen);
        api.MapGet("/notas/{id:guid}/planning", Plan);
    }

    private static async Task<Results<Ok<Lijst<NotaRegel>>, ProblemHttpResult>> Lijst(
        HttpContext http,
        NotaVragen vragen,
        CancellationToken stop,
        string? vanaf = null,
        int? aantal = null,
        string? status = null,
        string? zoek = null
    )
    {
        var (filter, weigering) = NotaFilter.Lees(vanaf, aantal, status, zoek);
        return weigering is not null
            ? Problemen.Van(weigering)
            : TypedResults.Ok(await vragen.Lijst(http.Aanvrager(), filter!, stop));
    }

    private static async Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Een(
        Guid id,
        HttpContext http,
        NotaVragen vragen,
        CancellationToken stop
    )
    {
        if (await vragen.Toon(NotaId.Of(id), http.Aanvrager(), stop) is not { } nota)
        {
            return Problemen.Van(new NietGevonden());
        }
        http.Response.Headers.ETag = nota.ETag;
        return TypedResults.Ok(nota.Antwoord);
    }

    private static async Task<Results<Ok<Lijst<VersieAntwoord>>, ProblemHttpResult>> Versies(
        Guid id,
        HttpContext http,
        NotaVragen vragen,
        Omgeving omgeving,
        CancellationToken stop
    )
    {
        if (await vragen.Lees(NotaId.Of(id), http.Aanvrager(), stop) is not { } dossier)
        {
            return Problemen.Van(new NietGevonden());
        }
        var namen = await omgeving.Namen(stop);
        var items = dossier.Versies.Values.Select(v => new VersieAntwoord(
            v.Versie,
            v.InhoudHash,
            namen.Medewerker(v.IngediendDoor),
            v.IngediendOp,
            v.Gevraagd,
            v.Bijlagen.Length
        ));
        return TypedResults.Ok(new Lijst<VersieAntwoord>([.. items], null));
    }

    private static async Task<Results<Ok<Lijst<GebeurtenisAntwoord>>, ProblemHttpResult>> Gebeurtenissen(
        Guid id,
        HttpContext http,
        NotaVragen vragen,
        CancellationToken stop,
        int? vanaf = null
    ) =>
        vanaf < 0 ? Problemen.Van(NotaFilter.OnbekendePlaats)
        : await vragen.Gebeurtenissen(NotaId.Of(id), http.Aanvrager(), vanaf ?? 0, stop) is { } items
            ? TypedResults.Ok(items)
        : Problemen.Van(new NietGevonden());

    private static async Task<Results<Ok<Lijst<PlanRegel>>, ProblemHttpResult>> Plan(
        Guid id,
        HttpContext http,
        NotaVragen vragen,
        Kalender kalender,
        CancellationToken stop
    )
    {
        if (await vragen.Lees(NotaId.Of(id), http.Aanvrager(), stop) is not { } dossier)
        {
            return Problemen.Van(new NietGevonden());
        }
        if (dossier.Nota.Kamerdatum is not { } kamerdatum)
        {
            return TypedResults.Ok(new Lijst<PlanRegel>([], null));
        }
        var werk = (await kalender.Nu(stop)).Werk;
        var plan = Planning.Van(await vragen.Procedure(dossier.Nota, stop), kamerdatum, werk);
        return plan.Weigering is { } weigering
            ? Problemen.Van(weigering)
            : TypedResults.Ok(new Lijst<PlanRegel>([.. plan.Value.Stappen.Select(PlanRegel.Van)], null));
    }
}

/// <summary>The last day on which a step can be done without eating into a later one. Aandeel is in working days.</summary>
internal sealed record PlanRegel(string Stap, int Aandeel, NodaTime.LocalDate UitersteDatum)
{
    public static PlanRegel Van(PlanStap stap) => new(stap.Stap, stap.Aandeel, stap.UitersteDatum);
}

internal sealed partial record NotaFilter(string? Vanaf, int Aantal, NotaStatus? Status, string? Zoek)
{
    public const int StandaardAantal = 50;
    public const int MaxAantal = 200;

    public static readonly OngeldigeInvoer OnbekendePlaats = new(
        "vanaf",
        "Gebruik de waarde van volgende uit de vorige pagina."
    );

    public static (NotaFilter? Filter, Weigering? Weigering) Lees(
        string? vanaf,
        int? aantal,
        string? status,
        string? zoek
    )
    {
        if (aantal is < 1 or > MaxAantal)
        {
            return (null, new OngeldigeInvoer("aantal", $"Vraag 1 tot {MaxAantal} regels per keer."));
        }
        if (vanaf is not null && !Kenmerk().IsMatch(vanaf))
        {
            return (null, OnbekendePlaats);
        }
        if (Codes.Parse<NotaStatus>(status) is not { } parsed)
        {
            return status is null
                ? (new NotaFilter(vanaf, aantal ?? StandaardAantal, null, zoek), null)
                : (null, new OngeldigeInvoer("status", $"Status {status} bestaat niet."));
        }
        return (new NotaFilter(vanaf, aantal ?? StandaardAantal, parsed, zoek), null);
    }

    [GeneratedRegex(@"^N[0-9]{4}-[0-9]{5,9}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Kenmerk();
}

internal static class Codes
{
    /// <summary>The member of an enum by its kebab-case name.</summary>
    public static T? Parse<T>(string? code)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Code(value) == code).Select(value => (T?)value).FirstOrDefault();

    public static string Code<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
