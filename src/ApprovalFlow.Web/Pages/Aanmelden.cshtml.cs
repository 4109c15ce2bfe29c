using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages;

/// <summary>To the provider and back, and in the demo one button per person. What went wrong is told without saying why.</summary>
internal sealed class AanmeldenModel(Omgeving omgeving, Instellingen instellingen, TimeProvider tijd) : PageModel
{
    private Register? register;

    public bool Demo => instellingen.Demo;

    public bool MetProvider => instellingen.Aanmelden.Uitgever is not null;

    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    /// <summary>The provider said no, or nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Mislukt { get; set; }

    /// <summary>The provider knows who it is and the register does not.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Onbekend { get; set; }

    public IEnumerable<Medewerker> Medewerkers => register?.Medewerkers.Where(m => m.UitDienstOp is null) ?? [];

    private string Doel => Url.IsLocalUrl(Terug) ? Terug! : "/";

    public Task OnGetAsync(CancellationToken stop) => Toon(stop);

    public Task<IActionResult> OnGetStartAsync(CancellationToken stop) => NaarProvider(opnieuw: false, stop);

    /// <summary>Again, before a decision: the provider asks who it is, whatever session it still has.</summary>
    public Task<IActionResult> OnGetOpnieuwAsync(CancellationToken stop) => NaarProvider(opnieuw: true, stop);

    public async Task<IActionResult> OnPostAsync(string? persoon, CancellationToken stop)
    {
        await Toon(stop);
        if (!Demo || register!.Medewerker(persoon ?? "") is not { UitDienstOp: null } wie)
        {
            return Page();
        }
        await HttpContext.SignInAsync(Personen.Cookie, Personen.Demo(wie.Id, tijd.GetUtcNow()));
        return LocalRedirect(Doel);
    }

    public async Task<IActionResult> OnPostAfmeldenAsync()
    {
        if (MetProvider && HttpContext.Misschien()?.Aanmelding.StartsWith("oidc", StringComparison.Ordinal) == true)
        {
            var properties = new AuthenticationProperties { RedirectUri = "/aanmelden" };
            return SignOut(properties, Personen.Cookie, Toegang.Provider);
        }
        await HttpContext.SignOutAsync(Personen.Cookie);
        return LocalRedirect("/aanmelden");
    }

    private async Task<IActionResult> NaarProvider(bool opnieuw, CancellationToken stop)
    {
        if (!MetProvider)
        {
            await Toon(stop);
            return Page();
        }
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = Doel };
        if (opnieuw)
        {
            properties.Prompt = "login";
            properties.MaxAge = TimeSpan.Zero;
            properties.Items[Aanmelder.Opnieuw] = "ja";
        }
        return Challenge(properties, Toegang.Provider);
    }

    private async Task Toon(CancellationToken stop)
    {
        if (Demo)
        {
            register = await omgeving.Register(stop);
        }
    }

    /// <summary>"HDFC, Hoofddirectie Financiën en Control, hoofd".</summary>
    public string Functie(Medewerker wie)
    {
        var eenheden = wie.Eenheden.Select(code => $"{code}, {register!.Eenheden.Naam(code)}");
        var rollen = new[] { wie.HoofdVan.IsEmpty ? null : "hoofd", wie.IsBeheerder ? "functioneel beheerder" : null };
        return string.Join(", ", eenheden.Concat(rollen.OfType<string>()));
    }
}
