using System.Text.RegularExpressions;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
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
        api.MapGet("/notas/{id:guid}/prognose", Voorspel);
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
        Notaplannen plannen,
        CancellationToken stop,
        int? vertraging = null
    )
    {
        if (await vragen.Lees(NotaId.Of(id), http.Aanvrager(), stop) is not { } dossier)
        {
            return Problemen.Van(new NietGevonden());
        }
        if (vertraging is < 1 or > Notaplan.MaxVertraging)
        {
            return Problemen.Van(
                new OngeldigeInvoer("vertraging", $"Kies een vertraging van 1 tot {Notaplan.MaxVertraging} werkdagen.")
            );
        }
        return await plannen.Van(dossier, vertraging ?? Notaplan.GewoneVertraging, stop) switch
        {
            null => TypedResults.Ok(new Lijst<PlanRegel>([], null)),
            { Weigering: { } weigering } => Problemen.Van(weigering),
            var plan => TypedResults.Ok(
                new Lijst<PlanRegel>([.. plan.Value.Stappen.Select(stap => PlanRegel.Van(plan.Value, stap))], null)
            ),
        };
    }

    private static async Task<Results<Ok<PrognoseAntwoord>, ProblemHttpResult>> Voorspel(
        Guid id,
        HttpContext http,
        NotaVragen vragen,
        Prognoses prognoses,
        CancellationToken stop
    )
    {
        var nota = NotaId.Of(id);
        if (!await vragen.MagLezen(nota, http.Aanvrager(), stop))
        {
            return Problemen.Van(new NietGevonden());
        }
        return await prognoses.Van(nota, stop) is { } prognose
            ? TypedResults.Ok(PrognoseAntwoord.Van(prognose))
            : Problemen.Van(
                new VerkeerdeToestand("Een prognose is er alleen van een lopende nota met een Kamerdatum.")
            );
    }
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
