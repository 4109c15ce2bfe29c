using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>Where it is set, who decides showed a short while ago who they are; a token says it for nobody.</summary>
[TestFixture]
internal sealed class HerbevestigingTests
{
    private OpenIddictProvider provider = null!;
    private TestApp app = null!;
    private Nota nota = null!;
    private string taak = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        provider = await OpenIddictProvider.StartAsync();
        app = await TestApp.StartAsync(
            provider.Instellingen(("Demo:Aan", "true"), ("Aanmelden:Herbevestigen", "00:10:00"))
        );
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await app.DisposeAsync();
        await provider.DisposeAsync();
    }

    [SetUp]
    public async Task Begin()
    {
        nota = await Nota.Ingediend(app);
        await nota.IedereenAkkoord();
        taak = (await nota.Taak("dgb"))!["id"]!.GetValue<string>();
        provider.Wie = "dgb";
    }

    [Test]
    public async Task A_page_asks_before_anything_is_typed_and_keeps_what_was()
    {
        using var bezoeker = await Aangemeld(minuten: 11);
        var pad = $"/beslissen/{taak}/terugsturen";
        var (_, vraag) = await bezoeker.Ga(pad);
        Assert.That(vraag, Does.Contain($"/aanmelden/opnieuw?terug={Uri.EscapeDataString(pad)}"));

        var velden = new[]
        {
            KeyValuePair.Create("toelichting", "Reken de kosten na."),
            KeyValuePair.Create("sleutel", Edge.NieuwId().ToString()),
            KeyValuePair.Create("versie", "1"),
            KeyValuePair.Create("__RequestVerificationToken", Woord(vraag)),
        };
        var (geweigerd, pagina) = await bezoeker.Ga(pad, new FormUrlEncodedContent(velden));
        Assert.Multiple(() =>
        {
            Assert.That(geweigerd, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(pagina, Does.Contain("Bevestig eerst opnieuw wie u bent"));
            Assert.That(pagina, Does.Contain("Reken de kosten na.").And.Contain("target=\"_blank\""));
        });

        await bezoeker.Ga($"/aanmelden/opnieuw?terug={pad}");
        Assert.Multiple(() =>
        {
            Assert.That(provider.Gevraagd!.Prompt, Is.EqualTo("login"));
            Assert.That(provider.Gevraagd.MaxAge, Is.Zero);
            Assert.That(bezoeker.Weg[^1].Query, Does.Contain("mislukt"), "the provider did not ask");
        });
        provider.AangemeldOp = TimeProvider.System.GetUtcNow();
        await bezoeker.Ga($"/aanmelden/opnieuw?terug={pad}");
        Assert.That(bezoeker.Weg[^1].AbsolutePath, Is.EqualTo(pad));
        // The form of the other tab, as it was.
        var (status, _) = await bezoeker.Ga(pad, new FormUrlEncodedContent(velden));
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(bezoeker.Weg[^1].AbsolutePath, Is.EqualTo("/"));
        Assert.That(await nota.Zinnen(), Has.Some.Contains("stuurde"));
    }

    /// <summary>Several at once is as much a decision as one: none of them goes through.</summary>
    [Test]
    public async Task Answering_several_notas_at_once_asks_it_too()
    {
        var ander = await Nota.Ingediend(app);
        await ander.IedereenAkkoord();
        var taken = new[] { taak, (await ander.Taak("dgb"))!["id"]!.GetValue<string>() };
        var pad = "/beslissen?" + string.Join('&', taken.Select(t => $"taak={t}"));
        using var oud = await Aangemeld(minuten: 11);
        foreach (var open in taken)
        {
            await oud.Ga($"/beslissen/{open}");
        }
        var (_, vraag) = await oud.Ga(pad);
        Assert.That(vraag, Does.Contain("/aanmelden/opnieuw?terug="));
        var (_, na) = await oud.Ga(pad, Samen(vraag, taken));
        Assert.That(na, Does.Contain("Bevestig eerst opnieuw wie u bent"));
        Assert.That(await nota.Zinnen(), Has.None.Contains("ondertekende"));
        Assert.That(await ander.Zinnen(), Has.None.Contains("ondertekende"));

        using var vers = await Aangemeld(minuten: 1);
        var (_, opnieuw) = await vers.Ga(pad);
        Assert.That(opnieuw, Does.Not.Contain("/aanmelden/opnieuw?terug="));
        var (_, gedaan) = await vers.Ga(pad, Samen(opnieuw, taken));
        Assert.That(gedaan, Does.Contain("2 antwoorden zijn vastgelegd."));
        Assert.That(await nota.Zinnen(), Has.Some.Contains("ondertekende"));
        Assert.That(await ander.Zinnen(), Has.Some.Contains("ondertekende"));
    }

    private static FormUrlEncodedContent Samen(string html, string[] taken) =>
        new([
            .. taken.SelectMany(t =>
                new[]
                {
                    KeyValuePair.Create("taak", t),
                    KeyValuePair.Create($"versie-{t}", "1"),
                    KeyValuePair.Create($"sleutel-{t}", Edge.NieuwId().ToString()),
                }
            ),
            KeyValuePair.Create("__RequestVerificationToken", Woord(html)),
        ]);

    [TestCase(11, 403)]
    [TestCase(1, 200)]
    [TestCase(null, 403)]
    public async Task A_token_of_the_provider_is_as_fresh_as_the_sign_in_that_it_tells_of(int? minuten, int verwacht)
    {
        var token = provider.Token(
            "dgb",
            d =>
            {
                if (minuten is { } oud)
                {
                    d.Claims["auth_time"] = TimeProvider.System.GetUtcNow().AddMinutes(-oud).ToUnixTimeSeconds();
                }
            }
        );
        Assert.That(await Onderteken(token), Is.EqualTo(verwacht));
    }

    [Test]
    public async Task A_personal_token_decides_nothing_and_other_steps_ask_nothing()
    {
        using var bezoeker = await Aangemeld(minuten: 11);
        var tot = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddDays(30).UtcDateTime);
        var (_, html) = await bezoeker.Verstuur(
            "/instellingen/tokens",
            "/instellingen/tokens",
            ("naam", "proef"),
            ("omvang", "handelen"),
            ("tot", $"{tot:yyyy-MM-dd}")
        );
        var begin = html.IndexOf("af_", StringComparison.Ordinal);
        Assert.That(await Onderteken(html[begin..html.IndexOf('<', begin)]), Is.EqualTo(403));
        var (_, notapagina) = await bezoeker.Ga("/notas");
        Assert.That(notapagina, Does.Not.Contain("/aanmelden/opnieuw"));
    }

    private async Task<Bezoeker> Aangemeld(int minuten)
    {
        provider.AangemeldOp = TimeProvider.System.GetUtcNow().AddMinutes(-minuten);
        var bezoeker = new Bezoeker(app.Adres);
        await bezoeker.Ga("/aanmelden/start");
        return bezoeker;
    }

    private async Task<int> Onderteken(string token)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, $"{app.Adres}/api/v1/taken/{taak}/afhandeling");
        verzoek.Content = JsonContent.Create(new { uitkomst = "ondertekenen", versie = 1 });
        verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        verzoek.Headers.Add("Idempotency-Key", Edge.NieuwId().ToString());
        using var client = new HttpClient();
        using var antwoord = await client.SendAsync(verzoek);
        return (int)antwoord.StatusCode;
    }

    private static string Woord(string html)
    {
        const string voor = "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"";
        var begin = html.LastIndexOf(voor, StringComparison.Ordinal) + voor.Length;
        return html[begin..html.IndexOf('"', begin)];
    }
}
