using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Beheer;

/// <summary>People and eenheden from a file, on the page and by the verb: tried first, all or nothing, and journaled.</summary>
internal sealed partial class InlezenTests
{
    private const string Mensen = """
        aanmeldnaam;naam;emailadres;eenheden;hoofdVan;beheerder
        l.bos;Lotte Bos;l.bos@ministerie.example;HDFC, KD;HDFC;nee
        djz;"Zwart; Dirk Jan";;DJZ;;nee

        """;

    private TestApp app = null!;

    private long eerder;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [SetUp]
    public async Task Merk()
    {
        await using var db = app.Database.Open();
        eerder = await db.Registerwijzigingen.MaxAsync(w => w.Id);
    }

    [Test]
    public async Task A_trial_tells_and_changes_nothing_and_carrying_it_out_leaves_a_line_per_change()
    {
        var (status, proef) = await Bekijk(Mensen);
        Assert.That(status, Is.EqualTo(200), proef);
        Assert.That(proef, Does.Contain("1 nieuw, 1 gewijzigd, 0 hetzelfde.").And.Contain("<del>Dirk Jan Zwart</del>"));
        Assert.That(await Regels(), Is.Empty);

        var (gedaan, lijst) = await Voer(proef);
        Assert.That(gedaan, Is.EqualTo(200), lijst);
        Assert.That(lijst, Does.Contain("1 toegevoegd en 1 gewijzigd.").And.Contain("Lotte Bos"));
        await using var db = app.Database.Open();
        var bos = (await new RegisterStore(db).LoadAsync()).Medewerker("l.bos")!;
        Assert.That(bos.Eenheden.Select(e => e.Value), Is.EqualTo(new[] { "HDFC", "KD" }));
        Assert.That(bos.HoofdVan.Single().Value, Is.EqualTo("HDFC"));
        Assert.That((await Regels()).Select(r => r.Oud is null), Is.EquivalentTo(new[] { true, false }));
        Assert.That((await app.Open("l.bos", "/")).Status, Is.EqualTo(200), "who was read in signs in");

        Assert.That((await Bekijk(Mensen)).Html, Does.Contain("Er verandert niets"));
    }

    [Test]
    public async Task One_wrong_line_stops_them_all_and_is_named_with_its_number()
    {
        var (status, html) = await Bekijk(Mensen + "x y;Iemand;;NIETS;;nee\nl.bos;Nog eens;;;;nee\n");
        Assert.That(status, Is.EqualTo(400));
        Assert.That(html, Does.Contain("2 regels kloppen niet.").And.Not.Contain("Doorvoeren</button>"));
        Assert.That(
            WebUtility.HtmlDecode(html),
            Does.Match(@"Regel"">4</td>(.|\n)*zonder spaties").And.Contain("l.bos staat ook op regel 2.")
        );
        Assert.That(await Regels(), Is.Empty);
    }

    [TestCase("", "Kies een CSV-bestand.")]
    [TestCase("voornaam;naam\na;b\n", "Zet op de eerste regel de kolommen")]
    [TestCase("aanmeldnaam;salaris\na;b\n", "De kolom 'salaris' is onbekend.")]
    [TestCase("aanmeldnaam;naam;naam\na;b;c\n", "De kolom naam staat er tweemaal.")]
    [TestCase("aanmeldnaam;naam\na;b;c\n", "Regel 2 heeft 3 velden en de eerste regel 2.")]
    [TestCase("aanmeldnaam;naam\n", "Onder de eerste regel staat niets.")]
    [TestCase("aanmeldnaam;naam\na;\"b\nc;d\n", "Regel 4 is niet te lezen")]
    [TestCase("aanmeldnaam;naam\na;\"b\nc\"\n", "Een veld dat eindigt op regel 3, loopt over meer regels")]
    [TestCase("aanmeldnaam,beheerder\nbeheer,nee\n", "U kunt uw eigen rechten niet wijzigen.")]
    public async Task A_file_that_can_not_be_taken_has_one_sentence(string tekst, string zin)
    {
        var (status, html) = await Bekijk(tekst);
        Assert.That(status, Is.EqualTo(400), html);
        Assert.That(WebUtility.HtmlDecode(html), Does.Contain(zin));
    }

