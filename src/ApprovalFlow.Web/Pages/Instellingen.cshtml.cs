using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Agenda;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Pages;

/// <summary>What somebody chooses for himself: how mail comes, and the links to his calendars.</summary>
internal sealed class InstellingenModel(
    ApprovalFlowDb db,
    AgendaStore agendas,
    Bedrijfsklok klok,
    MailInstellingen mail
) : PageModel
{
    public Mailkeuze Keuze { get; private set; }

    public string? Emailadres { get; private set; }

    /// <summary>Why the last mail did not arrive; null when it did.</summary>
    public string? NietAangekomen { get; private set; }

    public IReadOnlyList<AgendaRow> Agendas { get; private set; } = [];

    public IReadOnlyList<Agendasoort> Soorten =>
        HttpContext.Aanvrager().Wie!.IsSecretariaat
            ? [Agendasoort.Eigen, Agendasoort.Secretariaat]
            : [Agendasoort.Eigen];

    /// <summary>A link that was just made: it is shown this once.</summary>
    public string? NieuweLink { get; private set; }

    public Agendasoort? NieuweSoort { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => Lees(stop);

    public async Task<IActionResult> OnPostMailAsync(Mailkeuze keuze, CancellationToken stop)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(keuze))
        {
            TempData["Bezwaar"] = "Kies losse mails of een overzicht per dag.";
            return LocalRedirect("/instellingen");
        }
        var wie = HttpContext.Aanvrager().Wie!.Id;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO mailvoorkeur (medewerker, keuze) VALUES ({wie.Value}, {(
                keuze == Mailkeuze.Los ? "los" : "dagoverzicht"
            )})
            ON CONFLICT (medewerker) DO UPDATE SET keuze = excluded.keuze
            """,
            stop
        );
        TempData["Bevestiging"] =
            keuze == Mailkeuze.Los
                ? "U krijgt voortaan van elke melding een mail."
                : "U krijgt voortaan op elke werkdag één mail met alles bij elkaar.";
        return LocalRedirect("/instellingen");
    }

    public async Task<IActionResult> OnPostAgendaAsync(Agendasoort soort, CancellationToken stop)
    {
        if (!ModelState.IsValid || !Soorten.Contains(soort))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        var wie = HttpContext.Aanvrager().Wie!.Id;
        var sleutel = await agendas.NieuwAsync(wie, soort, await klok.Nu(stop), stop);
        NieuweLink = mail.Pad($"{AgendaEndpoints.Pad}/{sleutel}.ics").AbsoluteUri;
        NieuweSoort = soort;
        // Shown as the answer itself, and nowhere kept: a redirect would have to remember the secret.
        Response.Headers.CacheControl = "no-store";
        await Lees(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostIntrekkingAsync(Agendasoort soort, CancellationToken stop)
    {
        var ingetrokken =
            ModelState.IsValid
            && await agendas.TrekInAsync(HttpContext.Aanvrager().Wie!.Id, soort, await klok.Nu(stop), stop);
        TempData[ingetrokken ? "Bevestiging" : "Bezwaar"] = ingetrokken
            ? "De link werkt niet meer."
            : "Er was geen link die werkte.";
        return LocalRedirect("/instellingen");
    }

    public static string Naam(Agendasoort soort) =>
        soort switch
        {
            Agendasoort.Eigen => "Mijn termijnen",
            Agendasoort.Secretariaat => "Alle termijnen",
        };

    private async Task Lees(CancellationToken stop)
    {
        var wie = HttpContext.Aanvrager().Wie!;
        Emailadres = wie.Emailadres?.Value;
        Keuze = await db
            .Mailvoorkeuren.Where(v => v.Medewerker == wie.Id)
            .Select(v => v.Keuze)
            .FirstOrDefaultAsync(stop);
        var laatste = await db
            .Mails.Where(m => m.Ontvanger == wie.Id)
            .Where(m => m.Status != MailStatus.Wacht && m.Status != MailStatus.Vervallen)
            .OrderByDescending(m => m.Id)
            .FirstOrDefaultAsync(stop);
        NietAangekomen = laatste is { Status: not MailStatus.Verzonden } ? laatste.Melding : null;
        Agendas = await agendas.VanAsync(wie.Id, stop);
    }
}
