using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>
/// A nota that is marked: wherever its kenmerk is read, on whatever page, in whatever file, feed or mail, its marking is
/// read too. Pages are found and not listed.
/// </summary>
[TestFixture]
internal sealed partial class MerkingTests
{
    private const string Code = "departementaal-vertrouwelijk";
    private const string Woord = "DEPARTEMENTAAL VERTROUWELIJK";

    private TestApp app = null!;
    private string kenmerk = "";
    private string id = "";
    private string bijlage = "";
    private readonly Dictionary<string, string> taken = [];
    private readonly HtmlParser lezer = new();
    private readonly HashSet<string> gezien = [];
    private readonly List<string> zonder = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync(("Rubricering:Plafond", Code));
        var velden = JsonSerializer.SerializeToNode(Nota.Velden())!;
        velden["rubricering"] = Code;
        var (status, begonnen) = await app.Vraag("kd", "POST", "/api/v1/notas", velden.ToJsonString());
        Assert.That(status, Is.EqualTo(201), begonnen?.ToJsonString());
        (id, kenmerk) = (begonnen!["id"]!.GetValue<string>(), begonnen["kenmerk"]!.GetValue<string>());
        var (_, bestand) = await app.Vraag(
            "kd",
            "POST",
            $"/api/v1/notas/{id}/bijlagen",
            Nota.Bestand("kamerbrief", "brief.pdf", "%PDF-1.7"u8.ToArray())
        );
        bijlage = bestand!["id"]!.GetValue<string>();
        foreach (var pad in new[] { $"/notas/{kenmerk}/bewerken", "/notas" })
        {
            Assert.That((await app.Open("kd", pad)).Html, Does.Contain(Woord), $"{pad} of a concept");
        }
        await app.Vraag("kd", "POST", $"/api/v1/notas/{id}/indiening", new { kamerdatum = "2025-05-21" });
        await app.Verstuur(
            "secretariaat",
            "/jaarplanning",
            "/jaarplanning?jaar=2025",
            ("naam", "Jaarverslag"),
            ("eenheid", "KD"),
            ("procedure", "nota-ter-beslissing"),
            ("regel", "derde woensdag van november"),
            ("opsteltijd", "10"),
            ("vorige", kenmerk)
        );
        await Onthoud("cds");
        foreach (var directie in new[] { "hdfc", "djz", "dco", "coid" })
        {
            await Antwoord(directie, "akkoord");
        }
        await Bekijk("kd");
        await Bekijk("cds");
        await Antwoord("cds", "akkoord");
        await Antwoord("dgb", "ondertekenen");
        await Onthoud("stasdef");
        await Bekijk("stasdef");
        await Bekijk("secretariaat");
        await Antwoord("stasdef", "akkoord");
        await Antwoord("sg", "doorgeleiden");
        await TestApp.Totdat(
            async () =>
                (await app.Vraag("secretariaat", "GET", "/api/v1/taken?vanMij=true&status=open")).Body!["items"]!
                    .AsArray()
                    .Count > 0,
            "the package is there to be sent"
        );
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public void Every_page_that_names_the_nota_shows_its_marking()
    {
        Assert.That(zonder, Is.Empty);
        Assert.That(
            gezien,
            Is.SupersetOf(
                new[]
                {
                    "/",
                    "/notas",
                    "/notas/{kenmerk}",
                    "/notas/{kenmerk}/versies",
                    "/notas/{kenmerk}/bijlagen/{bijlage}",
                    "/afstemmen/{taak}",
                    "/beslissen/{id}",
                    "/beslissen/{id}/{uitkomst}",
                    "/taken/{id}/overdragen",
                    "/dashboard",
                    "/dashboard/taak/{id}",
                    "/meldingen",
                    "/jaarplanning",
                }
            )
        );
    }

