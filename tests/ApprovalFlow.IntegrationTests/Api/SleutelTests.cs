using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>Answering twice, and two people at once.</summary>
internal sealed class SleutelTests
{
    private const string Akkoord = """{"uitkomst":"akkoord","versie":1}""";

    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase(null)]
    [TestCase("")]
    [TestCase(201)]
    public async Task An_answer_needs_a_key(object? sleutel)
    {
        var nota = await Rechtennota.In(app, "afstemming");
        var waarde = sleutel is int lengte ? new string('k', lengte) : sleutel as string;
        (string, string)[] headers = waarde is null ? [] : [("Idempotency-Key", waarde)];
        var pad = Pad(nota.Taak("CDS"));
        var probleem = await app.Weiger(400, "ongeldige-invoer", "cds", "POST", pad, Akkoord, headers);
        Assert.That(probleem.Velden(), Is.EqualTo(new[] { "Idempotency-Key" }));
    }

    [Test]
    public async Task A_repeat_gets_the_first_answer_and_writes_one_line()
    {
        var nota = await Rechtennota.In(app, "afstemming");
        var sleutel = new string('k', 200);
        var begin = await Geweigerd.Inhoud(app.Database);
        var eerste = await Antwoord("cds", nota, "CDS", sleutel);
        var voor = await Geweigerd.Inhoud(app.Database);
        Assert.That(voor, Is.Not.EqualTo(begin), "what is written shows");
        var tweede = await Antwoord("cds", nota, "CDS", sleutel);
        Assert.Multiple(() =>
        {
            Assert.That(eerste.Status, Is.EqualTo(200));
            Assert.That(tweede.Status, Is.EqualTo(200));
            Assert.That(tweede.Body!.ToJsonString(), Is.EqualTo(eerste.Body!.ToJsonString()));
        });
        Assert.That(await Geweigerd.Inhoud(app.Database), Is.EqualTo(voor));
    }

    [Test]
    public async Task A_key_serves_one_request_of_one_person()
    {
        var nota = await Rechtennota.In(app, "afstemming");
        var sleutel = Edge.NieuwId().ToString();
        Assert.That((await Antwoord("cds", nota, "CDS", sleutel)).Status, Is.EqualTo(200));
        var anders = """{"uitkomst":"niet-van-toepassing","versie":1}""";
        await app.Weiger(
            409,
            "sleutel-hergebruikt",
            "cds",
            "POST",
            Pad(nota.Taak("CDS")),
            anders,
            ("Idempotency-Key", sleutel)
        );
        Assert.That((await Antwoord("hdfc", nota, "HDFC", sleutel)).Status, Is.EqualTo(200), "keys are per person");
    }

    [Test]
    public async Task A_refusal_does_not_use_up_its_key()
    {
        var nota = await Rechtennota.In(app, "afstemming");
        var sleutel = Edge.NieuwId().ToString();
        var pad = Pad(nota.Taak("CDS"));
        await app.Weiger(400, "ongeldige-invoer", "cds", "POST", pad, "{}", ("Idempotency-Key", sleutel));
        Assert.That((await Antwoord("cds", nota, "CDS", sleutel)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Of_two_at_once_one_wins_and_the_other_is_told_who()
    {
        var namen = new Dictionary<string, string> { ["hdfc"] = "Hanna Fennema", ["hdfc2"] = "Hugo Faber" };
        var rondes = new List<Rechtennota>();
        for (var i = 0; i < 20; i++)
        {
            rondes.Add(await Rechtennota.In(app, "afstemming"));
        }
        await Parallel.ForEachAsync(
            rondes,
            async (nota, _) =>
            {
                var beiden = namen.Keys.Select(async wie =>
                    (Wie: wie, Antwoord: await Antwoord(wie, nota, "HDFC", "ronde" + nota.Id))
                );
                var uit = await Task.WhenAll(beiden);
                var winnaar = uit.Single(u => u.Antwoord.Status == 200).Wie;
                var verliezer = uit.Single(u => u.Wie != winnaar).Antwoord;
                Assert.That(verliezer.Status, Is.EqualTo(409));
                Assert.That(verliezer.Body!["door"]!.ToString(), Is.EqualTo(namen[winnaar]));
                var (_, journaal) = await app.Vraag("kd", "GET", $"/api/v1/notas/{nota.Id}/gebeurtenissen");
                var regels = journaal!["items"]!
                    .AsArray()
                    .Count(g => g!["zin"]!.ToString().Contains("(HDFC) gaf", StringComparison.Ordinal));
                Assert.That(regels, Is.EqualTo(1));
            }
        );
    }

    [Test]
    public async Task The_same_request_twice_at_once_is_one_answer()
    {
        var nota = await Rechtennota.In(app, "afstemming");
        var sleutel = Edge.NieuwId().ToString();
        var uit = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Antwoord("cds", nota, "CDS", sleutel)));
        Assert.That(uit.Select(u => u.Status), Is.All.EqualTo(200));
        Assert.That(uit.Select(u => u.Body!.ToJsonString()).Distinct().Count(), Is.EqualTo(1));
    }

    private static string Pad(string taak) => $"/api/v1/taken/{taak}/afhandeling";

    private Task<(int Status, JsonNode? Body)> Antwoord(
        string persoon,
        Rechtennota nota,
        string eenheid,
        string sleutel
    ) => app.Vraag(persoon, "POST", Pad(nota.Taak(eenheid)), Akkoord, ("Idempotency-Key", sleutel));
}
