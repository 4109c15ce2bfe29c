using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Jaarplanning;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Kennisgeven;
using ApprovalFlow.Web.Pages.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ApprovalFlow.Web.Pages;

/// <summary>The year at a glance: which nota comes back when, and when drafting must begin.</summary>
internal sealed class JaarplanningModel(Jaarplan plan, ProcedureStore procedures, Omgeving omgeving, Bedrijfsklok klok)
    : PageModel
{
    public ImmutableArray<Jaarregel> Regels { get; private set; } = [];

    public int Jaar { get; private set; }

    public LocalDate Vandaag { get; private set; }

    public Formulier Formulier { get; private set; } = new("jaarnota");

    public IReadOnlyList<(string, string)> Eenheden { get; private set; } = [];

    public IReadOnlyList<(string, string)> Procedures { get; private set; } = [];

    public bool Beheert => HttpContext.Aanvrager().Wie!.IsSecretariaat;

    public async Task OnGetAsync(int? jaar, CancellationToken stop) => await Lees(jaar, stop);

    public async Task<IActionResult> OnPostAsync(int? jaar, CancellationToken stop)
    {
        var form = Request.Form;
        var verzoek = new JaarnotaVerzoek(
            form["naam"].ToString(),
            form["eenheid"].ToString(),
            form["procedure"].ToString(),
            form["regel"].ToString(),
            form["opsteltijd"].ToString(),
            form["vorige"].ToString()
        );
        var wie = HttpContext.Aanvrager().Wie!;
        if (await plan.Voeg(verzoek, wie, await klok.Nu(stop), stop) is not { } weigering)
        {
            TempData["Bevestiging"] = $"{verzoek.Naam.Trim()} staat in de jaarplanning.";
            return LocalRedirect($"/jaarplanning?jaar={jaar}");
        }
        Formulier = new Formulier("jaarnota", form, weigering);
        Response.StatusCode = Api.Problemen.Status(weigering.Soort);
        await Lees(jaar, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostVerwijderAsync(Guid id, int? jaar, CancellationToken stop)
    {
        var weigering = await plan.Verwijder(id, HttpContext.Aanvrager().Wie!, stop);
        if (weigering is NietBevoegd)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        TempData[weigering is null ? "Bevestiging" : "Bezwaar"] = weigering?.Zin ?? "De regel is uit de jaarplanning.";
        return LocalRedirect($"/jaarplanning?jaar={jaar}");
    }

    private async Task Lees(int? jaar, CancellationToken stop)
    {
        var nu = await klok.Nu(stop);
        Vandaag = Namen.Dag(nu);
        Jaar = jaar is >= 2000 and <= 2100 ? jaar.Value : Vandaag.Year;
        Regels = await plan.Van(HttpContext.Aanvrager().Wie!, Jaar, nu, stop);
        if (Beheert)
        {
            var register = await omgeving.Register(stop);
            Eenheden = [.. register.Eenheden.Alle.Select(e => (e.Code.Value, $"{e.Code} ({e.Naam})"))];
            Procedures = [.. (await procedures.KeysAsync(stop)).Select(key => (key, key))];
        }
    }
}
