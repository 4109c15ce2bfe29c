using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>Outbox, jobs and timers. System's time is 500 days ahead of the business clock here.</summary>
[TestFixture]
internal sealed class WerkTests : PersistenceTests
{
    private static readonly OpdrachtBeleid Beleid = OpdrachtBeleid.Standaard;
    private static readonly Instant Gegeven = Proef.Maandag + Duration.FromDays(500);

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
    public async Task A_job_leaves_with_its_message_in_the_same_transaction()
    {
        var row = await Db.Outbox.SingleAsync();
        var bericht = JsonSerializer.Deserialize<OpdrachtBericht>(row.Inhoud, NotaJson.Options);
        Assert.That(bericht, Is.EqualTo(new OpdrachtBericht(nota.Id, nota.Kenmerk, job, "stukken-samenstellen")));
        Assert.That(row.Soort, Is.EqualTo("opdracht-gegeven"));
        var opdracht = await Db.Opdrachten.SingleAsync();
        Assert.That(opdracht.LeaseTot, Is.EqualTo(Gegeven + Beleid.Lease));
    }

    [Test]
    public async Task A_job_without_result_is_sent_again_when_its_lease_ends_and_not_before()
    {
        var end = Gegeven + Beleid.Lease;
        var early = await opdrachten.DueAsync(end - Duration.Epsilon, 10);
        var due = await opdrachten.DueAsync(end, 10);
        Assert.That(early, Is.Empty);
        Assert.That(due.Single().Nummer, Is.EqualTo(job));
        Assert.That(await opdrachten.SendAgainAsync(nota, job, end), Is.EqualTo(OpdrachtVervolg.OpnieuwVerzonden));
        Assert.That(await opdrachten.SendAgainAsync(nota, job, end), Is.EqualTo(OpdrachtVervolg.Voorbij));
        var berichten = await Db.Outbox.Select(o => o.BerichtId).Distinct().CountAsync();
        Assert.That(berichten, Is.EqualTo(2));
    }

    [Test]
    public async Task A_failed_attempt_waits_twice_as_long_each_time_and_the_last_one_is_told()
    {
        var nu = Gegeven;
        var waits = new List<Duration>();
        var last = OpdrachtVervolg.Wacht;
        for (var poging = 1; poging <= Beleid.MaxPogingen; poging++)
        {
            last = await opdrachten.FailedAsync(nota.Id, job, "De schijf is vol.", nu);
            var row = await Db.Opdrachten.SingleAsync();
            waits.Add(row.VolgendePoging!.Value - nu);
            nu = row.VolgendePoging.Value;
            var again = await opdrachten.SendAgainAsync(nota, job, nu);
            Assert.That(
                again,
                Is.EqualTo(poging < Beleid.MaxPogingen ? OpdrachtVervolg.OpnieuwVerzonden : OpdrachtVervolg.Opgebruikt)
            );
        }
        Assert.That(last, Is.EqualTo(OpdrachtVervolg.Opgebruikt));
        Assert.That(
            waits.Zip(waits.Skip(1)),
            Has.All.Matches<(Duration, Duration)>(pair => pair.Item2 == pair.Item1 * 2)
        );
    }

    [Test]
    public async Task A_job_that_was_given_up_is_an_incident_and_its_retry_opens_it_again()
    {
        var opgegeven = await Proef.Voer(nota.Id, new OpdrachtOpgeven(job, "De schijf is vol."), null);
        var row = await Db.Opdrachten.SingleAsync();
        Assert.That(row.Status, Is.EqualTo(OpdrachtStatus.Opgegeven));
        Assert.That(
            await opdrachten.FailedAsync(nota.Id, job, "Te laat.", Gegeven),
            Is.EqualTo(OpdrachtVervolg.Voorbij)
        );
        var beheer = Proef.Kd with { IsBeheerder = true };
        await Proef.Voer(nota.Id, new IncidentHerkansen(opgegeven.Incidenten.Values.Single().Id), beheer);
        var again = await Db.Opdrachten.SingleAsync();
        Assert.That((again.Status, again.Poging), Is.EqualTo((OpdrachtStatus.Open, 1)));
        var differences = await Proef.Dossiers.DifferencesAsync(nota.Id);
        Assert.That(differences, Is.Empty);
    }

    [Test]
    public async Task A_nota_that_is_withdrawn_takes_its_job_along()
    {
        await Proef.Voer(nota.Id, new NotaIntrekken("Niet meer nodig."), Proef.Kd);
        var row = await Db.Opdrachten.SingleAsync();
        Assert.That(row.Status, Is.EqualTo(OpdrachtStatus.Vervallen));
        Assert.That(
            await opdrachten.SendAgainAsync(nota, job, Gegeven + Duration.FromDays(1)),
            Is.EqualTo(OpdrachtVervolg.Voorbij)
        );
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
    public async Task Timers_are_found_when_they_are_due_by_the_business_clock()
    {
        var id = await Proef.Begin();
        await Proef.Dien(id);
        var timers = new TimerStore(Db);
        var rows = await Db.Timers.Where(t => t.NotaId == id).ToListAsync();
        var due = await timers.DueAsync(Instant.MaxValue, 100);
        Assert.That(due.Where(t => t.NotaId == id), Is.EquivalentTo(rows));
        Assert.That(due.Select(t => t.Op), Is.Ordered);
        var next = await timers.NextAsync();
        Assert.That(next, Is.EqualTo(due.Select(t => (Instant?)t.Op).FirstOrDefault()));
        var early = await timers.DueAsync(Proef.Maandag, 100);
        Assert.That(early, Is.Empty);
    }
}
