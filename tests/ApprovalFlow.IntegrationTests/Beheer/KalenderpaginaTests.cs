using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas.Termijnen;

namespace ApprovalFlow.IntegrationTests.Beheer;

/// <summary>The calendars as an administrator keeps them, and what the rest of the application makes of a change.</summary>
internal sealed partial class KalenderpaginaTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase("gesloten", "datum", "2025-02-30", "Vul hier een bestaande datum in")]
    [TestCase("gesloten", "datum", "17-05-2025", "17 mei 2025 is een zaterdag, dus al geen werkdag.")]
    [TestCase("gesloten", "datum", "2026-05-12", "Kies een dag in 2025")]
    [TestCase("gelijkgesteld", "datum", "2025-05-30", "30 mei 2025 staat er twee keer in.")]
    [TestCase("gesloten", "naam", "", "Vul hier een tekst in van hoogstens 300 tekens.")]
    [TestCase("gesloten", "bron", "", "Vul hier een tekst in van hoogstens 300 tekens.")]
    [TestCase("reces", "totEnMet", "2025-05-01", "De laatste dag ligt voor de eerste dag.")]
    [TestCase("verzonnen", "datum", "2025-05-14", "Dit veld is onbekend")]
    public async Task What_is_wrong_is_told_and_what_was_typed_is_kept(
        string lijst,
        string veld,
        string waarde,
        string zin
    )
    {
        await using var db = app.Database.Open();
        var voor = db.Kalenderregels.Count();
        Dictionary<string, string> velden = new()
        {
            ["lijst"] = lijst,
            [lijst == "reces" ? "van" : "datum"] = "2025-05-14",
            ["bron"] = "Besluit van de SG",
        };
        if (lijst is "gesloten" or "reces")
        {
            velden["naam"] = "verhuizing";
        }
        if (lijst == "reces")
        {
            velden["totEnMet"] = "2025-05-16";
        }
        velden[veld] = waarde;
        var (status, html) = await Voeg([.. velden.Select(v => (v.Key, v.Value))]);
        Assert.That(status, Is.EqualTo(400));
        Assert.That(WebUtility.HtmlDecode(html), Does.Contain(zin));
        if (veld != "bron" && lijst != "verzonnen")
        {
            Assert.That(html, Does.Contain("Besluit van de SG"));
        }
        Assert.That(db.Kalenderregels.Count(), Is.EqualTo(voor));
    }

    [Test]
    public async Task A_feast_can_be_a_working_day_every_year()
    {
        var (status, _) = await app.Verstuur(
            "beheer",
            "/beheer/kalenders",
            "/beheer/kalenders?handler=Toevoegen",
            ("lijst", "geopend"),
            ("feestdag", "bevrijdingsdag"),
            ("bron", "cao")
        );
        Assert.That(status, Is.EqualTo(200));
        Assert.That(
            (await app.Open("beheer", "/beheer/kalender/2026")).Html,
            Does.Match(@"Bevrijdingsdag</td>\s*<td[^>]*>dinsdag 5 mei 2026</td>\s*<td[^>]*>open")
        );
    }

    [Test]
    public async Task The_export_is_a_calendar_file_that_can_be_taken_in_again()
    {
        await Voeg(("lijst", "gesloten"), ("datum", "2025-05-14"), ("naam", "=verhuizing;\"groot\""), ("bron", "SG"));
        var (_, json) = await app.Open("beheer", "/beheer/kalenders?handler=Json");
        Assert.That(Kalenderbestand.Lees(json).Value.Gesloten.Single().Naam, Is.EqualTo("=verhuizing;\"groot\""));
        var (_, csv) = await app.Open("beheer", "/beheer/kalenders?handler=Csv");
        Assert.That(
            csv,
            Does.Contain("\"2025-05-14\";\"2025-05-14\";\"gesloten\";\"'=verhuizing;\"\"groot\"\"\";\"SG\"\r\n")
        );
        Assert.That(csv, Does.Contain("\"2025-05-29\";\"2025-05-29\";\"wettelijk\";\"Hemelvaartsdag\""));

        Assert.That((await Inlezen(json)).Status, Is.EqualTo(200), "the same again changes nothing");
        var (status, html) = await Inlezen(
            """{ "gesloten": [ { "datum": "2025-05-14", "naam": "iets anders", "bron": "SG" } ] }"""
        );
        Assert.That(status, Is.EqualTo(400));
        Assert.That(WebUtility.HtmlDecode(html), Does.Contain("14 mei 2025 staat er twee keer in."));
        Assert.That(
            (await Inlezen("""{ "geenGelijkgesteld": [ { "jaar": 2029, "bron": "SG" } ] }""")).Status,
            Is.EqualTo(200)
        );
        Assert.That((await app.Open("beheer", "/beheer/kalenders")).Html, Does.Contain("/beheer/kalender/2029"));
    }

    [Test]
    public async Task A_row_that_is_gone_already_is_told_and_an_impossible_year_is_not_found()
    {
        var (status, html) = await app.Verstuur(
            "beheer",
            "/beheer/kalender/2025",
            "/beheer/kalender/2025?handler=Verwijderen",
            ("lijst", "gesloten"),
            ("sleutel", "2025-05-14")
        );
        Assert.That(status, Is.EqualTo(409));
        Assert.That(html, Does.Contain("Deze regel staat niet meer in de kalender."));
        Assert.That((await app.Open("beheer", "/beheer/kalender/2013")).Status, Is.EqualTo(404));
        Assert.That((await app.Open("beheer", "/beheer/kalender/99999")).Status, Is.EqualTo(404));
    }

    private Task<(int Status, string Html)> Voeg(params (string Naam, string Waarde)[] velden) =>
        app.Verstuur("beheer", "/beheer/kalender/2025", "/beheer/kalender/2025?handler=Toevoegen", velden);

    private async Task<(int Status, string Html)> Inlezen(string inhoud)
    {
        var (_, pagina) = await app.Open("beheer", "/beheer/kalenders");
        var bestand = new ByteArrayContent(Encoding.UTF8.GetBytes(inhoud));
        bestand.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Token().Match(pagina).Groups["token"].Value), "__RequestVerificationToken" },
            { bestand, "bestand", "kalender.json" },
        };
        using var antwoord = await app.Als("beheer")
            .PostAsync(new Uri("/beheer/kalenders?handler=Inlezen", UriKind.Relative), form);
        return ((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();
}
