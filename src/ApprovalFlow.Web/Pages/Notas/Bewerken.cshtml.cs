using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>The drafting table: the whole concept in one form, its bijlagen beside it.</summary>
internal sealed class BewerkenModel(
    NotaBladLezer lezer,
    ConceptStore concepten,
    ConceptWerk werk,
    BijlageWerk bijlagen,
    Omgeving omgeving
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Kenmerk { get; set; } = "";

    public NotaBlad Blad { get; private set; } = null!;

    /// <summary>What the text below it was based on, so that nothing of somebody else is overwritten.</summary>
    public int Revisie { get; private set; }

    public Formulier Concept { get; private set; } = new("concept");

    public Formulier Bijlage { get; private set; } = new("bijlage");

    public Formulier Geweigerd => Concept.IsGeweigerd ? Concept : Bijlage;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Toon(stop) ?? Page();

    public async Task<IActionResult> OnPostConceptAsync(int revisie, CancellationToken stop)
    {
        if (await Toon(stop) is { } weg)
        {
            return weg;
        }
        var weigering = await Bewaar(revisie, stop);
        if (weigering is null)
        {
            TempData["Bevestiging"] = "Uw tekst is bewaard.";
            return LocalRedirect(Blad.Pad);
        }
        Concept = new Formulier("concept", Request.Form, Veranderd(weigering));
        // After the sentence that somebody else saved, saving again is the steller's own choice.
        return Weiger(weigering, weigering is ConceptIsVeranderd ? Revisie : revisie);
    }

    public async Task<IActionResult> OnPostBijlageAsync(CancellationToken stop)
    {
        if (await Toon(stop) is { } weg)
        {
            return weg;
        }
        var (_, weigering) = await bijlagen.Voeg(Blad.Nota.Id, Blad.Wie, BijlageFormulier.Van(Request.Form), stop);
        return Na(weigering, "De bijlage is toegevoegd.");
    }

    public async Task<IActionResult> OnPostVerwijderingAsync(Guid bijlage, CancellationToken stop)
    {
        if (await Toon(stop) is { } weg)
        {
            return weg;
        }
        return Na(
            await bijlagen.Verwijder(Blad.Nota.Id, BijlageId.Of(bijlage), Blad.Wie, stop),
            "De bijlage is verwijderd."
        );
    }

    private async Task<Weigering?> Bewaar(int revisie, CancellationToken stop)
    {
        var (verzoek, fout) = Conceptblad.Lees(Request.Form);
        if (fout is not null)
        {
            return fout;
        }
        var register = await omgeving.Register(stop);
        var (inhoud, fouten) = InhoudLezer.Lees(verzoek, register.Eenheden, Blad.Wie, Blad.Vandaag);
        fouten = inhoud is null ? fouten : [.. NotaBegin.Fouten(inhoud, register.Eenheden)];
        return fouten.IsEmpty
            ? (await werk.Vervang(Blad.Nota.Id, inhoud!, revisie, Blad.Wie, stop)).Weigering
            : new OngeldigeInvoer(fouten);
    }

    private IActionResult Na(Weigering? weigering, string bevestiging)
    {
        if (weigering is null)
        {
            TempData["Bevestiging"] = bevestiging;
            return LocalRedirect(Blad.Pad + "/bewerken");
        }
        Bijlage = new Formulier("bijlage", Request.Form, weigering);
        return Weiger(weigering, Revisie);
    }

    private PageResult Weiger(Weigering weigering, int revisie)
    {
        Revisie = revisie;
        Response.StatusCode = Problemen.Status(weigering.Soort);
        return Page();
    }

    /// <summary>Null when the concept can be edited; else what the reader gets instead.</summary>
    private async Task<IActionResult?> Toon(CancellationToken stop)
    {
        if (await lezer.Lees(Kenmerk, HttpContext.Aanvrager(), 0, stop) is not { } blad)
        {
            return NotFound();
        }
        Blad = blad;
        if (!blad.Handelingen.Indienen)
        {
            TempData["Bezwaar"] = "U kunt deze nota nu niet bewerken: zij ligt niet bij u.";
            return LocalRedirect(blad.Pad);
        }
        Revisie = await concepten.RevisieAsync(blad.Nota.Id, stop);
        return null;
    }

    private static Weigering Veranderd(Weigering weigering) =>
        weigering is ConceptIsVeranderd
            ? new VerkeerdeToestand(
                "Het concept is intussen veranderd, bijvoorbeeld in een ander venster. "
                    + "Uw tekst staat hieronder nog. Bewaart u opnieuw, dan vervangt zij de andere tekst."
            )
            : weigering;
}
