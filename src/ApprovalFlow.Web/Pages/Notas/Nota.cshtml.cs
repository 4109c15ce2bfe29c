using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>
/// One nota and everything that its reader can do with it. Each form posts to its own noun below the nota; the handlers
/// stand in the other part of this class.
/// </summary>
internal sealed partial class NotaModel(NotaBladLezer lezer, CommandRunner runner, Omgeving omgeving) : PageModel
{
    private Formulier geweigerd = new("");
    private Guid? taakVanFormulier;

    [BindProperty(SupportsGet = true)]
    public string Kenmerk { get; set; } = "";

    public NotaBlad Blad { get; private set; } = null!;

    /// <summary>The refused form; its Naam is empty when nothing was refused.</summary>
    public Formulier Geweigerd => geweigerd;

    /// <summary>The refusal's sentence with the name of who was first.</summary>
    public string? Zin { get; private set; }

    /// <summary>Vertraging is the delay, in working days, of which the plan shows what it does.</summary>
    public async Task<IActionResult> OnGetAsync(string? handler, int? vanaf, string? vertraging, CancellationToken stop)
    {
        if (handler is not null)
        {
            return LocalRedirect($"/notas/{Uri.EscapeDataString(Kenmerk)}"); // a reload after a refused form
        }
        var (werkdagen, weigering) = Planblad.LeesVertraging(vertraging);
        if (!await Toon(vanaf, stop, werkdagen))
        {
            return NotFound();
        }
        if (vertraging is not null)
        {
            var getypt = new FormCollection(new(StringComparer.Ordinal) { ["vertraging"] = vertraging });
            Blad = Blad with { Planning = Blad.Planning with { Vertraging = new("vertraging", getypt, weigering) } };
            Response.StatusCode = weigering is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        }
        await lezer.Gelezen(Blad, stop);
        return Page();
    }

    /// <summary>The form as it was typed when this is the refused one, else as new.</summary>
    public Formulier Formulier(string naam, TaakId? taak = null)
    {
        var id = taak is null ? naam : $"{naam}-{taak}";
        return geweigerd.Naam == naam && taakVanFormulier == taak?.Value ? geweigerd with { Naam = id } : new(id);
    }

    private async Task<bool> Toon(int? vanaf, CancellationToken stop, int? vertraging = null)
    {
        if (await lezer.Lees(Kenmerk, HttpContext.Aanvrager(), vanaf, stop, vertraging) is not { } blad)
        {
            return false;
        }
        Blad = blad;
        return true;
    }

    /// <summary>Executes what a form asks and translates the outcome: on to the nota, or the page again with what was typed.</summary>
    private async Task<IActionResult> Voer(
        string formulier,
        string bevestiging,
        Func<Register, (NotaCommand?, Weigering?)> lees,
        CancellationToken stop,
        Sleutelverzoek? sleutel = null
    )
    {
        var aanvrager = HttpContext.Aanvrager();
        if (await lezer.Id(Kenmerk, aanvrager, stop) is not { } id)
        {
            return NotFound();
        }
        var (command, weigering) = lees(await omgeving.Register(stop));
        weigering ??= (await runner.Run(id, command!, aanvrager, stop, sleutel, GeenLichaam)).Weigering;
        if (weigering is null)
        {
            TempData["Bevestiging"] = bevestiging;
            return LocalRedirect($"/notas/{Uri.EscapeDataString(Kenmerk)}");
        }
        return await Weiger(formulier, weigering, stop);
    }

    private async Task<IActionResult> Weiger(string formulier, Weigering weigering, CancellationToken stop)
    {
        if (weigering.Soort == WeigeringSoort.Onbekend || !await Toon(null, stop))
        {
            return NotFound();
        }
        geweigerd = new Formulier(formulier, Request.Form, weigering);
        taakVanFormulier = Guid.TryParse(Request.Form["taak"], out var taak) ? taak : null;
        Zin = weigering switch
        {
            TaakIsAlAfgerond race => Problemen.Details(race, Blad.Namen.Wie(race)).Detail,
            SleutelHergebruikt => "U heeft dit formulier al verstuurd. Uw eerste antwoord staat vast; dit tweede niet.",
            _ => weigering.Zin,
        };
        Response.StatusCode = Problemen.Status(weigering.Soort);
        return Page();
    }

    private static Antwoord GeenLichaam(Dossier dossier, Namen namen) => new(StatusCodes.Status303SeeOther, "");
}
