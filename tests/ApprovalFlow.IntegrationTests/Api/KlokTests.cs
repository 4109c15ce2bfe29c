using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>The demo's clock moves ahead, and fires on the way what falls due. Each test has a clock of its own.</summary>
internal sealed class KlokTests
{
    private const string Klok = "/api/v1/demo/klok";

    private TestApp app = null!;

    [SetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task An_aangehouden_nota_comes_back_on_its_day()
    {
        var nota = await Rechtennota.In(app, "beslissing");
        var (status, body) = await app.Vraag(
            "stasdef",
            "POST",
            $"/api/v1/taken/{nota.Taak("STASDEF")}/afhandeling",
            new
            {
                uitkomst = "aanhouden",
                toelichting = "Na het overleg.",
                tot = "2025-05-14",
                versie = 1,
            },
            ("Idempotency-Key", "k")
        );
        Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
        Assert.That(await OpenStappen(nota), Is.Empty);
        Assert.That(await Zet("""{"werkdagen":1}"""), Is.EqualTo("2025-05-13"));
        Assert.That(await OpenStappen(nota), Is.Empty);
        Assert.That(await Zet("""{"plus":"P1D"}"""), Is.EqualTo("2025-05-14"));
        Assert.That(await OpenStappen(nota), Is.EqualTo(new[] { "beslissen" }));
    }

    [Test]
    public async Task The_clock_goes_to_the_next_termijn_and_over_a_weekend()
    {
        await Rechtennota.In(app, "afstemming");
        Assert.That(await Zet("""{"tot":"volgende-termijn"}"""), Is.EqualTo("2025-05-15"));
        Assert.That(await Zet("""{"werkdagen":2}"""), Is.EqualTo("2025-05-19"));
    }

    private async Task<string> Zet(string body)
    {
        var (status, klok) = await app.Vraag("kd", "POST", Klok, body);
        Assert.That(status, Is.EqualTo(200), klok?.ToJsonString());
        return klok!["datum"]!.ToString();
    }

    private async Task<string[]> OpenStappen(Rechtennota nota)
    {
        var (_, body) = await app.Vraag("kd", "GET", $"/api/v1/notas/{nota.Id}");
        return [.. body!["openStappen"]!.AsArray().Select(s => s!["stap"]!.ToString())];
    }
}
