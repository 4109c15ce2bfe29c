using System.Text;
using ApprovalFlow.Engine.Comparison;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>
/// A file is looked at first and placed second. Nothing is kept in between: the page sends the text along, and placing
/// looks at it again.
/// </summary>
internal sealed class NakijkenModel(Plaatsing plaatsing, ProcedureStore store, Procedures procedures) : PageModel
{
    /// <summary>Bytes of one file, also as a field of the form that places it.</summary>
    public const int MaxBestand = 1024 * 1024;

    public Nagekeken? Rapport { get; private set; }
    public string Bestand { get; private set; } = "";
    public string? Scenariotekst { get; private set; }
    public string? Tekening { get; private set; }
    public int? Huidig { get; private set; }
    public IReadOnlyList<ModelChange> Verschillen { get; private set; } = [];
    public Formulier Formulier { get; private set; } = new("nakijken");

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(IFormFile? bestand, IFormFile? scenarios, CancellationToken stop)
    {
        if (bestand is null or { Length: 0 })
        {
            return Weiger("bestand", "Kies een BPMN-bestand.");
        }
        if (bestand.Length > MaxBestand || scenarios?.Length > MaxBestand)
        {
            return Weiger(
                bestand.Length > MaxBestand ? "bestand" : "scenarios",
                "Kies een bestand van hoogstens 1 MB."
            );
        }
        await Toon(
            await Tekst(bestand, stop),
            scenarios is null ? null : await Tekst(scenarios, stop),
            bestand.FileName,
            stop
        );
        return Page();
    }

    public async Task<IActionResult> OnPostPlaatsenAsync(
        string? xml,
        string? scenariotekst,
        string? naam,
        string? omdat,
        CancellationToken stop
    )
    {
        if (string.IsNullOrEmpty(xml) || xml.Length > MaxBestand)
        {
            return Weiger("bestand", "Kies het bestand opnieuw.");
        }
        await Toon(xml, scenariotekst, naam ?? "", stop);
        var (row, weigering) = await plaatsing.Plaats(Rapport!, HttpContext.Aanvrager().Wie, omdat, stop);
        if (row is null)
        {
            Formulier = new("nakijken", Request.Form, weigering);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        TempData["Bevestiging"] = $"{row.Key} is in gebruik als versie {row.Versie}.";
        return LocalRedirect($"/beheer/procedures/{row.Key}/{row.Versie}");
    }

    private async Task Toon(string xml, string? scenarios, string naam, CancellationToken stop)
    {
        Rapport = Nagekeken.Van(xml, scenarios);
        (Bestand, Scenariotekst) = (naam, scenarios);
        if (Rapport.Procedure is not { } procedure)
        {
            return;
        }
        Tekening = ProcedureTekening.Van(procedure, []);
        if (await store.LatestAsync(procedure.Key, stop) is { } laatste)
        {
            Huidig = laatste.Versie;
            Verschillen = ModelComparison.Compare(
                await procedures.Get(store, laatste.Key, laatste.Versie, stop),
                procedure
            );
        }
    }

    private PageResult Weiger(string veld, string melding)
    {
        Formulier = new("nakijken", null, new OngeldigeInvoer(veld, melding));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    // Read as what it is: a BOM says so, and without one it is UTF-8.
    private static async Task<string> Tekst(IFormFile bestand, CancellationToken stop)
    {
        using var reader = new StreamReader(
            bestand.OpenReadStream(),
            Encoding.UTF8,
            detectEncodingFromByteOrderMarks: true
        );
        return await reader.ReadToEndAsync(stop);
    }
}
