using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Reads and writes a whole dossier. A command locks the nota's row first and holds it until its transaction ends: that
/// is all the locking there is, and nobody locks a timer, task or job before its nota.
/// </summary>
public sealed class DossierStore(ApprovalFlowDb db, Func<Guid> nieuwId, OpdrachtBeleid beleid)
{
    /// <summary>Waits for whoever has it. Null when there is no such nota.</summary>
    public Task<Dossier?> LockAsync(NotaId id, CancellationToken stop = default)
    {
        RequireTransaction();
        // NO KEY: a long upload holds a key-share lock on the nota by its foreign key, and must not stop the answers.
        return LoadAsync(db.Notas.FromSql($"SELECT * FROM nota WHERE id = {id.Value} FOR NO KEY UPDATE"), stop);
    }

    /// <summary>For sweeps: null as well when somebody else has it, since that command looks at what is due itself.</summary>
    public Task<Dossier?> TryLockAsync(NotaId id, CancellationToken stop = default)
    {
        RequireTransaction();
        return LoadAsync(
            db.Notas.FromSql($"SELECT * FROM nota WHERE id = {id.Value} FOR NO KEY UPDATE SKIP LOCKED"),
            stop
        );
    }

    /// <summary>Without a lock, and as of one moment when the transaction says so; for showing.</summary>
    public Task<Dossier?> LoadAsync(NotaId id, CancellationToken stop = default) =>
        LoadAsync(db.Notas.Where(n => n.Id == id), stop);

    /// <summary>
    /// Writes what changed between the dossier before and after: rows, journal, job rows and outgoing messages. Nothing
    /// for a refusal or a command without events.
    /// </summary>
    public async Task WriteAsync(Dossier before, Outcome outcome, CancellationToken stop = default)
    {
        RequireTransaction();
        if (outcome.Weigering is not null || outcome.Vastleggingen.IsEmpty)
        {
            return;
        }
        DossierRows.Write(db, before, outcome.Dossier);
        await new JournaalWriter(db).AppendAsync(before, outcome, stop);
        await new OpdrachtWriter(db, nieuwId, beleid).WriteAsync(before, outcome, stop);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    /// <summary>The dossier as the journal tells it.</summary>
    public async Task<Dossier> FoldAsync(NotaId id, CancellationToken stop = default)
    {
        var dossier = Dossier.Leeg;
        await foreach (var line in new JournaalStore(db).AllAsync(id).WithCancellation(stop))
        {
            dossier = line.Vastlegging.Apply(dossier);
        }
        return dossier;
    }

    /// <summary>Where the rows and the journal disagree, in words; empty when they do not.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(NotaId id, CancellationToken stop = default)
    {
        var rows = await LoadAsync(id, stop) ?? Dossier.Leeg;
        var folded = await FoldAsync(id, stop);
        return
        [
            .. DossierComparison.Differences(rows, folded),
            .. await VerloopRows.DifferencesAsync(db, id, folded.Verloop, stop),
        ];
    }

    private async Task<Dossier?> LoadAsync(IQueryable<Nota> query, CancellationToken stop)
    {
        if (await query.AsNoTracking().SingleOrDefaultAsync(stop) is not { } nota)
        {
            return null;
        }
        return await DossierRows.ReadAsync(db, nota, stop);
    }

    private void RequireTransaction()
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A command is one transaction: begin it before locking or writing.");
        }
    }
}
