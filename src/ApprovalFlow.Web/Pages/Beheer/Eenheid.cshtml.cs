using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
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
internal sealed class EenheidModel(
    Omgeving omgeving,
    RegisterStore store,
    MedewerkerStore mensen,
    Registerwerk werk,
    Bedrijfsklok klok
) : PageModel
{
    /// <summary>How many open tasks are shown before an eenheid is closed.</summary>
    public const int MaxTaken = 200;

    [FromRoute]
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public Eenheid? Bestaand { get; private set; }

    public IReadOnlyList<OpenWerk> OpenTaken { get; private set; } = [];

    public int Leden { get; private set; }

    public Formulier Formulier { get; private set; } = new("eenheid");

    public static IReadOnlyList<(string, string)> Hoofdstukkeuzes { get; } =
    [
        .. Hoofdstukken
            .Alle.Where(code => !Hoofdstukken.IsGegenereerd(code))
            .Select(code => (Hoofdstukken.Code(code), Hoofdstukken.Titel(code))),
    ];

    public static IReadOnlyList<(string, string)> Soortkeuzes { get; } =
    [("eenheid", "Eenheid: een groep mensen"), ("functie", "Functie: een plaats, zoals de SG")];

    public async Task<IActionResult> OnGetAsync(string? handler, CancellationToken stop) =>
        handler is not null ? LocalRedirect($"/beheer/eenheid/{Uri.EscapeDataString(Code ?? "")}")
        : await Zoek(stop) ? Page()
        : NotFound();

    public Task<IActionResult> OnPostSluitingAsync(CancellationToken stop) =>
        Zet(async oud => Eenheidsluiting.Sluit(oud, Namen.Dag(await klok.Nu(stop))), "is gesloten", stop);

    public Task<IActionResult> OnPostHeropeningAsync(CancellationToken stop) =>
        Zet(oud => Task.FromResult<(Eenheid?, Weigering?)>((Eenheidsluiting.Heropen(oud), null)), "is weer open", stop);

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
            return Weiger(weigering);
        }
        TempData["Bevestiging"] = $"{sleutel} is bewaard.";
        return LocalRedirect("/beheer/eenheden");
    }

    private async Task<IActionResult> Zet(
        Func<Eenheid, Task<(Eenheid? Eenheid, Weigering? Weigering)>> wijzig,
        string gelukt,
        CancellationToken stop
    )
    {
        if (!await Zoek(stop) || Bestaand is not { Code: var code })
        {
            return NotFound();
        }
        var weigering = await werk.Bewerk(
            Registers.Eenheid,
            code.Value,
            HttpContext.Aanvrager(),
            async () =>
            {
                var oud = (await store.LoadAsync(stop)).Eenheden.Zoek(code)!;
                var (nieuw, fout) = await wijzig(oud);
                if (nieuw is null)
                {
                    return fout!;
                }
                await store.SaveAsync([nieuw], [], stop);
                return new Bewerking<Eenheid>(oud, nieuw);
            },
            stop
        );
        if (weigering is not null)
        {
            return Weiger(weigering);
        }
        TempData["Bevestiging"] = $"{code} {gelukt}.";
        return LocalRedirect($"/beheer/eenheid/{code}");
    }

    private PageResult Weiger(Weigering weigering)
    {
        Formulier = new Formulier("eenheid", Request.Form.ContainsKey("naam") ? Request.Form : null, weigering);
        Response.StatusCode = Problemen.Status(weigering.Soort);
        return Page();
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
        var register = await omgeving.Register(stop);
        Bestaand = register.Eenheden.Zoek(Code);
        if (Bestaand is { Code: var code })
        {
            OpenTaken = await mensen.OpenTakenAsync(code, MaxTaken, stop);
            Leden = register.Medewerkers.Count(m => m.UitDienstOp is null && m.IsLid(code));
        }
        return string.IsNullOrEmpty(Code) || Bestaand is not null;
    }
}
