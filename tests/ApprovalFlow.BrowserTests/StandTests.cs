using System.Net.Http.Json;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Demo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApprovalFlow.BrowserTests;

/// <summary>
/// Pages stand with the largest and the strangest that a nota can hold: script in text and names, an onderwerp of 200
/// characters, 40 directies, 60 chapters and sub-chapters, 300 lines of history. And each page is light.
/// </summary>
internal sealed class StandTests : BrowserTest
{
    private const int Directies = 40;
    private const int SubChapters = 50; // in one chapter, one in another, beside the nine chapters
    private const int Lines = 300;
    private const string Script =
        "<script>document.title='geraakt'</script><img src=x onerror=\"document.title='geraakt'\">";

    private const string File = "<img src=x onerror=document.title=1>.pdf";

    private static readonly string[] Pages =
    [
        "/",
        "/notas",
        "/notas/nieuw",
        "/dashboard",
        "/uitleg",
        "/toegankelijkheid",
        "/notas/{kenmerk}",
        "/notas/{kenmerk}/versies",
        "/notas/{kenmerk}/bijlagen/{bijlage}",
    ];

    private TestApp app = null!;
    private string kenmerk = "";
    private string bijlage = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync();
        await WithFortyDirecties();
        await HostileNota();
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_stands_with_the_largest_nota_and_weighs_little(string path)
    {
        var kd = await As("kd", app: app);
        var filled = path.Replace("{kenmerk}", kenmerk, StringComparison.Ordinal)
            .Replace("{bijlage}", bijlage, StringComparison.Ordinal);

        var weight = await kd.Weigh(async () =>
            Assert.That((await kd.Page.GotoAsync(filled))!.Status, Is.EqualTo(200))
        );
        await kd.Look("stand" + path.Replace('/', '-').Replace("{", "").Replace("}", ""));
        Assert.That(await kd.Page.TitleAsync(), Does.EndWith("- ApprovalFlow"));
        Assert.That(weight, Is.LessThanOrEqualTo(Visitor.MostBytes));
    }

    [Test]
    public async Task Long_history_is_read_page_by_page_from_its_end()
    {
        var kd = await As("kd", app: app);
        await kd.Page.GotoAsync($"/notas/{kenmerk}");
        var history = kd.Section("Geschiedenis");
        await Expect(history).ToContainTextAsync("haalde de spoed van de nota af");
        await kd.Page.GetByRole(AriaRole.Link, new() { Name = "Eerdere gebeurtenissen" }).ClickAsync();
        await Expect(kd.Page.GetByRole(AriaRole.Link, new() { Name = "Latere gebeurtenissen" })).ToBeVisibleAsync();
        await kd.Page.GetByRole(AriaRole.Link, new() { Name = "Naar het begin" }).ClickAsync();
        await Expect(history).ToContainTextAsync($"begon nota {kenmerk}");
    }

    private async Task WithFortyDirecties()
    {
        await using var db = app.Database.Open();
        var extra = Enumerable
            .Range(1, Directies)
            .Select(n => new Eenheid { Code = EenheidCode.Of($"D{n:00}"), Naam = $"Directie nummer {n} {Script}" })
            .ToArray();
        var members = extra.Select(
            (e, n) =>
                DemoPersonen.Medewerkers[0] with
                {
                    Id = MedewerkerId.Of(new Guid($"00000000-0000-7000-8000-{9000 + n:D12}")),
                    Aanmeldnaam = $"d{n}",
                    Naam = $"Lid {n} {Script}",
                    Eenheden = [e.Code],
                    HoofdVan = [],
                    IsBeheerder = false,
                }
        );
        await new RegisterStore(db).SaveAsync(extra, [.. members]);
    }

    private async Task HostileNota()
    {
        var onderwerp = (Script + " " + new string('W', 200))[..200];
        var (status, nota) = await app.Vraag(
            "kd",
            "POST",
            "/api/v1/notas",
            JsonContent.Create(
                new
                {
                    aan = "STASDEF",
                    van = "DGB",
                    onderwerp,
                    kamerdatum = "2025-05-21",
                    afgestemdMet = Enumerable.Range(1, Directies).Select(n => $"D{n:00}"),
                    onzeReferentie = new[] { "<b onclick=alert(1)>D2025</b>" },
                    hoofdstukken = new object[]
                    {
                        new
                        {
                            code = "aanleiding",
                            tekst = $"{Script}\n\n[klik](javascript:alert(1))",
                            onderdelen = new[] { new { titel = "Vooraf", tekst = "Een alinea." } },
                        },
                        new { code = "geadviseerd-besluit", tekst = $"Stem in. {Script}" },
                        new { code = "financiele-overwegingen", tekst = Script },
                        new { code = "juridische-overwegingen", tekst = $"> {Script}" },
                        new { code = "communicatie", tekst = "`" + Script + "`" },
                        new { code = "overwegingen-uitvoering", tekst = "1. Een\n2. Twee" },
                        new { code = "kernpunten", tekst = "- Een punt\n- " + new string('x', 500) },
                        new
                        {
                            code = "toelichting",
                            tekst = "| a | b |\n| --- | --- |\n| " + new string('y', 300) + " | 2 |",
                            onderdelen = Enumerable
                                .Range(1, SubChapters)
                                .Select(n => new
                                {
                                    titel = $"Onderdeel {n} {Script}"[..60],
                                    tekst = $"Tekst {n}. {Script}",
                                }),
                        },
                    },
                }
            )
        );
        Assert.That(status, Is.EqualTo(201), nota?.ToJsonString());
        var pad = $"/api/v1/notas/{nota!["id"]}";
        kenmerk = nota["kenmerk"]!.GetValue<string>();
        var (added, file) = await app.Vraag("kd", "POST", $"{pad}/bijlagen", Nota.Bestand("rapport", File, [1, 2]));
        Assert.That(added, Is.EqualTo(201), file?.ToJsonString());
        bijlage = file!["id"]!.GetValue<string>();
        var (handedIn, why) = await app.Vraag("kd", "POST", $"{pad}/indiening", new { kamerdatum = "2025-05-21" });
        Assert.That(handedIn, Is.EqualTo(200), why?.ToJsonString());
        for (var line = 0; line < Lines; line++)
        {
            var (changed, _) = await app.Vraag(
                "kd",
                "PUT",
                $"{pad}/spoed",
                new { spoed = line % 2 == 0, toelichting = "Om de beurt." }
            );
            Assert.That(changed, Is.EqualTo(200));
        }
    }
}
