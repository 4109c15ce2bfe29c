using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>Messages on their way out, and timers. System's time is 500 days ahead of the business clock here.</summary>
[TestFixture]
internal sealed class OutboxTests : PersistenceTests
{
    private static readonly OpdrachtBeleid Beleid = OpdrachtBeleid.Standaard;
    private static readonly Instant Gegeven = Proef.Maandag + Duration.FromDays(500);

    private static readonly Instant Later = Gegeven + Duration.FromSeconds(1);

    /// <summary>Numbers that no procedure reaches.</summary>
    private const int Eigen = 900;
    private const string AlleenOpdrachten = "DELETE FROM outbox WHERE soort <> 'opdracht-gegeven'";

    private OpdrachtStore opdrachten = null!;
    private OutboxStore outbox = null!;
    private Nota nota = null!;
    private int job;

    [SetUp]
    public async Task Begin()
    {
        await Database.TamperAsync("DELETE FROM outbox; DELETE FROM opdracht; UPDATE nota SET status = 'ingetrokken'");
        opdrachten = new OpdrachtStore(Db, Proef.NieuwId, Beleid);
        outbox = new OutboxStore(Db);
        nota = (await Proef.Dossiers.LoadAsync(await Proef.TotSamenstellen()))!.Nota;
        await Database.TamperAsync(AlleenOpdrachten);
        job = (await Db.Opdrachten.SingleAsync()).Nummer;
    }

    [Test]
    public async Task One_dispatcher_works_at_a_time_and_numbers_what_it_sends_in_order()
    {
        await opdrachten.SendAgainAsync(nota, job, Gegeven + Beleid.Lease);
        var other = await Proef.TotSamenstellen();
        await Database.TamperAsync(AlleenOpdrachten);
        await using var elsewhere = Database.Open();
        var secondOutbox = new OutboxStore(elsewhere);

        await using var first = await Db.Database.BeginTransactionAsync();
        var taken = (await outbox.TakeAsync(2))!.Value;
        await using (var second = await elsewhere.Database.BeginTransactionAsync())
        {
            Assert.That(await secondOutbox.TakeAsync(10), Is.Null, "another one is at work");
        }
        await outbox.MarkAsync(taken.Rows, Ids(taken.Rows), taken.Reeks, Gegeven);
        await first.CommitAsync();

        await using var third = await elsewhere.Database.BeginTransactionAsync();
        var next = (await secondOutbox.TakeAsync(10))!.Value;
        Assert.That(next.Rows.Select(o => o.NotaId), Is.EqualTo(new NotaId?[] { other }));
        Assert.That(next.Reeks, Is.EqualTo(taken.Reeks + 2));
        var sent = await Db.Outbox.Where(o => o.Reeks != null).OrderBy(o => o.Reeks).ToListAsync();
        Assert.That(sent.Select(o => o.Id), Is.EqualTo(taken.Rows.Select(o => o.Id)));
        Assert.That(sent.Select(o => o.Reeks), Is.EqualTo(new[] { taken.Reeks + 1, taken.Reeks + 2 }));
    }

    [Test]
    public async Task What_the_broker_did_not_take_has_its_number_and_goes_later_under_it()
    {
        await opdrachten.SendAgainAsync(nota, job, Gegeven + Beleid.Lease);
        long begin;
        await using (var transaction = await Db.Database.BeginTransactionAsync())
        {
            var taken = (await outbox.TakeAsync(10))!.Value;
            begin = taken.Reeks;
            await outbox.MarkAsync(taken.Rows, Ids(taken.Rows.Skip(1)), taken.Reeks, Gegeven);
            await transaction.CommitAsync();
        }
        var wacht = await Db.Outbox.AsNoTracking().SingleAsync(o => o.Verzonden == null);
        Assert.That(wacht.Reeks, Is.EqualTo(begin + 1));
        await using (var transaction = await Db.Database.BeginTransactionAsync())
        {
            var taken = (await outbox.TakeAsync(10))!.Value;
            Assert.That(taken.Reeks, Is.EqualTo(begin + 2));
            await outbox.MarkAsync(taken.Rows, Ids(taken.Rows), taken.Reeks, Gegeven);
            await transaction.CommitAsync();
        }
        var alle = await Db.Outbox.AsNoTracking().OrderBy(o => o.Id).ToListAsync();
        Assert.That(alle.Select(o => o.Reeks), Is.EqualTo(new[] { begin + 1, begin + 2 }));
        Assert.That(alle.Select(o => o.Verzonden), Has.None.Null);
    }

