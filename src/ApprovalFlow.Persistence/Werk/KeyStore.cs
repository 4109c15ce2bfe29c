using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

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
        var batch = new ReadBatch(db);
        var found = Find(batch, wie, sleutel);
        await batch.RunAsync(stop);
        return await found(stop);
    }

    /// <summary>The same in a batch with other questions: most keys are new, so the answer is read when there is one.</summary>
    public Func<CancellationToken, Task<SleutelRow?>> Find(ReadBatch batch, MedewerkerId wie, string sleutel)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A key is looked up in the transaction of its command.");
        }
        batch.Add(
            "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))",
            (_, _) => Task.CompletedTask,
            Text($"{wie} {sleutel}")
        );
        var known = batch.Value<bool>(name =>
            "EXISTS (SELECT FROM sleutel WHERE medewerker = "
            + name(new NpgsqlParameter<Guid> { TypedValue = wie.Value })
            + $" AND sleutel = {name(Text(sleutel))})"
        );
        return async stop =>
            known() ? await db.Sleutels.SingleAsync(s => s.Medewerker == wie && s.Sleutel == sleutel, stop) : null;
    }

    public async Task StoreAsync(SleutelRow row, CancellationToken stop = default)
    {
        var batch = new WriteBatch(db);
        batch.Insert(row);
        await batch.RunAsync(stop);
    }

    public Task<int> CleanAsync(Instant nuSysteem, CancellationToken stop = default)
    {
        var voor = nuSysteem - Duration.FromDays(DaysKept);
        return db.Sleutels.Where(s => s.Aangemaakt < voor).ExecuteDeleteAsync(stop);
    }

    private static NpgsqlParameter Text(string value) => new NpgsqlParameter<string> { TypedValue = value };
}
