using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApprovalFlow.Web.Api.Notas;

/// <summary>Files on the drafting table, and the bytes of those of any readable version.</summary>
internal static class BijlageEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/notas/{id:guid}/bijlagen", Voeg).Accepts<IFormFile>("multipart/form-data");
        api.MapGet("/notas/{id:guid}/bijlagen/{bijlageId:guid}", Lees);
        api.MapDelete("/notas/{id:guid}/bijlagen/{bijlageId:guid}", Verwijder);
        api.MapGet("/notas/{id:guid}/pakket", Pakket);
    }

    private static async Task<Results<Created<BijlageGegevens>, ProblemHttpResult>> Voeg(
        Guid id,
        HttpContext http,
        NotaVragen vragen,
        BijlageWerk werk,
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
        // Asked again under the lock; here so that nobody sends 50 MB for a refusal.
        if (Opsteltafel.MagBewerken(dossier, aanvrager.Wie!, await klok.Nu(stop)) is { } onbevoegd)
        {
            return Problemen.Van(onbevoegd);
        }
        var (formulier, onleesbaar) = await BijlageFormulier.Lees(http, stop);
        if (onleesbaar is not null)
        {
            return Problemen.Van(onleesbaar);
        }
        var (bijlage, weigering) = await werk.Voeg(notaId, aanvrager, formulier!, stop);
        return weigering is not null
            ? Problemen.Van(weigering)
            : TypedResults.Created($"{Paden.Api}/notas/{id}/bijlagen/{bijlage!.Id}", bijlage);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Verwijder(
        Guid id,
        Guid bijlageId,
        HttpContext http,
        BijlageWerk werk,
        CancellationToken stop
    )
    {
        var weigering = await werk.Verwijder(NotaId.Of(id), BijlageId.Of(bijlageId), http.Aanvrager(), stop);
        return weigering is not null ? Problemen.Van(weigering) : TypedResults.NoContent();
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Lees(
        Guid id,
        Guid bijlageId,
        HttpContext http,
        NotaVragen vragen,
        BestandStore bestanden,
        CancellationToken stop
    )
    {
        var bijlage = await vragen.Bijlage(NotaId.Of(id), BijlageId.Of(bijlageId), http.Aanvrager(), stop);
        if (bijlage is null || await bestanden.OpenAsync(NotaId.Of(id), bijlage.Sha256, stop) is not { } stream)
        {
            return Problemen.Van(new NietGevonden());
        }
        // Never shown inside the application's origin as something else than what it was taken for.
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.Stream(stream, bijlage.MediaType, bijlage.Naam);
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Pakket(
        Guid id,
        HttpContext http,
        NotaVragen vragen,
        BestandStore bestanden,
        CancellationToken stop
    )
    {
        var notaId = NotaId.Of(id);
        var dossier = await vragen.Lees(notaId, http.Aanvrager(), stop);
        return
            dossier?.Nota.Pakket is { } pakket && await bestanden.OpenAsync(notaId, pakket.Sha256, stop) is { } stream
            ? TypedResults.Stream(stream, "application/zip", $"{dossier.Nota.Kenmerk}.zip")
            : Problemen.Van(new NietGevonden());
    }
}

/// <summary>Adds and removes files under the lock of the nota, by the same rule as the text beside them.</summary>
internal sealed class BijlageWerk(ConceptWerk werk, BijlageStore bijlagen, BestandStore bestanden)
{
    public const int MaxNaam = 200;

    public static readonly TeGroot BestandTeGroot = new(
        $"Het bestand is te groot: hoogstens {Grenzen.MaxBijlage / 1024 / 1024} MB per bijlage."
    );

    private static readonly TeGroot NotaTeGroot = new(
        $"De bijlagen zijn samen te groot: hoogstens {Grenzen.MaxBijlagenPerNota / 1024 / 1024} MB per nota."
    );

    public async Task<(BijlageGegevens?, Weigering?)> Voeg(
        NotaId id,
        Aanvrager aanvrager,
        BijlageFormulier formulier,
        CancellationToken stop
    )
    {
        var (soort, vastTeStellen, fout) = Lees(formulier);
        if (fout is not null)
        {
            return (null, fout);
        }
        if (formulier.Bestand!.Length > Grenzen.MaxBijlage)
        {
            return (null, BestandTeGroot);
        }
        return await werk.Bewerk(id, aanvrager, () => Bewaar(id, formulier.Bestand, soort, vastTeStellen, stop), stop);
    }

    /// <summary>Another file in the place of this one: its soort and whether it is vast te stellen stay.</summary>
    public async Task<(BijlageGegevens?, Weigering?)> Vervang(
        NotaId id,
        BijlageId oud,
        Aanvrager aanvrager,
        IFormFile? bestand,
        CancellationToken stop
    )
    {
        if (bestand is null or { Length: 0 })
        {
            return (null, new OngeldigeInvoer("bestand", "Kies een bestand dat niet leeg is."));
        }
        if (bestand.Length > Grenzen.MaxBijlage)
        {
            return (null, BestandTeGroot);
        }
        return await werk.Bewerk(
            id,
            aanvrager,
            async () =>
                await bijlagen.FindAsync(id, oud, stop) is not { InConcept: true } row
                || !await bijlagen.RemoveAsync(id, oud, stop)
                    ? (null, new NietGevonden())
                    : await Bewaar(id, bestand, row.Soort, row.VastTeStellen, stop),
            stop
        );
    }

    public async Task<Weigering?> Verwijder(NotaId id, BijlageId bijlage, Aanvrager aanvrager, CancellationToken stop)
    {
        var (_, weigering) = await werk.Bewerk<BijlageGegevens>(
            id,
            aanvrager,
            async () => (null, await bijlagen.RemoveAsync(id, bijlage, stop) ? null : new NietGevonden()),
            stop
        );
        return weigering;
    }

    private async Task<(BijlageGegevens?, Weigering?)> Bewaar(
        NotaId id,
        IFormFile bestand,
        BijlageSoort soort,
        bool vastTeStellen,
        CancellationToken stop
    )
    {
        await using var bron = bestand.OpenReadStream();
        if (await bestanden.WriteAsync(id, bron, Grenzen.MaxBijlage, Edge.NieuwId(), stop) is not { } bewaard)
        {
            return (null, BestandTeGroot);
        }
        var gegevens = new BijlageGegevens(
            BijlageId.Of(Edge.NieuwId()),
            Naam(bestand.FileName),
            soort,
            vastTeStellen,
            Mediatype(bestand.ContentType),
            bewaard.Grootte,
            bewaard.Sha256
        );
        await bijlagen.AddAsync(id, gegevens, stop);
        return await bijlagen.GrootteAsync(id, stop) > Grenzen.MaxBijlagenPerNota
            ? (null, NotaTeGroot)
            : (gegevens, null);
    }

    private static (BijlageSoort, bool, Weigering?) Lees(BijlageFormulier formulier)
    {
        var fouten = new List<Veldfout>();
        var soort = Codes.Parse<BijlageSoort>(formulier.Soort);
        if (soort is null)
        {
            fouten.Add(new("soort", "Kies een soort: kamerbrief, rapport of overig."));
        }
        var vast = false;
        if (!string.IsNullOrEmpty(formulier.VastTeStellen) && !bool.TryParse(formulier.VastTeStellen, out vast))
        {
            fouten.Add(new("vastTeStellen", "Vast te stellen is true of false."));
        }
        if (formulier.Bestand is null or { Length: 0 })
        {
            fouten.Add(new("bestand", "Kies een bestand dat niet leeg is."));
        }
        return (soort ?? default, vast, fouten.Count > 0 ? new OngeldigeInvoer([.. fouten]) : null);
    }

    /// <summary>The last part of what the browser calls it, without what a header, folder or eye misreads.</summary>
    private static string Naam(string naam)
    {
        var laatste = naam.Split('/', '\\')[^1];
        var leesbaar = CleanText.Of(laatste).Where(c => !char.IsControl(c) && c is not ('"' or ';'));
        var schoon = new string([.. leesbaar]).Trim();
        return schoon.Trim('.').Length == 0 ? "bijlage" : CleanText.Cut(schoon, MaxNaam);
    }

    private static string Mediatype(string? type) =>
        Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(type, out var parsed) && parsed.MediaType.Length < 100
            ? parsed.MediaType.ToString()
            : "application/octet-stream";
}
