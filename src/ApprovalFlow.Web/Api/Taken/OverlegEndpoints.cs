using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Api.Taken;

/// <summary>What whoever is asked does before answering: remark, ask back, propose to the hoofd.</summary>
internal static class OverlegEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/taken/{id:guid}/opmerkingen", Opmerking).Accepts<OpmerkingVerzoek>("application/json");
        api.MapPost("/taken/{id:guid}/vragen", Vraag).Accepts<VraagVerzoek>("application/json");
        api.MapPost("/taken/{id:guid}/paraaf", Paraaf).Accepts<AfhandelingVerzoek>("application/json");
        api.MapPost("/taken/{id:guid}/paraaf/teruggave", Teruggave).Accepts<ToelichtingVerzoek>("application/json");
    }

    private static Task<IResult> Opmerking(
        Guid id,
        HttpContext http,
        TaakUitvoering uitvoering,
        CancellationToken stop
    ) =>
        uitvoering.Run<OpmerkingVerzoek>(
            id,
            http,
            (taak, v, _) => (new OpmerkingMaken(taak, v.Versie, v.Blok, v.Begin, v.Citaat, v.Tekst), null),
            metSleutel: false,
            stop,
            (dossier, namen) =>
                Gemaakt(
                    OpmerkingAntwoord.Van(dossier.Opmerkingen[dossier.Volgnummer], dossier.HuidigeVersie!.Inhoud, namen)
                )
        );

    private static Task<IResult> Vraag(Guid id, HttpContext http, TaakUitvoering uitvoering, CancellationToken stop) =>
        uitvoering.Run<VraagVerzoek>(
            id,
            http,
            (taak, v, _) => (new VraagStellen(taak, v.Tekst), null),
            metSleutel: false,
            stop,
            (dossier, namen) => Gemaakt(VraagAntwoord.Van(dossier.Vragen[dossier.Volgnummer], namen))
        );

    private static Task<IResult> Paraaf(Guid id, HttpContext http, TaakUitvoering uitvoering, CancellationToken stop) =>
        uitvoering.Run<AfhandelingVerzoek>(
            id,
            http,
            (taak, v, _) => (new ParaafZetten(taak, v.Uitkomst, v.Tekst, v.Toelichting, v.Versie), null),
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
            (taak, v, _) => (new ParaafTeruggeven(taak, v.Toelichting), null),
            metSleutel: false,
            stop
        );

    private static Antwoord Gemaakt<T>(T body) =>
        new(StatusCodes.Status201Created, JsonSerializer.Serialize(body, ApiJson.Options));
}
