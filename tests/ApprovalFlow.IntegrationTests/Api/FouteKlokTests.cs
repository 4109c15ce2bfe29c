using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>The demo's clock never goes back, and nowhere that can not be named.</summary>
internal sealed class FouteKlokTests
{
    private const string Klok = "/api/v1/demo/klok";

    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase("""{"plus":"-PT1H"}""", "plus")]
    [TestCase("""{"plus":"-P1D"}""", "plus")]
    [TestCase("""{"plus":"P401D"}""", "plus")]
    [TestCase("""{"plus":"P99999Y"}""", "plus")]
    [TestCase("""{"plus":"morgen"}""", "plus")]
    [TestCase("""{"werkdagen":0}""", "werkdagen")]
    [TestCase("""{"werkdagen":251}""", "werkdagen")]
    [TestCase("""{"werkdagen":"een"}""", "werkdagen")]
    [TestCase("""{"plus":"PT1H","werkdagen":1}""", "plus")]
    [TestCase("""{"tot":"gisteren"}""", "plus")]
    [TestCase("{}", "plus")]
    public async Task What_the_clock_does_not_do(string body, string veld)
    {
        var probleem = await app.Weiger(400, "ongeldige-invoer", "kd", "POST", Klok, body);
        Assert.That(probleem.Velden(), Is.EqualTo(new[] { veld }));
    }

    [Test]
    public async Task Without_an_open_termijn_there_is_nowhere_to_go() =>
        await app.Weiger(409, "verkeerde-toestand", "kd", "POST", Klok, """{"tot":"volgende-termijn"}""");
}
