using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Api.Vervangingen;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages;

/// <summary>The register of who acts for whom: read by everybody, entered by the holder, the head or the secretariaat.</summary>
internal sealed class VervangingModel(VervangingWerk werk, Omgeving omgeving) : PageModel
{
    private Register register = null!;

    [BindProperty(SupportsGet = true)]
    public bool Voorbij { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Vanaf { get; set; }

    public Lijst<VervangingAntwoord> Regels { get; private set; } = new([], null);

    public Formulier Formulier { get; private set; } = new("vervanging");

    public Formulier Einde { get; private set; } = new("einde");

    public Formulier Geweigerd => Einde.IsGeweigerd ? Einde : Formulier;

    public bool MagInvoeren => Houders.Count > 0;

    private Medewerker Wie => HttpContext.Aanvrager().Wie!;

    /// <summary>For whom this person may enter one: themselves, the people of whom they are head, or everybody.</summary>
    public IReadOnlyList<(string, string)> Houders =>
        [
            .. register
                .Medewerkers.Where(m => m.Eenheden.Any(e => VervangingVastleggen.MagInvoeren(Wie, m.Id, e)))
                .Select(Keuze),
        ];

    public IReadOnlyList<(string, string)> Vervangers =>
        [.. register.Medewerkers.Where(m => m.UitDienstOp is null).Select(Keuze)];

    public IReadOnlyList<(string, string)> Eenheden =>
        [
            .. register
                .Eenheden.Alle.Where(e => Wie.IsSecretariaat || Wie.IsLid(e.Code) || Wie.HoofdVan.Contains(e.Code))
                .Select(e => (e.Code.Value, $"{e.Code} ({e.Naam})")),
        ];

    public static IReadOnlyList<(string, string)> Soorten =>
        [.. Enum.GetValues<VervangingSoort>().Select(s => (Codes.Code(s), Handelingsgrond.Woord(s)))];

    public string Zelf => Wie.Aanmeldnaam;

    public bool MagBeeindigen(VervangingAntwoord regel) =>
        VervangingVastleggen.MagInvoeren(Wie, regel.HouderId, regel.Eenheid);

    public Task OnGetAsync(CancellationToken stop) => Toon(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (verzoek, fout) = Lees(Request.Form, await omgeving.Register(stop));
        var (regel, weigering) = fout is null ? await werk.Leg(verzoek, Wie, stop) : (null, fout);
        if (regel is not null)
        {
            TempData["Bevestiging"] =
                $"{regel.Vervanger} handelt namens {regel.Eenheid} voor {regel.Houder}, "
                + $"tot en met {Woorden.Dag(regel.LaatsteDag)}.";
            return LocalRedirect("/vervanging");
        }
        Formulier = new Formulier("vervanging", Request.Form, weigering);
        return await Weiger(weigering!, stop);
    }

    public async Task<IActionResult> OnPostBeeindigingAsync(Guid vervanging, CancellationToken stop)
    {
        var (regel, weigering) = await werk.Beeindig(VervangingId.Of(vervanging), Wie, stop);
        if (regel is not null)
        {
            TempData["Bevestiging"] = $"{regel.Vervanger} handelt niet meer namens {regel.Eenheid}.";
            return LocalRedirect("/vervanging");
        }
        Einde = new Formulier("einde", null, weigering);
        return await Weiger(weigering!, stop);
    }

    private static (VervangingVerzoek, Weigering?) Lees(IFormCollection form, Register register)
    {
        var (eerste, fout) = Formulier.Datum(form, "eersteDag");
        var (laatste, fout2) = Formulier.Datum(form, "laatsteDag");
        return (
            new VervangingVerzoek(
                Codes.Parse<VervangingSoort>(form["soort"]),
                register.Zoek(form["houder"])?.Aanmeldnaam ?? form["houder"],
                register.Zoek(form["vervanger"])?.Aanmeldnaam ?? form["vervanger"],
                form["eenheid"],
                eerste,
                laatste,
                form["grond"]
            ),
            fout ?? fout2
        );
    }

    private async Task<IActionResult> Weiger(Weigering weigering, CancellationToken stop)
    {
        await Toon(stop);
        Response.StatusCode = Problemen.Status(weigering.Soort);
        return Page();
    }

    private async Task Toon(CancellationToken stop)
    {
        register = await omgeving.Register(stop);
        Regels = await werk.Lijst(Voorbij, VervangingEndpoints.VervangingPlaats(Vanaf) ?? 0, stop);
    }

    private static (string, string) Keuze(Medewerker wie) =>
        (wie.Aanmeldnaam, wie.Eenheden.IsEmpty ? wie.Naam : $"{wie.Naam} ({string.Join(", ", wie.Eenheden)})");
}
