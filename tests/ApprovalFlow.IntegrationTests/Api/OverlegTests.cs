using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>What people say to each other about a nota while it is afgestemd, over HTTP.</summary>
internal sealed class OverlegTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task A_remark_shows_itself_as_gewijzigd_and_asks_again_when_its_words_are_gone()
    {
        var nota = await Nota.Ingediend(app);
        var gemaakt = await Opmerking(nota, "djz", 5, "627 meldingen");
        Assert.That((int)gemaakt["begin"]!, Is.EqualTo(9));
        await nota.Antwoord("djz", "akkoord-met-opmerkingen", toelichting: "Zie mijn opmerking.");
        await nota.Antwoord("cds", "niet-akkoord", toelichting: "Nog niet.");
        await nota.IedereenAkkoord();
        await Handel(nota, gemaakt, "verwerkt");
        await Schrijf(nota, "Er waren 630 meldingen.");
        Assert.That((bool)(await Opmerkingen(nota, "kd"))[0]!["gewijzigd"]!, Is.True, "in the steller's concept");
        Assert.That((bool)(await Opmerkingen(nota, "djz"))[0]!["gewijzigd"]!, Is.False, "in the version that DJZ sees");
        await nota.Indienen(new { });
        Assert.Multiple(async () =>
        {
            Assert.That(await nota.OpenEenheden(), Is.EquivalentTo(new[] { "CDS", "DJZ" }));
            Assert.That((string?)(await Opmerkingen(nota, "djz"))[0]!["status"], Is.EqualTo("verwerkt"));
        });
    }

    [TestCase("""{"versie":1,"blok":5,"citaat":"staat er niet","tekst":"x"}""", 400, "citaat")]
    [TestCase("""{"versie":1,"blok":999,"tekst":"x"}""", 400, "blok")]
    [TestCase("""{"versie":1,"blok":5}""", 400, "tekst")]
    [TestCase("""{"blok":5,"tekst":"x"}""", 400, "versie")]
    [TestCase("""{"versie":2,"blok":5,"tekst":"x"}""", 409, null)]
    public async Task A_remark_that_can_not_be_is_refused(string body, int verwacht, string? veld)
    {
        var nota = await Nota.Ingediend(app);
        var taak = await nota.Taak("djz");
        var (status, antwoord) = await app.Vraag("djz", "POST", $"/api/v1/taken/{taak!["id"]}/opmerkingen", body);
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(verwacht));
            Assert.That((string?)antwoord!["fouten"]?[0]!["veld"], Is.EqualTo(veld));
        });
    }

    [Test]
    public async Task A_question_is_answered_while_the_task_stays_open()
    {
        var nota = await Nota.Ingediend(app);
        var taak = await nota.Taak("hdfc");
        var (_, vraag) = await app.Vraag(
            "hdfc",
            "POST",
            $"/api/v1/taken/{taak!["id"]}/vragen",
            new { tekst = "Welk jaar?" }
        );
        var (status, _) = await app.Vraag(
            "kd",
            "POST",
            $"{nota.Pad}/vragen/{vraag!["nummer"]}/beantwoording",
            new { tekst = "Het jaar 2024." }
        );
        var (_, vragen) = await app.Vraag("hdfc", "GET", $"{nota.Pad}/vragen");
        Assert.Multiple(async () =>
        {
            Assert.That(status, Is.EqualTo(200));
            Assert.That((string?)vragen!["items"]![0]!["antwoord"], Is.EqualTo("Het jaar 2024."));
            Assert.That((string?)vragen["items"]![0]!["beantwoordDoor"], Is.EqualTo("Karin Dekker"));
            Assert.That((await nota.Taak("hdfc"))!["termijn"]!.ToString(), Is.EqualTo(taak["termijn"]!.ToString()));
        });
    }

    [Test]
    public async Task An_answer_in_the_making_is_on_every_device_of_one_person_and_gone_once_they_answered()
    {
        var nota = await Nota.Ingediend(app);
        var pad = $"/api/v1/taken/{(await nota.Taak("hdfc"))!["id"]}/concept";
        var (eerste, _) = await Bewaar("hdfc", pad, "a0", "De kosten");
        var (tweede, _) = await Bewaar("hdfc", pad, "a1", "De kosten passen.");
        var (oud, geweigerd) = await Bewaar("hdfc", pad, "a1", "Van een ander apparaat");
        var (zonder, _) = await app.Vraag("hdfc", "PUT", pad, new { tekst = "Zonder" });
        var (_, terug) = await app.Vraag("hdfc", "GET", pad);
        var (_, collega) = await app.Vraag("hdfc2", "GET", pad);
        Assert.Multiple(() =>
        {
            Assert.That(new[] { eerste, tweede, oud, zonder }, Is.EqualTo(new[] { 200, 200, 412, 428 }));
            Assert.That((string?)geweigerd!["type"], Is.EqualTo("/problemen/antwoord-is-veranderd"));
            Assert.That((string?)terug!["tekst"], Is.EqualTo("De kosten passen."));
            Assert.That((string?)collega!["tekst"], Is.Null, "never seen by others");
        });
        await nota.Antwoord("hdfc", "akkoord", tekst: "De kosten passen.");
        await using var db = app.Database.Open();
        var id = NotaId.Of(Guid.Parse(nota.Id));
        var (na, _) = await app.Vraag("hdfc", "GET", pad);
        Assert.Multiple(() =>
        {
            Assert.That(na, Is.EqualTo(409));
            Assert.That(db.AntwoordConcepten.Any(c => c.NotaId == id), Is.False);
        });
    }

    [TestCase(20_000, 200)]
    [TestCase(20_001, 400)]
    public async Task An_answer_in_the_making_has_a_limit(int lengte, int verwacht)
    {
        var nota = await Nota.Ingediend(app);
        var pad = $"/api/v1/taken/{(await nota.Taak("djz"))!["id"]}/concept";
        var (status, _) = await Bewaar("djz", pad, "a0", new string('a', lengte));
        Assert.That(status, Is.EqualTo(verwacht));
    }

    [Test]
    public async Task Where_the_hoofd_answers_the_adviser_proposes_and_others_read_nothing_of_it()
    {
        var nota = await Nota.Begin(app);
        await nota.Indienen(
            new { kamerdatum = "2025-05-21", afstemmenMet = new[] { "HDP", "CDS", "HDFC", "DJZ", "DCo" } }
        );
        var taak = (await nota.Taak("hdp"))!;
        var voorstel = new
        {
            uitkomst = "akkoord-met-opmerkingen",
            toelichting = "Let op de cao.",
            versie = 1,
        };
        var (zelf, _) = await nota.Probeer("hdp", taak, "akkoord");
        var (gezet, _) = await app.Vraag("hdp", "POST", $"/api/v1/taken/{taak["id"]}/paraaf", voorstel);
        var (terug, _) = await app.Vraag(
            "hdp-hoofd",
            "POST",
            $"/api/v1/taken/{taak["id"]}/paraaf/teruggave",
            new { toelichting = "Noem het artikel." }
        );
        var (antwoord, _) = await nota.Probeer("hdp-hoofd", taak, "akkoord");
        Assert.Multiple(async () =>
        {
            Assert.That(new[] { zelf, gezet, terug, antwoord }, Is.EqualTo(new[] { 403, 200, 200, 200 }));
            Assert.That(await Toelichtingen(nota, "hdp"), Is.EqualTo(new[] { "Let op de cao.", "Noem het artikel." }));
            Assert.That(await Toelichtingen(nota, "kd"), Is.EqualTo(new string?[] { null, null }));
        });
    }

    [Test]
    public async Task A_medesteller_of_another_eenheid_writes_along_and_does_no_later_step()
    {
        var nota = await Nota.Begin(app);
        var (voor, _) = await app.Vraag("djz", "GET", nota.Pad);
        await app.Vraag("kd", "POST", $"{nota.Pad}/medestellers", new { wie = "djz" });
        var opstellen = await nota.Taak("djz");
        await Schrijf(nota, "Geschreven door DJZ.", "djz");
        var ingediend = await nota.Indienen();
        var taak = ingediend["openStappen"]!.AsArray().Single(s => (string)s!["eenheid"]! == "DJZ")!;
        var (status, _) = await app.Vraag(
            "djz",
            "POST",
            $"/api/v1/taken/{taak["taak"]}/afhandeling",
            new { uitkomst = "akkoord", versie = 1 },
            ("Idempotency-Key", nota.Id)
        );
        Assert.Multiple(async () =>
        {
            Assert.That(voor, Is.EqualTo(404));
            Assert.That((await nota.Toon("djz")).ToJsonString(), Does.Contain("Geschreven door DJZ."));
            Assert.That((string?)opstellen!["stap"], Is.EqualTo("opstellen"), "in the inbox of a medesteller");
            Assert.That(await nota.Taak("djz"), Is.Null, "nor is what a colleague must answer");
            Assert.That(status, Is.EqualTo(403));
        });
    }

    [Test]
    public async Task A_nota_begins_from_last_year_s_without_what_was_of_its_year()
    {
        var vorige = await Nota.Ingediend(app);
        await vorige.Antwoord("hdfc", "akkoord", tekst: "Geen gevolgen in 2025.");
        var (status, nieuw) = await app.Vraag("kd2", "POST", $"{vorige.Pad}/opvolgers");
        var teksten = nieuw!["hoofdstukken"]!
            .AsArray()
            .ToDictionary(h => (string)h!["code"]!, h => (string)h!["tekst"]!);
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(201));
            Assert.That(teksten["toelichting"], Is.EqualTo("Er waren 627 meldingen."));
            Assert.That(teksten["financiele-overwegingen"], Is.Empty, "an answer stays where it was given");
            Assert.That(nieuw["kamerdatum"], Is.Null);
            Assert.That((string?)nieuw["steller"], Is.EqualTo("Koen Drost"));
            Assert.That(nieuw["afgestemdMet"]!.AsArray(), Has.Count.EqualTo(5));
        });
    }

    private async Task<JsonNode> Opmerking(Nota nota, string persoon, int blok, string citaat)
    {
        var taak = await nota.Taak(persoon);
        var (status, body) = await app.Vraag(
            persoon,
            "POST",
            $"/api/v1/taken/{taak!["id"]}/opmerkingen",
            new
            {
                versie = 1,
                blok,
                citaat,
                tekst = "Klopt dit getal?",
            }
        );
        Assert.That(status, Is.EqualTo(201), body?.ToJsonString());
        return body!;
    }

    private async Task<JsonArray> Opmerkingen(Nota nota, string persoon) =>
        (await app.Vraag(persoon, "GET", $"{nota.Pad}/opmerkingen")).Body!["items"]!.AsArray();

    private async Task Handel(Nota nota, JsonNode opmerking, string uitkomst)
    {
        var pad = $"{nota.Pad}/opmerkingen/{opmerking["nummer"]}/afhandeling";
        var (status, body) = await app.Vraag("kd", "POST", pad, new { uitkomst });
        Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
    }

    /// <summary>Another toelichting, the rest as it is.</summary>
    private async Task Schrijf(Nota nota, string toelichting, string persoon = "kd")
    {
        using var gelezen = await app.Als(persoon).GetAsync(new Uri(nota.Pad, UriKind.Relative));
        var body = JsonNode.Parse(await gelezen.Content.ReadAsStringAsync())!;
        body["hoofdstukken"]!.AsArray().Single(h => (string)h!["code"]! == "toelichting")!["tekst"] = toelichting;
        var (status, antwoord) = await app.Vraag(
            persoon,
            "PUT",
            nota.Pad,
            body.ToJsonString(),
            ("If-Match", gelezen.Headers.ETag!.ToString())
        );
        Assert.That(status, Is.EqualTo(200), antwoord?.ToJsonString());
    }

    private Task<(int Status, JsonNode? Body)> Bewaar(string persoon, string pad, string etag, string tekst) =>
        app.Vraag(persoon, "PUT", pad, new { tekst }, ("If-Match", $"\"{etag}\""));

    private async Task<string?[]> Toelichtingen(Nota nota, string persoon)
    {
        var (_, body) = await app.Vraag(persoon, "GET", $"{nota.Pad}/gebeurtenissen");
        return
        [
            .. body!["items"]!
                .AsArray()
                .Where(g => ((string)g!["soort"]!).StartsWith("paraaf", StringComparison.Ordinal))
                .Select(g => (string?)g!["toelichting"]),
        ];
    }
}
