using System.Net;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.IntegrationTests.Beheer;

/// <summary>An administrator allows silence for a procedure, and what that does to a nota.</summary>
internal sealed class ZwijgregelpaginaTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task What_is_allowed_is_journaled_shown_to_who_is_asked_and_acts_when_nobody_answers()
    {
        await Zet("nota-ter-beslissing", "ja");
        var nota = await Nota.Begin(app);
        await nota.Indienen(new { kamerdatum = "2025-06-18" });
        foreach (var persoon in new[] { "cds", "djz", "dco", "coid" })
        {
            await nota.Antwoord(persoon, "akkoord");
        }
        var kenmerk = (await nota.Toon())["kenmerk"]!.ToString();
        var (_, blad) = await app.Open("hdfc", $"/notas/{kenmerk}");
        Assert.That(
            WebUtility.HtmlDecode(blad),
            Does.Contain("Antwoordt u niet voor maandag 19 mei 2025, dan geldt dat als geen opmerkingen.")
        );
        var (status, _) = await app.Vraag("beheer", "POST", "/api/v1/demo/klok", new { plus = "P7D" });
        Assert.That(status, Is.EqualTo(200));
        var zinnen = await nota.Zinnen();
        Assert.Multiple(async () =>
        {
            Assert.That(
                zinnen,
                Does.Contain("HDFC gaf geen reactie op versie 1; de procedure gaat verder zonder die afstemming.")
            );
            Assert.That(zinnen, Has.None.Contains("HDFC) gaf als afstemming"));
            Assert.That(await nota.OpenEenheden(), Is.EqualTo(new[] { "DGB" }));
        });
        await using var db = app.Database.Open();
        var regel = (await new Registerjournaal(db).LinesAsync(ProcedureInstellingStore.Register, null, 1))[0];
        Assert.That(
            (regel.Sleutel, regel.Oud, regel.Door is null),
            Is.EqualTo(("nota-ter-beslissing", (string?)null, false))
        );
        Assert.That(regel.Nieuw, Does.Contain("\"zwijgregel\":true"));
    }

    [Test]
    public async Task What_is_no_longer_allowed_arms_nothing_and_an_unknown_procedure_is_not_found()
    {
        await Zet("nota-ter-beslissing-intern", "ja");
        await Zet("nota-ter-beslissing-intern", "nee");
        var nota = await Nota.Ingediend(app, "nota-ter-beslissing-intern");
        await using var db = app.Database.Open();
        Assert.That(db.Timers.Count(t => t.NotaId == ApprovalFlow.Notas.NotaId.Of(Guid.Parse(nota.Id))), Is.Zero);
        var (status, _) = await app.Verstuur(
            "beheer",
            "/beheer/zwijgregels",
            "/beheer/zwijgregels",
            ("key", "verzonnen"),
            ("aan", "ja")
        );
        Assert.That(status, Is.EqualTo(404));
    }

    private async Task Zet(string key, string aan)
    {
        var (status, _) = await app.Verstuur(
            "beheer",
            "/beheer/zwijgregels",
            "/beheer/zwijgregels",
            ("key", key),
            ("aan", aan)
        );
        Assert.That(status, Is.EqualTo(200));
    }
}
