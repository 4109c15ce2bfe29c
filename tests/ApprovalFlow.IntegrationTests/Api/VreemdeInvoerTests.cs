using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>Input that no form sends: each is refused in one sentence, and none ends in a failure of ours.</summary>
internal sealed class VreemdeInvoerTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase("""{"aan":"STASDEF","van":"DGB","onderwerp":"a\u0000b"}""")]
    [TestCase("""{"aan":"STASDEF","van":"DGB","onderwerp":"a","procedure":"a\u0000"}""")]
    [TestCase("""{"aan":"STASDEF","van":"DGB","onderwerp":"a","onzeReferentie":["\u0000"]}""")]
    [TestCase("""{"aan":"STASDEF","van":"DGB","onderwerp":"a","onzeReferentie":[null]}""")]
    [TestCase("""{"aan":"STASDEF","van":"DGB","onderwerp":"a","hoofdstukken":[null]}""")]
    [TestCase(
        """{"aan":"STASDEF","van":"DGB","onderwerp":"a","hoofdstukken":[{"code":"aanleiding","onderdelen":[null]}]}"""
    )]
    [TestCase("""{"aan":"STASDEF","van":"DGB","onderwerp":"a","\ud800":1}""")]
    [TestCase("""{"aan":"STASDEF","van":"DGB","onderwerp":"a\ud800"}""")]
    public async Task A_nota_with_a_place_that_holds_nothing_is_refused(string body)
    {
        var (status, problem) = await app.Vraag("kd", "POST", "/api/v1/notas", body);
        Assert.That(status, Is.EqualTo(400), problem?.ToJsonString());
        Assert.That(problem!["detail"]!.GetValue<string>(), Does.EndWith("."));
    }

    /// <summary>
    /// A refusal by the server itself left a statement half known on the connection, and somebody else's next question
    /// on it failed.
    /// </summary>
    [Test]
    public async Task Who_comes_after_a_NUL_is_answered()
    {
        const string Goed =
            """{"aan":"STASDEF","van":"DGB","onderwerp":"a \\u0000 b","onzeReferentie":["\\\\u0000"]}""";
        foreach (var fout in new[] { "procedure\":\"a\\u0000\"", "onzeReferentie\":[\"\\u0000\"]" })
        {
            foreach (var _ in Enumerable.Range(0, 12))
            {
                var slecht = $$"""{"aan":"STASDEF","van":"DGB","onderwerp":"a","{{fout}}}""";
                var (geweigerd, probleem) = await app.Vraag("kd", "POST", "/api/v1/notas", slecht);
                Assert.That(geweigerd, Is.EqualTo(400), probleem?.ToJsonString());
                var (gemaakt, nota) = await app.Vraag("kd", "POST", "/api/v1/notas", Goed);
                Assert.That(gemaakt, Is.EqualTo(201), nota?.ToJsonString());
            }
        }
    }

    [TestCase("/api/v1/notas?zoek=%00")]
    [TestCase("/api/v1/notas?vanaf=%00")]
    [TestCase("/api/v1/dashboard/termijnen?vanaf=%00")]
    public async Task A_question_with_a_NUL_in_it_is_refused(string pad)
    {
        var (status, _) = await app.Vraag("kd", "GET", pad);
        Assert.That(status, Is.EqualTo(400));
    }

    [TestCase("kd", "/api/v1/taken?vanaf=-9998-01-02_0192f0c0-0000-7000-8000-000000000000")]
    [TestCase("secretariaat", "/api/v1/taken?vanaf=-9998-01-02_0192f0c0-0000-7000-8000-000000000000")]
    [TestCase("secretariaat", "/api/v1/dashboard/termijnen?vanaf=-9998-01-02_N2025-00001")]
    [TestCase("secretariaat", "/dashboard?vanaf=-9998-01-02_N2025-00001")]
    [TestCase("secretariaat", "/dashboard?volgorde=kamerdatum&vanaf=-9998-01-02_N2025-00001")]
    [TestCase("secretariaat", "/jaarplanning?jaar=-2147483648")]
    [TestCase("secretariaat", "/jaarplanning?jaar=2147483647")]
    [TestCase("secretariaat", "/jaarplanning?jaar=9999")]
    [TestCase("secretariaat", "/jaarplanning?jaar=0")]
    [TestCase("secretariaat", "/notas/planning?kamerdatum=-9998-01-02")]
    [TestCase("secretariaat", "/notas/planning?kamerdatum=9999-12-31")]
    public async Task A_question_about_a_day_that_no_calendar_has_is_answered(string persoon, string pad)
    {
        using var antwoord = await app.Als(persoon).GetAsync(new Uri(pad, UriKind.Relative));
        Assert.That((int)antwoord.StatusCode, Is.LessThan(500), await antwoord.Content.ReadAsStringAsync());
    }

    [TestCase("secretariaat", "/api/v1/dashboard/termijnen?zoek=")]
    [TestCase("secretariaat", "/dashboard?zoek=")]
    [TestCase("kd", "/api/v1/notas?zoek=")]
    [TestCase("kd", "/notas?zoek=")]
    public async Task A_search_that_is_cut_is_cut_between_characters(string persoon, string pad)
    {
        foreach (var lengte in new[] { 99, 199, 499, 999 })
        {
            var zoek = new string('a', lengte) + "\U0001F600\U0001F600";
            using var antwoord = await app.Als(persoon)
                .GetAsync(new Uri(pad + Uri.EscapeDataString(zoek), UriKind.Relative));
            Assert.That(
                (int)antwoord.StatusCode,
                Is.LessThan(500),
                $"{lengte}: {await antwoord.Content.ReadAsStringAsync()}"
            );
        }
    }

    [Test]
    public async Task The_name_of_a_file_is_cut_between_characters()
    {
        var nota = await Nota.Begin(app);
        using var formulier = new MultipartFormDataContent
        {
            { new StringContent("rapport"), "soort" },
            { new ByteArrayContent("%PDF-1.7"u8.ToArray()), "bestand", new string('a', 199) + "\U0001F600.pdf" },
        };
        var (status, body) = await app.Vraag("kd", "POST", $"{nota.Pad}/bijlagen", formulier);
        Assert.That(status, Is.EqualTo(201), body?.ToJsonString());
    }

    [TestCase("-9998-01-01")]
    [TestCase("-9998-01-02")]
    [TestCase("0001-01-01")]
    [TestCase("9999-12-31")]
    public async Task A_day_that_no_calendar_has_is_no_failure_of_ours_in_any_body(string dag)
    {
        var nota = await Nota.Ingediend(app);
        var taak = (await nota.Taak("cds"))!["id"]!.GetValue<string>();
        var concept = await Nota.Begin(app);
        (string Persoon, string Methode, string Pad, object Body)[] vragen =
        [
            ("kd", "POST", "/api/v1/notas", Nota.Velden(kamerdatum: dag)),
            ("kd", "POST", "/api/v1/notas", $$"""{"aan":"STASDEF","van":"DGB","onderwerp":"a","datum":"{{dag}}"}"""),
            ("kd", "POST", $"{concept.Pad}/indiening", new { kamerdatum = dag }),
            ("secretariaat", "PUT", $"{nota.Pad}/kamerdatum", new { kamerdatum = dag, toelichting = "x" }),
            (
                "secretariaat",
                "POST",
                $"/api/v1/taken/{taak}/verlenging",
                new
                {
                    termijn = dag,
                    toelichting = "x",
                    voorbijKamerdatum = true,
                }
            ),
            (
                "secretariaat",
                "POST",
                "/api/v1/vervangingen",
                new
                {
                    soort = "mandaat",
                    houder = "hdfc",
                    vervanger = "hdfc2",
                    eenheid = "HDFC",
                    eersteDag = dag,
                    laatsteDag = dag,
                    grond = "x",
                }
            ),
        ];
        foreach (var (persoon, methode, pad, body) in vragen)
        {
            var (status, antwoord) = await app.Vraag(persoon, methode, pad, body);
            Assert.That(status, Is.AnyOf(200, 201, 204, 400), $"{methode} {pad}: {antwoord?.ToJsonString()}");
        }
        foreach (var id in new[] { concept, nota })
        {
            var kenmerk = (await id.Toon())["kenmerk"]!.GetValue<string>();
            foreach (var pad in new[] { $"/notas/{kenmerk}", "/notas/planning", "/dashboard", "/jaarplanning" })
            {
                var (status, html) = await app.Open("secretariaat", pad);
                Assert.That(status, Is.AnyOf(200, 404), $"{pad}: {html}");
            }
        }
    }

    [Test]
    public async Task The_list_says_what_the_steller_reads_while_the_nota_is_reworked()
    {
        var nota = await Nota.Ingediend(app);
        await nota.Antwoord("hdfc", "niet-akkoord", toelichting: "De kosten ontbreken.");
        await nota.IedereenAkkoord();
        using var gelezen = await app.Als("kd").GetAsync(nota.Pad);
        var ander = Nota.Velden(onderwerp: "Een ander onderwerp");
        var (status, _) = await app.Vraag("kd", "PUT", nota.Pad, ander, ("If-Match", $"{gelezen.Headers.ETag}"));
        Assert.That(status, Is.EqualTo(200));
        var (_, lijst) = await app.Vraag("kd", "GET", "/api/v1/notas?aantal=200");
        var regel = lijst!["items"]!.AsArray().Single(n => n!["id"]!.GetValue<string>() == nota.Id);
        Assert.That(regel!["onderwerp"]!.GetValue<string>(), Is.EqualTo("Een ander onderwerp"));
        Assert.That((await nota.Toon())["onderwerp"]!.GetValue<string>(), Is.EqualTo("Een ander onderwerp"));
        Assert.That((await nota.Toon("cds"))["onderwerp"]!.GetValue<string>(), Is.EqualTo("Aanbieding jaarverslag"));
    }

    [Test]
    public async Task A_Kamerdatum_can_be_cleared_and_a_soort_can_not_change()
    {
        var nota = await Nota.Begin(app);
        var leeg = Nota.Velden(kamerdatum: null);
        var (status, body) = await app.Vraag("kd", "PUT", nota.Pad, leeg, ("If-Match", "\"c1\""));
        Assert.That((status, body!["kamerdatum"]), Is.EqualTo((200, (object?)null)));
        var ander = Nota.Velden("nota-ter-informatie");
        var (geweigerd, _) = await app.Vraag("kd", "PUT", nota.Pad, ander, ("If-Match", "\"c2\""));
        Assert.That(geweigerd, Is.EqualTo(400));
    }
}
