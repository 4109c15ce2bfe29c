using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Pages;

/// <summary>What is kept of whom and for how long, and the reader's own part of it to take along (AVG art. 13, 15, 20).</summary>
internal sealed class PrivacyModel(ApprovalFlowDb db) : PageModel
{
    /// <summary>More lines than this are for a request to the administrator.</summary>
    public const int MaxRegels = 10_000;

    public async Task<IActionResult> OnGetGegevensAsync(CancellationToken stop)
    {
        var wie = HttpContext.Aanvrager().Wie!;
        var gegevens = new
        {
            wie.Aanmeldnaam,
            wie.Naam,
            wie.Emailadres,
            wie.Eenheden,
            wie.HoofdVan,
            wie.IsBeheerder,
            Vervangingen = await db
                .Vervangingen.Where(v => v.Houder == wie.Id || v.Vervanger == wie.Id)
                .OrderBy(v => v.Van)
                .Take(MaxRegels)
                .ToListAsync(stop),
            Handelingen = await db
                .Gebeurtenissen.Where(g => g.Door == wie.Id)
                .OrderBy(g => g.OpSysteem)
                .Take(MaxRegels)
                .Select(g => new
                {
                    g.NotaId,
                    g.Volgnummer,
                    g.Soort,
                    g.Op,
                    g.Functie,
                    g.Namens,
                    g.Aanmelding,
                })
                .ToListAsync(stop),
            Tokens = await db
                .Tokens.Where(t => t.Medewerker == wie.Id)
                .Select(t => new
                {
                    t.Naam,
                    t.Omvang,
                    t.Gemaakt,
                    t.Tot,
                    t.Ingetrokken,
                    t.Gebruikt,
                })
                .ToListAsync(stop),
            Sessies = await db
                .Sessies.Where(s => s.Medewerker == wie.Id)
                .Select(s => new { s.Begin, s.Tot })
                .ToListAsync(stop),
            Inzage = await db
                .Inzagen.Where(i => i.Medewerker == wie.Id)
                .OrderBy(i => i.Id)
                .Take(MaxRegels)
                .Select(i => new
                {
                    i.Soort,
                    i.Op,
                    i.Handeling,
                    i.Voorwerp,
                    i.Uitkomst,
                    i.Herkomst,
                })
                .ToListAsync(stop),
        };
        Response.Headers.CacheControl = "no-store";
        return File(
            JsonSerializer.SerializeToUtf8Bytes(gegevens, ApiJson.Options),
            "application/json",
            "mijn-gegevens.json"
        );
    }
}