    [Test]
    public async Task What_was_shown_is_what_is_done_or_nothing_is()
    {
        var (_, proef) = await Bekijk("aanmeldnaam;naam\ndco;Dina de Vries\n");
        await app.Database.TamperAsync("UPDATE medewerker SET naam = 'Iemand anders' WHERE aanmeldnaam = 'dco'");
        var (status, html) = await Voer(proef);
        Assert.That(status, Is.EqualTo(409));
        Assert.That(html, Does.Contain("Het register is intussen veranderd.").And.Contain("<del>Iemand anders</del>"));
        Assert.That(await Regels(), Is.Empty);
        Assert.That((await Voer(html)).Status, Is.EqualTo(200), "the new trial can be carried out");
    }

    [Test]
    public async Task What_is_given_out_can_be_read_in_again_and_changes_nothing()
    {
        await app.Database.TamperAsync("UPDATE medewerker SET naam = '=1+1; \"x\"' WHERE aanmeldnaam = 'coid'");
        foreach (var wat in new[] { "mensen", "eenheden" })
        {
            var (status, csv) = await app.Open("beheer", $"/beheer/inlezen/{wat}");
            Assert.That(status, Is.EqualTo(200));
            var (bekeken, html) = await Bekijk(csv);
            Assert.That((bekeken, html), Is.EqualTo((200, html)));
            Assert.That(html, Does.Contain("Er verandert niets"), wat);
        }
        Assert.That(
            (await app.Open("beheer", "/beheer/inlezen/mensen")).Html,
            Does.Contain("\"'=1+1; \"\"x\"\"\""),
            "no spreadsheet takes it for a formula"
        );
    }

    [Test]
    public async Task An_eenheid_that_is_closed_is_asked_nothing_new_and_keeps_what_it_has()
    {
        var nota = await Nota.Ingediend(app);
        var kenmerk = (await nota.Toon())["kenmerk"]!.GetValue<string>();
        var (_, blad) = await app.Open("beheer", "/beheer/eenheid/COID");
        Assert.That(blad, Does.Contain(kenmerk).And.Contain("COID sluiten"));
        var (_, dicht) = await app.Verstuur("beheer", "/beheer/eenheid/COID", "/beheer/eenheid/coid/sluiting");
        Assert.That(dicht, Does.Contain("Gesloten sinds 12 mei 2025").And.Contain("COID heropenen"));

        var (status, body) = await app.Vraag("kd", "POST", "/api/v1/notas", Nota.Velden());
        Assert.That(status, Is.EqualTo(400));
        Assert.That(body!["detail"]!.GetValue<string>(), Is.EqualTo("COID is gesloten. Kies een andere eenheid."));
        Assert.That((await app.Open("kd", "/notas/nieuw")).Html, Does.Not.Contain("value=\"COID\""));
        await nota.Antwoord("coid", "akkoord");

        await app.Verstuur("beheer", "/beheer/eenheid/COID", "/beheer/eenheid/coid/heropening");
        Assert.That((await app.Vraag("kd", "POST", "/api/v1/notas", Nota.Velden())).Status, Is.EqualTo(201));
        var (geweigerd, zin) = await app.Verstuur(
            "beheer",
            "/beheer/eenheid/SECRETARIAAT",
            "/beheer/eenheid/SECRETARIAAT/sluiting"
        );
        Assert.That((geweigerd, zin.Contains("Het secretariaat kan niet dicht")), Is.EqualTo((409, true)));
    }

    [Test]
    public async Task Leaving_shows_and_ends_what_was_theirs_alone()
    {
        var nota = await Nota.Ingediend(app);
        var taak = (await nota.Taak("hdfc"))!["id"]!.GetValue<string>();
        var etag = ("If-Match", "\"a0\"");
        var concept = await app.Vraag("hdfc", "PUT", $"/api/v1/taken/{taak}/concept", new { tekst = "Geheim." }, etag);
        Assert.That(concept.Status, Is.EqualTo(200), concept.Body?.ToJsonString());
        await Vervang("hdfc", "djz", "HDFC");
        await Vervang("coid", "hdfc", "COID", "mandaat");

        var id = Web.Demo.DemoPersonen.Medewerkers.Single(m => m.Aanmeldnaam == "hdfc").Id;
        var (_, blad) = await app.Open("beheer", $"/beheer/medewerker/{id}");
        Assert.That(blad, Does.Contain("Vervangingen en mandaten die dan eindigen").And.Contain("Chantal Oud"));
        Assert.That(blad, Does.Contain("Weg gaan de antwoorden").And.Not.Contain("Geheim."));

        var (status, na) = await app.Verstuur("beheer", $"/beheer/medewerker/{id}", $"/beheer/medewerker/{id}/vertrek");
        Assert.That(status, Is.EqualTo(200), na);
        await using var db = app.Database.Open();
        Assert.That(await db.AntwoordConcepten.AnyAsync(), Is.False);
        Assert.That(await db.Vervangingen.Select(v => v.BeeindigdDoor == null).ToListAsync(), Is.All.False);
        Assert.That(
            (await Regels()).GroupBy(w => w.Register).Select(g => $"{g.Key} {g.Count()}"),
            Is.EquivalentTo(new[] { "vervanging 4", "medewerker 1" }),
            "two entered, two ended, and one person left"
        );
        Assert.That(await nota.Taak("djz"), Is.Not.Null);
        var open = await app.Vraag("djz", "GET", "/api/v1/taken?vanMij=true&status=open");
        Assert.That(
            open.Body!["items"]!.AsArray().Select(t => t!["eenheid"]!.GetValue<string>()),
            Is.All.EqualTo("DJZ")
        );
    }

