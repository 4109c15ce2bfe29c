using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>Which versions of a nota somebody opened.</summary>
public sealed class GelezenStore(ApprovalFlowDb db)
{
    /// <summary>The first time counts; later ones change nothing.</summary>
    public Task AddAsync(NotaId nota, MedewerkerId wie, int versie, Instant op, CancellationToken stop = default) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO gelezen_versie (nota_id, medewerker, versie, op)
            VALUES ({nota.Value}, {wie.Value}, {versie}, {op}) ON CONFLICT DO NOTHING
            """,
            stop
        );

    /// <summary>The last version before this one that they opened; null when they saw none.</summary>
    public Task<int?> BeforeAsync(NotaId nota, MedewerkerId wie, int versie, CancellationToken stop = default) =>
        db
            .GelezenVersies.Where(g => g.NotaId == nota && g.Medewerker == wie && g.Versie < versie)
            .MaxAsync(g => (int?)g.Versie, stop);
}
