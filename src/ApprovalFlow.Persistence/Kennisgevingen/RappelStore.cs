using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>An open task with a termijn, its nota, and up to and with which day its moments were looked at (null: never).</summary>
public sealed record Rappeltaak(Taak Taak, Nota Nota, LocalDate? Bezien);

/// <summary>
/// What must be looked at for reminders, day by day. Deciding happens under the lock of the nota, so that a task that ends
/// at the same moment is either reminded of before or not at all.
/// </summary>
public sealed class RappelStore(ApprovalFlowDb db)
{
    /// <summary>
    /// Locks notas with an open task that was not looked at on this day, and gives those tasks as they are under the lock.
    /// Several notas are locked at once: nobody else waits for one nota while holding another, so it can not deadlock.
    /// </summary>
    /// <param name="dag">The day up to and with which is looked.</param>
    /// <param name="aantal">At most so many notas.</param>
    /// <param name="wacht">Waits for notas that somebody has; else those are left for the next time.</param>
    /// <param name="stop">Between two statements.</param>
    public async Task<(int Notas, IReadOnlyList<Rappeltaak> Taken)> LockDueAsync(
        LocalDate dag,
        int aantal,
        bool wacht,
        CancellationToken stop = default
    )
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Reminders are decided in one transaction: begin it before locking.");
        }
        var notas = await Lock(dag, aantal, wacht).ToDictionaryAsync(n => n.Id, stop);
        var ids = notas.Keys.ToList();
        // A statement of its own, so that it sees what was committed before the lock was had.
        var taken = await (
            from taak in db.Taken
            where ids.Contains(taak.NotaId) && taak.Status == TaakStatus.Open && taak.Termijn != null
            join stand in db.Rappelstanden on taak.Id equals stand.TaakId into standen
            from stand in standen.DefaultIfEmpty()
            where stand == null || stand.Bezien < dag
            orderby taak.NotaId, taak.Nummer
            select new { taak, Bezien = stand == null ? (LocalDate?)null : stand.Bezien }
        ).ToListAsync(stop);
        return (notas.Count, [.. taken.Select(t => new Rappeltaak(t.taak, notas[t.taak.NotaId], t.Bezien))]);
    }

    /// <summary>Puts in the context that this task was looked at.</summary>
    public void Bezien(Rappeltaak due, LocalDate dag) =>
        db.Entry(new RappelstandRow(due.Taak.Id, due.Nota.Id, dag)).State = due.Bezien is null
            ? EntityState.Added
            : EntityState.Modified;

    private IQueryable<Nota> Lock(LocalDate dag, int aantal, bool wacht) =>
        wacht
            ? db.Notas.FromSql(
                $"""
                SELECT * FROM nota n WHERE EXISTS (
                  SELECT FROM taak t LEFT JOIN rappelstand s ON s.taak_id = t.id
                  WHERE t.nota_id = n.id AND t.status = 'open' AND t.termijn IS NOT NULL
                    AND (s.bezien IS NULL OR s.bezien < {dag}))
                ORDER BY id LIMIT {aantal} FOR NO KEY UPDATE OF n
                """
            )
            : db.Notas.FromSql(
                $"""
                SELECT * FROM nota n WHERE EXISTS (
                  SELECT FROM taak t LEFT JOIN rappelstand s ON s.taak_id = t.id
                  WHERE t.nota_id = n.id AND t.status = 'open' AND t.termijn IS NOT NULL
                    AND (s.bezien IS NULL OR s.bezien < {dag}))
                ORDER BY id LIMIT {aantal} FOR NO KEY UPDATE OF n SKIP LOCKED
                """
            );
}
