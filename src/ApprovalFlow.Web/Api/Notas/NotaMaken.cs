using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Stukken.Import;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApprovalFlow.Web.Api.Notas;

/// <summary>A new nota, from fields or from a text in the ministry's layout; and the whole concept again at each change.</summary>
internal static class NotaMaken
{
    public const int MaxTekst = 2 * 1024 * 1024;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/notas", Maak).Accepts<NotaVerzoek>("application/json", "text/markdown");
        api.MapPut("/notas/{id:guid}", Vervang);
    }

    private static async Task<Results<Created<NotaAntwoord>, ProblemHttpResult>> Maak(
        HttpContext http,
        NotaBegin begin,
        NotaVragen vragen,
        CancellationToken stop,
        string? procedure = null
    )
    {
        var aanvrager = http.Aanvrager();
        var (begonnen, weigering) = await LeesEnMaak(http, begin, aanvrager, procedure, stop);
        if (weigering is not null)
        {
            return Problemen.Van(weigering);
        }
        var (antwoord, etag) = await vragen.Toon(begonnen!.Dossier, aanvrager, begonnen.Meldingen, stop);
        http.Response.Headers.ETag = etag;
        return TypedResults.Created($"/api/v1/notas/{antwoord.Id}", antwoord);
    }

    private static async Task<(Begonnen?, Weigering?)> LeesEnMaak(
        HttpContext http,
        NotaBegin begin,
        Aanvrager aanvrager,
        string? procedure,
        CancellationToken stop
    )
    {
        if (http.Request.HasJsonContentType())
        {
            var (verzoek, fout) = await Lichaam.Lees<NotaVerzoek>(http, stop);
            return fout is null
                ? await begin.VanVelden(verzoek!, procedure ?? verzoek!.Procedure, aanvrager, stop)
                : (null, fout);
        }
        if (http.Request.ContentType?.StartsWith("text/markdown", StringComparison.OrdinalIgnoreCase) != true)
        {
            return (null, new FormaatOnbekend("Stuur de nota als application/json of als text/markdown."));
        }
        var tekst = await Lichaam.LeesTekst(http, MaxTekst, stop);
        return tekst is null
            ? (null, new TeGroot($"De tekst is te groot: hoogstens {MaxTekst / 1024 / 1024} MB."))
            : await begin.VanTekst(tekst, procedure, aanvrager, stop);
    }

    private static async Task<Results<Ok<NotaAntwoord>, ProblemHttpResult>> Vervang(
        Guid id,
        HttpContext http,
        NotaVragen vragen,
        ConceptWerk werk,
        Omgeving omgeving,
        Bedrijfsklok klok,
        CancellationToken stop
    )
    {
        var aanvrager = http.Aanvrager();
        var notaId = NotaId.Of(id);
        if (await vragen.Lees(notaId, aanvrager, stop) is not { } dossier)
        {
            return Problemen.Van(new NietGevonden());
        }
        var nu = await klok.Nu(stop);
        var bevoegd = Opsteltafel.MagBewerken(dossier, aanvrager.Wie!, nu);
        if (bevoegd is { Soort: WeigeringSoort.Verboden })
        {
            return Problemen.Van(bevoegd);
        }
        if (http.Request.Headers.IfMatch.ToString() is not { Length: > 0 } ifMatch)
        {
            return Problemen.Van(428, "versie-ontbreekt", "Geef de header If-Match met de ETag die u het laatst las.");
        }
        if (bevoegd is not null)
        {
            return Problemen.Van(bevoegd);
        }
        var (verzoek, fout) = await Lichaam.Lees<NotaVerzoek>(http, stop);
        if (fout is not null)
        {
            return Problemen.Van(fout);
        }
        var register = await omgeving.Register(stop);
        var vandaag = ApprovalFlow.Notas.Dossiers.Namen.Dag(nu);
        var (inhoud, fouten) = InhoudLezer.Lees(verzoek!, register.Eenheden, aanvrager.Wie!, vandaag);
        if (verzoek!.Soort is { } soort && soort != dossier.Nota.Soort)
        {
            fouten = fouten.Add(new("soort", "Het soort nota kan niet meer veranderen: begin een nieuwe nota."));
            inhoud = null;
        }
        inhoud = inhoud is null ? null : inhoud with { Kop = inhoud.Kop with { Soort = dossier.Nota.Soort } };
        fouten = inhoud is null ? fouten : [.. NotaBegin.Fouten(inhoud, register.Eenheden)];
        if (!fouten.IsEmpty)
        {
            return Problemen.Van(new OngeldigeInvoer(fouten));
        }
        var (revisie, weigering) = await werk.Vervang(notaId, inhoud!, Revisie(ifMatch), aanvrager, stop);
        if (weigering is ConceptIsVeranderd)
        {
            return Problemen.Van(StatusCodes.Status412PreconditionFailed, weigering.Slug, weigering.Zin);
        }
        if (weigering is not null)
        {
            return Problemen.Van(weigering);
        }
        http.Response.Headers.ETag = NotaVragen.ConceptETag(revisie);
        return TypedResults.Ok((await vragen.Toon(notaId, aanvrager, stop))!.Value.Antwoord);
    }

    /// <summary>An ETag that is none of a concept matches no revision.</summary>
    private static int Revisie(string etag) =>
        etag.Trim().Trim('"') is ['c', .. var digits]
        && int.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var revisie)
            ? revisie
            : -1;
}

internal sealed record TeGroot(string Zin) : Weigering("te-groot", Zin)
{
    public override WeigeringSoort Soort => WeigeringSoort.TeGroot;
}

internal sealed record FormaatOnbekend(string Zin) : Weigering("formaat-onbekend", Zin)
{
    public override WeigeringSoort Soort => WeigeringSoort.FormaatOnbekend;
}
