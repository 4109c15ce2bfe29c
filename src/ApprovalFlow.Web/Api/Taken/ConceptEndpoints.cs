using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApprovalFlow.Web.Api.Taken;

/// <summary>The answer that the signed-in person is writing. Nobody has a route to somebody else's.</summary>
internal static class ConceptEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/taken/{id:guid}/concept", Lees);
        api.MapPut("/taken/{id:guid}/concept", Bewaar).Accepts<ConceptVerzoek>("application/json");
        api.MapDelete("/taken/{id:guid}/concept", Verwijder);
    }

    private static async Task<Results<Ok<AntwoordConcept>, ProblemHttpResult>> Lees(
        Guid id,
        HttpContext http,
        AntwoordConceptWerk werk,
        CancellationToken stop
    )
    {
        var (concept, weigering) = await werk.Lees(TaakId.Of(id), http.Aanvrager(), stop);
        return weigering is null ? Toon(http, concept!) : Problemen.Van(weigering);
    }

    private static async Task<Results<Ok<AntwoordConcept>, ProblemHttpResult>> Bewaar(
        Guid id,
        HttpContext http,
        AntwoordConceptWerk werk,
        CancellationToken stop
    )
    {
        var aanvrager = http.Aanvrager();
        var (_, bevoegd) = await werk.Lees(TaakId.Of(id), aanvrager, stop);
        if (bevoegd is not null)
        {
            return Problemen.Van(bevoegd);
        }
        if (http.Request.Headers.IfMatch.ToString() is not { Length: > 0 } ifMatch)
        {
            return Problemen.Van(428, "versie-ontbreekt", "Geef de header If-Match met de ETag die u het laatst las.");
        }
        var (verzoek, fout) = await Lichaam.Lees<ConceptVerzoek>(http, stop);
        if (fout is not null)
        {
            return Problemen.Van(fout);
        }
        var (concept, weigering) = await werk.Bewaar(
            TaakId.Of(id),
            new(verzoek!.Uitkomst, verzoek.Tekst, verzoek.Toelichting, Revisie(ifMatch)),
            aanvrager,
            stop
        );
        return weigering is AntwoordIsVeranderd
                ? Problemen.Van(StatusCodes.Status412PreconditionFailed, weigering.Slug, weigering.Zin)
            : weigering is not null ? Problemen.Van(weigering)
            : Toon(http, concept!);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Verwijder(
        Guid id,
        HttpContext http,
        AntwoordConceptWerk werk,
        CancellationToken stop
    )
    {
        var weigering = await werk.Verwijder(TaakId.Of(id), http.Aanvrager(), stop);
        return weigering is null ? TypedResults.NoContent() : Problemen.Van(weigering);
    }

    private static Ok<AntwoordConcept> Toon(HttpContext http, AntwoordConcept concept)
    {
        http.Response.Headers.ETag = $"\"a{concept.Revisie.ToString(CultureInfo.InvariantCulture)}\"";
        return TypedResults.Ok(concept);
    }

    /// <summary>An ETag that is none of an answer matches no revision.</summary>
    private static int Revisie(string etag) =>
        etag.Trim().Trim('"') is ['a', .. var digits]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var revisie)
            ? revisie
            : -1;
}
