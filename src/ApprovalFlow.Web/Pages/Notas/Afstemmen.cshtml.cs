using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Taken;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>
/// The adviser's page: the nota beside the answer. What is typed is kept for this person alone; each form posts to its
/// own noun below the task.
/// </summary>
internal sealed partial class AfstemmenModel(
    TaakVragen taken,
    NotaBladLezer lezer,
    AntwoordConceptWerk concepten,
    CommandRunner runner
) : PageModel
{
    private Formulier geweigerd = new("");

    [BindProperty(SupportsGet = true, Name = "taak")]
    public Guid TaakNummer { get; set; }

    public Afstemblad Blad { get; private set; } = null!;

    public Formulier Geweigerd => geweigerd;

    public string? Zin { get; private set; }

    /// <summary>Which block the remark form is about; null while none was chosen.</summary>
    public int? Blok { get; private set; }

    /// <summary>The form as it was typed when this is the refused one, else as new.</summary>
    public Formulier Formulier(string naam) => geweigerd.Naam == naam ? geweigerd : new(naam);

    public async Task<IActionResult> OnGetAsync(string? handler, int? blok, CancellationToken stop)
    {
        if (handler is not null)
        {
            return LocalRedirect($"/afstemmen/{TaakNummer}"); // a reload after a refused form
        }
        Blok = blok;
        return await Toon(stop) ?? Page();
    }

    /// <summary>Null when the page can be shown; else what the reader gets instead.</summary>
    private async Task<IActionResult?> Toon(CancellationToken stop)
    {
        var aanvrager = HttpContext.Aanvrager();
        if (
            await taken.Een(Taak, aanvrager, stop) is not { } taak
            || await lezer.Lees(taak.Nota.Kenmerk, aanvrager, 0, stop) is not { } nota
        )
        {
            return NotFound();
        }
        var isAanZet = Rechten.HandeltVoor(taak.Eenheid, aanvrager.Wie!, nota.Nu) || IsGetypt;
        if (taak.Stap != StapCodes.Code(Stap.Afstemmen) || !isAanZet)
        {
            return LocalRedirect(nota.Pad); // who is not asked reads the nota where everybody does
        }
        var deze = nota.Dossier.Taak(Taak)!;
        var concept = await concepten.LeesBij(nota.Dossier, deze, aanvrager, stop);
        Blad = new Afstemblad(nota, deze, concept ?? AntwoordConcept.Leeg);
        if (Blad is { IsOpen: true, Concept.Revisie: 0 })
        {
            Blad = Blad with
            {
                VanVervallen = await concepten.VanVervallen(nota.Dossier, Blad.Taak, aanvrager.Wie!, stop),
            };
        }
        return null;
    }

    /// <summary>A vervanging can end while its deputy writes: the command refuses, and the page gives back what was typed.</summary>
    private bool IsGetypt =>
        Request.HasFormContentType && new[] { "tekst", "toelichting" }.Any(veld => Tekst(veld) is not null);

    /// <summary>Executes what a form asks and translates the outcome: back to the page, or the page with what was typed.</summary>
    private async Task<IActionResult> Voer(
        string formulier,
        string bevestiging,
        NotaCommand command,
        CancellationToken stop,
        Weigering? fout = null,
        Sleutelverzoek? sleutel = null,
        string? naar = null
    )
    {
        if (await Toon(stop) is { } weg)
        {
            return weg;
        }
        var id = Blad.Taak.NotaId;
        var weigering = fout is null
            ? (await runner.Run(id, command, HttpContext.Aanvrager(), stop, sleutel, GeenLichaam)).Weigering
            : await runner.Bevoegd(id, command, HttpContext.Aanvrager(), stop) ?? fout;
        if (weigering is null)
        {
            TempData["Bevestiging"] = bevestiging;
            return LocalRedirect(naar ?? $"/afstemmen/{TaakNummer}");
        }
        return await Weiger(formulier, weigering, stop);
    }

    private async Task<IActionResult> Weiger(string formulier, Weigering weigering, CancellationToken stop)
    {
        // Read again: a lost race shows what the other one answered.
        if (weigering.Soort == WeigeringSoort.Onbekend || await Toon(stop) is not null)
        {
            return NotFound();
        }
        geweigerd = new Formulier(formulier, Request.Form, weigering);
        Blok = Getal("blok");
        Zin = weigering switch
        {
            TaakIsAlAfgerond race => Problemen.Details(race, Blad.Nota.Namen.Wie(race)).Detail,
            SleutelHergebruikt => "U heeft dit formulier al verstuurd. Uw eerste antwoord staat vast; dit tweede niet.",
            _ => weigering.Zin,
        };
        Response.StatusCode = Problemen.Status(weigering.Soort);
        return Page();
    }

    private TaakId Taak => TaakId.Of(TaakNummer);

    private int? Getal(string veld) =>
        int.TryParse(Request.Form[veld], NumberStyles.None, CultureInfo.InvariantCulture, out var getal) ? getal : null;

    private string? Tekst(string veld) => Request.Form[veld] is [{ Length: > 0 } tekst, ..] ? tekst : null;

    private static Antwoord GeenLichaam(Dossier dossier, Namen namen) => new(StatusCodes.Status303SeeOther, "");
}
