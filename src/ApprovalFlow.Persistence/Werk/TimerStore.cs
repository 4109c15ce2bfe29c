using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>Armed timers, by the business clock. Found without a lock: the command looks at the nota again.</summary>
public sealed class TimerStore(ApprovalFlowDb db)
{
    /// <summary>The oldest first, so that what fell due earlier happens earlier.</summary>
    public async Task<IReadOnlyList<TimerRow>> DueAsync(Instant nu, int aantal, CancellationToken stop = default) =>
        await db
            .Timers.Where(t => t.Op <= nu)
            .OrderBy(t => t.Op)
            .ThenBy(t => t.NotaId)
            .ThenBy(t => t.Nummer)
            .Take(aantal)
            .ToListAsync(stop);

    /// <summary>When the next one falls due; null when none is armed.</summary>
    public Task<Instant?> NextAsync(CancellationToken stop = default) =>
        db.Timers.Select(t => (Instant?)t.Op).MinAsync(stop);
}
