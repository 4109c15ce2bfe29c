using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>
/// The bijlagen of a nota. Bytes are in <see cref="BestandStore"/>. Changed under the lock of the nota.
/// </summary>
public sealed class BijlageStore(ApprovalFlowDb db)
{
    /// <summary>Puts it last on the drafting table.</summary>
    public async Task AddAsync(NotaId id, BijlageGegevens gegevens, CancellationToken stop = default)
    {
        var laatste = await db.Bijlagen.Where(b => b.NotaId == id).MaxAsync(b => (int?)b.Volgorde, stop) ?? 0;
        db.Add(
            new BijlageRow
            {
                Id = gegevens.Id,
                NotaId = id,
                Naam = gegevens.Naam,
                Soort = gegevens.Soort,
                VastTeStellen = gegevens.VastTeStellen,
                MediaType = gegevens.MediaType,
                Grootte = gegevens.Grootte,
                Sha256 = gegevens.Sha256,
                InConcept = true,
                Volgorde = laatste + 1,
            }
        );
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    public Task<BijlageRow?> FindAsync(NotaId id, BijlageId bijlage, CancellationToken stop = default) =>
        db.Bijlagen.SingleOrDefaultAsync(b => b.NotaId == id && b.Id == bijlage, stop);

    /// <summary>
    /// Takes it off the drafting table; false when it was not there. The bytes go too, unless a version or another
    /// bijlage has them.
    /// </summary>
    public async Task<bool> RemoveAsync(NotaId id, BijlageId bijlage, CancellationToken stop = default)
    {
        var row = await FindAsync(id, bijlage, stop);
        if (row is not { InConcept: true })
        {
            return false;
        }
        var versies = await db.Versies.Where(v => v.NotaId == id).Select(v => v.Bijlagen).ToListAsync(stop);
        var mine = db.Bijlagen.Where(b => b.Id == bijlage);
        if (versies.Any(bijlagen => bijlagen.Any(b => b.Id == bijlage)))
        {
            await mine.ExecuteUpdateAsync(set => set.SetProperty(b => b.InConcept, false), stop);
            return true;
        }
        await mine.ExecuteDeleteAsync(stop);
        if (!await db.Bijlagen.AnyAsync(b => b.NotaId == id && b.Sha256 == row.Sha256, stop))
        {
            await db.BijlageDelen.Where(d => d.NotaId == id && d.Sha256 == row.Sha256).ExecuteDeleteAsync(stop);
        }
        return true;
    }

    /// <summary>Of all that lies on the drafting table, in bytes.</summary>
    public async Task<long> GrootteAsync(NotaId id, CancellationToken stop = default) =>
        await db.Bijlagen.Where(b => b.NotaId == id && b.InConcept).SumAsync(b => (long?)b.Grootte, stop) ?? 0;
}
