using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Kill;

/// <summary>People, clicks and sweeps at the same moment. TestApp looks at rows, journal and stuck notas at the end; no worker changes rows meanwhile.</summary>
[NonParallelizable]
internal sealed class RaceTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync(("Rol", "web"));

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task The_last_answer_and_the_intrekking_at_the_same_moment_leave_one_of_the_two_whole()
    {
        var ingetrokkenEerst = 0;
        for (var i = 0; i < 20; i++)
        {
            var nota = await Nota.Ingediend(app);
            foreach (var directie in Acts.Directies[..4])
            {
                await nota.Antwoord(directie, "akkoord");
            }
            var taak = await nota.Taak("coid");
            var antwoord = nota.Probeer("coid", taak!, "akkoord");
            var intrekking = app.Vraag(
                "kd",
                "POST",
                $"{nota.Pad}/intrekking",
                new { toelichting = "Niet meer nodig." }
            );
            await Task.WhenAll(antwoord, intrekking);

            Assert.That((await intrekking).Status, Is.EqualTo(200), "it can be done before the answer and after it");
            var events = (await Snapshot.Of(app.Database, nota.Id)).Events;
            var gegeven = (await antwoord).Status == 200;
            ingetrokkenEerst += gegeven ? 0 : 1;
            Assert.That((await antwoord).Status, Is.EqualTo(200).Or.EqualTo(409));
            Assert.That(events.Count(e => e == "afstemming-vastgelegd"), Is.EqualTo(gegeven ? 5 : 4));
            Assert.That(events.Count(e => e == "ronde-afgerond"), Is.EqualTo(gegeven ? 1 : 0));
            Assert.That(events[^1], Is.EqualTo("taak-vervallen").Or.EqualTo("nota-ingetrokken"));
            Assert.That((await nota.Toon())["status"]!.GetValue<string>(), Is.EqualTo("ingetrokken"));
            Assert.That(await nota.OpenEenheden(), Is.Empty);
        }
        await TestContext.Out.WriteLineAsync($"20 races, the intrekking came first in {ingetrokkenEerst}");
    }

    [Test]
    public async Task A_double_click_gives_the_same_answer_once()
    {
        var nota = await Nota.Ingediend(app);
        var taak = await nota.Taak("hdfc");
        var clicks = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => nota.Probeer("hdfc", taak!, "akkoord", sleutel: $"dubbel-{nota.Id}"))
        );
        Assert.That(clicks.Select(c => c.Status), Is.All.EqualTo(200));
        Assert.That(clicks.Select(c => c.Body!.ToJsonString()).Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(1));
        Assert.That((await Snapshot.Of(app.Database, nota.Id)).Count("afstemming-vastgelegd"), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_members_of_a_directie_at_the_same_moment_give_one_answer_and_one_is_told_who()
    {
        var nota = await Nota.Ingediend(app);
        var taak = await nota.Taak("hdfc");
        var antwoorden = await Task.WhenAll(
            nota.Probeer("hdfc", taak!, "akkoord"),
            nota.Probeer("hdfc2", taak!, "niet-akkoord", toelichting: "De kosten ontbreken.")
        );
        Assert.That(antwoorden.Select(a => a.Status), Is.EquivalentTo(new[] { 200, 409 }));
        var verloren = antwoorden.Single(a => a.Status == 409).Body!;
        Assert.That(verloren["door"]!.GetValue<string>(), Is.EqualTo("Hanna Fennema").Or.EqualTo("Hugo Faber"));
        Assert.That((await Snapshot.Of(app.Database, nota.Id)).Count("afstemming-vastgelegd"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_click_on_the_task_of_the_round_before_changes_nothing()
    {
        var nota = await Nota.Ingediend(app);
        var oud = await nota.Taak("hdfc");
        await app.Vraag("kd", "POST", $"{nota.Pad}/terughaling", new { toelichting = "Een fout in de tekst." });
        await nota.Indienen();
        var nieuw = await nota.Taak("hdfc");
        Assert.That(nieuw!["id"]!.GetValue<string>(), Is.Not.EqualTo(oud!["id"]!.GetValue<string>()));
        var voor = await Snapshot.Of(app.Database, nota.Id);

        foreach (var versie in new[] { 1, 2 })
        {
            var (status, _) = await nota.Probeer("hdfc", oud, "akkoord", versie: versie);
            Assert.That(status, Is.EqualTo(409), $"version {versie}");
        }
        var (opNieuwe, _) = await nota.Probeer("hdfc", nieuw, "akkoord", versie: 1);
        Assert.That(opNieuwe, Is.EqualTo(409), "the new task, on the version before");
        Assert.That((await Snapshot.Of(app.Database, nota.Id)).Rows, Is.EqualTo(voor.Rows));
    }

    [Test]
    public async Task Two_sweeps_at_once_fire_a_timer_once()
    {
        var nota = await Nota.Ingediend(app);
        await nota.IedereenAkkoord();
        await nota.Antwoord("dgb", "ondertekenen");
        await nota.Antwoord("stasdef", "aanhouden", toelichting: "Eerst overleg.", tot: "2025-05-14");
        await using (var db = app.Database.Open())
        {
            await new KlokStore(db).AdvanceAsync(Duration.FromDays(3));
        }
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sweep()));
        Assert.That((await Snapshot.Of(app.Database, nota.Id)).Count("timer-afgegaan"), Is.EqualTo(1));
        Assert.That(await nota.OpenEenheden(), Is.EqualTo(new[] { "STASDEF" }));
    }

    private async Task Sweep()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Sweep>().Run(CancellationToken.None);
    }
}