    /// <summary>Also the drawing, which is looked at without its table.</summary>
    [Test]
    public async Task The_timeline_has_it_in_the_drawing_and_in_the_table()
    {
        var (_, html) = await app.Open("secretariaat", "/dashboard");
        using var blad = lezer.ParseDocument(html);
        var tijdlijn = blad.GetElementById("tijdlijn")!.ParentElement!;
        Assert.That(tijdlijn.QuerySelector("svg")!.TextContent, Does.Contain(kenmerk).And.Contain(Woord));
        Assert.That(tijdlijn.QuerySelector("tbody tr")!.TextContent, Does.Contain(kenmerk).And.Contain(Woord));
    }

    [Test]
    public async Task Every_file_and_feed_has_it()
    {
        Assert.Multiple(async () =>
        {
            Assert.That((await app.Open("secretariaat", "/dashboard/csv")).Html, Does.Contain(Woord));
            using var xlsx = new ZipArchive(
                await app.Als("secretariaat").GetStreamAsync(new Uri("/dashboard/excel", UriKind.Relative))
            );
            Assert.That(await Teksten(xlsx), Does.Contain(Woord));
            var (_, bewijs, _) = Programma.Run(app.Database, "audit", "export", kenmerk);
            Assert.That(JsonNode.Parse(bewijs)!["merking"]!.GetValue<string>(), Is.EqualTo(Woord));
            foreach (var pad in new[] { $"/notas/{id}", "/notas", "/taken", "/dashboard/termijnen", "/meldingen" })
            {
                var (_, body) = await app.Vraag("secretariaat", "GET", $"/api/v1{pad}");
                Assert.That(body!.ToJsonString(), Does.Contain(Code), pad);
            }
        });
        await using var scope = app.Services.CreateAsyncScope();
        var wie = Web.Demo.DemoPersonen.Medewerkers.Single(m => m.Aanmeldnaam == "secretariaat").Id;
        var sleutel = await scope
            .ServiceProvider.GetRequiredService<AgendaStore>()
            .NieuwAsync(wie, Agendasoort.Eigen, TestApp.Begin);
        var agenda = await app.Als("").GetStringAsync(new Uri($"/agenda/{sleutel}.ics", UriKind.Relative));
        Assert.That(agenda.Replace("\r\n ", "", StringComparison.Ordinal), Does.Contain($"SUMMARY:[{Woord}]"));
    }

    [Test]
    public async Task Every_mail_has_it_in_its_subject_and_at_its_end()
    {
        await TestApp.Totdat(
            async () =>
            {
                await using var db = app.Database.Open();
                return await db.Mails.AnyAsync() && !await db.Mails.AnyAsync(m => m.Status == MailStatus.Wacht);
            },
            "every mail went out"
        );
        var mails = Directory.GetFiles(app.Database.Mailmap, "*.eml").Select(p => MimeKit.MimeMessage.Load(p)).ToList();
        Assert.That(mails, Is.Not.Empty);
        Assert.That(mails.Select(m => m.Subject), Is.All.StartsWith($"[{Woord}] "));
        Assert.That(mails.Select(m => m.TextBody), Is.All.Contains($"Rubricering: {Woord}."));
    }

    [Test]
    public async Task The_papers_for_the_Kamer_have_it()
    {
        var pad = new Uri($"/api/v1/notas/{id}/pakket", UriKind.Relative);
        await TestApp.Totdat(
            async () =>
            {
                using var kop = await app.Als("secretariaat").GetAsync(pad);
                return kop.IsSuccessStatusCode;
            },
            "the package is made"
        );
        using var pakket = new ZipArchive(await app.Als("secretariaat").GetStreamAsync(pad));
        Assert.That(await Teksten(pakket), Does.Contain(Woord));
        var manifest = pakket.Entries.Single(e => e.Name.StartsWith("manifest", StringComparison.OrdinalIgnoreCase));
        using var reader = new StreamReader(await manifest.OpenAsync());
        Assert.That(await reader.ReadToEndAsync(), Does.Contain(Woord));
    }

