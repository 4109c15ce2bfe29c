using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Vergelijken;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>The drafting table: the whole concept in one form, its bijlagen beside it.</summary>
internal sealed partial class BewerkenModel(
    NotaBladLezer lezer,
    ConceptStore concepten,
    ConceptWerk werk,
    BijlageWerk bijlagen,
    CommandRunner runner,
    DossierStore dossiers,
    Kalender kalender,
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

    public Formulier Medesteller { get; private set; } = new("medesteller");

    /// <summary>The refused form about one remark or question.</summary>
    private Formulier overlegd = new("");
    private int overNummer;

    public Formulier Geweigerd =>
        new[] { Concept, Bijlage, Medesteller, overlegd }.FirstOrDefault(f => f.IsGeweigerd) ?? Concept;

    public Overlegblad Overleg =>
        new(
            Blad,
            Blad.Pad + "/bewerken",
            (naam, nummer) => overlegd.Naam == naam && overNummer == nummer ? overlegd : new($"{naam}-{nummer}")
        )
        {
            Tekstvak = code => Concept.Id(Conceptblad.Naam(code)),
        };

    public Controleblad Controle { get; private set; } = null!;

    /// <summary>What the other text says otherwise, when somebody else saved first.</summary>
    public IReadOnlyList<Hoofdstukverschil>? Botsing { get; private set; }

    /// <summary>Who wrote that other text.</summary>
    public string? Schrijver { get; private set; }

    public Planningblad? Planning { get; private set; }

    public IReadOnlyList<(string, string)> Collegas =>
        [
            .. Blad
                .Register.Medewerkers.Where(m => !m.Eenheden.IsEmpty && m.Id != Blad.Wie.Id)
                .OrderByDescending(m => m.IsLid(Blad.Nota.StellerEenheid))
                .ThenBy(m => m.Naam, StringComparer.Ordinal)
                .Select(m => (m.Aanmeldnaam, $"{m.Naam} ({ApprovalFlow.Notas.Dossiers.Namen.Lijst(m.Eenheden)})")),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Toon(stop) ?? Page();

    /// <summary>The check list by itself, renewed after each time that the text was saved.</summary>
    public async Task<IActionResult> OnGetControleAsync(CancellationToken stop) =>
        await Toon(stop) ?? (Request.Headers.ContainsKey("HX-Request") ? Partial("_Controle", Controle) : Page());

    public async Task<IActionResult> OnPostConceptAsync(int revisie, CancellationToken stop)
    {
        if (await Toon(stop) is { } weg)
        {
            return Bewaring.IsVanScript(Request) ? Bewaring.Antwoord(null, NietMeerBijU, Blad?.Pad ?? "/") : weg;
        }
        var (bewaard, inhoud, weigering) = await Bewaar(revisie, stop);
        if (Bewaring.IsVanScript(Request))
        {
            return Bewaring.Antwoord(bewaard, weigering, Blad.Pad);
        }
        if (weigering is null)
        {
            TempData["Bevestiging"] = "Uw tekst is bewaard.";
            return LocalRedirect(Blad.Pad);
        }
        Concept = new Formulier("concept", Request.Form, Veranderd(weigering));
        if (weigering is ConceptIsVeranderd)
        {
            Botsing = Tekstvergelijking.Van(Blokken.Herken(Blad.Inhoud, inhoud!, 0), Blad.Inhoud);
            Schrijver = await concepten.SchrijverAsync(Blad.Nota.Id, stop) is { } wie
                ? Blad.Namen.Medewerker(wie)
                : null;
        }
        // After the sentence that somebody else saved, saving again is the steller's own choice.
        return Weiger(weigering, weigering is ConceptIsVeranderd ? Revisie : revisie);
    }

    private async Task<(int Revisie, NotaInhoud? Inhoud, Weigering? Weigering)> Bewaar(
        int revisie,
        CancellationToken stop
    )
    {
        var (verzoek, fout) = Conceptblad.Lees(Request.Form);
        if (fout is not null)
        {
            return (0, null, fout);
        }
        var register = await omgeving.Register(stop);
        var (inhoud, fouten) = InhoudLezer.Lees(verzoek, register.Eenheden, Blad.Wie, Blad.Vandaag);
        fouten = inhoud is null ? fouten : [.. NotaBegin.Fouten(inhoud, register.Eenheden)];
        if (!fouten.IsEmpty)
        {
            return (0, null, new OngeldigeInvoer(fouten));
        }
        var (nieuw, weigering) = await werk.Vervang(Blad.Nota.Id, inhoud!, revisie, HttpContext.Aanvrager(), stop);
        return (nieuw, inhoud, weigering);
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
        if (blad.Dossier.Opstellen is null || !Rechten.IsOpsteller(blad.Nota, blad.Wie))
        {
            TempData["Bezwaar"] = "U kunt deze nota nu niet bewerken: zij ligt niet bij u.";
            return LocalRedirect(blad.Pad);
        }
        Revisie = await concepten.RevisieAsync(blad.Nota.Id, stop);
        if (!Bewaring.IsVanScript(Request))
        {
            Controle = await Controleer(stop);
            Planning = Planningblad.Van(
                blad.Procedure,
                blad.Inhoud.Kop.Kamerdatum,
                null,
                blad.Vandaag,
                (await kalender.Nu(stop)).Werk
            );
        }
        return null;
    }

    private async Task<Controleblad> Controleer(CancellationToken stop)
    {
        var context = await runner.Context(Blad.Dossier, null, HttpContext.Aanvrager(), stop) with
        {
            Concept = new(Blad.Inhoud, Blad.Bijlagen),
        };
        var vorige = Blad.Nota.Voorganger is { } id ? await dossiers.LoadAsync(id, stop) : null;
        // Only words that stand in this text are shown, so that nothing is told of a nota that closed to this reader.
        var cijfers = vorige?.HuidigeVersie is { } versie ? Verouderd.Van(Blad.Inhoud, versie.Inhoud) : [];
        return new(Indieningscontrole.Van(Blad.Dossier, context), cijfers, vorige?.Nota.Kenmerk);
    }

    private static readonly VerkeerdeToestand NietMeerBijU = new(
        "De nota ligt niet meer bij u: uw laatste wijziging is niet bewaard. Neem uw tekst over voor u weggaat."
    );

    private static Weigering Veranderd(Weigering weigering) =>
        weigering is ConceptIsVeranderd
            ? new VerkeerdeToestand(
                "Het concept is intussen veranderd, bijvoorbeeld in een ander venster. "
                    + "Uw tekst staat hieronder nog. Bewaart u opnieuw, dan vervangt zij de andere tekst."
            )
            : weigering;
}
