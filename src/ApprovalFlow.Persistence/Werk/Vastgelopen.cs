using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>A running nota that nothing will ever move. There must be none.</summary>
public sealed record VastgelopenNota(NotaId Id, string Kenmerk);

public static class Vastgelopen
{
    /// <summary>
    /// ARCHITECTURE section 4.9: each running nota has an open task, an armed timer, a waiting message (one on the
    /// boundary of an activity does not count), a job with a lease or a next attempt, or an incident.
    /// </summary>
    public static IQueryable<VastgelopenNota> VastgelopenNotas(this ApprovalFlowDb db) =>
        db
            .Notas.FromSql(
                $"""
                SELECT * FROM nota n
                WHERE status IN ('concept', 'lopend')
                  AND NOT EXISTS (SELECT FROM taak WHERE nota_id = n.id AND status = 'open')
                  AND NOT EXISTS (SELECT FROM timer WHERE nota_id = n.id)
                  AND NOT EXISTS (SELECT FROM abonnement WHERE nota_id = n.id AND host IS NULL)
                  AND NOT EXISTS (SELECT FROM opdracht WHERE nota_id = n.id AND status = 'open')
                  AND NOT EXISTS (SELECT FROM incident WHERE nota_id = n.id AND opgelost_op IS NULL)
                """
            )
            .Select(n => new VastgelopenNota(n.Id, n.Kenmerk));
}