    [Test]
    public async Task A_dispatcher_that_dies_leaves_its_message_unsent()
    {
        await using (var transaction = await Db.Database.BeginTransactionAsync())
        {
            var taken = (await outbox.TakeAsync(10))!.Value;
            await outbox.MarkAsync(taken.Rows, Ids(taken.Rows), taken.Reeks, Gegeven);
        }
        var unsent = await outbox.CountUnsentAsync();
        Assert.That(unsent, Is.EqualTo(1));
    }

    [Test]
    public async Task What_a_paused_abonnee_still_has_to_get_is_kept()
    {
        var reeks = await Verzonden();
        var abonnee = new AbonneeRow
        {
            Id = Proef.NieuwId(),
            Naam = "archief",
            Adres = "https://archief.example/",
            Geheim = "x",
            Status = AbonneeStatus.Gepauzeerd,
            Positie = reeks - 1,
            Mislukt = 0,
            GewijzigdOp = Gegeven,
            GewijzigdDoor = KeyStore.Systeem,
        };
        Db.Add(abonnee);
        await Db.SaveChangesAsync();
        await outbox.CleanAsync(Gegeven);
        var young = await Db.Outbox.CountAsync();
        await outbox.CleanAsync(Later);
        var wanted = await Db.Outbox.CountAsync();
        await Db.Abonnees.ExecuteUpdateAsync(set => set.SetProperty(a => a.Positie, reeks));
        await outbox.CleanAsync(Later);
        var delivered = await Db.Outbox.CountAsync();
        await Db.Abonnees.ExecuteDeleteAsync();
        Assert.That((young, wanted, delivered), Is.EqualTo((1, 1, 0)));
    }

    [Test]
    public async Task What_was_put_aside_goes_once_it_was_dealt_with()
    {
        foreach (var (index, status) in Enum.GetValues<OnbestelbaarStatus>().Index())
        {
            Db.Add(
                new OnbestelbaarRow
                {
                    Id = Proef.NieuwId(),
                    Wachtrij = "w",
                    Inhoud = [1],
                    InhoudType = "application/json",
                    Reden = "Onleesbaar.",
                    OntvangenOp = Gegeven,
                    Status = status,
                    AfgehandeldOp = index == 0 ? null : Gegeven,
                }
            );
        }
        await Db.SaveChangesAsync();
        await outbox.CleanAsync(Gegeven);
        var before = await Db.Onbestelbaar.CountAsync();
        await outbox.CleanAsync(Later);
        var after = await Db.Onbestelbaar.Select(b => b.Status).ToListAsync();
        Assert.That(before, Is.EqualTo(3));
        Assert.That(after, Is.EqualTo(new[] { OnbestelbaarStatus.Open }));
        await Db.Onbestelbaar.ExecuteDeleteAsync();
    }

    [Test]
    public async Task Timers_are_found_when_they_are_due_by_the_business_clock_the_oldest_first()
    {
        var id = await Proef.Begin();
        await Proef.Dien(id);
        var moments = new[] { 2, 1, 3 }.Select(day => Proef.Maandag + Duration.FromDays(day)).ToArray();
        foreach (var (index, op) in moments.Index())
        {
            Db.Add(new TimerRow(id, Eigen + index, "rappel", null, op));
        }
        await Db.SaveChangesAsync();
        await Db.Timers.Where(t => t.Nummer < Eigen).ExecuteDeleteAsync();
        var timers = new TimerStore(Db);
        var due = await timers.DueAsync(moments[0], 100);
        var first = await timers.DueAsync(moments[2], 1);
        var early = await timers.DueAsync(moments[1] - Duration.FromMilliseconds(1), 100);
        var next = await timers.NextAsync();
        Assert.That(due.Select(t => t.Op), Is.EqualTo(new[] { moments[1], moments[0] }));
        Assert.That(first.Single().Op, Is.EqualTo(moments[1]));
        Assert.That(early, Is.Empty);
        Assert.That(next, Is.EqualTo(moments[1]));
    }

    private static HashSet<long> Ids(IEnumerable<OutboxRow> rows) => [.. rows.Select(row => row.Id)];

    /// <summary>The one message is sent; its number.</summary>
    private async Task<long> Verzonden()
    {
        await using var transaction = await Db.Database.BeginTransactionAsync();
        var (rows, reeks) = (await outbox.TakeAsync(10))!.Value;
        await outbox.MarkAsync(rows, Ids(rows), reeks, Gegeven);
        await transaction.CommitAsync();
        return reeks + rows.Count;
    }
}
