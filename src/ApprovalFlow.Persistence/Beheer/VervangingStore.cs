using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Termijnen;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>The register of who acts for whom.</summary>
public sealed class VervangingStore(ApprovalFlowDb db)
{
    /// <summary>Every entry that holds at this moment.</summary>
    public async Task<IReadOnlyList<Vervanging>> OpAsync(Instant nu, CancellationToken stop = default) =>
        await db.Vervangingen.Where(v => v.Van <= nu && v.Tot > nu).OrderBy(v => v.Id).ToListAsync(stop);

    /// <summary>What holds now or later, the nearest first; what is over with <paramref name="voorbij"/>, newest first.</summary>
    public async Task<IReadOnlyList<Vervanging>> LijstAsync(
        Instant nu,
        bool voorbij,
        int vanaf,
        int aantal,
        CancellationToken stop = default
    )
    {
        var query = voorbij
            ? db.Vervangingen.Where(v => v.Tot <= nu).OrderByDescending(v => v.Tot).ThenBy(v => v.Id)
            : db.Vervangingen.Where(v => v.Tot > nu).OrderBy(v => v.Van).ThenBy(v => v.Id);
        return await query.Skip(vanaf).Take(aantal).ToListAsync(stop);
    }

    /// <summary>
    /// Decides on what stands in the register and writes the entry. One at a time: of two that exclude each other the
    /// second sees the first.
    /// </summary>
    public async Task<Result<Vervanging>> VoegToeAsync(
        Instant nu,
        Func<IReadOnlyCollection<Vervanging>, Result<Vervanging>> decide,
        CancellationToken stop = default
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await LockAsync(stop);
        var result = decide(await db.Vervangingen.Where(v => v.Tot > nu).ToListAsync(stop));
        if (result.Weigering is null)
        {
            db.Add(result.Value);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            await transaction.CommitAsync(stop);
        }
        return result;
    }

    /// <summary>Null when there is no such entry.</summary>
    public async Task<Result<Vervanging>?> BeeindigAsync(
        VervangingId id,
        Func<Vervanging, Result<Vervanging>> decide,
        CancellationToken stop = default
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await LockAsync(stop);
        if (await db.Vervangingen.SingleOrDefaultAsync(v => v.Id == id, stop) is not { } vervanging)
        {
            return null;
        }
        var result = decide(vervanging);
        if (result.Weigering is null)
        {
            var einde = result.Value;
            await db
                .Vervangingen.Where(v => v.Id == id)
                .ExecuteUpdateAsync(
                    row =>
                        row.SetProperty(v => v.Tot, einde.Tot)
                            .SetProperty(v => v.BeeindigdOp, einde.BeeindigdOp)
                            .SetProperty(v => v.BeeindigdDoor, einde.BeeindigdDoor),
                    stop
                );
            await transaction.CommitAsync(stop);
        }
        return result;
    }

    private Task<int> LockAsync(CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('vervanging', 0))", stop);
}
