using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Beheer;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>What stands still: kenmerk and step, and no content.</summary>
internal sealed class IncidentenModel(IncidentVragen vragen, CommandRunner runner) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Opgelost { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Vanaf { get; set; }

    public Lijst<IncidentAntwoord> Incidenten { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken stop) => Incidenten = await vragen.Lijst(Opgelost, Vanaf, stop);

    public async Task<IActionResult> OnPostAsync(Guid incident, CancellationToken stop)
    {
        var id = IncidentId.Of(incident);
        if (await vragen.NotaVan(id, stop) is not { } nota)
        {
            return NotFound();
        }
        var ran = await runner.Run(nota, new IncidentHerkansen(id), HttpContext.Aanvrager(), stop);
        TempData[ran.Weigering is null ? "Bevestiging" : "Bezwaar"] =
            ran.Weigering?.Zin ?? "De stap wordt opnieuw geprobeerd. Laad de pagina over enkele seconden opnieuw.";
        return LocalRedirect(IndexModel.Incidenten);
    }
}
