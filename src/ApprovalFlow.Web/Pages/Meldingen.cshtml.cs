using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Kennisgeven;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages;

/// <summary>What somebody should hear of, the newest first; the same sentences as the mails.</summary>
internal sealed class MeldingenModel(Kennisgeven.Meldingen meldingen) : PageModel
{
    public Lijst<MeldingAntwoord> Lijst { get; private set; } = new([], null);

    public int Aantal { get; private set; }

    public bool Ongelezen { get; private set; }

    /// <summary>Where the thing to do is; null when there is nowhere to go.</summary>
    public static string? Pad(MeldingAntwoord melding) =>
        melding.Soort switch
        {
            Kennisgevingsoort.Jaarplanning => "/jaarplanning",
            Kennisgevingsoort.Incident => "/beheer",
            Kennisgevingsoort.Vervallen => null,
            _ => melding.Nota is { } nota ? $"/notas/{nota.Kenmerk}" : null,
        };

    public async Task OnGetAsync(bool ongelezen, Guid? vanaf, CancellationToken stop)
    {
        var wie = HttpContext.Aanvrager().Wie!;
        Ongelezen = ongelezen;
        Lijst = await meldingen.Lijst(wie, ongelezen, vanaf, Kennisgeven.Meldingen.StandaardAantal, stop);
        Aantal = await meldingen.Ongelezen(wie, stop);
    }

    public async Task<IActionResult> OnPostGelezenAsync(Guid id, CancellationToken stop)
    {
        await meldingen.Lees(id, HttpContext.Aanvrager().Wie!, stop);
        return LocalRedirect("/meldingen");
    }

    public async Task<IActionResult> OnPostAllesAsync(CancellationToken stop)
    {
        await meldingen.LeesAlle(HttpContext.Aanvrager().Wie!, stop);
        return LocalRedirect("/meldingen");
    }
}
