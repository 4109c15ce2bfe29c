using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beslissen;

/// <summary>What somebody decides on, on one screen: what is advised, what the others said, and what each answer does.</summary>
internal sealed class TaakModel(BeslisLezer lezer) : PageModel
{
    public BeslisBlad Blad { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await lezer.Lees(TaakId.Of(id), HttpContext.Aanvrager(), stop) is not { } blad)
        {
            return NotFound();
        }
        Blad = blad;
        await lezer.Gelezen(blad, stop);
        return Page();
    }
}
