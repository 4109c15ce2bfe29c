using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Kennisgeven;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApprovalFlow.Web.Api.Taken;

internal sealed record RappelAntwoord(int Aantal);

/// <summary>A rappel by hand.</summary>
internal static class RappelEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/taken/{id:guid}/rappel", Stuur);

    private static async Task<Results<Ok<RappelAntwoord>, ProblemHttpResult>> Stuur(
        Guid id,
        HttpContext http,
        TaakVragen vragen,
        Rappelverzoek verzoek,
        CancellationToken stop
    )
    {
        var (aanvrager, taak) = (http.Aanvrager(), TaakId.Of(id));
        if (await vragen.NotaVan(taak, aanvrager, stop) is not { } nota)
        {
            return Problemen.Van(new NietGevonden());
        }
        var (aantal, weigering) = await verzoek.Stuur(nota, taak, aanvrager, stop);
        return weigering is null ? TypedResults.Ok(new RappelAntwoord(aantal)) : Problemen.Van(weigering);
    }
}
