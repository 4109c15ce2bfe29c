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

    /// <summary>Numbers that no procedure reaches.</summary>
    private const int Eigen = 900;

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
        job = (await Db.Opdrachten.SingleAsync()).Nummer;
    }

    [Test]
    public async Task A_younger_message_of_the_same_nota_waits_and_another_nota_does_not()
    {
        await opdrachten.SendAgainAsync(nota, job, Gegeven + Beleid.Lease);
        var other = await Proef.TotSamenstellen();
        await using var elsewhere = Database.Open();
        var secondOutbox = new OutboxStore(elsewhere);

        await using var first = await Db.Database.BeginTransactionAsync();
        var taken = await outbox.TakeAsync(1);
        await using (var second = await elsewhere.Database.BeginTransactionAsync())
        {
            var beside = await secondOutbox.TakeAsync(10);
            Assert.That(beside.Select(o => o.NotaId), Is.EqualTo(new[] { other }));
        }
        await outbox.MarkSentAsync([taken.Single().Id], Gegeven);
        await first.CommitAsync();

        await using var third = await elsewhere.Database.BeginTransactionAsync();
        var next = await secondOutbox.TakeAsync(10);
        Assert.That(next.Select(o => o.NotaId), Is.EquivalentTo(new[] { nota.Id, other }));
        Assert.That(next.Select(o => o.Id), Has.None.EqualTo(taken.Single().Id));
    }

    [Test]
    public async Task A_dispatcher_that_dies_leaves_its_message_unsent()
    {
        await using (var transaction = await Db.Database.BeginTransactionAsync())
        {
            var taken = await outbox.TakeAsync(10);
            await outbox.MarkSentAsync([.. taken.Select(o => o.Id)], Gegeven);
        }
        var unsent = await outbox.CountUnsentAsync();
        Assert.That(unsent, Is.EqualTo(1));
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
}
