using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace ApprovalFlow.Persistence;

/// <summary>How many messages wait to be sent, and since when the oldest of them does.</summary>
public sealed record OutboxStand(int Aantal, Instant? Oudste);

/// <summary>
/// Messages on their way out. A dispatcher begins a transaction, takes, publishes, marks and commits: a crash in
/// between sends a message twice, under the same id, and never loses one. One dispatcher works at a time, whoever has
/// the counter's row; the others find nothing, and go on when it stops or dies.
/// </summary>
public sealed class OutboxStore(ApprovalFlowDb db)
{
    /// <summary>
    /// The oldest unsent rows in order, and the last number that was given out; null when another dispatcher is at work.
    /// A nota writes its rows under its lock, so that the order of ids is the order of its events.
    /// </summary>
    public async Task<(IReadOnlyList<OutboxRow> Rows, long Reeks)?> TakeAsync(
        int aantal,
        CancellationToken stop = default
    )
    {
        RequireTransaction();
        var batch = new ReadBatch(db);
        batch.Add($"SELECT {Planning.ByIndex}", (_, _) => Task.CompletedTask);
        var tellers = batch.Rows<TellerRow>($"WHERE naam = '{TellerRow.Outbox}' FOR UPDATE SKIP LOCKED");
        var rows = batch.Rows<OutboxRow>(
            "WHERE verzonden IS NULL ORDER BY id LIMIT $1",
            new NpgsqlParameter<int> { TypedValue = aantal }
        );
        await batch.RunAsync(stop);
        return tellers.Count == 0 ? null : (rows, tellers[0].Stand);
    }

    /// <summary>
    /// Gives the oldest rows without a number theirs, so that subscribers get them while the broker is away. How many;
    /// 0 as well when a dispatcher is at work.
    /// </summary>
    public async Task<int> NumberAsync(int aantal, CancellationToken stop = default)
    {
        RequireTransaction();
        var batch = new ReadBatch(db);
        batch.Add($"SELECT {Planning.ByIndex}", (_, _) => Task.CompletedTask);
        var tellers = batch.Rows<TellerRow>($"WHERE naam = '{TellerRow.Outbox}' FOR UPDATE SKIP LOCKED");
        var rows = batch.Rows<OutboxRow>(
            "WHERE verzonden IS NULL AND reeks IS NULL ORDER BY id LIMIT $1",
            new NpgsqlParameter<int> { TypedValue = aantal }
        );
        await batch.RunAsync(stop);
        if (tellers.Count == 0 || rows.Count == 0)
        {
            return 0;
        }
        await NumberAsync(rows, tellers[0].Stand, null, stop);
        return rows.Count;
    }

    /// <summary>Numbers those after this number that have none yet, in the order given.</summary>
    public async Task MarkSentAsync(
        IReadOnlyList<OutboxRow> rows,
        long reeks,
        Instant nu,
        CancellationToken stop = default
    )
    {
        RequireTransaction();
        await NumberAsync([.. rows.Where(row => row.Reeks is null)], reeks, nu, stop);
        long[] ids = [.. rows.Where(row => row.Reeks is not null).Select(row => row.Id)];
        if (ids.Length > 0)
        {
            await db.Database.ExecuteSqlAsync($"UPDATE outbox SET verzonden = {nu} WHERE id = ANY({ids})", stop);
        }
    }

    private async Task NumberAsync(
        IReadOnlyList<OutboxRow> rows,
        long reeks,
        Instant? verzonden,
        CancellationToken stop
    )
    {
        if (rows.Count == 0)
        {
            return;
        }
        var batch = new WriteBatch(db);
        batch.Change(
            rows.Count,
            """
            UPDATE outbox SET reeks = r.reeks, verzonden = $3
            FROM unnest($1, $2) AS r (id, reeks) WHERE outbox.id = r.id
            """,
            new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(row => row.Id)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. rows.Index().Select(row => reeks + row.Index + 1)] },
            new NpgsqlParameter { Value = verzonden as object ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz }
        );
        var teller = new TellerRow(TellerRow.Outbox, reeks);
        batch.Update(teller, teller with { Stand = reeks + rows.Count });
        await batch.RunAsync(stop);
    }

    public Task<int> CountUnsentAsync(CancellationToken stop = default) =>
        db.Outbox.CountAsync(o => o.Verzonden == null, stop);

    public async Task<OutboxStand> StandAsync(CancellationToken stop = default) =>
        new(
            await CountUnsentAsync(stop),
            await db.Outbox.Where(o => o.Verzonden == null).MinAsync(o => (Instant?)o.Aangemaakt, stop)
        );

    /// <summary>
    /// Sent rows are kept for looking back, not for ever; as long as an abonnee still has to get one, also one that is
    /// paused, it stays. What was put aside goes with them, once somebody dealt with it.
    /// </summary>
    public async Task CleanAsync(Instant voor, CancellationToken stop = default)
    {
        await db
            .Outbox.Where(o => o.Verzonden < voor && !db.Abonnees.Any(a => a.Positie < o.Reeks))
            .ExecuteDeleteAsync(stop);
        await db
            .Onbestelbaar.Where(b => b.Status != OnbestelbaarStatus.Open && b.AfgehandeldOp < voor)
            .ExecuteDeleteAsync(stop);
    }

    private void RequireTransaction()
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Rows are taken within a transaction that ends after they are sent.");
        }
    }
}
