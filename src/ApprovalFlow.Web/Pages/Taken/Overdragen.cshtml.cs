using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Taken;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Pages.Taken;

/// <summary>Hands a task to a colleague of the same eenheid, or takes it over from one, with a reason.</summary>
internal sealed class OverdragenModel(TaakVragen vragen, CommandRunner runner, Omgeving omgeving, ApprovalFlowDb db)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public TaakAntwoord Taak { get; private set; } = null!;

    public Formulier Formulier { get; private set; } = new("overdracht");

    public IReadOnlyList<(string Waarde, string Tekst)> Collegas { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Toon(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? aan, string? toelichting, CancellationToken stop)
    {
        if (!await Toon(stop))
        {
            return NotFound();
        }
        var register = await omgeving.Register(stop);
        var command = new TaakOverdragen(TaakId.Of(Id), register.Zoek(aan), toelichting);
        if ((await runner.Run(Taak.Nota.Id, command, HttpContext.Aanvrager(), stop)).Weigering is { } weigering)
        {
            Formulier = new("overdracht", Request.Form, weigering);
            Response.StatusCode = Problemen.Status(weigering.Soort);
            return Page();
        }
        TempData["Bevestiging"] = $"De taak is nu van {command.Aan!.Naam}.";
        return LocalRedirect("/");
    }

    private async Task<bool> Toon(CancellationToken stop)
    {
        if (await vragen.Een(TaakId.Of(Id), HttpContext.Aanvrager(), stop) is not { Status: TaakStatus.Open } taak)
        {
            return false;
        }
        Taak = taak;
        var stellers = await db.Notas.Where(n => n.Id == taak.Nota.Id).Select(n => n.Stellers).SingleAsync(stop);
        var register = await omgeving.Register(stop);
        Collegas =
        [
            .. register
                .Medewerkers.Where(m => m.IsLid(taak.Eenheid) && m.Naam != taak.Behandelaar)
                .Where(m => taak.Stap == "opstellen" || !stellers.Contains(m.Id))
                .Select(m => (m.Aanmeldnaam, m.Id == HttpContext.Aanvrager().Wie!.Id ? $"{m.Naam} (uzelf)" : m.Naam)),
        ];
        return true;
    }
}
