using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Berichten.Abonnees;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>Who gets the events over HTTP.</summary>
internal sealed class AbonneesModel(AbonneeStore store, Instellingen instellingen) : PageModel
{
    public const int MaxNaam = 100;

    public bool IsBeheerder => HttpContext.Aanvrager().Wie!.IsBeheerder;
    public IReadOnlyList<AbonneeStand> Abonnees { get; private set; } = [];
    public Veldfouten Fouten { get; private set; } = new([]);

    /// <summary>Shown once, right after it was made.</summary>
    public string? Geheim { get; private set; }

    [BindProperty]
    public string? Naam { get; set; }

    [BindProperty]
    public string? Adres { get; set; }

    public static string Woord(AbonneeStatus status) =>
        status switch
        {
            AbonneeStatus.Actief => "actief",
            AbonneeStatus.Gepauzeerd => "gepauzeerd",
            AbonneeStatus.Gestopt => "gestopt na te veel mislukte pogingen",
        };

    public static string Berichten(int aantal) =>
        aantal switch
        {
            0 => "niets",
            1 => "1 bericht",
            > AbonneeStore.MaxGeteld => $"meer dan {AbonneeStore.MaxGeteld} berichten",
            _ => $"{aantal} berichten",
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!IsBeheerder)
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return Page();
        }
        Abonnees = await store.Alle(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!IsBeheerder)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Fouten = new([.. Controleer()]);
        if (Fouten.Alle.Count == 0)
        {
            (Geheim, var weigering) = await store.Voeg(Naam!.Trim(), new Uri(Adres!), HttpContext.Aanvrager(), stop);
            Fouten = new([.. weigering?.Fouten ?? []]);
        }
        if (Fouten.Alle.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        return await OnGetAsync(stop);
    }

    public Task<IActionResult> OnPostPauzerenAsync(Guid abonnee, CancellationToken stop) =>
        Zet(wie => store.Zet(abonnee, AbonneeStatus.Gepauzeerd, wie, stop), "De abonnee krijgt voorlopig niets.");

    public Task<IActionResult> OnPostHervattenAsync(Guid abonnee, CancellationToken stop) =>
        Zet(
            wie => store.Zet(abonnee, AbonneeStatus.Actief, wie, stop),
            "De abonnee krijgt alles sinds het laatste bericht dat aankwam."
        );

    public Task<IActionResult> OnPostVerwijderenAsync(Guid abonnee, CancellationToken stop) =>
        Zet(wie => store.Verwijder(abonnee, wie, stop), "De abonnee is verwijderd.");

    private IEnumerable<Veldfout> Controleer()
    {
        if (string.IsNullOrWhiteSpace(Naam) || Naam.Length > MaxNaam)
        {
            yield return new("naam", $"Geef de abonnee een naam van hoogstens {MaxNaam} tekens.");
        }
        if (Uitgaandverkeer.Bezwaar(Adres, instellingen.Berichten.PriveAdressen) is { } bezwaar)
        {
            yield return new("adres", bezwaar);
        }
    }

    private async Task<IActionResult> Zet(Func<Aanvrager, Task<Weigering?>> werk, string gelukt)
    {
        if (!IsBeheerder)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        if (await werk(HttpContext.Aanvrager()) is not null)
        {
            return NotFound();
        }
        TempData["Bevestiging"] = gelukt;
        return LocalRedirect("/beheer/abonnees");
    }
}

/// <summary>What is wrong with a form, by field.</summary>
internal sealed record Veldfouten(IReadOnlyList<Veldfout> Alle)
{
    public string? Van(string veld) => Alle.FirstOrDefault(f => f.Veld == veld)?.Melding;
}
