using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApprovalFlow.Web.Api.Notas;

/// <summary>What the steller and the secretariaat do with a nota. Each answers with the nota as it then is.</summary>
internal static class NotaHandelingen
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/notas/{id:guid}/indiening", Indiening).Accepts<IndieningVerzoek>("application/json");
        api.MapPost("/notas/{id:guid}/terughaling", Terughaling).Accepts<ToelichtingVerzoek>("application/json");
        api.MapPost("/notas/{id:guid}/intrekking", Intrekking).Accepts<ToelichtingVerzoek>("application/json");
        api.MapPost("/notas/{id:guid}/afstemmingen", Toevoegen).Accepts<AfstemmingVerzoek>("application/json");
        api.MapPost("/notas/{id:guid}/afstemmingen/{eenheid}/vervallenverklaring", Vervallen)
            .Accepts<ToelichtingVerzoek>("application/json");
        api.MapPut("/notas/{id:guid}/kamerdatum", Kamerdatum).Accepts<KamerdatumVerzoek>("application/json");
        api.MapPut("/notas/{id:guid}/kamernummers", Kamernummers).Accepts<KamernummersVerzoek>("application/json");
    }

    private static Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Indiening(
        Guid id,
        HttpContext http,
        NotaUitvoering uitvoering,
        CancellationToken stop
    ) => uitvoering.Run<IndieningVerzoek>(id, http, Indienen, stop);

    private static Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Terughaling(
        Guid id,
        HttpContext http,
        NotaUitvoering uitvoering,
        CancellationToken stop
    ) => uitvoering.Run<ToelichtingVerzoek>(id, http, (v, _) => (new NotaTerughalen(v.Toelichting), null), stop);

    private static Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Intrekking(
        Guid id,
        HttpContext http,
        NotaUitvoering uitvoering,
        CancellationToken stop
    ) => uitvoering.Run<ToelichtingVerzoek>(id, http, (v, _) => (new NotaIntrekken(v.Toelichting), null), stop);

    private static Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Toevoegen(
        Guid id,
        HttpContext http,
        NotaUitvoering uitvoering,
        CancellationToken stop
    ) =>
        uitvoering.Run<AfstemmingVerzoek>(
            id,
            http,
            (v, register) =>
                register.Eenheden.Zoek(v.Eenheid) is { } eenheid
                    ? (new AfstemmingToevoegen(eenheid.Code, v.Toelichting), null)
                    : (null, new OngeldigeInvoer("eenheid", $"Eenheid {v.Eenheid} is onbekend.")),
            stop
        );

    private static Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Vervallen(
        Guid id,
        string eenheid,
        HttpContext http,
        NotaUitvoering uitvoering,
        CancellationToken stop
    ) =>
        uitvoering.Run<ToelichtingVerzoek>(
            id,
            http,
            (v, register) =>
                register.Eenheden.Zoek(eenheid) is { } known
                    ? (new AfstemmingVervallenVerklaren(known.Code, v.Toelichting), null)
                    : (null, new NietGevonden()),
            stop
        );

    private static Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Kamerdatum(
        Guid id,
        HttpContext http,
        NotaUitvoering uitvoering,
        CancellationToken stop
    ) =>
        uitvoering.Run<KamerdatumVerzoek>(
            id,
            http,
            (v, _) => (new KamerdatumWijzigen(v.Kamerdatum, v.Toelichting), null),
            stop
        );

    private static Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Kamernummers(
        Guid id,
        HttpContext http,
        NotaUitvoering uitvoering,
        CancellationToken stop
    ) =>
        uitvoering.Run<KamernummersVerzoek>(
            id,
            http,
            (v, _) => (new KamernummersRegistreren([.. v.Kamernummers ?? []]), null),
            stop
        );

    private static (NotaCommand?, Weigering?) Indienen(IndieningVerzoek verzoek, Register register)
    {
        if (verzoek.Opnieuw is not (null or "alle"))
        {
            return (null, new OngeldigeInvoer("opnieuw", "Opnieuw is leeg of \"alle\"."));
        }
        var onbekend = verzoek.AfstemmenMet?.Where(code => register.Eenheden.Zoek(code) is null).ToArray() ?? [];
        if (onbekend.Length > 0)
        {
            return (
                null,
                new OngeldigeInvoer([
                    .. onbekend.Select(code => new Veldfout("afstemmenMet", $"Eenheid {code} is onbekend.")),
                ])
            );
        }
        return (
            new NotaIndienen(
                verzoek.Kamerdatum,
                verzoek.AfstemmenMet is { } codes
                    ? [.. codes.Select(code => register.Eenheden.Zoek(code)!.Code)]
                    : null,
                verzoek.Opnieuw == "alle"
            ),
            null
        );
    }
}

/// <summary>Parses, executes, translates, returns.</summary>
internal sealed class NotaUitvoering(CommandRunner runner, NotaVragen vragen, Omgeving omgeving)
{
    /// <summary>Who may not see the nota gets 404 before its body is looked at.</summary>
    public async Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Run<T>(
        Guid id,
        HttpContext http,
        Func<T, Register, (NotaCommand?, Weigering?)> lees,
        CancellationToken stop
    )
        where T : class
    {
        var aanvrager = http.Aanvrager();
        var notaId = NotaId.Of(id);
        if (!await vragen.MagLezen(notaId, aanvrager, stop))
        {
            return Problemen.Van(new NietGevonden());
        }
        var (verzoek, fout) = await Lichaam.Lees<T>(http, stop);
        if (fout is not null)
        {
            return Problemen.Van(fout);
        }
        var (command, weigering) = lees(verzoek!, await omgeving.Register(stop));
        if (weigering is not null)
        {
            return Problemen.Van(weigering);
        }
        var ran = await runner.Run(notaId, command!, aanvrager, stop);
        if (ran.Weigering is { } refused)
        {
            return Problemen.Van(refused);
        }
        var (antwoord, etag) = await vragen.Toon(ran.Dossier!, aanvrager, null, stop);
        http.Response.Headers.ETag = etag;
        return TypedResults.Ok(antwoord);
    }
}
