using ApprovalFlow.Notas.Register;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>The abbreviations that the screens expand, besides the codes of eenheden.</summary>
public sealed class AfkortingStore(ApprovalFlowDb db)
{
    /// <summary>In order of term.</summary>
    public async Task<IReadOnlyList<Afkorting>> AllAsync(CancellationToken stop = default) =>
        [.. (await db.Afkortingen.ToListAsync(stop)).OrderBy(a => a.Term, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whatever the case of the term.</summary>
    public Task<Afkorting?> FindAsync(string term, CancellationToken stop = default) =>
        db.Afkortingen.SingleOrDefaultAsync(a => a.Term == term, stop);

    public Task<int> CountAsync(CancellationToken stop = default) => db.Afkortingen.CountAsync(stop);

    public async Task SaveAsync(Afkorting afkorting, CancellationToken stop = default)
    {
        var changed = await db
            .Afkortingen.Where(a => a.Term == afkorting.Term)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Betekenis, afkorting.Betekenis), stop);
        if (changed == 0)
        {
            db.Add(afkorting);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
    }

    public Task RemoveAsync(string term, CancellationToken stop = default) =>
        db.Afkortingen.Where(a => a.Term == term).ExecuteDeleteAsync(stop);
}
