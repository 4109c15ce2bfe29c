using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Termijnen;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>The register of who acts for whom.</summary>
public sealed class VervangingStore(ApprovalFlowDb db, Registerjournaal journaal)
{
    /// <summary>The name under which it stands in the journal of the registers.</summary>
    public const string Register = "vervanging";

    /// <summary>The entries that have not ended in which this person is holder or deputy.</summary>
    public async Task<IReadOnlyList<Vervanging>> VanWieAsync(
        MedewerkerId wie,
        Instant nu,
        CancellationToken stop = default
    ) =>
        await db
            .Vervangingen.Where(v => (v.Houder == wie || v.Vervanger == wie) && v.Tot > nu)
            .OrderBy(v => v.Van)
            .ThenBy(v => v.Id)
            .ToListAsync(stop);

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
        Wijziger wijziger,
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
            await journaal.AppendAsync(Register, Sleutel(result.Value), null, result.Value, wijziger, stop);
            await transaction.CommitAsync(stop);
        }
        return result;
    }

    /// <summary>Null when there is no such entry.</summary>
    public async Task<Result<Vervanging>?> BeeindigAsync(
        VervangingId id,
        Func<Vervanging, Result<Vervanging>> decide,
        Wijziger wijziger,
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
            await EindigAsync(vervanging, result.Value, wijziger, stop);
            await transaction.CommitAsync(stop);
        }
        return result;
    }

    /// <summary>All that this person has or does for another, in the transaction in which they leave.</summary>
    public async Task EindigVanAsync(
        MedewerkerId wie,
        Func<Vervanging, Vervanging> eindig,
        Wijziger wijziger,
        CancellationToken stop = default
    )
    {
        await LockAsync(stop);
        foreach (var vervanging in await VanWieAsync(wie, wijziger.Op, stop))
        {
            await EindigAsync(vervanging, eindig(vervanging), wijziger, stop);
        }
    }

    private async Task EindigAsync(Vervanging vervanging, Vervanging einde, Wijziger wijziger, CancellationToken stop)
    {
        await db
            .Vervangingen.Where(v => v.Id == vervanging.Id)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(v => v.Tot, einde.Tot)
                        .SetProperty(v => v.BeeindigdOp, einde.BeeindigdOp)
                        .SetProperty(v => v.BeeindigdDoor, einde.BeeindigdDoor),
                stop
            );
        await journaal.AppendAsync(Register, Sleutel(einde), vervanging, einde, wijziger, stop);
    }

    /// <summary>"HDFC vanaf 2025-05-12": who it is of stands in the entry, by id.</summary>
    internal static string Sleutel(Vervanging vervanging) =>
        $"{vervanging.Eenheid} vanaf {NodaTime.Text.LocalDatePattern.Iso.Format(vervanging.EersteDag)}";

    private Task<int> LockAsync(CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('vervanging', 0))", stop);
}
