using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>Jobs and their messages. System's time is 500 days ahead of the business clock here.</summary>
[TestFixture]
internal sealed class OpdrachtTests : PersistenceTests
{
    private static readonly OpdrachtBeleid Beleid = OpdrachtBeleid.Standaard;
    private static readonly Instant Gegeven = Proef.Maandag + Duration.FromDays(500);

    private OpdrachtStore opdrachten = null!;
    private Nota nota = null!;
    private int job;

    [SetUp]
    public async Task Begin()
    {
        await Database.TamperAsync("DELETE FROM outbox; DELETE FROM opdracht; UPDATE nota SET status = 'ingetrokken'");
        opdrachten = new OpdrachtStore(Db, Proef.NieuwId, Beleid);
        nota = (await Proef.Dossiers.LoadAsync(await Proef.TotSamenstellen()))!.Nota;
        await Database.TamperAsync("DELETE FROM outbox WHERE soort <> 'opdracht-gegeven'");
        job = (await Db.Opdrachten.SingleAsync()).Nummer;
    }

    [Test]
    public async Task A_job_leaves_with_its_message_in_the_same_transaction()
    {
        var row = await Db.Outbox.SingleAsync();
        var bericht = JsonSerializer.Deserialize<Notas.Berichten.V1.OpdrachtGegeven>(row.Inhoud, NotaJson.Options)!;
        Assert.That(
            (bericht.NotaId, bericht.Kenmerk, bericht.Opdracht, bericht.Soort, bericht.Poging),
            Is.EqualTo((nota.Id.Value, nota.Kenmerk, job, "stukken-samenstellen", 1))
        );
        Assert.That(bericht.LeaseTot, Is.EqualTo(Gegeven + Beleid.Lease));
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
}
