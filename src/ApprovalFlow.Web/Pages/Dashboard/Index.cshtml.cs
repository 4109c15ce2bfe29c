using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Dashboard;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ApprovalFlow.Web.Pages.Dashboard;

/// <summary>Every running nota that its reader may read, and how it stands: for the secretariaat that is all of them.</summary>
internal sealed class IndexModel(
    DashboardVragen vragen,
    DashboardCijfers cijfers,
    TijdlijnLezer tijdlijnen,
    WeergaveStore weergaven,
    Dashboardexport export,
    Omgeving omgeving
) : PageModel
{
    public const int PerPagina = 25;

    /// <summary>Open tasks that a row names; the nota's own page has the others.</summary>
    public const int TakenPerRij = 6;

    public Dashboardfilter Filter { get; private set; } = new();
    public LocalDate Vandaag { get; private set; }
    public IReadOnlyList<Dashboardregel> Regels { get; private set; } = [];
    public string? Volgende { get; private set; }
    public Tellingen Tellingen { get; private set; } = null!;
    public Tijdlijn Tijdlijn { get; private set; } = null!;
    public IReadOnlyList<Weekcijfer> Weken { get; private set; } = [];
    public IReadOnlyList<Belasting> Belasting { get; private set; } = [];
    public IReadOnlyList<Doorlooptijd> Doorlooptijden { get; private set; } = [];
    public IReadOnlyList<WeergaveRow> Weergaven { get; private set; } = [];
    public Register Register { get; private set; } = null!;
    public Medewerker Wie => HttpContext.Aanvrager().Wie!;
    public Formulier Weergave { get; private set; } = new("weergave");

    public async Task OnGetAsync(CancellationToken stop) => await Toon(Dashboardfilter.Lees(Request.Query), stop);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken stop) =>
        await export.Csv(Wie, Dashboardfilter.Lees(Request.Query), stop);

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken stop) =>
        await export.Excel(Wie, Dashboardfilter.Lees(Request.Query), stop);

    /// <summary>Keeps the filters of the page under a name, for this person alone.</summary>
    public async Task<IActionResult> OnPostWeergaveAsync(CancellationToken stop)
    {
        var filter = Dashboardfilter.Lees(Request.Form["vraag"].ToString());
        var naam = Request.Form["naam"].ToString().Trim();
        Weigering? weigering =
            naam.Length is 0 or > WeergaveStore.MaxNaam
                ? new OngeldigeInvoer("naam", $"Geef een naam van hoogstens {WeergaveStore.MaxNaam} tekens.")
            : await weergaven.SaveAsync(new WeergaveRow(Wie.Id, naam, filter.Vraag()), stop) ? null
            : new OngeldigeInvoer(
                "naam",
                $"U heeft al {WeergaveStore.MaxPerPersoon} weergaven. Verwijder er eerst een."
            );
        if (weigering is null)
        {
            TempData["Bevestiging"] = $"De weergave {naam} is bewaard.";
            return LocalRedirect("/dashboard" + filter.Vraag());
        }
        Weergave = new Formulier("weergave", Request.Form, weigering);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await Toon(filter, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostVergetenAsync(CancellationToken stop)
    {
        var naam = Request.Form["naam"].ToString();
        await weergaven.RemoveAsync(Wie.Id, naam, stop);
        TempData["Bevestiging"] = $"De weergave {naam} is verwijderd.";
        return LocalRedirect("/dashboard");
    }

    /// <summary>The same list with only this stand, or without it when it is the one shown.</summary>
    public string Adres(Stand? stand) => "/dashboard" + (Filter with { Stand = stand, Vanaf = null }).Vraag();

    public string Adres(LocalDate week) => "/dashboard" + (Filter with { Week = week, Vanaf = null }).Vraag();

    public string Export(string soort) => $"/dashboard/{soort}" + Filter.Vraag();

    /// <summary>The secretariaat moves work for everybody, a steller that of his own nota.</summary>
    public bool MagIngrijpen(Dashboardregel regel) => Wie.IsSecretariaat || regel.Nota.Steller == Wie.Id;

    public IReadOnlyList<(string, string)> Eenheidkeuzes =>
        [.. Belasting.Select(b => b.Eenheid).Order().Select(code => (code.Value, code.Value))];

    public static IReadOnlyList<(string, string)> Soortkeuzes { get; } =
    [.. Enum.GetValues<NotaSoort>().Select(soort => (Codes.Code(soort), Woorden.Soort(soort)))];

    private async Task Toon(Dashboardfilter filter, CancellationToken stop)
    {
        Filter = filter;
        Register = await omgeving.Register(stop);
        (_, Vandaag, _) = await vragen.Moment(stop);
        (Regels, Volgende) = await vragen.Pagina(Wie, filter, PerPagina, stop);
        Tellingen = await vragen.Tel(Wie, stop);
        Tijdlijn = await tijdlijnen.Van(Regels, Vandaag, stop);
        Weken = await cijfers.PerWeek(Wie, stop);
        Belasting = await cijfers.PerEenheid(Wie, stop);
        Doorlooptijden = await cijfers.PerStap(Wie, stop);
        Weergaven = await weergaven.OfAsync(Wie.Id, stop);
    }
}
