using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Beheer;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Pages;

/// <summary>What stands still and what is deployed, for a functional administrator. It shows no content of a nota.</summary>
internal sealed class BeheerModel(ApprovalFlowDb db, IncidentVragen vragen, CommandRunner runner, Omgeving omgeving)
    : PageModel
{
    public IReadOnlyList<IncidentAntwoord> Incidenten { get; private set; } = [];

    public IReadOnlyList<ProcedureRow> Procedures { get; private set; } = [];

    public Register Register { get; private set; } = null!;

    public bool IsBeheerder => HttpContext.Aanvrager().Wie!.IsBeheerder;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!IsBeheerder)
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return Page();
        }
        Register = await omgeving.Register(stop);
        Incidenten = await vragen.Alle(stop);
        Procedures = await db.Procedures.OrderBy(p => p.Key).ThenByDescending(p => p.Versie).ToListAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostHerkansingAsync(Guid incident, CancellationToken stop)
    {
        if (!IsBeheerder)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        var id = IncidentId.Of(incident);
        if (await vragen.NotaVan(id, stop) is not { } nota)
        {
            return NotFound();
        }
        var ran = await runner.Run(nota, new IncidentHerkansen(id), HttpContext.Aanvrager(), stop);
        TempData[ran.Weigering is null ? "Bevestiging" : "Bezwaar"] =
            ran.Weigering?.Zin ?? "De stap wordt opnieuw geprobeerd. Laad de pagina over enkele seconden opnieuw.";
        return LocalRedirect("/beheer");
    }
}
