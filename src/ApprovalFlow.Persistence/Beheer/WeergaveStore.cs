using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>The filters of the dashboard that people keep under a name; each sees their own.</summary>
public sealed class WeergaveStore(ApprovalFlowDb db)
{
    public const int MaxPerPersoon = 20;
    public const int MaxNaam = 60;

    /// <summary>In order of name.</summary>
    public async Task<IReadOnlyList<WeergaveRow>> OfAsync(MedewerkerId wie, CancellationToken stop = default) =>
        await db.Weergaven.Where(w => w.Medewerker == wie).OrderBy(w => w.Naam).Take(MaxPerPersoon).ToListAsync(stop);

    /// <summary>One of the same name is replaced; false when there are too many, and then nothing is kept.</summary>
    public async Task<bool> SaveAsync(WeergaveRow weergave, CancellationToken stop = default) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO weergave (medewerker, naam, vraag)
            SELECT {weergave.Medewerker.Value}, {weergave.Naam}, {weergave.Vraag}
            WHERE (SELECT count(*) FROM weergave WHERE medewerker = {weergave.Medewerker.Value}) < {MaxPerPersoon}
               OR EXISTS (
                   SELECT FROM weergave WHERE medewerker = {weergave.Medewerker.Value} AND naam = {weergave.Naam}
               )
            ON CONFLICT (medewerker, naam) DO UPDATE SET vraag = excluded.vraag
            """,
            stop
        ) == 1;

    public Task RemoveAsync(MedewerkerId wie, string naam, CancellationToken stop = default) =>
        db.Weergaven.Where(w => w.Medewerker == wie && w.Naam == naam).ExecuteDeleteAsync(stop);
}
