using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>Answers that can not be taken. None of them writes anything.</summary>
internal sealed class FoutAntwoordTests
{
    private static readonly string TeLang = new('x', 4001);

    private TestApp app = null!;
    private Rechtennota concept = null!;
    private Rechtennota afstemming = null!;
    private Rechtennota beantwoord = null!;
    private Rechtennota beslissing = null!;

    public static IEnumerable<TestCaseData> VanCds =>
        [
            new("""{"uitkomst":"ja","versie":1}""", "uitkomst"),
            new("""{"uitkomst":"ondertekenen","versie":1}""", "uitkomst"),
            new("""{"versie":1}""", "uitkomst"),
            new("""{"uitkomst":null,"versie":1}""", "uitkomst"),
            new("""{"uitkomst":"Akkoord","versie":1}""", "uitkomst"),
            new("""{"uitkomst":"akkoord"}""", "versie"),
            new("{}", "versie uitkomst"),
            new("""{"uitkomst":"niet-akkoord"}""", "versie toelichting"),
            new("""{"uitkomst":"niet-akkoord","toelichting":"  ","versie":1}""", "toelichting"),
            new("""{"uitkomst":"akkoord-met-opmerkingen","versie":1}""", "toelichting"),
            new($$"""{"uitkomst":"akkoord","toelichting":"{{TeLang}}","versie":1}""", "toelichting"),
            new($$"""{"uitkomst":"akkoord","tekst":"{{TeLang}}","versie":1}""", "tekst"),
            new("""{"uitkomst":"akkoord","versie":1,"tot":"2025-05-14"}""", "tot"),
            new("""{"uitkomst":"akkoord","versie":1,"tot":"2025-13-40"}""", "tot"),
            new("""{"uitkomst":"akkoord","versie":"een"}""", "versie"),
            new("""{"uitkomst":"akkoord","versie":1.5}""", "versie"),
            new("""{"uitkomst":["akkoord"],"versie":1}""", "uitkomst"),
            new("""{"uitkomst":"akkoord","versie":1,"namens":"geen code!"}""", "namens"),
            new("{", "body"),
            new("geen json", "body"),
            new("[]", "body"),
            new("null", "body"),
            new("", "body"),
        ];

    public static IEnumerable<TestCaseData> VanStasdef =>
        [
            new("""{"uitkomst":"akkoord-met-aantekening","versie":1}""", "tekst"),
            new("""{"uitkomst":"akkoord","tekst":"Iets.","versie":1}""", "tekst"),
            new("""{"uitkomst":"terugsturen","versie":1}""", "toelichting"),
            new("""{"uitkomst":"niet-akkoord","versie":1}""", "toelichting"),
            new("""{"uitkomst":"aanhouden","toelichting":"Later.","versie":1}""", "tot"),
            new("""{"uitkomst":"aanhouden","toelichting":"Later.","tot":"2025-05-12","versie":1}""", "tot"),
            new("""{"uitkomst":"aanhouden","toelichting":"Later.","tot":"2025-05-22","versie":1}""", "tot"),
            new("""{"uitkomst":"aanhouden","versie":1}""", "toelichting tot"),
        ];

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync();
        concept = await Rechtennota.In(app, "concept");
        afstemming = await Rechtennota.In(app, "afstemming");
        beantwoord = await Rechtennota.In(app, "cds-antwoordde");
        beslissing = await Rechtennota.In(app, "beslissing");
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCaseSource(nameof(VanCds))]
    public async Task What_an_afstemming_can_not_be(string body, string velden)
    {
        var probleem = await Weiger(400, "ongeldige-invoer", "cds", afstemming.Taak("CDS"), body);
        Assert.That(probleem.Velden(), Is.EqualTo(velden.Split(' ')));
    }

    [TestCaseSource(nameof(VanStasdef))]
    public async Task What_a_besluit_can_not_be(string body, string velden)
    {
        var probleem = await Weiger(400, "ongeldige-invoer", "stasdef", beslissing.Taak("STASDEF"), body);
        Assert.That(probleem.Velden(), Is.EqualTo(velden.Split(' ')));
    }

    [Test]
    public async Task An_eenheid_without_chapter_writes_nothing_into_the_nota()
    {
        const string Body = """{"uitkomst":"akkoord","tekst":"KD vindt dit goed.","versie":1}""";
        var probleem = await Weiger(400, "ongeldige-invoer", "kd2", afstemming.Taak("KD"), Body);
        Assert.That(probleem.Velden(), Is.EqualTo(new[] { "tekst" }));
    }

    [TestCase("kd2", "niet-bevoegd", """{"uitkomst":"akkoord","versie":1}""")]
    [TestCase("kd2", "niet-bevoegd", """{"uitkomst":"onzin"}""")]
    [TestCase("kd2", "niet-bevoegd", "geen json")]
    [TestCase("cds", "niet-bevoegd", """{"uitkomst":"akkoord","versie":1,"namens":"HDFC"}""")]
    public async Task Who_may_not_is_told_that_whatever_was_sent(string persoon, string slug, string body) =>
        await Weiger(403, slug, persoon, afstemming.Taak("CDS"), body);

    [Test]
    public async Task Four_eyes_is_told_as_such() =>
        await Weiger(403, "vier-ogen", "kd", afstemming.Taak("KD"), """{"uitkomst":"akkoord","versie":1}""");

    [TestCase(0)]
    [TestCase(2)]
    public async Task An_answer_on_another_version_is_not_taken(int versie)
    {
        var body = $$"""{"uitkomst":"akkoord","versie":{{versie}}}""";
        await Weiger(409, "oude-versie", "cds", afstemming.Taak("CDS"), body);
    }

    [Test]
    public async Task A_finished_task_tells_who_was_first_when_and_with_what()
    {
        const string Body = """{"uitkomst":"akkoord","versie":1}""";
        var probleem = await Weiger(409, "taak-is-al-afgerond", "cds", beantwoord.Taak("CDS"), Body);
        Assert.Multiple(() =>
        {
            Assert.That(probleem["door"]!.ToString(), Is.EqualTo("Casper Smit"));
            Assert.That(probleem["op"]!.ToString(), Does.Match("^2025-05-12T07:.*Z$"));
            Assert.That(probleem["uitkomst"]!.ToString(), Is.EqualTo("akkoord"));
            Assert.That(probleem["detail"]!.ToString(), Does.Contain("Casper Smit"));
        });
        await Weiger(403, "niet-bevoegd", "hdfc", beantwoord.Taak("CDS"), Body);
    }

    [Test]
    public async Task Opstellen_is_finished_by_the_indiening()
    {
        var body = """{"uitkomst":"akkoord","versie":0}""";
        var probleem = await Weiger(409, "verkeerde-toestand", "kd", concept.Taak("KD"), body);
        Assert.That(probleem["detail"]!.ToString(), Does.Contain("indiening"));
    }

    [Test]
    public async Task Another_content_type_is_not_read()
    {
        var body = new StringContent("uitkomst=akkoord", null, "application/x-www-form-urlencoded");
        await Weiger(415, "formaat-onbekend", "cds", afstemming.Taak("CDS"), body);
    }

    private Task<JsonNode> Weiger(int status, string slug, string persoon, string taak, object body) =>
        app.Weiger(
            status,
            slug,
            persoon,
            "POST",
            $"/api/v1/taken/{taak}/afhandeling",
            body,
            ("Idempotency-Key", Edge.NieuwId().ToString())
        );
}
