using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>A dossier as rows and back.</summary>
internal static class DossierRows
{
    public static async Task<Dossier> ReadAsync(ApprovalFlowDb db, Nota nota, CancellationToken stop)
    {
        var id = nota.Id;
        var verloop = await db.Verlopen.AsNoTracking().SingleAsync(v => v.NotaId == id, stop);
        var versies = await db.Versies.AsNoTracking().Where(v => v.NotaId == id).ToListAsync(stop);
        var taken = await db.Taken.AsNoTracking().Where(t => t.NotaId == id).ToListAsync(stop);
        var afstemmingen = await db.Afstemmingen.AsNoTracking().Where(a => a.NotaId == id).ToListAsync(stop);
        var incidenten = await db.Incidenten.AsNoTracking().Where(i => i.NotaId == id).ToListAsync(stop);
        var lezers = await db.Lezers.AsNoTracking().Where(l => l.NotaId == id).OrderBy(l => l.Nummer).ToListAsync(stop);
        return new Dossier
        {
            Geopend = nota,
            Verloop = InstanceState.FromJson(verloop.Toestand),
            Versies = versies.ToImmutableSortedDictionary(v => v.Versie, v => v),
            Taken = taken.ToImmutableSortedDictionary(t => t.Nummer, t => t),
            Afstemmingen = afstemmingen.ToImmutableSortedDictionary(a => a.Volgnummer, a => a),
            Incidenten = incidenten.ToImmutableSortedDictionary(i => i.Nummer, i => i),
            Lezers = [.. lezers],
        };
    }

    /// <summary>Puts the differences in the change tracker. Nothing of a dossier is ever deleted.</summary>
    public static void Write(ApprovalFlowDb db, Dossier before, Dossier after)
    {
        Save(db, before.Geopend, after.Nota);
        Save(db, before.Versies, after.Versies);
        Save(db, before.Taken, after.Taken);
        Save(db, before.Afstemmingen, after.Afstemmingen);
        Save(db, before.Incidenten, after.Incidenten);
        Save(
            db,
            before.Lezers.ToImmutableSortedDictionary(l => l.Nummer, l => l),
            after.Lezers.ToImmutableSortedDictionary(l => l.Nummer, l => l)
        );
        VerloopRows.Write(db, before, after);
    }

    internal static void Save<T>(ApprovalFlowDb db, T? before, T after)
        where T : class
    {
        if (before is null)
        {
            db.Add(after);
        }
        else if (!ReferenceEquals(before, after) && !before.Equals(after))
        {
            db.Update(after);
        }
    }

    private static void Save<T>(
        ApprovalFlowDb db,
        ImmutableSortedDictionary<int, T> before,
        ImmutableSortedDictionary<int, T> after
    )
        where T : class
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }
        if (before.Keys.Except(after.Keys).Any())
        {
            throw new InvalidOperationException($"An event took a {typeof(T).Name} away; rows of a dossier stay.");
        }
        foreach (var (key, row) in after)
        {
            Save(db, before.GetValueOrDefault(key), row);
        }
    }
}
