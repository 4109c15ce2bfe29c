using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>The drafting table of each nota: outside the journal, changed under the lock of its nota.</summary>
public sealed class ConceptStore(ApprovalFlowDb db)
{
    /// <summary>With its bijlagen in the order in which they were added; null when nothing was ever saved.</summary>
    public async Task<Concept?> LoadAsync(NotaId id, CancellationToken stop = default)
    {
        if (await db.Concepten.SingleOrDefaultAsync(c => c.NotaId == id, stop) is not { } concept)
        {
            return null;
        }
        var bijlagen = await db
            .Bijlagen.Where(b => b.NotaId == id && b.InConcept)
            .OrderBy(b => b.Volgorde)
            .ToListAsync(stop);
        return new Concept(concept.Inhoud, [.. bijlagen.Select(b => b.Gegevens)]);
    }

    /// <summary>0 when nothing was ever saved.</summary>
    public Task<int> RevisieAsync(NotaId id, CancellationToken stop = default) =>
        db.Concepten.Where(c => c.NotaId == id).Select(c => c.Revisie).SingleOrDefaultAsync(stop);

    /// <summary>Who wrote it last; null when a command did, or nothing was ever saved.</summary>
    public Task<MedewerkerId?> SchrijverAsync(NotaId id, CancellationToken stop = default) =>
        db.Concepten.Where(c => c.NotaId == id).Select(c => c.BijgewerktDoor).SingleOrDefaultAsync(stop);

    /// <summary>Revisie is the number that this text gets; the caller compared the one before it.</summary>
    public async Task SaveAsync(
        NotaId id,
        NotaInhoud inhoud,
        int revisie,
        Instant bijgewerktOp,
        MedewerkerId? door = null,
        CancellationToken stop = default
    )
    {
        var row = new ConceptRow(id, inhoud, revisie, bijgewerktOp, door);
        if (revisie == 1)
        {
            db.Add(row);
        }
        else
        {
            db.Update(row);
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }
}
