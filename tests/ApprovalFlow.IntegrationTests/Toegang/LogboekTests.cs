using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>What the server says of a walk: who did what to what, and nothing of what it was about or how they came in.</summary>
[TestFixture]
internal sealed class LogboekTests
{
    /// <summary>Stands in every field that a walk fills.</summary>
    private const string Inhoud = "zeppelinvlucht";

    [Test]
    public async Task A_walk_leaves_lines_of_JSON_without_content_and_without_secrets()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestApp.SeedAsync(database);
        await using var server = await ServerProcess.StartAsync(database, "beide");
        var geheimen = new List<string> { "demo-kd", "demo-hdfc", Inhoud };
        using var bezoeker = new Bezoeker(server.Address.ToString().TrimEnd('/'));
        await bezoeker.Verstuur("/aanmelden", "/aanmelden", ("persoon", "kd"));
        geheimen.AddRange(bezoeker.Koekjes.Values);
        var tot = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddDays(9).UtcDateTime);
        var (_, html) = await bezoeker.Verstuur(
            "/instellingen/tokens",
            "/instellingen/tokens",
            ("naam", Inhoud),
            ("omvang", "handelen"),
            ("tot", $"{tot:yyyy-MM-dd}")
        );
        var token = html[html.IndexOf("af_", StringComparison.Ordinal)..];
        token = token[..token.IndexOf('<', StringComparison.Ordinal)];
        geheimen.Add(token);
        var id = await Loop(server.Address, token);
        var sleutel = new string('k', 43);
        geheimen.Add(sleutel);
        await bezoeker.Ga($"/agenda/{sleutel}.ics?code={Inhoud}");
        await bezoeker.Ga($"/notas?zoek={Inhoud}");
        await bezoeker.Ga($"/{Inhoud}");

        string Alles() => string.Join('\n', server.Output);
        await TestApp.Totdat(
            () => Task.FromResult(Alles().Contains("GET /notas", StringComparison.Ordinal)),
            "the last line"
        );
        Assert.Multiple(() =>
        {
            foreach (var geheim in geheimen.Where(g => g.Length > 0))
            {
                Assert.That(Alles(), Does.Not.Contain(geheim));
            }
        });
        // This one has no key of its own: no anchors, and said so at the start.
        Assert.That(Alles(), Does.Contain("No anchors are set over the journal"));
        var regels = server.Output.Where(r => r.StartsWith('{')).Select(r => JsonNode.Parse(r)!).ToList();
        var daad = regels.First(r => r["Action"]?.ToString() == "POST /api/v1/notas/{id:guid}/indiening");
        Assert.Multiple(() =>
        {
            Assert.That(daad["Object"]!.ToString(), Is.EqualTo($"id={id}"));
            Assert.That(daad["Result"]!.GetValue<int>(), Is.EqualTo(200));
            Assert.That(daad["Origin"]!.ToString(), Is.EqualTo("127.0.0.1"));
            Assert.That(daad["Actor"]!.ToString(), Does.Match("^[0-9a-f-]{36}$"));
            Assert.That(daad["@t"]!.ToString(), Does.EndWith("Z"));
            Assert.That(server.Output.Where(r => r.Length > 0), Is.All.StartsWith("{"));
        });
    }

    /// <summary>A nota with the word in every field, handed in; a request that is wrong and one that is refused.</summary>
    private static async Task<string> Loop(Uri adres, string token)
    {
        using var client = new HttpClient { BaseAddress = adres };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var velden = System.Text.Json.JsonSerializer.SerializeToNode(Nota.Velden(onderwerp: Inhoud))!;
        velden["onzeReferentie"] = new JsonArray(Inhoud);
        velden["opgesteldDoor"] = new JsonObject { ["functie"] = Inhoud };
        foreach (var hoofdstuk in velden["hoofdstukken"]!.AsArray())
        {
            hoofdstuk!["tekst"] = Inhoud;
        }
        using var begonnen = await client.PostAsync(
            new Uri("/api/v1/notas", UriKind.Relative),
            new StringContent(velden.ToJsonString(), System.Text.Encoding.UTF8, "application/json")
        );
        var body = JsonNode.Parse(await begonnen.Content.ReadAsStringAsync())!;
        Assert.That((int)begonnen.StatusCode, Is.EqualTo(201), body.ToJsonString());
        var pad = $"/api/v1/notas/{body["id"]}";
        foreach (var (waar, wat) in new[] { ("bijlagen", ""), ("indiening", "{}"), ("indiening", Inhoud) })
        {
            HttpContent content =
                wat.Length == 0
                    ? Nota.Bestand("rapport", $"{Inhoud}.pdf", System.Text.Encoding.UTF8.GetBytes(Inhoud))
                    : new StringContent(wat, System.Text.Encoding.UTF8, "application/json");
            using var antwoord = await client.PostAsync(new Uri($"{pad}/{waar}", UriKind.Relative), content);
            Assert.That((int)antwoord.StatusCode, Is.LessThan(500));
        }
        return body["id"]!.ToString();
    }
}
