using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApprovalFlow.Web.Api.Notas;

/// <summary>Remarks and questions of one nota, what the steller does with them, and who writes along.</summary>
internal static class NotaOverleg
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/notas/{id:guid}/opmerkingen", Opmerkingen);
        api.MapGet("/notas/{id:guid}/vragen", Vragen);
        api.MapPost("/notas/{id:guid}/opmerkingen/{nummer:int}/afhandeling", Afhandeling)
            .Accepts<OpmerkingAfhandelingVerzoek>("application/json");
        api.MapPost("/notas/{id:guid}/opmerkingen/{nummer:int}/intrekking", Intrekking);
        api.MapPost("/notas/{id:guid}/vragen/{nummer:int}/beantwoording", Beantwoording)
            .Accepts<VraagVerzoek>("application/json");
        api.MapPost("/notas/{id:guid}/medestellers", Medesteller).Accepts<MedestellerVerzoek>("application/json");
        api.MapDelete("/notas/{id:guid}/medestellers/{wie}", GeenMedesteller);
        api.MapPost("/notas/{id:guid}/opvolgers", Opvolger);
    }

    private static async Task<Results<Ok<Lijst<OpmerkingAntwoord>>, ProblemHttpResult>> Opmerkingen(
        Guid id,
        HttpContext http,
        NotaVragen vragen,
        ConceptStore concepten,
        Omgeving omgeving,
        CancellationToken stop
    )
    {
        var aanvrager = http.Aanvrager();
        if (await vragen.Lees(NotaId.Of(id), aanvrager, stop) is not { } dossier)
        {
            return Problemen.Van(new NietGevonden());
        }
        if (dossier.Opmerkingen.IsEmpty)
        {
            return TypedResults.Ok(new Lijst<OpmerkingAntwoord>([], null));
        }
        var concept = Opsteltafel.ZietConcept(dossier, aanvrager.Wie!)
            ? await concepten.LoadAsync(NotaId.Of(id), stop)
            : null;
        var inhoud = concept?.Inhoud ?? dossier.HuidigeVersie!.Inhoud;
        var namen = await omgeving.Namen(stop);
        return TypedResults.Ok(
            new Lijst<OpmerkingAntwoord>(
                [.. dossier.Opmerkingen.Values.Select(o => OpmerkingAntwoord.Van(o, inhoud, namen))],
                null
            )
        );
    }

    private static async Task<Results<Ok<Lijst<VraagAntwoord>>, ProblemHttpResult>> Vragen(
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
        return TypedResults.Ok(
            new Lijst<VraagAntwoord>([.. dossier.Vragen.Values.Select(v => VraagAntwoord.Van(v, namen))], null)
        );
    }

    private static Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Afhandeling(
        Guid id,
        int nummer,
        HttpContext http,
        NotaUitvoering uitvoering,
        CancellationToken stop
    ) =>
        uitvoering.Run<OpmerkingAfhandelingVerzoek>(
            id,
            http,
            (v, _) => (new OpmerkingAfhandelen(nummer, v.Uitkomst, v.Toelichting), null),
            stop
        );

    private static Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Beantwoording(
        Guid id,
        int nummer,
        HttpContext http,
        NotaUitvoering uitvoering,
        CancellationToken stop
    ) => uitvoering.Run<VraagVerzoek>(id, http, (v, _) => (new VraagBeantwoorden(nummer, v.Tekst), null), stop);

    private static Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Medesteller(
        Guid id,
        HttpContext http,
        NotaUitvoering uitvoering,
        CancellationToken stop
    ) =>
        uitvoering.Run<MedestellerVerzoek>(
            id,
            http,
            (v, register) => (new MedestellerToevoegen(register.Medewerker(v.Wie ?? "")), null),
            stop
        );

    private static Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Intrekking(
        Guid id,
        int nummer,
        HttpContext http,
        NotaUitvoering uitvoering,
        CancellationToken stop
    ) => uitvoering.Run(id, http, _ => new OpmerkingIntrekken(nummer), stop);

    private static Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> GeenMedesteller(
        Guid id,
        string wie,
        HttpContext http,
        NotaUitvoering uitvoering,
        CancellationToken stop
    ) => uitvoering.Run(id, http, register => new MedestellerVerwijderen(register.Medewerker(wie)), stop);

    /// <summary>A new nota that takes over what still holds of this one.</summary>
    private static async Task<Results<Created<NotaAntwoord>, ProblemHttpResult>> Opvolger(
        Guid id,
        HttpContext http,
        NotaBegin begin,
        NotaVragen vragen,
        CancellationToken stop
    )
    {
        var aanvrager = http.Aanvrager();
        var (begonnen, weigering) = await begin.VanVorige(NotaId.Of(id), aanvrager, stop);
        if (weigering is not null)
        {
            return Problemen.Van(weigering);
        }
        var (antwoord, etag) = await vragen.Toon(begonnen!.Dossier, aanvrager, begonnen.Meldingen, stop);
        http.Response.Headers.ETag = etag;
        return TypedResults.Created($"/api/v1/notas/{antwoord.Id}", antwoord);
    }
}
