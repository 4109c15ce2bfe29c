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
        api.MapPut("/notas/{id:guid}/spoed", Spoed).Accepts<SpoedVerzoek>("application/json");
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
                    : (
                        new AfstemmingToevoegen(default, v.Toelichting),
                        new OngeldigeInvoer(
                            "eenheid",
                            v.Eenheid is null ? "Kies een eenheid." : $"Eenheid {v.Eenheid} is onbekend."
                        )
                    ),
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
                    : (new AfstemmingVervallenVerklaren(default, v.Toelichting), new NietGevonden()),
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

    private static Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Spoed(
        Guid id,
        HttpContext http,
        NotaUitvoering uitvoering,
        CancellationToken stop
    ) => uitvoering.Run<SpoedVerzoek>(id, http, (v, _) => (new SpoedWijzigen(v.Spoed, v.Toelichting), null), stop);

    private static (NotaCommand, Weigering?) Indienen(IndieningVerzoek verzoek, Register register)
    {
        var fouten = new List<Veldfout>();
        if (verzoek.Opnieuw is not (null or "alle"))
        {
            fouten.Add(new("opnieuw", "Opnieuw is leeg of \"alle\"."));
        }
        var codes = (verzoek.AfstemmenMet ?? [])
            .Select(code => (Code: code, Eenheid: register.Eenheden.Zoek(code)))
            .ToList();
        fouten.AddRange(
            codes
                .Where(c => c.Eenheid is null)
                .Select(c => new Veldfout("afstemmenMet", $"Eenheid {c.Code} is onbekend."))
        );
        return (
            new NotaIndienen(
                verzoek.Kamerdatum,
                verzoek.AfstemmenMet is null ? null : [.. codes.Select(c => c.Eenheid?.Code).OfType<EenheidCode>()],
                verzoek.Opnieuw == "alle"
            ),
            fouten.Count > 0 ? new OngeldigeInvoer([.. fouten]) : null
        );
    }
}

/// <summary>Parses, executes, translates, returns.</summary>
internal sealed class NotaUitvoering(CommandRunner runner, NotaVragen vragen, Omgeving omgeving)
{
    /// <summary>Who may not see the nota gets 404, and who may not do this 403, before the body is looked at.</summary>
    public async Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Run<T>(
        Guid id,
        HttpContext http,
        Func<T, Register, (NotaCommand, Weigering?)> lees,
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
        var (command, onjuist) = lees(verzoek ?? Lichaam.Leeg<T>(), await omgeving.Register(stop));
        if ((fout ?? onjuist) is { } onleesbaar)
        {
            return Problemen.Van(await runner.Bevoegd(notaId, command, aanvrager, stop) ?? onleesbaar);
        }
        return await Voer(notaId, command, aanvrager, http, stop);
    }

    /// <summary>Without a body: the address says it all.</summary>
    public async Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Run(
        Guid id,
        HttpContext http,
        Func<Register, NotaCommand> lees,
        CancellationToken stop
    ) => await Voer(NotaId.Of(id), lees(await omgeving.Register(stop)), http.Aanvrager(), http, stop);

    private async Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Voer(
        NotaId nota,
        NotaCommand command,
        Aanvrager aanvrager,
        HttpContext http,
        CancellationToken stop
    )
    {
        var ran = await runner.Run(nota, command, aanvrager, stop);
        if (ran.Weigering is { } refused)
        {
            return Problemen.Van(refused);
        }
        var (antwoord, etag) = await vragen.Toon(ran.Dossier!, aanvrager, null, stop);
        http.Response.Headers.ETag = etag;
        return TypedResults.Ok(antwoord);
    }
}
