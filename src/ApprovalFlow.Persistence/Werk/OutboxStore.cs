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
    /// <summary>What is cleaned at once: after an abonnee was paused for months there is more than a statement has time for.</summary>
    private const int PerKeer = 10_000;

    /// <summary>$1 is what gets a number after $2, in that order; $3 is what was sent, at $4; $5 is both.</summary>
    internal const string Mark = """
        UPDATE outbox SET reeks = coalesce(reeks, $2 + array_position($1, id)),
          verzonden = CASE WHEN id = ANY ($3) THEN $4 END
        WHERE id = ANY ($5)
        """;

    /// <summary>
    /// The oldest unsent rows in order, and the last number that was given out; null when another dispatcher is at work.
    /// A nota writes its rows under its lock, so that the order of ids is the order of its events.
    /// </summary>
    public Task<(IReadOnlyList<OutboxRow> Rows, long Reeks)?> TakeAsync(int aantal, CancellationToken stop = default) =>
        TakeAsync("verzonden IS NULL", aantal, stop);

    /// <summary>
    /// Gives the oldest rows without a number theirs, so that subscribers get them while the broker is away. How many;
    /// 0 as well when a dispatcher is at work.
    /// </summary>
    public async Task<int> NumberAsync(int aantal, CancellationToken stop = default)
    {
        if (await TakeAsync("verzonden IS NULL AND reeks IS NULL", aantal, stop) is not var (rows, reeks))
        {
            return 0;
        }
        await MarkAsync(rows, new HashSet<long>(), reeks, default, stop);
        return rows.Count;
    }

    /// <summary>
    /// Numbers those that have none yet after this number, in the order given, and marks those that were sent: what the
    /// broker did not take has its number, so that subscribers wait for no broker.
    /// </summary>
    public async Task MarkAsync(
        IReadOnlyList<OutboxRow> rows,
        IReadOnlySet<long> sent,
        long reeks,
        Instant nu,
        CancellationToken stop = default
    )
    {
        RequireTransaction();
        var changed = rows.Where(row => row.Reeks is null || sent.Contains(row.Id)).ToList();
        if (changed.Count == 0)
        {
            return;
        }
        long[] nieuw = [.. changed.Where(row => row.Reeks is null).Select(row => row.Id)];
        var batch = new WriteBatch(db);
        batch.Change(
            changed.Count,
            Mark,
            new NpgsqlParameter<long[]> { TypedValue = nieuw },
            new NpgsqlParameter<long> { TypedValue = reeks },
            new NpgsqlParameter<long[]> { TypedValue = [.. sent] },
            new NpgsqlParameter<Instant> { TypedValue = nu, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new NpgsqlParameter<long[]> { TypedValue = [.. changed.Select(row => row.Id)] }
        );
        if (nieuw.Length > 0)
        {
            var teller = new TellerRow(TellerRow.Outbox, reeks);
            batch.Update(teller, teller with { Stand = reeks + nieuw.Length });
        }
        await batch.RunAsync(stop);
    }

    private async Task<(IReadOnlyList<OutboxRow> Rows, long Reeks)?> TakeAsync(
        string welke,
        int aantal,
        CancellationToken stop
    )
    {
        RequireTransaction();
        var batch = new ReadBatch(db);
        Planning.ByIndex(batch);
        var tellers = batch.Rows<TellerRow>($"WHERE naam = '{TellerRow.Outbox}' FOR UPDATE SKIP LOCKED");
        var rows = batch.Rows<OutboxRow>(
            $"WHERE {welke} ORDER BY id LIMIT $1",
            new NpgsqlParameter<int> { TypedValue = aantal }
        );
        await batch.RunAsync(stop);
        return tellers.Count == 0 ? null : (rows, tellers[0].Stand);
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
        var over = db
            .Outbox.Where(o => o.Verzonden < voor && !db.Abonnees.Any(a => a.Positie < o.Reeks))
            .OrderBy(o => o.Id)
            .Select(o => o.Id)
            .Take(PerKeer);
        while (await db.Outbox.Where(o => over.Contains(o.Id)).ExecuteDeleteAsync(stop) == PerKeer) { }
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
