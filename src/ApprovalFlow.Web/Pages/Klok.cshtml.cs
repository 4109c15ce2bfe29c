using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Demo;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Pages;

/// <summary>The buttons that move the demo's clock: back to the page that they stood on, which says what happened.</summary>
internal sealed class KlokModel(
    Klokwerk werk,
    Klokdoel doelen,
    Bedrijfsklok klok,
    ApprovalFlowDb db,
    Instellingen instellingen
) : PageModel
{
    public IActionResult OnGet() => instellingen.Demo ? LocalRedirect("/") : NotFound();

    public async Task<IActionResult> OnPostAsync(string? stap, string? terug, CancellationToken stop)
    {
        if (!instellingen.Demo)
        {
            return NotFound();
        }
        var oud = await klok.Nu(stop);
        if (await Zet(stap, stop) is { } weigering)
        {
            TempData["Bezwaar"] = weigering.Zin;
        }
        else
        {
            var nu = await klok.Nu(stop);
            TempData["Bevestiging"] = $"Het is nu {Woorden.Moment(nu)}. {await Onderweg(oud, nu, stop)}";
        }
        return LocalRedirect(Url.IsLocalUrl(terug) ? terug : "/");
    }

    private async Task<Weigering?> Zet(string? stap, CancellationToken stop)
    {
        var (doel, weigering) = await doelen.Van(Verzoek(stap), stop);
        return weigering ?? await werk.ZetOp(doel, stop);
    }

    private static KlokVerzoek Verzoek(string? stap) =>
        stap switch
        {
            "uur" => new("PT1H", null, null),
            "werkdag" => new(null, 1, null),
            "termijn" => new(null, null, Klokdoel.VolgendeTermijn),
            _ => new(null, null, null),
        };

    /// <summary>Which of the reader's notas something happened to on the way.</summary>
    private async Task<string> Onderweg(Instant oud, Instant nu, CancellationToken stop)
    {
        var leesbaar = db.Leesbaar(HttpContext.Aanvrager().Wie!, nu);
        var kenmerken = await leesbaar
            .Where(n => db.Gebeurtenissen.Any(g => g.NotaId == n.Id && g.Op > oud && g.Op <= nu))
            .OrderBy(n => n.Kenmerk)
            .Select(n => n.Kenmerk)
            .Take(6)
            .ToListAsync(stop);
        return kenmerken.Count switch
        {
            0 => "Onderweg gebeurde er niets met uw nota's.",
            6 => $"Onderweg gebeurde er iets met onder meer {string.Join(", ", kenmerken)}.",
            _ => $"Onderweg gebeurde er iets met {string.Join(", ", kenmerken)}.",
        };
    }
}
