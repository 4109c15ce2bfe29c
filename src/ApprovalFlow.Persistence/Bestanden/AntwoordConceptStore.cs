using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalFlow.Persistence;

/// <summary>The answers that people are writing. Every read names the person: nobody else's is ever seen.</summary>
public sealed class AntwoordConceptStore(ApprovalFlowDb db)
{
    public Task<AntwoordConceptRow?> FindAsync(
        NotaId nota,
        int taakNummer,
        MedewerkerId wie,
        CancellationToken stop = default
    ) =>
        db.AntwoordConcepten.SingleOrDefaultAsync(
            c => c.NotaId == nota && c.TaakNummer == taakNummer && c.Medewerker == wie,
            stop
        );

    /// <summary>What this person wrote last at one of these tasks.</summary>
    public Task<AntwoordConceptRow?> LastAsync(
        NotaId nota,
        IReadOnlyCollection<int> taakNummers,
        MedewerkerId wie,
        CancellationToken stop = default
    ) =>
        db
            .AntwoordConcepten.Where(c => c.NotaId == nota && taakNummers.Contains(c.TaakNummer) && c.Medewerker == wie)
            .OrderByDescending(c => c.TaakNummer)
            .FirstOrDefaultAsync(stop);

    /// <summary>
    /// False when it is not at the revision before this one any more: another window or another device was first. The
    /// first one has revision 1.
    /// </summary>
    public async Task<bool> SaveAsync(AntwoordConceptRow row, CancellationToken stop = default)
    {
        var mine = db.AntwoordConcepten.Where(c =>
            c.NotaId == row.NotaId && c.TaakNummer == row.TaakNummer && c.Medewerker == row.Medewerker
        );
        var changed = await mine.Where(c => c.Revisie == row.Revisie - 1)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(c => c.Uitkomst, row.Uitkomst)
                        .SetProperty(c => c.Tekst, row.Tekst)
                        .SetProperty(c => c.Toelichting, row.Toelichting)
                        .SetProperty(c => c.Revisie, row.Revisie)
                        .SetProperty(c => c.BijgewerktOp, row.BijgewerktOp),
                stop
            );
        if (changed == 1 || row.Revisie != 1)
        {
            return changed == 1;
        }
        return await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO antwoord_concept
                    (nota_id, taak_nummer, medewerker, uitkomst, tekst, toelichting, revisie, bijgewerkt_op)
                VALUES ({row.NotaId.Value}, {row.TaakNummer}, {row.Medewerker.Value}, {row.Uitkomst}, {row.Tekst},
                    {row.Toelichting}, {row.Revisie}, {row.BijgewerktOp})
                ON CONFLICT DO NOTHING
                """,
                stop
            ) == 1;
    }

    /// <summary>
    /// What this person was writing; of everybody when the task is finished, since the question is answered. A task that
    /// lapsed keeps it.
    /// </summary>
    internal static void Clean(WriteBatch batch, Taak taak, MedewerkerId wie)
    {
        const string Question = "DELETE FROM antwoord_concept WHERE nota_id = $1 AND taak_nummer = $2";
        var nota = new NpgsqlParameter<Guid> { TypedValue = taak.NotaId.Value };
        var nummer = new NpgsqlParameter<int> { TypedValue = taak.Nummer };
        if (taak.Status == TaakStatus.Afgerond)
        {
            batch.Clean(Question, nota, nummer);
        }
        else
        {
            batch.Clean(
                $"{Question} AND medewerker = $3",
                nota,
                nummer,
                new NpgsqlParameter<Guid> { TypedValue = wie.Value }
            );
        }
    }

    public Task DeleteAsync(NotaId nota, int taakNummer, MedewerkerId wie, CancellationToken stop = default) =>
        db
            .AntwoordConcepten.Where(c => c.NotaId == nota && c.TaakNummer == taakNummer && c.Medewerker == wie)
            .ExecuteDeleteAsync(stop);
}
