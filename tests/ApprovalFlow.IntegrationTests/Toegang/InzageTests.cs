using System.Text.Json;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Demo;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>Who read a dossier that is marked above the set level, by any way in, and what was refused to whom.</summary>
[TestFixture]
internal sealed class InzageTests
{
    private TestApp app = null!;
    private string id = "";
    private string kenmerk = "";
    private string bijlage = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync(("Rubricering:Plafond", "departementaal-vertrouwelijk"));
        var velden = JsonSerializer.SerializeToNode(Nota.Velden())!;
        velden["rubricering"] = "departementaal-vertrouwelijk";
        var (status, begonnen) = await app.Vraag("kd", "POST", "/api/v1/notas", velden.ToJsonString());
        Assert.That(status, Is.EqualTo(201), begonnen?.ToJsonString());
        (id, kenmerk) = (begonnen!["id"]!.ToString(), begonnen["kenmerk"]!.ToString());
        var (_, bij) = await app.Vraag(
            "kd",
            "POST",
            $"/api/v1/notas/{id}/bijlagen",
            Nota.Bestand("rapport", "a.pdf", "%PDF-1.7"u8.ToArray())
        );
        bijlage = bij!["id"]!.ToString();
        await app.Vraag("kd", "POST", $"/api/v1/notas/{id}/indiening", new { kamerdatum = "2025-05-21" });
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase("/api/v1/notas/{0}")]
    [TestCase("/api/v1/notas/{0}/versies")]
    [TestCase("/api/v1/notas/{0}/gebeurtenissen")]
    [TestCase("/api/v1/notas/{0}/planning")]
    [TestCase("/api/v1/notas/{0}/prognose")]
    [TestCase("/api/v1/notas/{0}/bijlagen/{2}")]
    [TestCase("/notas/{1}")]
    [TestCase("/notas/{1}/versies")]
    [TestCase("/notas/{1}/bijlagen/{2}")]
    public async Task Each_way_to_a_dossier_that_is_marked_leaves_one_line(string vorm)
    {
        var cds = DemoPersonen.Medewerkers.Single(m => m.Aanmeldnaam == "cds").Id;
        await using var db = app.Database.Open();
        var voor = await db.Inzagen.CountAsync(i => i.Soort == InzageSoort.Gelezen && i.Medewerker == cds);
        var pad = string.Format(System.Globalization.CultureInfo.InvariantCulture, vorm, id, kenmerk, bijlage);
        using var antwoord = await app.Als("cds").GetAsync(new Uri(pad, UriKind.Relative));
        Assert.That((int)antwoord.StatusCode, Is.EqualTo(200), pad);
        var regels = await db
            .Inzagen.Where(i => i.Soort == InzageSoort.Gelezen && i.Medewerker == cds)
            .OrderBy(i => i.Id)
            .Skip(voor)
            .ToListAsync();
        Assert.That(regels, Has.Count.EqualTo(1), pad);
        Assert.That((regels[0].NotaId.ToString(), regels[0].Voorwerp), Is.EqualTo((id, kenmerk)));
    }

    [Test]
    public async Task A_dossier_without_a_marking_leaves_no_line()
    {
        var gewoon = await Nota.Ingediend(app);
        await gewoon.Toon("cds");
        await using var db = app.Database.Open();
        Assert.That(await db.Inzagen.AnyAsync(i => i.Soort == InzageSoort.Gelezen && i.Voorwerp != kenmerk), Is.False);
    }

    [Test]
    public async Task A_refusal_is_kept_with_who_what_and_from_where()
    {
        var mindef = DemoPersonen.Medewerkers.Single(m => m.Aanmeldnaam == "mindef").Id;
        await app.Vraag("mindef", "GET", $"/api/v1/notas/{id}");
        await app.Vraag("mindef", "POST", $"/api/v1/notas/{id}/intrekking", new { toelichting = "weg" });
        await app.Vraag("mindef", "GET", "/beheer/medewerkers");
        await using var db = app.Database.Open();
        var regels = Array.Empty<InzageRow>();
        await TestApp.Totdat(
            async () =>
            {
                regels = await db.Inzagen.Where(i => i.Medewerker == mindef).OrderBy(i => i.Id).ToArrayAsync();
                return regels.Length >= 3;
            },
            "three refusals"
        );
        Assert.Multiple(() =>
        {
            Assert.That(regels.Select(r => r.Soort), Is.All.EqualTo(InzageSoort.Geweigerd));
            Assert.That(regels.Select(r => r.Uitkomst), Is.EqualTo(new[] { "404", "404", "403" }));
            Assert.That(regels[0].Handeling, Does.StartWith("GET /api/v1/notas/"));
            Assert.That(regels[0].Voorwerp, Does.Contain(id));
            Assert.That(regels.Select(r => r.Herkomst), Is.All.EqualTo("127.0.0.1"));
            Assert.That(regels.Select(r => r.Aanmelding), Is.All.EqualTo("demo"));
        });
    }

    [Test]
    public async Task What_lies_above_the_ceiling_is_not_taken_in()
    {
        var velden = JsonSerializer.SerializeToNode(Nota.Velden())!;
        velden["rubricering"] = "stg-geheim";
        var (status, body) = await app.Vraag("kd", "POST", "/api/v1/notas", velden.ToJsonString());
        Assert.That(status, Is.EqualTo(400));
        Assert.That(body!["fouten"]![0]!["veld"]!.ToString(), Is.EqualTo("rubricering"));
    }
}
