using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>Deployed procedures. A version never changes; the same file again is the same version.</summary>
public sealed class ProcedureStore(ApprovalFlowDb db)
{
    public async Task<ProcedureRow> DeployAsync(
        string key,
        string xml,
        Instant nu,
        CancellationToken stop = default,
        MedewerkerId? door = null,
        string? onvolledigOmdat = null
    )
    {
        await using var transaction = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(stop)
            : null;
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({"procedure " + key}, 0))",
            stop
        );
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(xml)));
        var latest = await LatestAsync(key, stop);
        if (latest?.Sha256 == sha256)
        {
            return latest;
        }
        var row = new ProcedureRow(key, (latest?.Versie ?? 0) + 1, xml, sha256, nu)
        {
            GeplaatstDoor = door,
            OnvolledigOmdat = onvolledigOmdat,
        };
        db.Add(row);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        await new Registerjournaal(db).AppendAsync(
            Registers.Procedure,
            Sleutel(row),
            null,
            Regel(row),
            new Wijziger(door, nu, nu),
            stop
        );
        if (transaction is not null)
        {
            await transaction.CommitAsync(stop);
        }
        return row;
    }

    /// <summary>"nota-ter-beslissing 1", and what the journal of the registers keeps of it: the file by its hash.</summary>
    internal static string Sleutel(ProcedureRow row) => $"{row.Key} {row.Versie}";

    internal static object Regel(ProcedureRow row) =>
        new
        {
            row.Sha256,
            row.GeplaatstOp,
            row.GeplaatstDoor,
            row.OnvolledigOmdat,
        };

    public Task<ProcedureRow?> LatestAsync(string key, CancellationToken stop = default) =>
        db.Procedures.Where(p => p.Key == key).OrderByDescending(p => p.Versie).FirstOrDefaultAsync(stop);

    public Task<ProcedureRow?> FindAsync(string key, int versie, CancellationToken stop = default) =>
        db.Procedures.SingleOrDefaultAsync(p => p.Key == key && p.Versie == versie, stop);

    /// <summary>The keys that can be chosen, in order.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(CancellationToken stop = default) =>
        await db.Procedures.Select(p => p.Key).Distinct().OrderBy(key => key).ToListAsync(stop);
}
