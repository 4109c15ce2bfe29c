using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Reads and writes a whole dossier. A command locks the nota's row first and holds it until its transaction ends: that
/// is all the locking there is, and nobody locks a timer, task or job before its nota.
/// </summary>
public sealed class DossierStore(
    ApprovalFlowDb db,
    Func<Guid> nieuwId,
    OpdrachtBeleid beleid,
    Dossiergeheugen? geheugen = null
)
{
    // NO KEY: a long upload holds a key-share lock on the nota by its foreign key, and must not stop the answers.
    private const string Slot = "SELECT FROM nota WHERE id = $1 FOR NO KEY UPDATE";

    private Herinnering? gelezen;
    private Herinnering? geschreven;

    /// <summary>Waits for whoever has it. Null when there is no such nota.</summary>
    public async Task<Dossier?> LockAsync(NotaId id, CancellationToken stop = default)
    {
        var batch = new ReadBatch(db);
        var dossier = Lock(batch, id);
        await batch.RunAsync(stop);
        return await dossier(stop);
    }

    /// <summary>The same in a batch with other questions: ask for the dossier once the batch has run.</summary>
    public Func<CancellationToken, Task<Dossier?>> Lock(ReadBatch batch, NotaId id) => Lock(batch, id, Slot);

    /// <summary>For sweeps: null as well when somebody else has it, since that command looks at what is due itself.</summary>
    public async Task<Dossier?> TryLockAsync(NotaId id, CancellationToken stop = default)
    {
        var batch = new ReadBatch(db);
        var dossier = Lock(batch, id, Slot + " SKIP LOCKED");
        await batch.RunAsync(stop);
        return await dossier(stop);
    }

    /// <summary>Without a lock, and as of one moment when the transaction says so; for showing.</summary>
    public async Task<Dossier?> LoadAsync(NotaId id, CancellationToken stop = default)
    {
        var batch = new ReadBatch(db);
        // Here too: the statements are those of a command, and who is first to use one makes its plan.
        Planning.ByIndex(batch);
        var dossier = DossierRows.Read(batch, id);
        await batch.RunAsync(stop);
        return dossier();
    }

    /// <summary>
    /// Writes what changed between the dossier before and after: rows, journal, job rows and outgoing messages, and what
    /// belongs to the command. Nothing for a refusal, and the latter alone for a command without events.
    /// </summary>
    public async Task WriteAsync(
        Dossier before,
        Outcome outcome,
        CancellationToken stop = default,
        Bijbehorend? bij = null
    )
    {
        RequireTransaction();
        if (outcome.Weigering is not null)
        {
            return;
        }
        var batch = new WriteBatch(db);
        if (!outcome.Vastleggingen.IsEmpty)
        {
            DossierRows.Write(batch, before, outcome.Dossier);
            var hash = new JournaalWriter(batch).Append(await LastHashAsync(before, outcome, stop), outcome);
            await new OpdrachtWriter(db, batch, nieuwId, beleid).WriteAsync(outcome, stop);
            Uitbox.Write(batch, outcome, nieuwId);
            geschreven = new(outcome.Dossier, hash);
        }
        bij?.Write(batch);
        await batch.RunAsync(stop);
    }

    /// <summary>What was written holds: it is remembered for the next command on this nota.</summary>
    public void Committed()
    {
        if (geschreven is { } nieuw)
        {
            geheugen?.Bewaar(nieuw);
            geschreven = null;
        }
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
        var batch = new ReadBatch(db);
        Planning.ByIndex(batch);
        var rows = DossierRows.Read(batch, id);
        var verloop = VerloopRows.Differences(batch, id);
        await batch.RunAsync(stop);
        var folded = await FoldAsync(id, stop);
        return [.. DossierComparison.Differences(rows() ?? Dossier.Leeg, folded), .. verloop(folded.Verloop)];
    }

    private Func<CancellationToken, Task<Dossier?>> Lock(ReadBatch batch, NotaId id, string slot)
    {
        RequireTransaction();
        var locked = false;
        Planning.ByIndex(batch);
        batch.Add(slot, async (reader, stop) => locked = await reader.ReadAsync(stop), DossierRows.Id(id));
        var laatste = batch.Value<string?>(name =>
            $"SELECT hash FROM gebeurtenis WHERE nota_id = {name(DossierRows.Id(id))} ORDER BY volgnummer DESC LIMIT 1"
        );
        var bekend = geheugen?.Zoek(id);
        var read = bekend is null ? DossierRows.Read(batch, id) : null;
        return async stop =>
        {
            if (!locked)
            {
                return null;
            }
            var hash = laatste();
            var dossier = bekend is not null && bekend.Hash == hash ? bekend.Dossier : read?.Invoke();
            dossier ??= (await LoadAsync(id, stop))!;
            gelezen = hash is null ? null : new(dossier, hash);
            return dossier;
        };
    }

    /// <summary>Known from the lock, when that is what is written on.</summary>
    private async Task<string> LastHashAsync(Dossier before, Outcome outcome, CancellationToken stop)
    {
        if (before is not { Volgnummer: var last, Geopend.Id: var id })
        {
            return Journaalhash.Begin(outcome.Dossier.Nota.Id);
        }
        return ReferenceEquals(gelezen?.Dossier, before)
            ? gelezen.Hash
            : await db
                .Gebeurtenissen.Where(g => g.NotaId == id && g.Volgnummer == last)
                .Select(g => g.Hash)
                .SingleAsync(stop);
    }

    private void RequireTransaction()
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A command is one transaction: begin it before locking or writing.");
        }
    }
}
