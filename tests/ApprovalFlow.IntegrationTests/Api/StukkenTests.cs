using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>The package for the Kamer, and what happens when it can not be made.</summary>
internal sealed class StukkenTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() =>
        app = await TestApp.StartAsync(("Opdrachten:MaxPogingen", "2"), ("Opdrachten:Wachttijd", "00:00:00"));

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task The_package_holds_what_its_manifest_says()
    {
        var nota = await Rechtennota.In(app, "aanbieding");
        var pad = new Uri($"/api/v1/notas/{nota.Id}/pakket", UriKind.Relative);
        await using var stream = await app.Als("secretariaat").GetStreamAsync(pad);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        var manifest = (await JsonNode.ParseAsync(zip.GetEntry("manifest.json")!.Open()))!;
        var bestanden = manifest["bestanden"]!.AsArray().Select(b => b!).ToList();
        Assert.That(
            bestanden.Select(b => b["naam"]!.ToString()).Append("manifest.json"),
            Is.EquivalentTo(zip.Entries.Select(e => e.FullName))
        );
        foreach (var bestand in bestanden)
        {
            await using var inhoud = zip.GetEntry(bestand["naam"]!.ToString())!.Open();
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(inhoud));
            Assert.That(hash, Is.EqualTo(bestand["sha256"]!.ToString()), bestand["naam"]!.ToString());
        }
        var (_, getoond) = await app.Vraag("secretariaat", "GET", $"/api/v1/notas/{nota.Id}");
        Assert.That(manifest["besluitHash"]!.ToString(), Is.EqualTo(getoond!["besluitHash"]!.ToString()));
        Assert.That(manifest["kenmerk"]!.ToString(), Is.EqualTo(getoond["kenmerk"]!.ToString()));
    }

    [Test]
    public async Task A_package_that_fails_is_tried_again_then_stands_as_an_incident_and_can_be_retried()
    {
        var nota = await Rechtennota.In(app, "vaststelling");
        await app.Database.TamperAsync(
            $"CREATE TABLE kopie AS SELECT * FROM bijlage_deel WHERE nota_id = '{nota.Id}';"
                + $"DELETE FROM bijlage_deel WHERE nota_id = '{nota.Id}'"
        );
        var (status, _) = await app.Vraag(
            "sg",
            "POST",
            $"/api/v1/taken/{nota.Taak("SG")}/afhandeling",
            new { uitkomst = "doorgeleiden", versie = 1 },
            ("Idempotency-Key", Edge.NieuwId().ToString())
        );
        Assert.That(status, Is.EqualTo(200));

        JsonNode? incident = null;
        await TestApp.Totdat(async () => (incident = await Open()) is not null, "both attempts failed");
        var tekst = incident!.ToJsonString();
        Assert.Multiple(() =>
        {
            Assert.That(incident["stap"]!.ToString(), Is.EqualTo("Stukken samenstellen"));
            Assert.That(incident["kenmerk"]!.ToString(), Does.StartWith("N2025-"));
            Assert.That(tekst, Does.Not.Contain("Rechten").And.Not.Contain("a.pdf").And.Not.Contain(nota.Id));
        });
        Assert.That((await app.Vraag("beheer", "GET", $"/api/v1/notas/{nota.Id}")).Status, Is.EqualTo(404));

        var herkansing = $"/api/v1/incidenten/{incident["id"]}/herkansing";
        await app.Weiger(403, "niet-bevoegd", "secretariaat", "POST", herkansing);
        await app.Weiger(403, "niet-bevoegd", "kd", "POST", herkansing);
        await app.Database.TamperAsync("INSERT INTO bijlage_deel SELECT * FROM kopie; DROP TABLE kopie");
        Assert.That((await app.Vraag("beheer", "POST", herkansing)).Status, Is.EqualTo(200));
        await TestApp.Totdat(async () => await OpenStap(nota) == "aanbieden", "the stukken are made");
        Assert.That(await Open(), Is.Null);
        await app.Weiger(409, "verkeerde-toestand", "beheer", "POST", herkansing);
    }

    /// <summary>The open incident. The sweep, which comes by itself each ten seconds, is asked to look now.</summary>
    private async Task<JsonNode?> Open()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Sweep>().Run(CancellationToken.None);
        var (status, body) = await app.Vraag("beheer", "GET", "/api/v1/incidenten");
        Assert.That(status, Is.EqualTo(200));
        return body!["items"]!.AsArray().FirstOrDefault(i => i!["opgelostOp"] is null);
    }

    private async Task<string?> OpenStap(Rechtennota nota)
    {
        var (_, body) = await app.Vraag("kd", "GET", $"/api/v1/notas/{nota.Id}");
        return body!["openStappen"]!.AsArray().Select(s => s!["stap"]!.ToString()).FirstOrDefault();
    }
}
