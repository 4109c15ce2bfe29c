using System.Collections.Immutable;
using System.Text;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>The years of the calendars, what holds in every year, and the whole as a file, out and in.</summary>
internal sealed class KalendersModel(Kalender kalender, KalenderWerk werk, Bedrijfsklok klok) : PageModel
{
    /// <summary>Bytes; four for each character of the longest file.</summary>
    public const int MaxBestand = 4 * Kalenderbestand.MaxLengte;

    /// <summary>The feast whose row is being changed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sleutel { get; set; }

    /// <summary>Of the calendars as they stand on the screen.</summary>
    public long Revisie { get; private set; }

    public Kalendergegevens Gegevens { get; private set; } = Kalendergegevens.Leeg;

    public LocalDate Vandaag { get; private set; }

    public Formulier Formulier { get; private set; } = new("");

    /// <summary>Those that are recorded, and those from last year to the year after next.</summary>
    public IEnumerable<int> Jaren => Gegevens.Jaren.Union(Enumerable.Range(Vandaag.Year - 1, 4)).Order();

    public ImmutableArray<OpenOpFeestdag> ElkJaarOpen => [.. Gegevens.Geopend.OfType<OpenOpFeestdag>()];

    /// <summary>The feasts that are not open every year yet, and the one that is being changed.</summary>
    public IReadOnlyList<(string, string)> Keuzesvoor(Feestdag? gewijzigd) =>
        [
            .. Feestdagen
                .Alle.Except(ElkJaarOpen.Select(open => open.Feestdag).Where(dag => dag != gewijzigd))
                .Select(dag => (Feestdagen.Code(dag), Feestdagen.Naam(dag))),
        ];

    public async Task OnGetAsync(CancellationToken stop) => await Lees(stop);

    public async Task<IActionResult> OnGetJsonAsync(CancellationToken stop) =>
        Bestand(Kalenderbestand.Schrijf((await kalender.Stand(stop)).Gegevens), "application/json", "kalender.json");

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken stop) =>
        // A spreadsheet takes a file for UTF-8 only when it begins with this mark.
        Bestand('\uFEFF' + Kalendertabel.Schrijf((await kalender.Stand(stop)).Gegevens), "text/csv", "kalender.csv");

    public Task<IActionResult> OnPostToevoegenAsync(CancellationToken stop) =>
        Voer("feestdag", Kalenderformulier.Toevoegen(Request.Form, null), "De dag is in elk jaar een werkdag.", stop);

    public Task<IActionResult> OnPostWijzigenAsync(long gezien, CancellationToken stop) =>
        Voer("wijzigen", Kalenderformulier.Wijzigen(Request.Form, null), "De regel is gewijzigd.", stop, gezien);

    public Task<IActionResult> OnPostVerwijderenAsync(CancellationToken stop) =>
        Voer("verwijderen", Kalenderformulier.Verwijderen(Request.Form), "De regel is verwijderd.", stop);

    public async Task<IActionResult> OnPostInlezenAsync(IFormFile? bestand, CancellationToken stop) =>
        await Voer("inlezen", await Ingelezen(bestand, stop), "Het kalenderbestand is ingelezen.", stop);

    private static async Task<Result<Kalenderwijziging>> Ingelezen(IFormFile? bestand, CancellationToken stop)
    {
        if (bestand is null or { Length: 0 })
        {
            return new OngeldigeInvoer("bestand", "Kies een kalenderbestand.");
        }
        if (bestand.Length > MaxBestand)
        {
            return new OngeldigeInvoer("bestand", "Het bestand is te groot voor een kalenderbestand.");
        }
        using var reader = new StreamReader(bestand.OpenReadStream(), Encoding.UTF8);
        return Kalenderbestand
            .Lees(await reader.ReadToEndAsync(stop))
            .Map<Kalenderwijziging>(gegevens => new Kalenderwijziging.Inlezen(gegevens));
    }

    private async Task<IActionResult> Voer(
        string formulier,
        Result<Kalenderwijziging> wijziging,
        string bevestiging,
        CancellationToken stop,
        long? gezien = null
    )
    {
        var weigering =
            wijziging.Weigering ?? await werk.Wijzig(wijziging.Value, HttpContext.Aanvrager().Wie!, stop, gezien);
        if (weigering is null)
        {
            TempData["Bevestiging"] = bevestiging;
            return LocalRedirect("/beheer/kalenders");
        }
        // The rules are those of a file; in a form there is none to speak of.
        var hier =
            weigering is KalenderbestandOngeldig { Fouten: var fouten } && formulier != "inlezen"
                ? new OngeldigeInvoer(fouten)
                : weigering;
        Formulier = new Formulier(formulier, Request.Form, hier);
        Response.StatusCode = Problemen.Status(weigering.Soort);
        await Lees(stop);
        return Page();
    }

    private async Task Lees(CancellationToken stop)
    {
        var stand = await kalender.Stand(stop);
        (Gegevens, Revisie) = (stand.Gegevens, stand.Revisie);
        Vandaag = Namen.Dag(await klok.Nu(stop));
    }

    private FileContentResult Bestand(string inhoud, string soort, string naam) =>
        File(Encoding.UTF8.GetBytes(inhoud), soort, naam);
}
