using System.Net;
using System.Net.Http.Headers;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Demo;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>Somebody leaves while they are at work: in the browser, with a token, and with a link to their calendar.</summary>
[TestFixture]
internal sealed class VertrekTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Who_left_is_out_at_once_in_the_browser_at_the_API_and_in_the_calendar()
    {
        using var browser = new Bezoeker(app.Adres);
        await browser.Verstuur("/aanmelden", "/aanmelden", ("persoon", "hdfc2"));
        var token = await Token(browser);
        var (_, instellingen) = await browser.Verstuur("/instellingen", "/instellingen?handler=agenda");
        var agenda = instellingen[instellingen.IndexOf("/agenda/", StringComparison.Ordinal)..].Split('"', '<')[0];
        Assert.That(await Api(token), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Anoniem(agenda), Is.EqualTo(HttpStatusCode.OK));
        // A form that they have open.
        var woord = await browser.Woord("/vervanging");

        var wie = DemoPersonen.Medewerkers.Single(m => m.Aanmeldnaam == "hdfc2").Id;
        var (status, html) = await app.Verstuur(
            "beheer",
            $"/beheer/medewerker/{wie}",
            $"/beheer/medewerker/{wie}/vertrek"
        );
        Assert.That((status, html.Contains("is uit dienst", StringComparison.Ordinal)), Is.EqualTo((200, true)), html);

        Assert.Multiple(async () =>
        {
            await browser.Ga("/vervanging");
            Assert.That(browser.Weg[^1].AbsolutePath, Is.EqualTo("/aanmelden"), "the session");
            using var formulier = new FormUrlEncodedContent([
                KeyValuePair.Create("grond", "Verlof"),
                KeyValuePair.Create("__RequestVerificationToken", woord),
            ]);
            var (verstuurd, _) = await browser.Ga("/vervanging", formulier);
            Assert.That(verstuurd, Is.EqualTo(HttpStatusCode.Unauthorized), "a form that was open");
            Assert.That(await Api(token), Is.EqualTo(HttpStatusCode.Unauthorized), "the token");
            Assert.That(await Anoniem(agenda), Is.EqualTo(HttpStatusCode.NotFound), "the calendar");
            Assert.That((await app.Vraag("hdfc2", "GET", "/api/v1/taken")).Status, Is.EqualTo(401), "signing in again");
        });
    }

    /// <summary>Both edit the register: one begins with the vervangingen, the other must not end with them.</summary>
    [Test]
    public async Task Who_leaves_while_a_vervanging_is_entered_waits_for_it_and_neither_fails()
    {
        await using var db = app.Database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('vervanging', 0))");
        var wie = DemoPersonen.Medewerkers.Single(m => m.Aanmeldnaam == "coid").Id;
        var vertrek = app.Verstuur("beheer", $"/beheer/medewerker/{wie}", $"/beheer/medewerker/{wie}/vertrek");
        await using var kijker = app.Database.Open();
        await TestApp.Totdat(
            () =>
                kijker
                    .Database.SqlQuery<int>(
                        $"""
                        SELECT 1 AS "Value" FROM pg_locks JOIN pg_database d ON d.oid = database
                        WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted
                        """
                    )
                    .AnyAsync(),
            "they wait"
        );
        await db.Database.ExecuteSqlAsync($"UPDATE vervanging SET tot = tot"); // and with it the number of the register
        await transaction.CommitAsync();
        var (status, html) = await vertrek;
        Assert.That((status, html.Contains("is uit dienst", StringComparison.Ordinal)), Is.EqualTo((200, true)), html);
    }

    private static async Task<string> Token(Bezoeker browser)
    {
        var tot = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddDays(9).UtcDateTime);
        var (_, html) = await browser.Verstuur(
            "/instellingen/tokens",
            "/instellingen/tokens",
            ("naam", "proef"),
            ("omvang", "lezen"),
            ("tot", $"{tot:yyyy-MM-dd}")
        );
        return html[html.IndexOf("af_", StringComparison.Ordinal)..].Split('<')[0];
    }

    private async Task<HttpStatusCode> Api(string token)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Get, $"{app.Adres}/api/v1/taken");
        verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var client = new HttpClient();
        using var antwoord = await client.SendAsync(verzoek);
        return antwoord.StatusCode;
    }

    private async Task<HttpStatusCode> Anoniem(string pad)
    {
        using var antwoord = await app.Als("").GetAsync(new Uri(pad, UriKind.Relative));
        return antwoord.StatusCode;
    }
}
