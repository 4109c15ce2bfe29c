using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Api.Taken;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ApprovalFlow.Web.Pages;

/// <summary>What is asked of me, the nearest termijn first.</summary>
internal sealed class IndexModel(TaakVragen vragen, Bedrijfsklok klok) : PageModel
{
    public Lijst<TaakAntwoord> Taken { get; private set; } = new([], null);

    public LocalDate Vandaag { get; private set; }

    public async Task OnGetAsync(string? vanaf, CancellationToken stop)
    {
        Vandaag = Namen.Dag(await klok.Nu(stop));
        var filter = new TaakFilter(true, null, TaakStatus.Open, TaakPlaats.Parse(vanaf), NotaFilter.StandaardAantal);
        Taken = await vragen.Lijst(HttpContext.Aanvrager(), filter, stop);
    }
}

/// <summary>A termijn and the day from which it is looked at.</summary>
internal sealed record Termijnblad(LocalDate? Termijn, LocalDate Vandaag)
{
    public bool TeLaat => Termijn < Vandaag;
}
