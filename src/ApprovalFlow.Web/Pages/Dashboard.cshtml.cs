using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Beheer;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ApprovalFlow.Web.Pages;

/// <summary>Every running nota that its reader may read, with its termijn and its slack: for the secretariaat that is all.</summary>
internal sealed class DashboardModel(TermijnVragen vragen, Bedrijfsklok klok) : PageModel
{
    public Lijst<TermijnRegel> Regels { get; private set; } = new([], null);

    public LocalDate Vandaag { get; private set; }

    public async Task OnGetAsync(string? vanaf, CancellationToken stop)
    {
        Vandaag = Namen.Dag(await klok.Nu(stop));
        // A place that is none begins at the first page: whoever typed an address gets a list, not a lecture.
        var plaats = NotaFilter.Lees(vanaf, null, null, null).Weigering is null ? vanaf : null;
        Regels = await vragen.Lijst(HttpContext.Aanvrager(), plaats, stop);
    }
}
