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

/// <summary>One person: a new one without an id in the address. Leaving shows what lies with them, and passes it on.</summary>
internal sealed class MedewerkerModel(
    Omgeving omgeving,
    RegisterStore store,
    MedewerkerStore mensen,
    Registerwerk werk,
    Vertrek vertrek,
    Func<Guid> nieuwId
) : PageModel
{
    [FromRoute]
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    public Medewerker? Bestaand { get; private set; }

    public Register Register { get; private set; } = null!;

    public Vertrekblad Vertrekblad { get; private set; } = Vertrekblad.Leeg;

    public IReadOnlyList<OpenWerk> OpenWerk => Vertrekblad.Werk;

    public Formulier Formulier { get; private set; } = new("medewerker");

    public Formulier Vertrekformulier { get; private set; } = new("vertrek");

    public Formulier Geweigerd => Formulier.IsGeweigerd ? Formulier : Vertrekformulier;

    public string Naam(MedewerkerId id) => Register.Medewerker(id)?.Naam ?? "";

    public bool IsZelf => Bestaand?.Id == HttpContext.Aanvrager().Id;

    /// <summary>Who can go on with the notas of this person: members of the eenheden that they are of.</summary>
    public IReadOnlyList<(string, string)> Opvolgers =>
        [
            .. Register
                .Medewerkers.Where(m => m.Id != Bestaand?.Id && m.UitDienstOp is null)
                .Where(m => OpenWerk.Any(w => m.IsLid(w.Eenheid)))
                .Select(m => (m.Aanmeldnaam, $"{m.Naam} ({string.Join(", ", m.Eenheden)})")),
        ];

    public async Task<IActionResult> OnGetAsync(string? handler, CancellationToken stop) =>
        handler is not null ? LocalRedirect($"/beheer/medewerker/{Id}")
        : await Zoek(stop) ? Page()
        : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await Zoek(stop))
        {
            return NotFound();
        }
        var invoer = new MedewerkerInvoer(
            Request.Form["aanmeldnaam"],
            Request.Form["naam"],
            [.. Codes("eenheden")],
            [.. Codes("hoofdVan")],
            Request.Form["beheerder"] == "true",
            Request.Form["emailadres"]
        );
        var weigering = await werk.Bewerk(
            Registers.Medewerker,
            invoer.Aanmeldnaam?.Trim() ?? "",
            HttpContext.Aanvrager(),
            () => Bewaar(invoer, stop),
            stop
        );
        if (weigering is not null)
        {
            Formulier = new Formulier("medewerker", Request.Form, weigering);
            return Weiger(weigering);
        }
        TempData["Bevestiging"] = $"{invoer.Naam!.Trim()} is bewaard.";
        return LocalRedirect("/beheer/medewerkers");
    }

    public async Task<IActionResult> OnPostVertrekAsync(CancellationToken stop)
    {
        if (!await Zoek(stop) || Bestaand is null)
        {
            return NotFound();
        }
        var opvolger = Register.Medewerker(Request.Form["opvolger"].ToString());
        if (await vertrek.Verwerk(Bestaand, opvolger, HttpContext.Aanvrager(), stop) is { } weigering)
        {
            Vertrekformulier = new Formulier("vertrek", Request.Form, weigering);
            return Weiger(weigering);
        }
        TempData["Bevestiging"] = $"{Bestaand.Naam} is uit dienst. Wat openstond, is overgedragen of beëindigd.";
        return LocalRedirect($"/beheer/medewerker/{Id}");
    }

    /// <summary>On the register as it is under the lock, not as the page read it.</summary>
    private async Task<Bewerking<Medewerker>> Bewaar(MedewerkerInvoer invoer, CancellationToken stop)
    {
        var register = await store.LoadAsync(stop);
        var oud = Bestaand is null ? null : register.Medewerker(Bestaand.Id);
        var metNaam = register.Medewerker(invoer.Aanmeldnaam?.Trim() ?? "");
        var (nieuw, weigering) = invoer.Lees(nieuwId, oud, metNaam, HttpContext.Aanvrager().Wie!);
        if (weigering is not null)
        {
            return weigering;
        }
        if (oud?.IsBeheerder == true && !nieuw!.IsBeheerder && await mensen.CountBeheerdersAsync(stop) == 1)
        {
            return new VerkeerdeToestand("Dit is de enige beheerder. Maak eerst een ander beheerder.");
        }
        await store.SaveAsync([], [nieuw!], stop);
        return new Bewerking<Medewerker>(oud, nieuw);
    }

    private IEnumerable<EenheidCode> Codes(string veld) =>
        Request.Form[veld].Select(code => Register.Eenheden.Zoek(code)?.Code).OfType<EenheidCode>();

    private PageResult Weiger(Weigering weigering)
    {
        Response.StatusCode = Problemen.Status(weigering.Soort);
        return Page();
    }

    private async Task<bool> Zoek(CancellationToken stop)
    {
        Register = await omgeving.Register(stop);
        if (Id is not { } id)
        {
            return true;
        }
        Bestaand = Register.Medewerker(MedewerkerId.Of(id));
        Vertrekblad = Bestaand is null ? Vertrekblad.Leeg : await vertrek.Bekijk(Bestaand.Id, stop);
        return Bestaand is not null;
    }
}
