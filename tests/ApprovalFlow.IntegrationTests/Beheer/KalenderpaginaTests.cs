using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;

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
    public async Task A_row_is_changed_where_it_stands_and_nothing_else_moves()
    {
        await Voeg(
            ("lijst", "reces"),
            ("van", "2025-07-21"),
            ("totEnMet", "2025-08-08"),
            ("naam", "zomer"),
            ("bron", "SG")
        );
        var (_, open) = await app.Open("beheer", "/beheer/kalender/2025?lijst=reces&sleutel=2025-07-21");
        Assert.That(
            open,
            Does.Contain("id=\"wijzigen-totEnMet\" name=\"totEnMet\" type=\"date\" value=\"2025-08-08\"")
                .And.Contain("id=\"wijzigen-naam\" name=\"naam\" type=\"text\" value=\"zomer\"")
        );
        var gezien = Gezien(open);
        foreach (
            var (veld, waarde, zin) in new[]
            {
                ("totEnMet", "2025-07-20", "De laatste dag ligt voor de eerste dag."),
                ("van", "2025-02-30", "Vul hier een bestaande datum in"),
                ("naam", "", "Vul hier een tekst in"),
            }
        )
        {
            var (fout, getypt) = await Wijzig(gezien, "2025-07-21", (veld, waarde));
            Assert.That(fout, Is.EqualTo(400), $"{veld} {waarde}");
            Assert.That(WebUtility.HtmlDecode(getypt), Does.Contain(zin));
            Assert.That(getypt, Does.Contain("Besluit van mei"), "what was typed is kept");
        }
        var (status, html) = await Wijzig(gezien, "2025-07-21");
        Assert.That(status, Is.EqualTo(200));
        Assert.That(
            html,
            Does.Contain("maandag 28 juli 2025 tot en met vrijdag 15 augustus 2025")
                .And.Contain("zomer van 2025")
                .And.Not.Contain("21 juli")
        );
        var (oud, weer) = await Wijzig(gezien, "2025-07-28");
        Assert.That(oud, Is.EqualTo(409), "it changed since that page was shown");
        Assert.That(weer, Does.Contain("De kalender is intussen veranderd"));
        await app.Verstuur(
            "beheer",
            "/beheer/kalender/2025",
            "/beheer/kalender/2025?handler=Verwijderen",
            ("lijst", "reces"),
            ("sleutel", "2025-07-28")
        );
    }

    [Test]
    public async Task A_day_that_is_moved_onto_another_is_refused_and_a_reces_of_last_year_can_be_changed_in_this_one()
    {
        foreach (var dag in new[] { "2027-03-08", "2027-03-09" })
        {
            await Voeg(("lijst", "gesloten"), ("datum", dag), ("naam", "studiedag"), ("bron", "SG"));
        }
        var (_, pagina) = await app.Open("beheer", "/beheer/kalender/2027");
        Assert.That(pagina, Does.Not.Contain("studiedag"), "2027 is added on its own page");
        foreach (var dag in new[] { "2027-03-08", "2027-03-09" })
        {
            await Voeg(2027, ("lijst", "gesloten"), ("datum", dag), ("naam", "studiedag"), ("bron", "SG"));
        }
        var (_, open) = await app.Open("beheer", "/beheer/kalender/2027?lijst=gesloten&sleutel=2027-03-08");
        foreach (
            var (datum, zin) in new[]
            {
                ("09-03-2027", "9 maart 2027 staat er twee keer in."),
                ("2026-03-10", "Kies een dag in 2027"),
                ("2027-03-13", "13 maart 2027 is een zaterdag, dus al geen werkdag."),
            }
        )
        {
            var (status, dubbel) = await app.Verstuur(
                "beheer",
                "/beheer/kalender/2027",
                "/beheer/kalender/2027?handler=Wijzigen",
                ("lijst", "gesloten"),
                ("sleutel", "2027-03-08"),
                ("gezien", Gezien(open)),
                ("datum", datum),
                ("naam", "studiedag"),
                ("bron", "SG")
            );
            Assert.That(status, Is.EqualTo(400));
            Assert.That(dubbel, Does.Contain(zin).And.Contain($"value=\"{datum}\""));
        }

        await Voeg(
            2026,
            ("lijst", "reces"),
            ("van", "2026-12-28"),
            ("totEnMet", "2027-01-01"),
            ("naam", "kerst"),
            ("bron", "SG")
        );
        var (_, reces) = await app.Open("beheer", "/beheer/kalender/2027?lijst=reces&sleutel=2026-12-28");
        var (goed, html) = await app.Verstuur(
            "beheer",
            "/beheer/kalender/2027",
            "/beheer/kalender/2027?handler=Wijzigen",
            ("lijst", "reces"),
            ("sleutel", "2026-12-28"),
            ("gezien", Gezien(reces)),
            ("van", "2026-12-28"),
            ("totEnMet", "2027-01-08"),
            ("naam", "kerst"),
            ("bron", "SG")
        );
        Assert.That(goed, Is.EqualTo(200));
        Assert.That(html, Does.Contain("vrijdag 8 januari 2027"));
        await app.Database.TamperAsync(
            "DELETE FROM kalenderregel WHERE jaar >= 2026 AND lijst IN ('gesloten', 'reces');"
                + "UPDATE kalender_revisie SET revisie = revisie + 1"
        );
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
    public async Task A_feast_that_is_open_every_year_is_changed_where_it_stands()
    {
        await app.Verstuur(
            "beheer",
            "/beheer/kalenders",
            "/beheer/kalenders?handler=Toevoegen",
            ("lijst", "geopend"),
            ("feestdag", "goede-vrijdag"),
            ("bron", "cao")
        );
        var (_, open) = await app.Open("beheer", "/beheer/kalenders?sleutel=goede-vrijdag");
        Assert.That(
            open,
            Does.Contain("<option value=\"goede-vrijdag\" selected")
                .And.Contain("id=\"wijzigen-bron\" name=\"bron\" type=\"text\" value=\"cao\"")
        );
        var gezien = Gezien(open);
        var (leeg, getypt) = await Feest(gezien, "goede-vrijdag", "koningsdag", "");
        Assert.That(leeg, Is.EqualTo(400));
        Assert.That(
            WebUtility.HtmlDecode(getypt),
            Does.Contain("Vul hier een tekst in van hoogstens 300 tekens.")
                .And.Not.Contain("kalenderbestand klopt niet")
        );
        Assert.That(getypt, Does.Contain("<option value=\"koningsdag\" selected"), "what was chosen is kept");
        Assert.That((await Feest(gezien, "goede-vrijdag", "carnaval", "cao")).Status, Is.EqualTo(400));

        var (status, html) = await Feest(gezien, "goede-vrijdag", "koningsdag", "Besluit van mei");
        Assert.That(status, Is.EqualTo(200));
        Assert.That(
            WebUtility.HtmlDecode(html),
            Does.Match(@"Koningsdag</td>\s*<td[^>]*>Besluit van mei").And.Not.Match(@">Goede Vrijdag</td>")
        );
        Assert.That(
            await Regel("koningsdag"),
            Does.Contain("Besluit van mei"),
            "it is in the journal of the registers"
        );
        Assert.That((await Feest(gezien, "koningsdag", "koningsdag", "SG")).Status, Is.EqualTo(409), "an old page");
        await app.Verstuur(
            "beheer",
            "/beheer/kalenders",
            "/beheer/kalenders?handler=Verwijderen",
            ("lijst", "geopende-feestdag"),
            ("sleutel", "koningsdag")
        );
    }

    [Test]
    public async Task The_confirmation_that_a_year_has_no_equated_days_is_changed_where_it_stands()
    {
        await Voeg(2031, ("lijst", "geenGelijkgesteld"), ("bron", "Staatscourant"));
        var (_, open) = await app.Open("beheer", "/beheer/kalender/2031?lijst=geen-gelijkgesteld&sleutel=2031");
        Assert.That(open, Does.Contain("id=\"wijzigen-bron\" name=\"bron\" type=\"text\" value=\"Staatscourant\""));
        var gezien = Gezien(open);
        var (leeg, getypt) = await Bevestiging(gezien, "");
        Assert.That(leeg, Is.EqualTo(400));
        Assert.That(WebUtility.HtmlDecode(getypt), Does.Contain("Vul hier een tekst in van hoogstens 300 tekens."));
        var (status, html) = await Bevestiging(gezien, "Staatscourant 2030, 12345");
        Assert.That(status, Is.EqualTo(200));
        Assert.That(html, Does.Contain("Bron: Staatscourant 2030, 12345"));
        Assert.That(
            await Regel("2031"),
            Does.Contain("Staatscourant 2030, 12345"),
            "it is in the journal of the registers"
        );
        Assert.That((await Bevestiging(gezien, "SG")).Status, Is.EqualTo(409), "an old page");
        await app.Verstuur(
            "beheer",
            "/beheer/kalender/2031",
            "/beheer/kalender/2031?handler=Verwijderen",
            ("lijst", "geen-gelijkgesteld"),
            ("sleutel", "2031")
        );
    }

    private Task<(int Status, string Html)> Feest(string gezien, string sleutel, string feestdag, string bron) =>
        app.Verstuur(
            "beheer",
            "/beheer/kalenders",
            "/beheer/kalenders?handler=Wijzigen",
            ("lijst", "geopende-feestdag"),
            ("sleutel", sleutel),
            ("gezien", gezien),
            ("feestdag", feestdag),
            ("bron", bron)
        );

    private Task<(int Status, string Html)> Bevestiging(string gezien, string bron) =>
        app.Verstuur(
            "beheer",
            "/beheer/kalender/2031",
            "/beheer/kalender/2031?handler=Wijzigen",
            ("lijst", "geen-gelijkgesteld"),
            ("sleutel", "2031"),
            ("gezien", gezien),
            ("bron", bron)
        );

    /// <summary>The last line of the registers' journal about this row.</summary>
    private async Task<string?> Regel(string sleutel)
    {
        await using var db = app.Database.Open();
        return await db
            .Registerwijzigingen.Where(r => r.Register == KalenderStore.Register && r.Sleutel.Contains(sleutel))
            .OrderByDescending(r => r.Id)
            .Select(r => r.Nieuw)
            .FirstOrDefaultAsync();
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

    private Task<(int Status, string Html)> Voeg(params (string Naam, string Waarde)[] velden) => Voeg(2025, velden);

    private Task<(int Status, string Html)> Voeg(int jaar, params (string Naam, string Waarde)[] velden) =>
        app.Verstuur("beheer", $"/beheer/kalender/{jaar}", $"/beheer/kalender/{jaar}?handler=Toevoegen", velden);

    /// <summary>The summer reces becomes 28 July to 15 August, but for one field.</summary>
    private Task<(int Status, string Html)> Wijzig(
        string gezien,
        string sleutel,
        (string Naam, string Waarde)? anders = null
    )
    {
        Dictionary<string, string> velden = new()
        {
            ["lijst"] = "reces",
            ["sleutel"] = sleutel,
            ["gezien"] = gezien,
            ["van"] = "2025-07-28",
            ["totEnMet"] = "2025-08-15",
            ["naam"] = "zomer van 2025",
            ["bron"] = "Besluit van mei",
        };
        if (anders is { } ander)
        {
            velden[ander.Naam] = ander.Waarde;
        }
        return app.Verstuur(
            "beheer",
            "/beheer/kalender/2025",
            "/beheer/kalender/2025?handler=Wijzigen",
            [.. velden.Select(v => (v.Key, v.Value))]
        );
    }

    private static string Gezien(string html) => Getoond().Match(html).Groups["revisie"].Value;

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

    [GeneratedRegex("name=\"gezien\" value=\"(?<revisie>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Getoond();
}
