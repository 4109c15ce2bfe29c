using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>One abbreviation: a new one without a term in the address. Its own term never changes.</summary>
internal sealed class AfkortingModel(AfkortingStore store, Registerwerk werk) : PageModel
{
    public const int MaxAantal = 500;

    [FromRoute]
    [BindProperty(SupportsGet = true)]
    public string? Term { get; set; }

    public Afkorting? Bestaand { get; private set; }

    public Formulier Formulier { get; private set; } = new("afkorting");

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Zoek(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await Zoek(stop))
        {
            return NotFound();
        }
        var weg = Request.Form["doe"] == "verwijderen" && Bestaand is not null;
        var term = Bestaand?.Term ?? Request.Form["term"].ToString().Trim();
        var weigering = await werk.Bewerk(
            Registers.Afkorting,
            term,
            HttpContext.Aanvrager(),
            () => weg ? Verwijder(stop) : Bewaar(term, stop),
            stop
        );
        if (weigering is not null)
        {
            Formulier = new Formulier("afkorting", Request.Form, weigering);
            Response.StatusCode = Problemen.Status(weigering.Soort);
            return Page();
        }
        TempData["Bevestiging"] = weg ? $"{term} is verwijderd." : $"{term} is bewaard.";
        return LocalRedirect("/beheer/afkortingen");
    }

    private async Task<Bewerking<Afkorting>> Bewaar(string term, CancellationToken stop)
    {
        var (nieuw, weigering) = Afkorting.Lees(term, Request.Form["betekenis"]);
        if (weigering is not null)
        {
            return weigering;
        }
        var oud = await store.FindAsync(term, stop);
        if (Bestaand is null && oud is not null)
        {
            return new OngeldigeInvoer("term", $"{oud.Term} staat er al: dat is {oud.Betekenis}.");
        }
        if (oud is null && await store.CountAsync(stop) >= MaxAantal)
        {
            return new OngeldigeInvoer("term", $"Er kunnen hoogstens {MaxAantal} afkortingen zijn: verwijder er een.");
        }
        await store.SaveAsync(nieuw!, stop);
        return new Bewerking<Afkorting>(oud, nieuw);
    }

    private async Task<Bewerking<Afkorting>> Verwijder(CancellationToken stop)
    {
        var oud = await store.FindAsync(Bestaand!.Term, stop);
        await store.RemoveAsync(Bestaand.Term, stop);
        return new Bewerking<Afkorting>(oud, null);
    }

    private async Task<bool> Zoek(CancellationToken stop)
    {
        Bestaand = string.IsNullOrEmpty(Term) ? null : await store.FindAsync(Term, stop);
        return string.IsNullOrEmpty(Term) || Bestaand is not null;
    }
}
