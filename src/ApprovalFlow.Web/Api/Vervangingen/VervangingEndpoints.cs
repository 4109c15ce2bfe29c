using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api.Notas;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace ApprovalFlow.Web.Api.Vervangingen;

/// <summary>An entry as everybody sees it. The last day counts; an entry that ended early says when.</summary>
internal sealed record VervangingAntwoord(
    VervangingId Id,
    VervangingSoort Soort,
    string Houder,
    string Vervanger,
    EenheidCode Eenheid,
    LocalDate EersteDag,
    LocalDate LaatsteDag,
    string Grond,
    bool Geldt,
    string IngevoerdDoor,
    Instant IngevoerdOp,
    string? BeeindigdDoor,
    Instant? BeeindigdOp
)
{
    /// <summary>For who asks whether they may end it; two people can have one name.</summary>
    internal MedewerkerId HouderId { get; init; }
}

/// <summary>Houder and vervanger are what the sign-in calls them.</summary>
internal sealed record VervangingVerzoek(
    VervangingSoort? Soort,
    string? Houder,
    string? Vervanger,
    string? Eenheid,
    LocalDate? EersteDag,
    LocalDate? LaatsteDag,
    string? Grond
);

/// <summary>The register of who acts for whom: seen by all, entered by the holder, the head or the secretariaat.</summary>
internal static class VervangingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/vervangingen", Lijst);
        api.MapPost("/vervangingen", Vastleggen).Accepts<VervangingVerzoek>("application/json");
        api.MapPost("/vervangingen/{id:guid}/beeindiging", Beeindigen);
    }

    private static async Task<Results<Ok<Lijst<VervangingAntwoord>>, ProblemHttpResult>> Lijst(
        VervangingWerk werk,
        CancellationToken stop,
        bool? voorbij = null,
        string? vanaf = null
    ) =>
        VervangingPlaats(vanaf) is { } plaats
            ? TypedResults.Ok(await werk.Lijst(voorbij ?? false, plaats, stop))
            : Problemen.Van(NotaFilter.OnbekendePlaats);

    private static async Task<Results<Created<VervangingAntwoord>, ProblemHttpResult>> Vastleggen(
        HttpContext http,
        VervangingWerk werk,
        CancellationToken stop
    )
    {
        var (verzoek, fout) = await Lichaam.Lees<VervangingVerzoek>(http, stop);
        if (fout is not null)
        {
            return Problemen.Van(fout);
        }
        var (antwoord, weigering) = await werk.Leg(verzoek!, http.Aanvrager().Wie!, stop);
        return antwoord is null
            ? Problemen.Van(weigering!)
            : TypedResults.Created($"{Setup.Paden.Api}/vervangingen", antwoord);
    }

    private static async Task<Results<Ok<VervangingAntwoord>, ProblemHttpResult>> Beeindigen(
        Guid id,
        HttpContext http,
        VervangingWerk werk,
        CancellationToken stop
    )
    {
        var (antwoord, weigering) = await werk.Beeindig(VervangingId.Of(id), http.Aanvrager().Wie!, stop);
        return antwoord is null ? Problemen.Van(weigering!) : TypedResults.Ok(antwoord);
    }

    /// <summary>How many entries to pass over; null for a text that is no such number.</summary>
    public static int? VervangingPlaats(string? vanaf) =>
        vanaf is null ? 0
        : int.TryParse(vanaf, NumberStyles.None, CultureInfo.InvariantCulture, out var plaats) ? plaats
        : null;
}
