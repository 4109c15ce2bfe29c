using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>What an administrator set for a procedure. Without a row nothing is allowed.</summary>
public sealed class ProcedureInstellingStore(ApprovalFlowDb db)
{
    /// <summary>The name of these settings in the journal of the registers.</summary>
    public const string Register = "procedure-instelling";

    public Task<bool> ZwijgregelAsync(string key, CancellationToken stop = default) =>
        db.ProcedureInstellingen.AnyAsync(i => i.Key == key && i.Zwijgregel, stop);

    public async Task<IReadOnlyList<ProcedureInstellingRow>> AllAsync(CancellationToken stop = default) =>
        await db.ProcedureInstellingen.OrderBy(i => i.Key).ToListAsync(stop);

    /// <summary>Holds for each round that begins from now on.</summary>
    public Task SaveAsync(ProcedureInstellingRow instelling, CancellationToken stop = default) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO procedure_instelling (key, zwijgregel) VALUES ({instelling.Key}, {instelling.Zwijgregel})
            ON CONFLICT (key) DO UPDATE SET zwijgregel = excluded.zwijgregel
            """,
            stop
        );
}
