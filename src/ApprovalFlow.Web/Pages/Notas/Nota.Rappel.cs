using ApprovalFlow.Notas;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Kennisgeven;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>A rappel by hand is no command on the nota: nothing of it changes.</summary>
internal sealed partial class NotaModel
{
    public async Task<IActionResult> OnPostRappelAsync(
        Guid taak,
        [FromServices] Rappelverzoek verzoek,
        CancellationToken stop
    )
    {
        if (!await Toon(0, stop))
        {
            return NotFound();
        }
        var (aantal, weigering) = await verzoek.Stuur(Blad.Nota.Id, TaakId.Of(taak), HttpContext.Aanvrager(), stop);
        TempData[weigering is null ? "Bevestiging" : "Bezwaar"] =
            weigering?.Zin
            ?? (aantal == 1 ? "Het rappel gaat naar 1 medewerker." : $"Het rappel gaat naar {aantal} medewerkers.");
        return LocalRedirect($"/notas/{Uri.EscapeDataString(Kenmerk)}");
    }
}
