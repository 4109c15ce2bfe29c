using System.IO.Compression;
using System.Text;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Dashboard;

namespace ApprovalFlow.IntegrationTests.Beheer;

/// <summary>The dashboard as its reader sees it: what stands on it, what its address says, what goes out of it.</summary>
internal sealed class DashboardTests
{
    private TestApp app = null!;
    private string kenmerk = "";
    private string taak = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync();
        var nota = await Nota.Ingediend(app);
        kenmerk = (await nota.Toon())["kenmerk"]!.GetValue<string>();
        taak = (await nota.Taak("hdfc"))!["id"]!.GetValue<string>();
        await nota.Antwoord("cds", "akkoord");
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task The_secretariaat_sees_what_runs_with_a_word_for_how_it_stands_and_pictures_with_a_table()
    {
        var (status, html) = await app.Open("secretariaat", "/dashboard");
        Assert.That(status, Is.EqualTo(200));
        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Contain(kenmerk));
            Assert.That(html, Does.Contain("Krap").Or.Contain("Op schema"));
            Assert.That(
                html,
                Does.Contain("<title id=\"tijdlijn-titel\">").And.Contain("<desc id=\"weken-beschrijving\">")
            );
            Assert.That(html, Does.Contain("De tijdlijn als tabel").And.Contain("Per stap als tabel"));
        });
    }

    [TestCase("coid", true)]
    [TestCase("sg", false)]
    [TestCase("beheer", false)]
    public async Task Others_see_their_own_readable_notas(string persoon, bool ziet)
    {
        var (_, html) = await app.Open(persoon, "/dashboard");
        var (_, csv) = await app.Open(persoon, "/dashboard/csv");
        Assert.That(html.Contains(kenmerk, StringComparison.Ordinal), Is.EqualTo(ziet));
        Assert.That(csv.Contains(kenmerk, StringComparison.Ordinal), Is.EqualTo(ziet));
        Assert.That(html, Does.Not.Contain("Ingrijpen"), "nor do they move the work of others");
    }

    [TestCase("?stap=afstemmen", true)]
    [TestCase("?stap=beslissen", false)]
    [TestCase("?eenheid=hdfc", true)]
    [TestCase("?eenheid=CDS", false)]
    [TestCase("?stand=te-laat", false)]
    [TestCase("?stand=vastgelopen", false)]
    [TestCase("?soort=ter-informatie", false)]
    [TestCase("?week=2025-W21", true)]
    [TestCase("?week=2025-W30", false)]
    [TestCase("?zoek=jaarverslag", true)]
    [TestCase("?zoek=kazerne", false)]
    [TestCase("?volgorde=speling", true)]
    [TestCase("?volgorde=kamerdatum&stap=afstemmen", true)]
    [TestCase("?stap=onzin&week=2025-W99&vanaf=onzin&volgorde=x", true)]
    public async Task Filters_stand_in_the_address(string vraag, bool getoond)
    {
        var (status, csv) = await app.Open("secretariaat", "/dashboard/csv" + vraag);
        Assert.That(status, Is.EqualTo(200));
        Assert.That(csv.Contains(kenmerk, StringComparison.Ordinal), Is.EqualTo(getoond));
        Assert.That((await app.Open("secretariaat", "/dashboard" + vraag)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_onderwerp_that_looks_like_a_formula_is_exported_as_text()
    {
        const string formule = "=HYPERLINK(\"http://x.nl\";\"klik\")";
        var (_, begonnen) = await app.Vraag("kd", "POST", "/api/v1/notas", Nota.Velden(onderwerp: formule));
        await app.Vraag("kd", "POST", $"/api/v1/notas/{begonnen!["id"]}/indiening", new { });

        var (_, csv) = await app.Open("secretariaat", "/dashboard/csv?zoek=klik");
        Assert.That(csv, Does.Contain("'=HYPERLINK").And.Not.Contain(";=HYPERLINK").And.Not.Contain(";\"=HYPERLINK"));

        var bytes = await app.Als("secretariaat")
            .GetByteArrayAsync(new Uri("/dashboard/excel?zoek=klik", UriKind.Relative));
        await using var zip = new ZipArchive(new MemoryStream(bytes));
        var blad = zip.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal));
        using var reader = new StreamReader(await blad.OpenAsync(), Encoding.UTF8);
        var xml = await reader.ReadToEndAsync();
        Assert.That(xml, Does.Contain("=HYPERLINK").And.Not.Contain("<f>").And.Not.Contain("<x:f>"));
    }

    [TestCase("=1", "'=1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@x", "'@x")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("a=1", "a=1")]
    [TestCase("", "")]
    public void Only_what_begins_like_a_formula_is_changed(string tekst, string veilig) =>
        Assert.That(Dashboardexport.Veilig(tekst), Is.EqualTo(veilig));

    [Test]
    public async Task A_weergave_is_kept_per_person_and_holds_only_what_a_filter_can_be()
    {
        var (status, html) = await app.Verstuur(
            "secretariaat",
            "/dashboard",
            "/dashboard/weergave",
            ("naam", "Afstemming <b>"),
            ("vraag", "?stap=afstemmen&vanaf=x&onzin=1")
        );
        Assert.That(status, Is.EqualTo(200));
        Assert.That(html, Does.Contain("href=\"/dashboard?stap=afstemmen\"").And.Contain("Afstemming &lt;b&gt;"));
        Assert.That((await app.Open("kd", "/dashboard")).Html, Does.Not.Contain("Afstemming &lt;b&gt;"));

        var (leeg, _) = await app.Verstuur("secretariaat", "/dashboard", "/dashboard/weergave", ("naam", " "));
        Assert.That(leeg, Is.EqualTo(400));
        var (_, weg) = await app.Verstuur(
            "secretariaat",
            "/dashboard",
            "/dashboard/vergeten",
            ("naam", "Afstemming <b>")
        );
        Assert.That(weg, Does.Contain("is verwijderd").And.Not.Contain("Uw weergaven"));
    }

    [Test]
    public async Task From_a_row_a_rappel_goes_out_once_a_day_and_only_by_the_secretariaat()
    {
        var pad = $"/dashboard/taak/{taak}";
        var (eerste, dashboard) = await app.Verstuur("secretariaat", pad, $"{pad}/rappel");
        Assert.That(
            (eerste, dashboard.Contains("Het rappel gaat naar", StringComparison.Ordinal)),
            Is.EqualTo((200, true))
        );
        var (tweede, uitleg) = await app.Verstuur("secretariaat", pad, $"{pad}/rappel");
        Assert.That(tweede, Is.EqualTo(409));
        Assert.That(uitleg, Does.Contain("vandaag al een rappel"));
        Assert.That((await app.Verstuur("kd", pad, $"{pad}/rappel")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task From_a_row_the_termijn_is_moved_and_the_task_handed_over_each_with_a_reason()
    {
        var pad = $"/dashboard/taak/{taak}";
        var (zonder, fout) = await app.Verstuur("secretariaat", pad, $"{pad}/verlenging", ("termijn", "2025-05-16"));
        Assert.That(zonder, Is.EqualTo(400));
        Assert.That(fout, Does.Contain("Geef een toelichting"));
        (string, string)[] velden = [("termijn", "2025-05-16"), ("toelichting", "De directie is onderbezet.")];
        var (past, uitleg) = await app.Verstuur("secretariaat", pad, $"{pad}/verlenging", velden);
        Assert.That(past, Is.EqualTo(400), "the steps to come do not fit then");
        Assert.That(uitleg, Does.Contain("De Kamerdatum mag daardoor worden gemist"));
        (string, string)[] toch = [.. velden, ("voorbijKamerdatum", "true")];
        Assert.That((await app.Verstuur("secretariaat", pad, $"{pad}/verlenging", toch)).Status, Is.EqualTo(200));
        (string, string)[] over = [("aan", "hdfc2"), velden[1]];
        Assert.That((await app.Verstuur("secretariaat", pad, $"{pad}/overdracht", over)).Status, Is.EqualTo(200));
        var (_, na) = await app.Vraag("hdfc", "GET", $"/api/v1/taken/{taak}");
        Assert.That(na!["termijn"]!.GetValue<string>(), Is.EqualTo("2025-05-16"));
        Assert.That(na["behandelaar"]!.GetValue<string>(), Is.EqualTo("Hugo Faber"));
        Assert.That((await app.Open("sg", pad)).Status, Is.EqualTo(404), "hidden");
    }
}
