using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
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

    public async Task<IActionResult> OnGetAsync(
        string? kamerdatum,
        string? procedure,
        string? soort,
        CancellationToken stop
    )
    {
        var (datum, weigering) = Pages.Formulier.Datum(kamerdatum, "kamerdatum");
        var gekozen = Codes.Parse<NotaSoort>(soort) ?? NotaSoort.TerBeslissing;
        Blad = await Maak(procedure, gekozen, datum, weigering?.Zin, stop);
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Planningvoorbeeld", Blad) : Page();
    }

    private async Task<Planningblad> Maak(
        string? procedure,
        NotaSoort soort,
        NodaTime.LocalDate? datum,
        string? fout,
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
                (await kalender.Nu(stop)).Werk
            )
            : Planningblad.Onbekend(vandaag);
    }
}
