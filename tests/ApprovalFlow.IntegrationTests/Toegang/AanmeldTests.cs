using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>Signing in at a real provider, and the sessions and tokens that come of it.</summary>
[TestFixture]
internal sealed class AanmeldTests
{
    private const string Sessie = "__Host-approvalflow";

    private readonly Verzetbaar tijd = new();
    private OpenIddictProvider provider = null!;
    private TestApp app = null!;
    private Bezoeker bezoeker = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        provider = await OpenIddictProvider.StartAsync();
        app = await TestApp.StartAsync(tijd, provider.Instellingen());
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await app.DisposeAsync();
        await provider.DisposeAsync();
    }

    [SetUp]
    public void Kom()
    {
        bezoeker = new Bezoeker(app.Adres);
        provider.Wie = "kd";
        provider.AangemeldOp = tijd.GetUtcNow();
    }

    [TearDown]
    public void Ga() => bezoeker.Dispose();

    [Test]
    public async Task The_code_flow_with_PKCE_ends_where_it_began()
    {
        var (status, body) = await bezoeker.Ga("/aanmelden/start?terug=/notas?status=concept");
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(bezoeker.Weg[^1].PathAndQuery, Is.EqualTo("/notas?status=concept"));
            Assert.That(body, Does.Contain("Karin Dekker"));
            Assert.That(provider.Gevraagd!.ResponseType, Is.EqualTo("code"));
            Assert.That(provider.Gevraagd.CodeChallengeMethod, Is.EqualTo("S256"));
            Assert.That(provider.Gevraagd.CodeChallenge, Has.Length.EqualTo(43));
            Assert.That(provider.Gevraagd.Nonce, Is.Not.Empty);
        });
    }

    [Test]
    public async Task The_cookie_of_a_session_is_out_of_reach_of_script_and_of_plain_http()
    {
        await bezoeker.Ga("/aanmelden/start");
        Assert.That(
            bezoeker.Attributen[Sessie],
            Does.Contain("secure").And.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/")
        );
    }

    [Test]
    public async Task No_cookie_of_the_whole_way_is_one_that_another_host_can_set()
    {
        await bezoeker.Ga("/aanmelden/start");
        Assert.That(bezoeker.Attributen, Has.Count.GreaterThanOrEqualTo(3));
        foreach (var (naam, attributen) in bezoeker.Attributen)
        {
            Assert.That(naam, Does.StartWith("__Host-"));
            Assert.That(attributen, Does.Contain("secure").And.Contain("path=/;").And.Not.Contain("domain="), naam);
            Assert.That(attributen, Does.Contain("httponly").And.Contain("samesite="), naam);
        }
    }

    [Test]
    public async Task A_page_sends_a_stranger_to_the_sign_in_and_the_demo_is_not_there()
    {
        var (_, body) = await bezoeker.Ga("/notas");
        Assert.Multiple(() =>
        {
            Assert.That(bezoeker.Weg[^1].AbsolutePath, Is.EqualTo("/aanmelden"));
            Assert.That(body, Does.Contain("/aanmelden/start").And.Not.Contain("Karin Dekker"));
        });
        Assert.That((await app.Vraag("kd", "GET", "/api/v1/notas")).Status, Is.EqualTo(401), "demo-kd is nobody");
    }

    [Test]
    public async Task Who_the_register_does_not_know_comes_in_nowhere()
    {
        provider.Wie = "vreemde";
        var (_, body) = await bezoeker.Ga("/aanmelden/start");
        Assert.Multiple(() =>
        {
            Assert.That(bezoeker.Koekjes.Keys.Select(k => k.Naam), Does.Not.Contain(Sessie));
            Assert.That(body, Does.Contain("Vraag uw functioneel beheerder"));
        });
    }

    [Test]
    public async Task A_cookie_that_was_kept_is_worth_nothing_after_the_sign_out()
    {
        await bezoeker.Ga("/aanmelden/start");
        var bewaard = bezoeker.Koekje(Sessie);
        var (status, _) = await bezoeker.Verstuur("/", "/aanmelden/afmelden");
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        var afmelding = bezoeker.Weg.Single(u => u.AbsolutePath == "/connect/endsession");
        Assert.That(afmelding.Query, Does.Contain("id_token_hint=").And.Contain("post_logout_redirect_uri="));
        Assert.That(bezoeker.Weg[^1].AbsolutePath, Is.EqualTo("/aanmelden"));
        await Geldt(bewaard, false);
    }

    /// <summary>At a computer that two people share: who kept a cookie of their own must not be in the other's session.</summary>
    [Test]
    public async Task Who_signs_in_over_the_session_of_another_has_a_session_of_their_own()
    {
        provider.Wie = "kd";
        await bezoeker.Ga("/aanmelden/start");
        var bewaard = bezoeker.Koekje(Sessie);
        provider.Wie = "cds";
        await bezoeker.Ga("/aanmelden/start");
        await Geldt(bezoeker.Koekje(Sessie), true);
        await Geldt(bewaard, false);
    }

    [Test]
    public async Task An_altered_cookie_is_no_session()
    {
        await bezoeker.Ga("/aanmelden/start");
        var goed = bezoeker.Koekje(Sessie);
        await Geldt(goed, true);
        for (var plaats = 5; plaats < goed.Length; plaats += goed.Length / 8)
        {
            var anders = goed[plaats] == 'A' ? 'B' : 'A';
            await Geldt(goed[..plaats] + anders + goed[(plaats + 1)..], false);
        }
    }

    [Test]
    public async Task A_session_ends_in_the_database_too()
    {
        await bezoeker.Ga("/aanmelden/start");
        await app.Database.TamperAsync("UPDATE sessie SET tot = now() - interval '1 second'");
        await Geldt(bezoeker.Koekje(Sessie), false);
    }

    [Test]
    public async Task A_session_is_not_older_than_its_limit_however_busy_it_is()
    {
        provider.AangemeldOp = tijd.GetUtcNow().AddHours(-10).AddMinutes(10);
        await bezoeker.Ga("/aanmelden/start");
        var koekje = bezoeker.Koekje(Sessie);
        tijd.Verder(5);
        await Geldt(koekje, true);
        tijd.Verder(6);
        await Geldt(koekje, false);
    }

    [Test]
    public async Task A_provider_that_asks_for_nothing_new_after_ten_hours_is_not_believed()
    {
        provider.AangemeldOp = tijd.GetUtcNow().AddHours(-10).AddMinutes(-1);
        await bezoeker.Ga("/aanmelden/start");
        Assert.Multiple(() =>
        {
            Assert.That(provider.Gevraagd!.MaxAge, Is.EqualTo(36_000));
            Assert.That(bezoeker.Weg[^1].Query, Does.Contain("mislukt"));
            Assert.That(bezoeker.Koekjes.Keys.Select(k => k.Naam), Does.Not.Contain(Sessie));
        });
    }

    [Test]
    public async Task What_comes_back_from_the_provider_is_good_once_and_in_one_browser()
    {
        await bezoeker.Ga("/aanmelden/start");
        var terug = bezoeker.Weg.First(u => u.AbsolutePath == "/aanmelden/terug");
        using var ander = new Bezoeker(app.Adres);
        foreach (var browser in new[] { bezoeker, ander })
        {
            await browser.Ga(terug.PathAndQuery);
            Assert.That(browser.Weg[^1].Query, Does.Contain("mislukt"));
        }
    }

    [TestCase("https://elders.example/")]
    [TestCase("//elders.example/")]
    [TestCase("/\\elders.example/")]
    [TestCase("javascript:alert(1)")]
    public async Task After_the_sign_in_nobody_is_sent_elsewhere(string terug)
    {
        await bezoeker.Ga($"/aanmelden/start?terug={Uri.EscapeDataString(terug)}");
        Assert.That(bezoeker.Weg[^1].AbsoluteUri, Is.EqualTo(app.Adres + "/"));
    }

    [Test]
    public async Task A_token_of_the_provider_opens_the_api_and_nothing_like_it_does()
    {
        Assert.That(await Api(provider.Token("kd")), Is.EqualTo(200));
        using var vreemd = System.Security.Cryptography.RSA.Create(2048);
        var goed = provider.Token("kd");
        var delen = goed.Split('.');
        var slecht = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["an unknown person"] = provider.Token("vreemde"),
            ["another audience"] = provider.Token("kd", d => d.Audience = OpenIddictProvider.ClientId),
            ["another issuer"] = provider.Token("kd", d => d.Issuer = "https://elders.example/"),
            ["expired"] = provider.Token("kd", d => d.Expires = DateTime.UnixEpoch.AddYears(50)),
            ["not yet"] = provider.Token("kd", d => d.NotBefore = d.Expires!.Value.AddMinutes(-1)),
            ["without an end"] = provider.Token("kd", d => d.Expires = null),
            ["signed by another"] = provider.Token(
                "kd",
                d => d.SigningCredentials = new(new RsaSecurityKey(vreemd) { KeyId = "sleutel-1" }, "RS256")
            ),
            ["the public key as a shared secret"] = provider.Token(
                "kd",
                d => d.SigningCredentials = new(new SymmetricSecurityKey(provider.Publiekesleutel), "HS256")
            ),
            ["algorithm none"] = $"{Base64Url("""{"alg":"none","typ":"at+jwt"}""")}.{delen[1]}.",
            ["without signature"] = $"{delen[0]}.{delen[1]}.",
            ["another person put in"] =
                $"{delen[0]}.{Base64Url(Tekst(delen[1]).Replace("\"kd\"", "\"sg\"", StringComparison.Ordinal))}.{delen[2]}",
            ["no token at all"] = "x.y.z",
        };
        foreach (var (wat, token) in slecht)
        {
            Assert.That(await Api(token), Is.EqualTo(401), wat);
        }
    }

    [Test]
    public async Task A_personal_token_is_shown_once_kept_as_a_hash_and_revocable()
    {
        await bezoeker.Ga("/aanmelden/start");
        var geheim = await Token("lezen");
        await using var db = app.Database.Open();
        var row = await db.Tokens.SingleAsync(t => t.Ingetrokken == null && t.Omvang == TokenOmvang.Lezen);
        Assert.That(row.Hash, Is.Not.EqualTo(geheim).And.Length.EqualTo(64));
        var (_, opnieuw) = await bezoeker.Ga("/instellingen/tokens");
        Assert.That(opnieuw, Does.Not.Contain(geheim));

        Assert.That(await Api(geheim), Is.EqualTo(200));
        Assert.That(await Api(geheim, HttpMethod.Post), Is.EqualTo(403), "it may read only");
        Assert.That(await Api(geheim[..^1] + (geheim[^1] == '0' ? '1' : '0')), Is.EqualTo(401), "altered");
        await app.Database.TamperAsync($"UPDATE token SET tot = now() WHERE id = '{row.Id}'");
        Assert.That(await Api(geheim), Is.EqualTo(401), "expired");
        await app.Database.TamperAsync($"UPDATE token SET tot = now() + interval '1 day' WHERE id = '{row.Id}'");
        var (status, _) = await bezoeker.Verstuur("/instellingen/tokens", "/instellingen/tokens/intrekking");
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Api(geheim), Is.EqualTo(401), "revoked");
    }

    [Test]
    public async Task A_token_to_act_acts_in_the_name_of_its_owner_and_not_on_pages()
    {
        await bezoeker.Ga("/aanmelden/start");
        var geheim = await Token("handelen");
        Assert.That(await Api(geheim, HttpMethod.Post), Is.EqualTo(400), "the body is looked at");
        using var pagina = new HttpRequestMessage(HttpMethod.Get, app.Adres + "/notas");
        pagina.Headers.Authorization = new AuthenticationHeaderValue("Bearer", geheim);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var antwoord = await client.SendAsync(pagina);
        Assert.That((int)antwoord.StatusCode, Is.EqualTo(302));
    }

    [Test]
    public async Task The_api_takes_the_cookie_only_with_the_word_of_a_form()
    {
        await bezoeker.Ga("/aanmelden/start");
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var zonder = await bezoeker.Stuur(new Uri(app.Adres + "/api/v1/notas"), content);
        Assert.That((int)zonder.StatusCode, Is.EqualTo(403));
        using var lezen = await bezoeker.Stuur(new Uri(app.Adres + "/api/v1/notas"));
        Assert.That((int)lezen.StatusCode, Is.EqualTo(200));
    }

    private async Task<string> Token(string omvang)
    {
        var tot = DateOnly.FromDateTime(tijd.GetUtcNow().AddDays(30).UtcDateTime);
        var (status, body) = await bezoeker.Verstuur(
            "/instellingen/tokens",
            "/instellingen/tokens",
            ("naam", "proef"),
            ("omvang", omvang),
            ("tot", tot.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), body);
        var begin = body.IndexOf("af_", StringComparison.Ordinal);
        return body[begin..body.IndexOf('<', begin)];
    }

    private async Task Geldt(string koekje, bool verwacht) => Assert.That(await IsSessie(koekje), Is.EqualTo(verwacht));

    private async Task<bool> IsSessie(string koekje)
    {
        using var browser = new Bezoeker(app.Adres);
        browser.Koekjes[(new Uri(app.Adres).Authority, Sessie)] = koekje;
        await browser.Ga("/notas");
        return browser.Weg[^1].AbsolutePath == "/notas";
    }

    private async Task<int> Api(string token, HttpMethod? methode = null)
    {
        using var verzoek = new HttpRequestMessage(methode ?? HttpMethod.Get, app.Adres + "/api/v1/notas");
        verzoek.Content = methode is null ? null : new StringContent("{}", Encoding.UTF8, "application/json");
        verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var client = new HttpClient();
        using var antwoord = await client.SendAsync(verzoek);
        return (int)antwoord.StatusCode;
    }

    private static string Base64Url(string tekst) => Base64UrlEncoder.Encode(tekst);

    private static string Tekst(string base64Url) => Base64UrlEncoder.Decode(base64Url);
}
