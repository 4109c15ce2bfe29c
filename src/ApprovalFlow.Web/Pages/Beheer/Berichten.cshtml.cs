using ApprovalFlow.Persistence;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>How much waits to be sent and since when: no content.</summary>
internal sealed class BerichtenModel(OutboxStore outbox) : PageModel
{
    public OutboxStand Stand { get; private set; } = new(0, null);

    public async Task OnGetAsync(CancellationToken stop) => Stand = await outbox.StandAsync(stop);
}
