using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApprovalFlow.Web.Api.Taken;

/// <summary>The task inbox, and what can be done with a task.</summary>
internal static class TaakEndpoints
{
    public const string SleutelHeader = "Idempotency-Key";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/taken", Lijst);
        api.MapGet("/taken/{id:guid}", Een);
        api.MapPost("/taken/{id:guid}/afhandeling", Afhandeling).Accepts<AfhandelingVerzoek>("application/json");
        api.MapPost("/taken/{id:guid}/herziening", Herziening).Accepts<AfhandelingVerzoek>("application/json");
        api.MapPost("/taken/{id:guid}/verlenging", Verlenging).Accepts<VerlengingVerzoek>("application/json");
        api.MapPost("/taken/{id:guid}/overdracht", Overdracht).Accepts<OverdrachtVerzoek>("application/json");
        api.MapPost("/taken/{id:guid}/behandeling", Behandeling).Accepts<BehandelingVerzoek>("application/json");
        api.MapPost("/taken/{id:guid}/teruggave", Teruggave).Accepts<ToelichtingVerzoek>("application/json");
        api.MapPost("/taken/{id:guid}/registratie", RegistratieEndpoint.Registreer)
            .Accepts<IFormFile>("multipart/form-data");
    }

    private static async Task<Results<Ok<Lijst<TaakAntwoord>>, ProblemHttpResult>> Lijst(
        HttpContext http,
        TaakVragen vragen,
        Omgeving omgeving,
        CancellationToken stop,
        bool? vanMij = null,
        string? eenheid = null,
        string? status = null,
        string? vanaf = null,
        int? aantal = null
    )
    {
        var (filter, weigering) = TaakFilter.Lees(
            vanMij,
            eenheid,
            status,
            vanaf,
            aantal,
            (await omgeving.Register(stop)).Eenheden
        );
        return weigering is not null
            ? Problemen.Van(weigering)
            : TypedResults.Ok(await vragen.Lijst(http.Aanvrager(), filter!, stop));
    }

    private static async Task<Results<Ok<TaakAntwoord>, ProblemHttpResult>> Een(
        Guid id,
        HttpContext http,
        TaakVragen vragen,
        CancellationToken stop
    ) =>
        await vragen.Een(TaakId.Of(id), http.Aanvrager(), stop) is { } taak
            ? TypedResults.Ok(taak)
            : Problemen.Van(new NietGevonden());

    private static Task<IResult> Afhandeling(
        Guid id,
        HttpContext http,
        TaakUitvoering uitvoering,
        CancellationToken stop
    ) =>
        uitvoering.Run<AfhandelingVerzoek>(
            id,
            http,
            (taak, v, _) =>
                (
                    new TaakAfhandelen(
                        taak,
                        v.Uitkomst,
                        v.Tekst,
                        v.Toelichting,
                        v.Versie,
                        EenheidCode.Parse(v.Namens),
                        v.Tot
                    ),
                    v.Namens is not null && EenheidCode.Parse(v.Namens) is null
                        ? new OngeldigeInvoer("namens", "Namens is de code van een eenheid of functie.")
                        : null
                ),
            metSleutel: true,
            stop
        );

    private static Task<IResult> Herziening(
        Guid id,
        HttpContext http,
        TaakUitvoering uitvoering,
        CancellationToken stop
    ) =>
        uitvoering.Run<AfhandelingVerzoek>(
            id,
            http,
            (taak, v, _) => (new AfstemmingHerzien(taak, v.Uitkomst, v.Tekst, v.Toelichting, v.Versie), null),
            metSleutel: false,
            stop
        );

    private static Task<IResult> Verlenging(
        Guid id,
        HttpContext http,
        TaakUitvoering uitvoering,
        CancellationToken stop
    ) =>
        uitvoering.Run<VerlengingVerzoek>(
            id,
            http,
            (taak, v, _) => (new TermijnVerlengen(taak, v.Termijn, v.Toelichting, v.VoorbijKamerdatum ?? false), null),
            metSleutel: false,
            stop
        );

    private static Task<IResult> Overdracht(
        Guid id,
        HttpContext http,
        TaakUitvoering uitvoering,
        CancellationToken stop
    ) =>
        uitvoering.Run<OverdrachtVerzoek>(
            id,
            http,
            (taak, v, register) => (new TaakOverdragen(taak, register.Medewerker(v.Aan ?? ""), v.Toelichting), null),
            metSleutel: false,
            stop
        );

    private static Task<IResult> Behandeling(
        Guid id,
        HttpContext http,
        TaakUitvoering uitvoering,
        CancellationToken stop
    ) =>
        uitvoering.Run<BehandelingVerzoek>(
            id,
            http,
            (taak, _, _) => (new TaakOppakken(taak), null),
            metSleutel: false,
            stop
        );

    private static Task<IResult> Teruggave(
        Guid id,
        HttpContext http,
        TaakUitvoering uitvoering,
        CancellationToken stop
    ) =>
        uitvoering.Run<ToelichtingVerzoek>(
            id,
            http,
            (taak, v, _) => (new TaakTeruggeven(taak, v.Toelichting), null),
            metSleutel: false,
            stop
        );
}

/// <summary>Parses, executes, translates, returns.</summary>
internal sealed class TaakUitvoering(CommandRunner runner, TaakVragen vragen, Omgeving omgeving)
{
    public async Task<IResult> Run<T>(
        Guid id,
        HttpContext http,
        Func<TaakId, T, Register, (NotaCommand, Weigering?)> lees,
        bool metSleutel,
        CancellationToken stop,
        Func<Dossier, Namen, Antwoord>? antwoord = null
    )
        where T : class
    {
        var aanvrager = http.Aanvrager();
        var taakId = TaakId.Of(id);
        if (await vragen.NotaVan(taakId, aanvrager, stop) is not { } notaId)
        {
            return Problemen.Van(new NietGevonden());
        }
        var (verzoek, fout) = await Lichaam.Lees<T>(http, stop);
        var (command, onjuist) = lees(taakId, verzoek ?? Lichaam.Leeg<T>(), await omgeving.Register(stop));
        if ((fout ?? onjuist) is { } onleesbaar)
        {
            return Problemen.Van(await runner.Bevoegd(notaId, command, aanvrager, stop) ?? onleesbaar);
        }
        var sleutel = http.Request.Headers[TaakEndpoints.SleutelHeader].ToString();
        var ran = await runner.Run(
            notaId,
            command,
            aanvrager,
            stop,
            metSleutel || sleutel.Length > 0 ? new Sleutelverzoek(sleutel, Hash(http, verzoek!)) : null,
            antwoord
                ?? (
                    (dossier, namen) =>
                        new Antwoord(
                            StatusCodes.Status200OK,
                            JsonSerializer.Serialize(
                                NotaWeergave.Taak(dossier.Taak(taakId)!, dossier.Nota, namen),
                                ApiJson.Options
                            )
                        )
                )
        );
        return ran.Weigering is { } refused
            ? Problemen.Van(refused, Door(refused, await omgeving.Namen(stop)))
            : Results.Text(ran.Antwoord!.Body, "application/json", Encoding.UTF8, ran.Antwoord.Status);
    }

    private static string? Door(Weigering weigering, Namen namen) =>
        weigering is TaakIsAlAfgerond race ? namen.Wie(race) : null;

    /// <summary>The same request under the same key is a repeat; another one is a mistake of the client.</summary>
    private static string Hash<T>(HttpContext http, T verzoek) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    http.Request.Path.Value + "\n" + JsonSerializer.Serialize(verzoek, ApiJson.Options)
                )
            )
        );
}
