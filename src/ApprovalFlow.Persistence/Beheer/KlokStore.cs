using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>How far the business clock is from the system's: nothing, outside the demo. It never goes back.</summary>
public sealed class KlokStore(ApprovalFlowDb db)
{
    public Task<Duration> OffsetAsync(CancellationToken stop = default) =>
        db.Klok.Select(k => k.Verschil).SingleOrDefaultAsync(stop);

    /// <summary>The same in a batch with other questions.</summary>
    public Func<Duration> Offset(ReadBatch batch) => batch.Value<Duration>("SELECT verschil FROM klok");

    /// <summary>Sets the clock once, to any time; false when it was set before, and then nothing changes.</summary>
    public async Task<bool> BeginAsync(Duration verschil, CancellationToken stop = default) =>
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO klok (id, verschil) VALUES (1, {verschil}) ON CONFLICT DO NOTHING",
            stop
        ) == 1;

    /// <summary>Moves ahead, and gives the new offset. Two moves at once both count.</summary>
    public async Task<Duration> AdvanceAsync(Duration plus, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(plus, Duration.Zero);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO klok (id, verschil) VALUES (1, {plus})
            ON CONFLICT (id) DO UPDATE SET verschil = klok.verschil + excluded.verschil
            """,
            stop
        );
        return await OffsetAsync(stop);
    }
}
