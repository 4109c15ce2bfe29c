using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>What became of a job at which somebody looked again.</summary>
public enum OpdrachtVervolg
{
    /// <summary>It is done, gone, or not due any more.</summary>
    Voorbij,

    /// <summary>Its message was put in the outbox once more.</summary>
    OpnieuwVerzonden,

    /// <summary>It failed and waits for its next attempt.</summary>
    Wacht,

    /// <summary>No attempt is left: the caller runs OpdrachtOpgeven, which raises the incident.</summary>
    Opgebruikt,
}

/// <summary>
/// Jobs between their message and their result, by the system's clock. A sweep takes due ones without a lock, locks the
/// nota of each, and looks again.
/// </summary>
public sealed class OpdrachtStore(ApprovalFlowDb db, Func<Guid> nieuwId, OpdrachtBeleid beleid)
{
    public const int MaxFout = 2000;

    /// <summary>Whose lease ended without a result, or whose next attempt has come.</summary>
    public async Task<IReadOnlyList<OpdrachtRow>> DueAsync(Instant nu, int aantal, CancellationToken stop = default) =>
        await db
            .Opdrachten.Where(o => o.Status == OpdrachtStatus.Open && (o.LeaseTot <= nu || o.VolgendePoging <= nu))
            .OrderBy(o => o.LeaseTot ?? o.VolgendePoging)
            .Take(aantal)
            .ToListAsync(stop);

    /// <summary>Sends a due job again. The caller holds the lock of this nota.</summary>
    public async Task<OpdrachtVervolg> SendAgainAsync(
        Nota nota,
        int nummer,
        Instant nu,
        CancellationToken stop = default
    )
    {
        if (await FindAsync(nota.Id, nummer, stop) is not { } job || (job.LeaseTot ?? job.VolgendePoging) > nu)
        {
            return OpdrachtVervolg.Voorbij;
        }
        if (job.Poging >= beleid.MaxPogingen)
        {
            return OpdrachtVervolg.Opgebruikt;
        }
        var again = job with { Poging = job.Poging + 1, LeaseTot = nu + beleid.Lease, VolgendePoging = null };
        db.Add(OpdrachtWriter.Message(nota, again, nieuwId(), nu));
        await SaveAsync(again, stop);
        return OpdrachtVervolg.OpnieuwVerzonden;
    }

    /// <summary>Records that an attempt failed. The caller holds the lock of this nota.</summary>
    public async Task<OpdrachtVervolg> FailedAsync(
        NotaId nota,
        int nummer,
        string fout,
        Instant nu,
        CancellationToken stop = default
    )
    {
        if (await FindAsync(nota, nummer, stop) is not { } job)
        {
            return OpdrachtVervolg.Voorbij;
        }
        await SaveAsync(
            job with
            {
                LeaseTot = null,
                VolgendePoging = nu + beleid.NaPoging(job.Poging),
                LaatsteFout = CleanText.Cut(fout, MaxFout),
            },
            stop
        );
        return job.Poging >= beleid.MaxPogingen ? OpdrachtVervolg.Opgebruikt : OpdrachtVervolg.Wacht;
    }

    private Task<OpdrachtRow?> FindAsync(NotaId nota, int nummer, CancellationToken stop) =>
        db.Opdrachten.SingleOrDefaultAsync(
            o => o.NotaId == nota && o.Nummer == nummer && o.Status == OpdrachtStatus.Open,
            stop
        );

    private async Task SaveAsync(OpdrachtRow job, CancellationToken stop)
    {
        db.Update(job);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }
}
