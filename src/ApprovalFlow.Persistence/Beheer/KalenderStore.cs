using System.Collections.Immutable;
using ApprovalFlow.Notas.Termijnen;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>The calendar data as rows with a source each, a revision over all of them, and a journal of every change.</summary>
public sealed class KalenderStore(ApprovalFlowDb db, Registerjournaal journaal)
{
    /// <summary>The name of the calendars in the journal of the registers.</summary>
    public const string Register = "kalender";

    /// <summary>What is in the tables now has at least this revision; 0 before the first migrate.</summary>
    public Task<long> RevisieAsync(CancellationToken stop = default) =>
        db.KalenderRevisies.Select(r => r.Revisie).SingleOrDefaultAsync(stop);

    /// <summary>The same in a batch with other questions.</summary>
    public static Func<long> Revisie(ReadBatch batch) => batch.Value<long>("SELECT revisie FROM kalender_revisie");

    /// <summary>
    /// The revision is read before the rows: when a change comes between, the rows are newer than their revision says and
    /// the next look reads them again.
    /// </summary>
    public async Task<(long Revisie, Kalendergegevens Gegevens)> LoadAsync(CancellationToken stop = default)
    {
        var revisie = await RevisieAsync(stop);
        return (revisie, Kalenderregel.Samen(await db.Kalenderregels.ToListAsync(stop)));
    }

    /// <summary>
    /// Writes the difference and a line of journal for each row of it. False, and nothing is written, when the data are not
    /// those of this revision any more.
    /// </summary>
    public async Task<bool> WriteAsync(
        long revisie,
        Kalendergegevens oud,
        Kalendergegevens nieuw,
        Wijziger wijziger,
        CancellationToken stop = default
    )
    {
        var ours = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        await using var transaction = ours;
        var taken = await db
            .KalenderRevisies.Where(r => r.Revisie == revisie)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Revisie, revisie + 1), stop);
        if (taken == 0)
        {
            return false;
        }
        var before = Kalenderregel.Van(oud).ToImmutableDictionary(r => (r.Lijst, r.Sleutel));
        var after = Kalenderregel.Van(nieuw).ToImmutableDictionary(r => (r.Lijst, r.Sleutel));
        var changed = before
            .Keys.Union(after.Keys)
            .Order()
            .Select(key => (Key: key, Was: before.GetValueOrDefault(key), Wordt: after.GetValueOrDefault(key)))
            .Where(regel => regel.Was != regel.Wordt)
            .ToList();
        foreach (var (_, was, wordt) in changed)
        {
            db.Entry(wordt ?? was!).State =
                was is null ? EntityState.Added
                : wordt is null ? EntityState.Deleted
                : EntityState.Modified;
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        foreach (var (key, was, wordt) in changed)
        {
            await journaal.AppendAsync(Register, Sleutel(key.Lijst, key.Sleutel), was, wordt, wijziger, stop);
        }
        if (ours is not null)
        {
            await ours.CommitAsync(stop);
        }
        return true;
    }

    internal static string Sleutel(Kalenderlijst lijst, string sleutel) =>
        $"{KebabConverter<Kalenderlijst>.Write(lijst)} {sleutel}";

    /// <summary>
    /// Fills in the shipped data, the first time and when a release ships later years. A year that somebody recorded already
    /// stays as they recorded it. Runs with migrate.
    /// </summary>
    internal static async Task LeverMeeAsync(ApprovalFlowDb db, CancellationToken stop = default)
    {
        var shipped = Kalendergegevens.Meegeleverd;
        var last = shipped.Jaren.Last();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO kalender_revisie (id, revisie, meegeleverd_tot) VALUES (1, 0, 0) ON CONFLICT DO NOTHING",
            stop
        );
        var had = await db
            .KalenderRevisies.FromSql($"SELECT * FROM kalender_revisie WHERE id = 1 FOR UPDATE")
            .SingleAsync(stop);
        if (had.MeegeleverdTot >= last)
        {
            return;
        }
        var store = new KalenderStore(db, new Registerjournaal(db));
        var (revisie, oud) = await store.LoadAsync(stop);
        var recorded = oud.Jaren.ToHashSet();
        var later = shipped
            .Gelijkgesteld.Where(dag => dag.Datum.Year > had.MeegeleverdTot && !recorded.Contains(dag.Datum.Year))
            .ToImmutableArray();
        var nu = (await db.Database.SqlQuery<Instant>($"""SELECT now() AS "Value" """).ToListAsync(stop))[0];
        var nieuw = oud.Met(Kalendergegevens.Leeg with { Gelijkgesteld = later });
        await store.WriteAsync(revisie, oud, nieuw, new Wijziger(null, nu, nu), stop);
        await db.KalenderRevisies.ExecuteUpdateAsync(r => r.SetProperty(x => x.MeegeleverdTot, last), stop);
        await transaction.CommitAsync(stop);
    }
}
