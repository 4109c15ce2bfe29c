using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages;

/// <summary>The demo's sign-in, one button per person. Without the demo nobody signs in here.</summary>
internal sealed class AanmeldenModel(Omgeving omgeving, Instellingen instellingen) : PageModel
{
    private Register? register;

    public bool Demo => instellingen.Demo;

    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    public IEnumerable<Medewerker> Medewerkers => register?.Medewerkers.Where(m => m.UitDienstOp is null) ?? [];

    public async Task OnGetAsync(CancellationToken stop) => register = await omgeving.Register(stop);

    public async Task<IActionResult> OnPostAsync(string? persoon, CancellationToken stop)
    {
        register = await omgeving.Register(stop);
        if (!Demo || register.Medewerker(persoon ?? "") is not { UitDienstOp: null } wie)
        {
            return Page();
        }
        await HttpContext.SignInAsync(Personen.Cookie, Personen.Principal(wie.Id, DemoTokenHandler.Schema));
        return LocalRedirect(Url.IsLocalUrl(Terug) ? Terug : "/");
    }

    public async Task<IActionResult> OnPostAfmeldenAsync()
    {
        await HttpContext.SignOutAsync(Personen.Cookie);
        return LocalRedirect("/aanmelden");
    }

    /// <summary>"HDFC, Hoofddirectie Financiën en Control, hoofd".</summary>
    public string Functie(Medewerker wie)
    {
        var eenheden = wie.Eenheden.Select(code => $"{code}, {register!.Eenheden.Naam(code)}");
        var rollen = new[] { wie.HoofdVan.IsEmpty ? null : "hoofd", wie.IsBeheerder ? "functioneel beheerder" : null };
        return string.Join(", ", eenheden.Concat(rollen.OfType<string>()));
    }
}
