using System.Text;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>Notas that can not be begun, changed or handed in as they are.</summary>
internal sealed class FouteNotaTests
{
    private const string Kop = "\"aan\":\"STASDEF\",\"van\":\"DGB\",\"onderwerp\":\"Iets\"";

    private TestApp app = null!;
    private Rechtennota concept = null!;
    private Rechtennota afstemming = null!;

    /// <summary>For a new nota and for a change of the concept alike.</summary>
    public static IEnumerable<TestCaseData> Velden =>
        [
            new("{}", "aan van onderwerp"),
            new("""{"aan":"XYZ","van":"DGB","onderwerp":"Iets"}""", "aan"),
            new($$"""{{{Kop}},"afgestemdMet":["CDS","XYZ"]}""", "afgestemdMet"),
            new($$"""{{{Kop}},"inAfschriftAan":["geen code!"]}""", "inAfschriftAan"),
            new($$"""{{{Kop}},"afgestemdMet":["dgb"]}""", "afgestemdMet"),
            new("""{"aan":"XYZ","van":"ZYX","kamerdatum":"2025-05-11"}""", "onderwerp aan van kamerdatum"),
            new($$"""{{{Kop}},"kamerdatum":"2025-05-11"}""", "kamerdatum"),
            new($$"""{{{Kop}},"kamerdatum":"morgen"}""", "kamerdatum"),
            new($$"""{{{Kop}},"kamerdatum":20250521}""", "kamerdatum"),
            new($$"""{{{Kop}},"afgestemdMet":"CDS"}""", "afgestemdMet"),
            new($$"""{{{Kop}},"afgestemdMet":[1]}""", "afgestemdMet[0]"),
            new($$"""{{{Kop}},"soort":"ter-kennisgeving"}""", "soort"),
            new($$"""{{{Kop}},"soort":1}""", "soort"),
            new($$"""{{{Kop}},"hoofdstukken":[{"code":"slot","tekst":"x"}]}""", "hoofdstukken"),
            new($$"""{{{Kop}},"hoofdstukken":[{"code":"aanleiding","tekst":1}]}""", "hoofdstukken[0].tekst"),
            new(
                $$"""{{{Kop}},"hoofdstukken":[{"code":"aanleiding","tekst":"x"},{"code":"aanleiding","tekst":"y"}]}""",
                "hoofdstukken.aanleiding"
            ),
            new("{", "body"),
            new("null", "body"),
            new("[1]", "body"),
            new("", "body"),
        ];

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync();
        concept = await Rechtennota.In(app, "concept");
        afstemming = await Rechtennota.In(app, "afstemming");
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCaseSource(nameof(Velden))]
    public async Task A_nota_that_can_not_be_begun_or_kept(string body, string velden)
    {
        var nieuw = await app.Weiger(400, "ongeldige-invoer", "kd", "POST", "/api/v1/notas", body);
        var pad = $"/api/v1/notas/{concept.Id}";
        var wijziging = await app.Weiger(400, "ongeldige-invoer", "kd", "PUT", pad, body, ("If-Match", concept.Etag));
        Assert.That(nieuw.Velden(), Is.EqualTo(velden.Split(' ')));
        Assert.That(wijziging.Velden(), Is.EqualTo(velden.Split(' ')));
    }

    [Test]
    public async Task The_onderwerp_has_200_characters_at_most()
    {
        Assert.That((await app.Vraag("kd", "POST", "/api/v1/notas", MetOnderwerp(200))).Status, Is.EqualTo(201));
        var probleem = await app.Weiger(400, "ongeldige-invoer", "kd", "POST", "/api/v1/notas", MetOnderwerp(201));
        Assert.That(probleem.Velden(), Is.EqualTo(new[] { "onderwerp" }));
    }

    [Test]
    public async Task Forty_eenheden_are_asked_for_and_one_more_is_not()
    {
        // The register has fewer, and the same one twice is one: what is unknown is named, each of them.
        var codes = string.Join(',', Enumerable.Range(1, 40).Select(n => $"\"ONBEKEND-{n}\""));
        var body = $$"""{{{Kop}},"afgestemdMet":[{{codes}}]}""";
        var probleem = await app.Weiger(400, "ongeldige-invoer", "kd", "POST", "/api/v1/notas", body);
        Assert.That(probleem.Velden().Count(), Is.EqualTo(40));
        var dezelfde = string.Join(',', Enumerable.Repeat("\"cds\"", 40));
        var (status, nota) = await app.Vraag(
            "kd",
            "POST",
            "/api/v1/notas",
            $$"""{{{Kop}},"afgestemdMet":[{{dezelfde}}]}"""
        );
        Assert.That(status, Is.EqualTo(201));
        Assert.That(nota!["afgestemdMet"]!.ToJsonString(), Is.EqualTo("""["CDS"]"""));
    }

    [TestCase("?procedure=bestaat-niet")]
    [TestCase("?procedure=")]
    public async Task An_unknown_procedure_is_named(string vraag)
    {
        var pad = $"/api/v1/notas{vraag}";
        var probleem = await app.Weiger(400, "ongeldige-invoer", "kd", "POST", pad, $$"""{{{Kop}}}""");
        Assert.That(probleem.Velden(), Is.EqualTo(new[] { "procedure" }));
    }

    [TestCase("")]
    [TestCase("Dit is een boodschappenlijst.\n\n- melk\n- brood\n")]
    public async Task A_text_that_is_no_nota_is_told_what_is_missing(string tekst)
    {
        using var body = new StringContent(tekst, Encoding.UTF8, "text/markdown");
        var voor = await Geweigerd.Inhoud(app.Database);
        var (status, probleem) = await app.Vraag("kd", "POST", "/api/v1/notas", body);
        Assert.That(status, Is.EqualTo(400), probleem?.ToJsonString());
        Assert.That(probleem!["detail"]!.ToString(), Does.Match("^[A-Z].*[.]$"));
        Assert.That(await Geweigerd.Inhoud(app.Database), Is.EqualTo(voor));
    }

    [Test]
    public async Task A_change_needs_the_etag_that_was_read_last()
    {
        var pad = $"/api/v1/notas/{concept.Id}";
        const string Body = $"{{{Kop}}}";
        await app.Weiger(428, "versie-ontbreekt", "kd", "PUT", pad, Body);
        await app.Weiger(412, "concept-is-veranderd", "kd", "PUT", pad, Body, ("If-Match", "\"c99\""));
        await app.Weiger(412, "concept-is-veranderd", "kd", "PUT", pad, Body, ("If-Match", "\"v1\""));
        await app.Weiger(412, "concept-is-veranderd", "kd", "PUT", pad, Body, ("If-Match", "onzin"));
        await app.Weiger(403, "niet-bevoegd", "kd2", "PUT", pad, Body);
        var lopend = $"/api/v1/notas/{afstemming.Id}";
        await app.Weiger(409, "verkeerde-toestand", "kd", "PUT", lopend, Body, ("If-Match", afstemming.Etag));
    }

    [TestCase("""{"kamerdatum":"2025-05-11"}""", "kamerdatum")]
    [TestCase("""{"afstemmenMet":["XYZ"],"opnieuw":"sommigen"}""", "opnieuw afstemmenMet")]
    [TestCase("""{"afstemmenMet":["CDS","HDFC","DGB"]}""", "afgestemdMet")]
    [TestCase("""{"afstemmenMet":[]}""", "hoofdstukken.financiele-overwegingen hoofdstukken.overwegingen-uitvoering")]
    [TestCase("""{"kamerdatum":1}""", "kamerdatum")]
    [TestCase("geen json", "body")]
    public async Task An_indiening_names_everything_that_is_wrong(string body, string velden)
    {
        var pad = $"/api/v1/notas/{concept.Id}/indiening";
        var probleem = await app.Weiger(400, "ongeldige-invoer", "kd", "POST", pad, body);
        Assert.That(probleem.Velden(), Is.EquivalentTo(velden.Split(' ')));
    }

    [Test]
    public async Task An_empty_chapter_is_named_by_its_title()
    {
        var (_, leeg) = await app.Vraag("kd", "POST", "/api/v1/notas", $$"""{{{Kop}}}""");
        var pad = $"/api/v1/notas/{leeg!["id"]}/indiening";
        var probleem = await app.Weiger(400, "ongeldige-invoer", "kd", "POST", pad, "{}");
        Assert.That(probleem.Velden(), Does.Contain("kamerdatum").And.Contain("hoofdstukken.geadviseerd-besluit"));
        Assert.That(probleem["fouten"]!.ToJsonString(), Does.Contain("Geadviseerd besluit").IgnoreCase);
    }

    [TestCase("PUT", "kamerdatum", """{"kamerdatum":"2025-05-11","toelichting":"Terug."}""", "kamerdatum")]
    [TestCase("PUT", "kamerdatum", "{}", "kamerdatum toelichting")]
    [TestCase("POST", "terughaling", "{}", "toelichting")]
    [TestCase("POST", "intrekking", """{"toelichting":" "}""", "toelichting")]
    [TestCase("POST", "afstemmingen", """{"eenheid":"XYZ","toelichting":"Ook."}""", "eenheid")]
    [TestCase("POST", "afstemmingen", "{}", "eenheid")]
    [TestCase("POST", "afstemmingen", """{"eenheid":"DGB","toelichting":"Ook."}""", "eenheid")]
    [TestCase("POST", "afstemmingen/CDS/vervallenverklaring", "{}", "toelichting")]
    public async Task Everything_done_to_a_nota_says_what_it_misses(
        string methode,
        string wat,
        string body,
        string velden
    )
    {
        var pad = $"/api/v1/notas/{afstemming.Id}/{wat}";
        var probleem = await app.Weiger(400, "ongeldige-invoer", "kd", methode, pad, body);
        Assert.That(probleem.Velden(), Is.EqualTo(velden.Split(' ')));
    }

    [TestCase("verlenging", "{}", "toelichting termijn")]
    [TestCase("verlenging", """{"termijn":"2025-05-09","toelichting":"Terug."}""", "termijn")]
    [TestCase("verlenging", """{"termijn":"2025-05-22","toelichting":"Later."}""", "termijn")]
    public async Task A_termijn_moves_within_its_bounds(string wat, string body, string velden)
    {
        var pad = $"/api/v1/taken/{afstemming.Taak("CDS")}/{wat}";
        var probleem = await app.Weiger(400, "ongeldige-invoer", "kd", "POST", pad, body);
        Assert.That(probleem.Velden(), Is.EqualTo(velden.Split(' ')));
    }

    [TestCase("{}", "toelichting aan")]
    [TestCase("""{"aan":"niemand","toelichting":"Afwezig."}""", "aan")]
    [TestCase("""{"aan":"hdfc","toelichting":"Afwezig."}""", "aan")]
    public async Task A_task_goes_to_a_colleague_only(string body, string velden)
    {
        var pad = $"/api/v1/taken/{afstemming.Taak("CDS")}/overdracht";
        var probleem = await app.Weiger(400, "ongeldige-invoer", "cds", "POST", pad, body);
        Assert.That(probleem.Velden(), Is.EqualTo(velden.Split(' ')));
    }

    private static string MetOnderwerp(int lengte) =>
        $$"""{"aan":"STASDEF","van":"DGB","onderwerp":"{{new string('o', lengte)}}"}""";
}