    [Test]
    public void The_verb_tries_carries_out_and_gives_out()
    {
        var bestand = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"mensen-{app.Database.Name}.csv");
        File.WriteAllText(bestand, Mensen.Replace("l.bos", "v.bos", StringComparison.Ordinal));
        var (proef, tekst, _) = Programma.Run(app.Database, "beheer", "inlezen", bestand);
        Assert.That((proef, tekst), Is.EqualTo((0, tekst)));
        Assert.That(
            tekst,
            Does.Contain("regel 2\tnieuw\tv.bos").And.EndWith($"Er is niets veranderd.{Environment.NewLine}")
        );
        var (exit, json, error) = Programma.Run(app.Database, "beheer", "inlezen", bestand, "--uitvoeren", "--json");
        Assert.That(exit, Is.Zero, error);
        Assert.That(JsonNode.Parse(json)!["gedaan"]!.GetValue<bool>(), Is.True);
        var (_, csv, _) = Programma.Run(app.Database, "beheer", "uitgeven", "mensen");
        Assert.That(csv, Does.Contain("v.bos;Lotte Bos;v.bos@ministerie.example;HDFC, KD;HDFC;nee"));

        File.WriteAllText(bestand, "aanmeldnaam;beheerder\nbeheer;nee\n");
        var (geen, _, zin) = Programma.Run(app.Database, "beheer", "inlezen", bestand, "--uitvoeren");
        Assert.That(
            (geen, zin.Trim()),
            Is.EqualTo((1, "Na dit bestand is er geen beheerder meer. Houd er minstens een."))
        );
    }

    private async Task Vervang(string houder, string vervanger, string eenheid, string soort = "vervanging")
    {
        var body = new
        {
            soort,
            houder,
            vervanger,
            eenheid,
            eersteDag = "2025-05-12",
            laatsteDag = "2025-05-16",
            grond = "Verlof",
        };
        Assert.That((await app.Vraag(houder, "POST", "/api/v1/vervangingen", body)).Status, Is.EqualTo(201));
    }

    private async Task<(int Status, string Html)> Bekijk(string csv)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Adres) };
        client.DefaultRequestHeaders.Authorization = app.Als("beheer").DefaultRequestHeaders.Authorization;
        var pagina = await client.GetStringAsync(new Uri("/beheer/inlezen", UriKind.Relative));
        using var bestand = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        bestand.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Waarde(pagina, "__RequestVerificationToken")), "__RequestVerificationToken" },
            { bestand, "bestand", "mensen.csv" },
        };
        using var antwoord = await client.PostAsync(new Uri("/beheer/inlezen", UriKind.Relative), form);
        return ((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync());
    }

    private Task<(int Status, string Html)> Voer(string proef) =>
        app.Verstuur(
            "beheer",
            "/beheer/inlezen",
            "/beheer/inlezen/doorvoeren",
            ("inhoud", Waarde(proef, "inhoud")),
            ("vingerafdruk", Waarde(proef, "vingerafdruk"))
        );

    private async Task<List<RegisterwijzigingRow>> Regels()
    {
        await using var db = app.Database.Open();
        return await db.Registerwijzigingen.Where(w => w.Id > eerder).OrderBy(w => w.Id).ToListAsync();
    }

    private static string Waarde(string html, string naam) =>
        WebUtility.HtmlDecode(Veld().Matches(html).First(m => m.Groups["naam"].Value == naam).Groups["waarde"].Value);

    [GeneratedRegex(
        "<input[^>]*name=\"(?<naam>\\w+)\"[^>]*value=\"(?<waarde>[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Veld();
}