    [Test]
    public async Task Above_the_ceiling_is_refused_in_a_sentence_on_the_page_and_in_the_API()
    {
        var velden = JsonSerializer.SerializeToNode(Nota.Velden())!;
        velden["rubricering"] = "stg-geheim";
        var (status, body) = await app.Vraag("kd", "POST", "/api/v1/notas", velden.ToJsonString());
        Assert.That(status, Is.EqualTo(400));
        const string zin =
            "STG. GEHEIM kan hier niet: ten hoogste DEPARTEMENTAAL VERTROUWELIJK. Gebruik een ander systeem.";
        Assert.That(body!["detail"]!.GetValue<string>(), Is.EqualTo(zin));
        var (geweigerd, html) = await app.Verstuur(
            "kd",
            "/notas/nieuw",
            "/notas/nieuw/velden",
            ("onderwerp", "Te geheim"),
            ("aan", "STASDEF"),
            ("van", "DGB"),
            ("rubricering", "stg-geheim")
        );
        Assert.That((geweigerd, html.Contains(zin, StringComparison.Ordinal)), Is.EqualTo((400, true)), html);
        Assert.That(html, Does.Contain("Te geheim"), "what was typed is kept");
    }

    private async Task Bekijk(string persoon)
    {
        foreach (var (patroon, pad) in Paden())
        {
            var (status, html) = await app.Open(persoon, pad);
            if (status != 200 || !html.Contains(kenmerk, StringComparison.Ordinal))
            {
                continue;
            }
            gezien.Add(patroon);
            using var blad = lezer.ParseDocument(html);
            foreach (var rij in blad.QuerySelectorAll("tr").Select(rij => rij.TextContent))
            {
                if (
                    rij.Contains(kenmerk, StringComparison.Ordinal)
                    && !rij.Contains(Woord, StringComparison.OrdinalIgnoreCase)
                )
                {
                    zonder.Add($"a row of {pad} for {persoon}: {rij}");
                }
            }
            if (!html.Contains(Woord, StringComparison.Ordinal))
            {
                zonder.Add($"{pad} for {persoon}");
            }
        }
    }

    /// <summary>Every page by its pattern, with this nota and its open tasks in the places.</summary>
    private IEnumerable<(string Patroon, string Pad)> Paden() =>
        app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + Handler().Replace(e.RoutePattern.RawText!, ""))
            .Select(p => Soort().Replace(p, "{${naam}}").TrimEnd('/'))
            .Select(p => p.Length == 0 ? "/" : p)
            // Administrators see a kenmerk and a step, and nothing of the nota.
            .Where(p => !p.StartsWith("/beheer", StringComparison.Ordinal))
            .Distinct()
            .SelectMany(p =>
                taken
                    .Values.Append("")
                    .Select(taak =>
                        (
                            p,
                            p.Replace("{kenmerk}", kenmerk, StringComparison.Ordinal)
                                .Replace("{bijlage}", bijlage, StringComparison.Ordinal)
                                .Replace("{uitkomst}", "akkoord", StringComparison.Ordinal)
                                .Replace("{taak}", taak, StringComparison.Ordinal)
                                .Replace("{id}", taak, StringComparison.Ordinal)
                        )
                    )
            )
            .Distinct();

    private async Task Onthoud(string persoon)
    {
        var (_, body) = await app.Vraag(persoon, "GET", "/api/v1/taken?vanMij=true&status=open");
        taken[persoon] = body!["items"]![0]!["id"]!.GetValue<string>();
    }

    private async Task Antwoord(string persoon, string uitkomst)
    {
        await Onthoud(persoon);
        var (status, body) = await app.Vraag(
            persoon,
            "POST",
            $"/api/v1/taken/{taken[persoon]}/afhandeling",
            new { uitkomst, versie = 1 },
            ("Idempotency-Key", $"{persoon}-{uitkomst}")
        );
        Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
    }

    private static async Task<string> Teksten(ZipArchive bestand)
    {
        var tekst = new System.Text.StringBuilder();
        foreach (var deel in bestand.Entries.Where(e => Leesbaar().IsMatch(e.Name)))
        {
            using var reader = new StreamReader(await deel.OpenAsync());
            tekst.Append(await reader.ReadToEndAsync());
        }
        return tekst.ToString();
    }

    [GeneratedRegex(@"/?\{handler\?\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Handler();

    [GeneratedRegex(@"\{(?<naam>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Soort();

    [GeneratedRegex(@"\.(xml|html|json)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Leesbaar();
}
