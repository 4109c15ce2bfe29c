using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using Microsoft.IdentityModel.Tokens;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>The same application at a provider that somebody else wrote and certified: what was read into the first shows here.</summary>
[TestFixture]
internal sealed class NodeProviderTests
{
    private NodeProvider provider = null!;
    private TestApp app = null!;

    /// <summary>As the application calls itself: behind a proxy that ends https.</summary>
    private string Buiten => app.Adres.Replace("http://", "https://", StringComparison.Ordinal);

    [OneTimeSetUp]
    public async Task Start()
    {
        provider = await NodeProvider.StartAsync();
        app = await TestApp.StartAsync(
            ("Demo:Aan", "false"),
            ("Begrenzing:Proxies", "127.0.0.1"),
            ("Aanmelden:Uitgever", provider.Adres),
            ("Aanmelden:ClientId", NodeProvider.ClientId),
            ("Aanmelden:ClientGeheim", NodeProvider.ClientGeheim),
            ("Aanmelden:Groepen:0", "G-HDFC:HDFC"),
            ("Aanmelden:Groepen:1", "G-SG:SG:hoofd")
        );
        await provider.Ken(Buiten);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await app.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Test]
    public async Task The_code_flow_gives_a_session_with_the_eenheden_of_the_groups()
    {
        await provider.Ervoor("nieuw", "G-HDFC", "G-SG", "G-ANDERS");
        using var bezoeker = new Bezoeker(app.Adres);
        var (status, body) = await bezoeker.Ga("/aanmelden/start?terug=/notas");
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK), string.Join('\n', bezoeker.Weg));
            Assert.That(bezoeker.Weg[^1].AbsolutePath, Is.EqualTo("/notas"));
            Assert.That(body, Does.Contain("Naam van nieuw"));
        });
        await using var db = app.Database.Open();
        var wie = (await new RegisterStore(db).LoadAsync()).Medewerker("nieuw")!;
        Assert.That(wie.Eenheden, Is.EqualTo(new[] { EenheidCode.Of("HDFC"), EenheidCode.Of("SG") }));
        Assert.That(wie.HoofdVan, Is.EqualTo(new[] { EenheidCode.Of("SG") }));
    }

    [Test]
    public async Task The_sign_out_ends_the_session_at_the_provider_too()
    {
        await provider.Ervoor("afmelder", "G-HDFC");
        using var bezoeker = new Bezoeker(app.Adres);
        await bezoeker.Ga("/aanmelden/start");
        await bezoeker.Verstuur("/", "/aanmelden/afmelden");
        var vraag = bezoeker.Weg[^1];
        Assert.That(vraag.AbsolutePath, Is.EqualTo("/session/end"));
        await bezoeker.Verstuur(vraag.AbsoluteUri, $"{provider.Adres}/session/end/confirm", ("logout", "yes"));
        Assert.That(bezoeker.Weg[^1].AbsolutePath, Is.EqualTo("/aanmelden"));
        // Nobody is left there: the next one to come is asked who it is.
        await provider.Ervoor("ander", "G-HDFC");
        var (_, body) = await bezoeker.Ga("/aanmelden/start?terug=/notas");
        Assert.That(body, Does.Contain("Naam van ander"));
    }

    [Test]
    public async Task To_sign_in_again_before_a_decision_is_to_be_asked_again()
    {
        await provider.Ervoor("besluiter", "G-SG");
        using var bezoeker = new Bezoeker(app.Adres);
        await bezoeker.Ga("/aanmelden/start");
        await bezoeker.Ga("/aanmelden/opnieuw?terug=/notas");
        Assert.Multiple(() =>
        {
            Assert.That(bezoeker.Weg.Select(u => u.AbsolutePath), Has.Some.StartsWith("/interactie/"));
            Assert.That(bezoeker.Weg[^1].AbsolutePath, Is.EqualTo("/notas"));
        });
    }

    [Test]
    public async Task An_access_token_for_the_api_opens_it_and_an_id_token_does_not()
    {
        await provider.Ervoor("tokenaar", "G-HDFC");
        using (var bezoeker = new Bezoeker(app.Adres))
        {
            await bezoeker.Ga("/aanmelden/start");
        }
        var tokens = await Tokens();
        Assert.That(await Api(tokens["access_token"]!.GetValue<string>()), Is.EqualTo(200));
        Assert.That(await Api(tokens["id_token"]!.GetValue<string>()), Is.EqualTo(401));
    }

    /// <summary>The code flow as a program of somebody's own does it.</summary>
    private async Task<JsonNode> Tokens()
    {
        var bewijs = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        var uitdaging = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(bewijs)));
        var terug = $"{Buiten}/aanmelden/terug";
        using var bezoeker = new Bezoeker(app.Adres);
        await bezoeker.Ga(
            $"{provider.Adres}/auth?client_id={NodeProvider.ClientId}&response_type=code&scope=openid%20profile%20api"
                + $"&redirect_uri={Uri.EscapeDataString(terug)}&code_challenge={uitdaging}&code_challenge_method=S256"
                + $"&resource={Uri.EscapeDataString("urn:approvalflow")}&nonce=n"
        );
        var antwoord = bezoeker.Weg.Single(u => u.AbsolutePath == "/aanmelden/terug");
        var code = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(antwoord.Query)["code"].ToString();
        using var client = new HttpClient();
        using var ruil = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = terug,
                ["code_verifier"] = bewijs,
                ["client_id"] = NodeProvider.ClientId,
                ["client_secret"] = NodeProvider.ClientGeheim,
                ["resource"] = "urn:approvalflow",
            }
        );
        using var gegeven = await client.PostAsync(new Uri($"{provider.Adres}/token"), ruil);
        var body = await gegeven.Content.ReadAsStringAsync();
        Assert.That(gegeven.StatusCode, Is.EqualTo(HttpStatusCode.OK), body);
        return JsonNode.Parse(body)!;
    }

    private async Task<int> Api(string token)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var antwoord = await client.GetAsync(new Uri(app.Adres + "/api/v1/notas"));
        return (int)antwoord.StatusCode;
    }
}
