using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api.Taken;
using ApprovalFlow.Web.Kennisgeven;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApprovalFlow.Web.Api.Meldingen;

internal sealed record LezingAntwoord(int Gelezen);

/// <summary>The notices of who asks, and no one else's.</summary>
internal static class MeldingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/meldingen", Lijst);
        api.MapPost("/meldingen/lezing", LeesAlle);
        api.MapPost("/meldingen/{id:guid}/lezing", Lees);
        RappelEndpoints.Map(api);
    }

    private static async Task<Results<Ok<Lijst<MeldingAntwoord>>, ProblemHttpResult>> Lijst(
        HttpContext http,
        Kennisgeven.Meldingen meldingen,
        CancellationToken stop,
        bool? ongelezen = null,
        string? vanaf = null,
        int? aantal = null
    )
    {
        if (aantal is < 1 or > Kennisgeven.Meldingen.MaxAantal)
        {
            return Problemen.Van(
                new OngeldigeInvoer("aantal", $"Vraag 1 tot {Kennisgeven.Meldingen.MaxAantal} regels per keer.")
            );
        }
        Guid? plaats = Guid.TryParse(vanaf, out var id) ? id : null;
        if (vanaf is not null && plaats is null)
        {
            return Problemen.Van(Notas.NotaFilter.OnbekendePlaats);
        }
        return TypedResults.Ok(
            await meldingen.Lijst(
                http.Aanvrager().Wie!,
                ongelezen ?? false,
                plaats,
                aantal ?? Kennisgeven.Meldingen.StandaardAantal,
                stop
            )
        );
    }

    private static async Task<Results<Ok<MeldingAntwoord>, ProblemHttpResult>> Lees(
        Guid id,
        HttpContext http,
        Kennisgeven.Meldingen meldingen,
        CancellationToken stop
    ) =>
        await meldingen.Lees(id, http.Aanvrager().Wie!, stop) is { } melding
            ? TypedResults.Ok(melding)
            : Problemen.Van(new NietGevonden());

    private static async Task<Ok<LezingAntwoord>> LeesAlle(
        HttpContext http,
        Kennisgeven.Meldingen meldingen,
        CancellationToken stop
    ) => TypedResults.Ok(new LezingAntwoord(await meldingen.LeesAlle(http.Aanvrager().Wie!, stop)));
}
