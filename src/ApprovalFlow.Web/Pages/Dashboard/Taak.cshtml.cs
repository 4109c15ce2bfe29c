using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Api.Taken;
using ApprovalFlow.Web.Kennisgeven;
using ApprovalFlow.Web.Pages.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ApprovalFlow.Web.Pages.Dashboard;

/// <summary>What somebody who watches the deadlines can do about one open task: each form is one command.</summary>
internal sealed class TaakModel(
    TaakVragen taken,
    NotaVragen notas,
    CommandRunner runner,
    RegistratieWerk registraties,
    Omgeving omgeving
) : PageModel
{
    [FromRoute]
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Nota Nota { get; private set; } = null!;
    public Taak Taak { get; private set; } = null!;
    public Handelingen Handelingen { get; private set; } = null!;
    public Namen Namen { get; private set; } = null!;
    public LocalDate Vandaag { get; private set; }
    public FlowNode? Node { get; private set; }
    public ImmutableArray<BijlageGegevens> Bijlagen { get; private set; } = [];
    public Formulier Geweigerd { get; private set; } = new("");

    public bool MagVerlengen => Handelingen.Verlengen.Any(t => t.Id == Taak.Id);

    public bool MagRappelleren => HttpContext.Aanvrager().Wie!.IsSecretariaat;

    /// <summary>Only the secretariaat lets a Kamerdatum go.</summary>
    public bool MagVoorbijKamerdatum => Nota.Kamerdatum is not null && HttpContext.Aanvrager().Wie!.IsSecretariaat;

    public ImmutableArray<Medewerker> Collegas =>
        [.. Handelingen.Overdragen.Where(o => o.Taak.Id == Taak.Id).SelectMany(o => o.Aan)];

    /// <summary>The secretariaat records a decision on paper or by voice, where somebody with a pen decides.</summary>
    public bool MagRegistreren { get; private set; }

    /// <summary>Who may have decided: the people of the eenheid or functie that is asked, but for who drafted.</summary>
    public ImmutableArray<Medewerker> Beslissers { get; private set; } = [];

    public Formulier Formulier(string naam) => Geweigerd.Naam == naam ? Geweigerd : new(naam);

    public async Task<IActionResult> OnGetAsync(string? handler, CancellationToken stop) =>
        handler is not null ? LocalRedirect($"/dashboard/taak/{Id}")
        : await Zoek(stop) ? Page()
        : NotFound();

    public Task<IActionResult> OnPostVerlengingAsync(CancellationToken stop)
    {
        var (termijn, fout) = Pages.Formulier.Datum(Request.Form, "termijn");
        return Voer(
            "verlenging",
            "De termijn is verzet.",
            _ =>
                (
                    new TermijnVerlengen(
                        TaakId.Of(Id),
                        termijn,
                        Tekst("toelichting"),
                        Tekst("voorbijKamerdatum") is not null
                    ),
                    fout
                ),
            stop
        );
    }

    public async Task<IActionResult> OnPostRappelAsync([FromServices] Rappelverzoek verzoek, CancellationToken stop)
    {
        var aanvrager = HttpContext.Aanvrager();
        if (await taken.NotaVan(TaakId.Of(Id), aanvrager, stop) is not { } nota)
        {
            return NotFound();
        }
        var (aantal, weigering) = await verzoek.Stuur(nota, TaakId.Of(Id), aanvrager, stop);
        var wie = aantal == 1 ? "1 medewerker" : $"{aantal} medewerkers";
        return await Na("rappel", $"Het rappel gaat naar {wie}.", weigering, stop);
    }

    public Task<IActionResult> OnPostOverdrachtAsync(CancellationToken stop) =>
        Voer(
            "overdracht",
            "De taak is overgedragen.",
            register => (new TaakOverdragen(TaakId.Of(Id), register.Zoek(Tekst("aan")), Tekst("toelichting")), null),
            stop
        );

    public async Task<IActionResult> OnPostRegistratieAsync(CancellationToken stop)
    {
        var aanvrager = HttpContext.Aanvrager();
        if (await taken.NotaVan(TaakId.Of(Id), aanvrager, stop) is not { } nota)
        {
            return NotFound();
        }
        var (formulier, fout) = RegistratieFormulier.Van(Request.Form);
        var weigering = fout ?? (await registraties.Run(nota, TaakId.Of(Id), formulier, aanvrager, stop)).Weigering;
        return await Na("registratie", "Het besluit is geregistreerd.", weigering, stop);
    }

    private async Task<IActionResult> Voer(
        string formulier,
        string bevestiging,
        Func<Register, (NotaCommand, Weigering?)> lees,
        CancellationToken stop
    )
    {
        var aanvrager = HttpContext.Aanvrager();
        if (await taken.NotaVan(TaakId.Of(Id), aanvrager, stop) is not { } nota)
        {
            return NotFound();
        }
        var (command, weigering) = lees(await omgeving.Register(stop));
        weigering ??= (await runner.Run(nota, command, aanvrager, stop)).Weigering;
        return await Na(formulier, bevestiging, weigering, stop);
    }

    private async Task<IActionResult> Na(
        string formulier,
        string bevestiging,
        Weigering? weigering,
        CancellationToken stop
    )
    {
        if (weigering is null)
        {
            TempData["Bevestiging"] = bevestiging;
            return LocalRedirect("/dashboard");
        }
        if (weigering.Soort == WeigeringSoort.Onbekend || !await Zoek(stop))
        {
            return NotFound();
        }
        Geweigerd = new Formulier(formulier, Request.Form, weigering);
        Response.StatusCode = Problemen.Status(weigering.Soort);
        return Page();
    }

    private string? Tekst(string veld) => Request.Form[veld] is [{ Length: > 0 } tekst, ..] ? tekst : null;

    private async Task<bool> Zoek(CancellationToken stop)
    {
        var aanvrager = HttpContext.Aanvrager();
        var id = TaakId.Of(Id);
        if (
            await taken.NotaVan(id, aanvrager, stop) is not { } notaId
            || await notas.Lees(notaId, aanvrager, stop) is not { } dossier
        )
        {
            return false;
        }
        var context = await runner.Context(dossier, null, aanvrager, stop);
        (Nota, Taak, Vandaag) = (dossier.Nota, dossier.Taak(id)!, context.Vandaag);
        var register = await omgeving.Register(stop);
        Handelingen = Handelingen.Van(dossier, context, register);
        Node = context.Procedure.Find(Taak.Element);
        Bijlagen = dossier.HuidigeVersie?.Bijlagen ?? [];
        MagRegistreren =
            BesluitRegistreren.Stappen.Contains(Taak.Stap)
            && await registraties.Bevoegd(notaId, id, aanvrager, stop) is null;
        Beslissers =
        [
            .. register.Medewerkers.Where(m =>
                m.IsLid(Taak.Eenheid) && m.Id != aanvrager.Id && !Nota.Stellers.Contains(m.Id)
            ),
        ];
        Namen = await omgeving.Namen(stop);
        return true;
    }
}
