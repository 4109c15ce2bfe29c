using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Persistence;

/// <summary>
/// How far a nota is: the number of its last event and the state of the procedure, in a row of their own since few events
/// change the wide row of the nota; timers and subscriptions apart, to be found by.
/// </summary>
internal static class VerloopRows
{
    public static void Write(WriteBatch batch, Dossier before, Dossier after)
    {
        var id = after.Nota.Id;
        // Whether it is another state is known; what the one before would be as text is nothing to anybody.
        var toestand = ReferenceEquals(before.Verloop, after.Verloop) ? "" : after.Verloop.ToJson();
        batch.Save(
            before.Geopend is null ? null : new VerloopRow(id, before.Volgnummer, ""),
            new VerloopRow(id, after.Volgnummer, toestand)
        );
        if (!ReferenceEquals(before.Verloop.Timers, after.Verloop.Timers))
        {
            Save(batch, Timers(id, before.Verloop), Timers(id, after.Verloop));
        }
        if (!ReferenceEquals(before.Verloop.Subscriptions, after.Verloop.Subscriptions))
        {
            Save(batch, Abonnementen(id, before.Verloop), Abonnementen(id, after.Verloop));
        }
    }

    public static Func<InstanceState, IReadOnlyList<string>> Differences(ReadBatch batch, NotaId id)
    {
        var timers = batch.Rows<TimerRow>("WHERE nota_id = $1", DossierRows.Id(id));
        var abonnementen = batch.Rows<AbonnementRow>("WHERE nota_id = $1", DossierRows.Id(id));
        var opdrachten = batch.Rows<OpdrachtRow>(
            "WHERE nota_id = $1 AND status IN ('open', 'opgegeven')",
            DossierRows.Id(id)
        );
        return folded =>
            [
                .. Differ("timer", timers, Timers(id, folded).Values),
                .. Differ("abonnement", abonnementen, Abonnementen(id, folded).Values),
                .. Differ("opdracht", opdrachten.Select(o => o.Nummer), folded.Jobs.Keys),
            ];
    }

    private static IEnumerable<string> Differ<T>(string table, IEnumerable<T> rows, IEnumerable<T> folded)
    {
        var (left, right) = (rows.ToHashSet(), folded.ToHashSet());
        return left.Except(right)
            .Select(row => $"{table}: {row} stands in the table only")
            .Concat(right.Except(left).Select(row => $"{table}: {row} follows from the journal only"));
    }

    private static ImmutableSortedDictionary<int, TimerRow> Timers(NotaId id, InstanceState state) =>
        state.Timers.Values.ToImmutableSortedDictionary(
            t => t.Timer,
            t => new TimerRow(id, t.Timer, t.Element, t.Host, t.Due)
        );

    private static ImmutableSortedDictionary<int, AbonnementRow> Abonnementen(NotaId id, InstanceState state) =>
        state.Subscriptions.Values.ToImmutableSortedDictionary(
            s => s.Subscription,
            s => new AbonnementRow(id, s.Subscription, s.Element, s.MessageName, s.CorrelationKey, s.Host)
        );

    private static void Save<T>(
        WriteBatch batch,
        ImmutableSortedDictionary<int, T> before,
        ImmutableSortedDictionary<int, T> after
    )
        where T : class
    {
        foreach (var gone in before.Where(pair => !after.ContainsKey(pair.Key)))
        {
            batch.Delete(gone.Value);
        }
        foreach (var (key, row) in after)
        {
            batch.Save(before.GetValueOrDefault(key), row);
        }
    }
}
