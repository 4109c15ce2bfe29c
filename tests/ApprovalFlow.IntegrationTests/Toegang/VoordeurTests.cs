using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>What a browser and a researcher find on every answer and at the front door.</summary>
[TestFixture]
internal sealed class VoordeurTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase("/")]
    [TestCase("/aanmelden")]
    [TestCase("/api/v1/notas")]
    [TestCase("/api/v1/openapi.json")]
    [TestCase("/css/app.css")]
    [TestCase("/bestaat-niet")]
    public async Task Every_answer_has_the_headers_that_keep_it_in_its_place(string pad)
    {
        using var antwoord = await app.Als("kd").GetAsync(new Uri(pad, UriKind.Relative));
        string Kop(string naam) => string.Join(' ', antwoord.Headers.GetValues(naam));
        var csp = Kop("Content-Security-Policy");
        Assert.Multiple(() =>
        {
            Assert.That(csp, Does.Contain("frame-ancestors 'none'").And.Contain("base-uri 'none'"));
            Assert.That(csp, Does.Not.Contain("unsafe").And.Not.Contain("*").And.Not.Contain("http:"));
            Assert.That(Kop("X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(Kop("X-Frame-Options"), Is.EqualTo("DENY"));
            Assert.That(Kop("Referrer-Policy"), Is.EqualTo("same-origin"));
            Assert.That(Kop("Cross-Origin-Opener-Policy"), Is.EqualTo("same-origin"));
            Assert.That(Kop("Permissions-Policy"), Does.Contain("camera=()"));
            Assert.That(antwoord.Headers.Contains("Server"), Is.False);
        });
    }

    [Test]
    public async Task A_researcher_finds_where_to_report()
    {
        var tekst = await app.Als("").GetStringAsync(new Uri("/.well-known/security.txt", UriKind.Relative));
        Assert.That(tekst, Does.Match("^Contact: (https|mailto):").And.Match("(?m)^Expires: 20..-..-..T..:..:..Z"));
    }
}
