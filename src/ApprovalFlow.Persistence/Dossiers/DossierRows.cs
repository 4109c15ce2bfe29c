using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using Npgsql;

namespace ApprovalFlow.Persistence;

/// <summary>A dossier as rows and back.</summary>
internal static class DossierRows
{
    /// <summary>Puts the questions in the batch; what comes back makes the dossier when the batch has run, or null.</summary>
    public static Func<Dossier?> Read(ReadBatch batch, NotaId id)
    {
        var notas = batch.Rows<Nota>("WHERE id = $1", Id(id));
        var verlopen = batch.Rows<VerloopRow>("WHERE nota_id = $1", Id(id));
        var versies = batch.Rows<NotaVersie>("WHERE nota_id = $1", Id(id));
        var taken = batch.Rows<Taak>("WHERE nota_id = $1", Id(id));
        var afstemmingen = batch.Rows<Afstemming>("WHERE nota_id = $1", Id(id));
        var opmerkingen = batch.Rows<Opmerking>("WHERE nota_id = $1", Id(id));
        var vragen = batch.Rows<Vraag>("WHERE nota_id = $1", Id(id));
        var parafen = batch.Rows<Paraaf>("WHERE nota_id = $1", Id(id));
        var incidenten = batch.Rows<Incident>("WHERE nota_id = $1", Id(id));
        var lezers = batch.Rows<Lezer>("WHERE nota_id = $1 ORDER BY nummer", Id(id));
        return () =>
            notas.Count == 0
                ? null
                : new Dossier
                {
                    Geopend = notas[0],
                    Volgnummer = verlopen[0].Volgnummer,
                    Verloop = InstanceState.FromJson(verlopen[0].Toestand),
                    Versies = versies.ToImmutableSortedDictionary(v => v.Versie, v => v),
                    Taken = taken.ToImmutableSortedDictionary(t => t.Nummer, t => t),
                    Afstemmingen = afstemmingen.ToImmutableSortedDictionary(a => a.Volgnummer, a => a),
                    Opmerkingen = opmerkingen.ToImmutableSortedDictionary(o => o.Volgnummer, o => o),
                    Vragen = vragen.ToImmutableSortedDictionary(v => v.Volgnummer, v => v),
                    Parafen = parafen.ToImmutableSortedDictionary(p => p.Volgnummer, p => p),
                    Incidenten = incidenten.ToImmutableSortedDictionary(i => i.Nummer, i => i),
                    Lezers = [.. lezers],
                };
    }

    /// <summary>Puts the differences in the batch. Nothing of a dossier is ever deleted.</summary>
    public static void Write(WriteBatch batch, Dossier before, Dossier after)
    {
        batch.Save(before.Geopend, after.Nota);
        Save(batch, before.Versies, after.Versies);
        Save(batch, before.Taken, after.Taken);
        Save(batch, before.Afstemmingen, after.Afstemmingen);
        Save(batch, before.Opmerkingen, after.Opmerkingen);
        Save(batch, before.Vragen, after.Vragen);
        Save(batch, before.Parafen, after.Parafen);
        Save(batch, before.Incidenten, after.Incidenten);
        Save(batch, before.Lezers, after.Lezers);
        VerloopRows.Write(batch, before, after);
    }

    internal static NpgsqlParameter Id(NotaId id) => new NpgsqlParameter<Guid> { TypedValue = id.Value };

    private static void Save(WriteBatch batch, ImmutableArray<Lezer> before, ImmutableArray<Lezer> after)
    {
        if (before != after)
        {
            Save(
                batch,
                before.ToImmutableSortedDictionary(l => l.Nummer, l => l),
                after.ToImmutableSortedDictionary(l => l.Nummer, l => l)
            );
        }
    }

    private static void Save<T>(
        WriteBatch batch,
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
            batch.Save(before.GetValueOrDefault(key), row);
        }
    }
}
