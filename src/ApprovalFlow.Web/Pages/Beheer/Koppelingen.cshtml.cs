using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>Systems of directies that may answer by message.</summary>
internal sealed class KoppelingenModel(Koppelingbeheer beheer, Omgeving omgeving) : PageModel
{
    public bool IsBeheerder => HttpContext.Aanvrager().Wie!.IsBeheerder;
    public IReadOnlyList<KoppelingRow> Koppelingen { get; private set; } = [];
    public Eenheidsregister Eenheden { get; private set; } = null!;
    public Weigering? Weigering { get; private set; }

    [BindProperty]
    public string? Naam { get; set; }

    [BindProperty]
    public string? Eenheid { get; set; }

    [BindProperty]
    public string? Sleutel { get; set; }

    public string? Fout(string veld) => Weigering?.Fouten.FirstOrDefault(f => f.Veld == veld)?.Melding;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!IsBeheerder)
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return Page();
        }
        Koppelingen = await beheer.Alle(stop);
        Eenheden = (await omgeving.Register(stop)).Eenheden;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!IsBeheerder)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Weigering = await beheer.Voeg(Naam, Eenheid, Sleutel, HttpContext.Aanvrager(), stop);
        if (Weigering is not null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await OnGetAsync(stop);
        }
        TempData["Bevestiging"] = $"Koppeling {Naam} staat geregistreerd. Zij mag pas antwoorden als u dat toestaat.";
        return LocalRedirect("/beheer/koppelingen");
    }

    public Task<IActionResult> OnPostToestaanAsync(Guid koppeling, CancellationToken stop) =>
        Zet(koppeling, toegestaan: true, "De koppeling mag nu antwoorden.", stop);

    public Task<IActionResult> OnPostStoppenAsync(Guid koppeling, CancellationToken stop) =>
        Zet(koppeling, toegestaan: false, "De koppeling mag niet meer antwoorden.", stop);

    private async Task<IActionResult> Zet(Guid koppeling, bool toegestaan, string gelukt, CancellationToken stop)
    {
        if (!IsBeheerder)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        if (await beheer.Zet(koppeling, toegestaan, HttpContext.Aanvrager(), stop) is not null)
        {
            return NotFound();
        }
        TempData["Bevestiging"] = gelukt;
        return LocalRedirect("/beheer/koppelingen");
    }
}
