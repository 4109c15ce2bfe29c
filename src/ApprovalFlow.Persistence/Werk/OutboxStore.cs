using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Messages on their way out. A dispatcher begins a transaction, takes, publishes, marks and commits: a crash in
/// between sends a message twice, under the same id, and never loses one.
/// </summary>
public sealed class OutboxStore(ApprovalFlowDb db)
{
    /// <summary>The oldest unsent row of each nota that no other dispatcher has; a younger one of the same nota waits.</summary>
    public async Task<IReadOnlyList<OutboxRow>> TakeAsync(int aantal, CancellationToken stop = default)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Rows are taken within a transaction that ends after they are sent.");
        }
        return await db
            .Outbox.FromSql(
                $"""
                SELECT * FROM outbox o
                WHERE verzonden IS NULL
                  AND NOT EXISTS (
                    SELECT FROM outbox ouder
                    WHERE ouder.nota_id = o.nota_id AND ouder.verzonden IS NULL AND ouder.id < o.id)
                ORDER BY id
                LIMIT {aantal}
                FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(stop);
    }

    public Task MarkSentAsync(IReadOnlyCollection<long> ids, Instant nu, CancellationToken stop = default) =>
        db.Outbox.Where(o => ids.Contains(o.Id)).ExecuteUpdateAsync(set => set.SetProperty(o => o.Verzonden, nu), stop);

    public Task<int> CountUnsentAsync(CancellationToken stop = default) =>
        db.Outbox.CountAsync(o => o.Verzonden == null, stop);

    /// <summary>Sent rows are kept for looking back, not for ever.</summary>
    public Task<int> CleanAsync(Instant verzondenVoor, CancellationToken stop = default) =>
        db.Outbox.Where(o => o.Verzonden < verzondenVoor).ExecuteDeleteAsync(stop);
}
