using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>The terms that the screens expand.</summary>
internal sealed class AfkortingenModel(AfkortingStore store) : PageModel
{
    public IReadOnlyList<Afkorting> Afkortingen { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Afkortingen = await store.AllAsync(stop);
}
