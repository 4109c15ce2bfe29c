using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>One eenheid or functie: a new one without a code in the address, else the one with that code.</summary>
internal sealed class EenheidModel(Omgeving omgeving, RegisterStore store, Registerwerk werk) : PageModel
{
    [FromRoute]
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public Eenheid? Bestaand { get; private set; }

    public Formulier Formulier { get; private set; } = new("eenheid");

    public static IReadOnlyList<(string, string)> Hoofdstukkeuzes { get; } =
    [
        .. Hoofdstukken
            .Alle.Where(code => !Hoofdstukken.IsGegenereerd(code))
            .Select(code => (Hoofdstukken.Code(code), Hoofdstukken.Titel(code))),
    ];

    public static IReadOnlyList<(string, string)> Soortkeuzes { get; } =
    [("eenheid", "Eenheid: een groep mensen"), ("functie", "Functie: een plaats, zoals de SG")];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Zoek(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await Zoek(stop))
        {
            return NotFound();
        }
        var invoer = new EenheidInvoer(
            Request.Form["code"],
            Request.Form["naam"],
            Codes.Parse<EenheidSoort>(Request.Form["soort"]) ?? EenheidSoort.Eenheid,
            Hoofdstukken.Parse(Request.Form["hoofdstuk"]),
            Request.Form["gebruikelijkeZin"],
            Request.Form["metParaaf"].Contains("ja")
        );
        var sleutel = Bestaand?.Code.Value ?? invoer.Code?.Trim() ?? "";
        var weigering = await werk.Bewerk(
            Registers.Eenheid,
            sleutel,
            HttpContext.Aanvrager(),
            () => Bewaar(invoer, stop),
            stop
        );
        if (weigering is not null)
        {
            Formulier = new Formulier("eenheid", Request.Form, weigering);
            Response.StatusCode = Problemen.Status(weigering.Soort);
            return Page();
        }
        TempData["Bevestiging"] = $"{sleutel} is bewaard.";
        return LocalRedirect("/beheer/eenheden");
    }

    /// <summary>On the register as it is under the lock, not as the page read it.</summary>
    private async Task<Bewerking<Eenheid>> Bewaar(EenheidInvoer invoer, CancellationToken stop)
    {
        var register = (await store.LoadAsync(stop)).Eenheden;
        var oud = Bestaand is null ? null : register.Zoek(Bestaand.Code);
        var (nieuw, weigering) = invoer.Lees(register, oud);
        if (weigering is not null)
        {
            return weigering;
        }
        await store.SaveAsync([nieuw!], [], stop);
        return new Bewerking<Eenheid>(oud, nieuw);
    }

    private async Task<bool> Zoek(CancellationToken stop)
    {
        Bestaand = (await omgeving.Register(stop)).Eenheden.Zoek(Code);
        return string.IsNullOrEmpty(Code) || Bestaand is not null;
    }
}
