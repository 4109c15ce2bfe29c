using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>What a Kamerdatum means for each step: a part of a page while somebody types, a page by itself otherwise.</summary>
internal sealed class PlanningModel(
    ProcedureStore store,
    ApprovalFlow.Web.Uitvoeren.Procedures definities,
    Kalender kalender,
    Bedrijfsklok klok
) : PageModel
{
    public Planningblad Blad { get; private set; } = null!;

    /// <summary>What was asked, and what is wrong with it.</summary>
    public Formulier Formulier { get; private set; } = new("plan");

    [BindProperty(SupportsGet = true)]
    public string? Procedure { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Soort { get; set; }

    /// <summary>Vertraging is how many working days later the chosen step is done.</summary>
    public async Task<IActionResult> OnGetAsync(
        string? kamerdatum,
        string? stap,
        string? vertraging,
        CancellationToken stop
    )
    {
        var (datum, geenDatum) = Pages.Formulier.Datum(kamerdatum, "kamerdatum");
        var (werkdagen, geenGetal) = string.IsNullOrEmpty(stap) ? (null, null) : Planblad.LeesVertraging(vertraging);
        var later =
            string.IsNullOrEmpty(stap) || geenGetal is not null
                ? ((string, int)?)null
                : (stap, werkdagen ?? Notaplan.GewoneVertraging);
        var gekozen = Codes.Parse<NotaSoort>(Soort) ?? NotaSoort.TerBeslissing;
        Blad = await Maak(Procedure, gekozen, datum, geenDatum?.Zin, later, stop);
        var geenStap =
            later is not null && !Blad.Stappen.IsEmpty && Blad.Later is null
                ? new OngeldigeInvoer(
                    "stap",
                    "Kies een stap uit de lijst, en niet meer werkdagen dan de kalender kent."
                )
                : null;
        if ((geenGetal ?? geenStap) is { } weigering)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Formulier = Getypt(weigering);
        }
        else if (later is not null)
        {
            Formulier = Getypt(null);
        }
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Planningvoorbeeld", Blad) : Page();
    }

    private Formulier Getypt(Weigering? weigering) =>
        new("plan", new FormCollection(Request.Query.ToDictionary(StringComparer.Ordinal)), weigering);

    private async Task<Planningblad> Maak(
        string? procedure,
        NotaSoort soort,
        NodaTime.LocalDate? datum,
        string? fout,
        (string, int)? later,
        CancellationToken stop
    )
    {
        var vandaag = Namen.Dag(await klok.Nu(stop));
        var key = string.IsNullOrEmpty(procedure) ? NotaBegin.StandaardProcedure(soort) : procedure;
        return await store.LatestAsync(key, stop) is { } row
            ? Planningblad.Van(
                await definities.Get(store, key, row.Versie, stop),
                datum,
                fout,
                vandaag,
                (await kalender.Nu(stop)).Werk,
                later
            )
            : Planningblad.Onbekend(vandaag);
    }
}
