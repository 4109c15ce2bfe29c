using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Answers by idempotency key and person, stored in the transaction of their command. A consumer's key is the message
/// id, under <see cref="Systeem"/>: the table that deduplicates commands is the inbox.
/// </summary>
public sealed class KeyStore(ApprovalFlowDb db)
{
    public const int MaxLength = 200;
    public const int DaysKept = 30;

    /// <summary>Owns the keys of messages, which nobody sent in person.</summary>
    public static MedewerkerId Systeem { get; } = MedewerkerId.Of(Guid.Empty);

    /// <summary>
    /// The answer given before, or null. Until the transaction ends nobody else passes here with the same key, so that of
    /// two requests at once one waits and finds the answer of the other.
    /// </summary>
    public async Task<SleutelRow?> FindAsync(MedewerkerId wie, string sleutel, CancellationToken stop = default)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A key is looked up in the transaction of its command.");
        }
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({wie.ToString() + ' ' + sleutel}, 0))",
            stop
        );
        return await db.Sleutels.SingleOrDefaultAsync(s => s.Medewerker == wie && s.Sleutel == sleutel, stop);
    }

    public async Task StoreAsync(
        MedewerkerId wie,
        string sleutel,
        string verzoek,
        int status,
        string body,
        Instant nuSysteem,
        CancellationToken stop = default,
        string? locatie = null
    )
    {
        db.Add(
            new SleutelRow
            {
                Medewerker = wie,
                Sleutel = sleutel,
                Verzoek = verzoek,
                Status = status,
                Body = body,
                Locatie = locatie,
                Aangemaakt = nuSysteem,
            }
        );
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    public Task<int> CleanAsync(Instant nuSysteem, CancellationToken stop = default)
    {
        var voor = nuSysteem - Duration.FromDays(DaysKept);
        return db.Sleutels.Where(s => s.Aangemaakt < voor).ExecuteDeleteAsync(stop);
    }
}
