using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>What a list has is what a single read gives, for each person; and a list is walked whole, page by page.</summary>
internal sealed class LijstTests
{
    private static readonly string[] Staten = ["concept", "afstemming", "beslissing", "vaststelling", "afgerond"];

    private readonly List<Rechtennota> notas = [];
    private TestApp app = null!;

    public static IEnumerable<string> Personen => Rechtentabel.Personen.Where(p => p != "-");

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync();
        foreach (var staat in Staten)
        {
            notas.Add(await Rechtennota.In(app, staat));
        }
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCaseSource(nameof(Personen))]
    public async Task Lists_have_exactly_what_can_be_read_one_by_one(string persoon)
    {
        var leesbaar = await Leesbaar(persoon, "/api/v1/notas", [.. notas.Select(n => n.Id)]);
        Assert.That(await Ids(persoon, "/api/v1/notas"), Is.EquivalentTo(leesbaar));

        var taken = await Leesbaar(persoon, "/api/v1/taken", [.. notas.SelectMany(n => n.Taken).Distinct()]);
        Assert.That(await Ids(persoon, "/api/v1/taken"), Is.EquivalentTo(taken));

        var termijnen = await Items(persoon, "/api/v1/dashboard/termijnen");
        var lopend = await Items(persoon, "/api/v1/notas?status=lopend");
        Assert.That(
            termijnen.Select(t => t["nota"]!["id"]!.ToString()),
            Is.EquivalentTo(lopend.Select(n => n["id"]!.ToString()))
        );
    }

    [TestCase("kd", "/api/v1/notas", 2)]
    [TestCase("secretariaat", "/api/v1/notas", 1)]
    [TestCase("kd", "/api/v1/taken", 3)]
    [TestCase("dgb", "/api/v1/taken", 1)]
    public async Task Walking_the_pages_gives_every_item_once(string persoon, string pad, int aantal)
    {
        var alles = (await Items(persoon, pad)).ConvertAll(i => i["id"]!.ToString());
        var gelopen = new List<string>();
        string? vanaf = null;
        do
        {
            var vraag = $"{pad}?aantal={aantal}" + (vanaf is null ? "" : $"&vanaf={Uri.EscapeDataString(vanaf)}");
            var (status, body) = await app.Vraag(persoon, "GET", vraag);
            Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
            gelopen.AddRange(body!["items"]!.AsArray().Select(i => i!["id"]!.ToString()));
            vanaf = (string?)body["volgende"];
        } while (vanaf is not null && gelopen.Count <= alles.Count);
        Assert.That(gelopen, Is.EqualTo(alles));
    }

    [Test]
    public async Task Gebeurtenissen_go_on_where_the_reader_stopped()
    {
        var pad = $"/api/v1/notas/{notas[^1].Id}/gebeurtenissen";
        var alles = await Items("kd", pad);
        var rest = await Items("kd", $"{pad}?vanaf=5");
        Assert.That(
            rest.Select(g => g["volgnummer"]!.GetValue<int>()),
            Is.EqualTo(alles.Skip(5).Select(g => g["volgnummer"]!.GetValue<int>()))
        );
    }

    [TestCase("secretariaat", new[] { "SECRETARIAAT" })]
    [TestCase("cds", new[] { "CDS" })]
    [TestCase("beheer", new string[0])]
    public async Task Van_mij_has_the_tasks_of_my_eenheid_only(string persoon, string[] eenheden)
    {
        var taken = await Items(persoon, "/api/v1/taken?vanMij=true");
        Assert.That(taken.Select(t => t["eenheid"]!.ToString()).Distinct(), Is.EqualTo(eenheden));
    }

    [Test]
    public async Task Van_mij_leaves_out_what_four_eyes_forbids()
    {
        var vanSteller = await Items("kd", "/api/v1/taken?vanMij=true");
        var vanCollega = await Items("kd2", "/api/v1/taken?vanMij=true");
        Assert.That(vanSteller.Select(t => t["stap"]!.ToString()).Distinct(), Is.EqualTo(new[] { "opstellen" }));
        Assert.That(vanCollega.Select(t => t["stap"]!.ToString()).Distinct(), Is.EqualTo(new[] { "afstemmen" }));
    }

    private async Task<List<string>> Ids(string persoon, string pad) =>
        (await Items(persoon, pad)).ConvertAll(i => i["id"]!.ToString());

    private async Task<List<JsonNode>> Items(string persoon, string pad)
    {
        var (status, body) = await app.Vraag(persoon, "GET", pad);
        Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
        return [.. body!["items"]!.AsArray().Select(i => i!)];
    }

    private async Task<List<string>> Leesbaar(string persoon, string pad, string[] ids)
    {
        var leesbaar = new List<string>();
        foreach (var id in ids)
        {
            var (status, _) = await app.Vraag(persoon, "GET", $"{pad}/{id}");
            Assert.That(status, Is.EqualTo(200).Or.EqualTo(404));
            if (status == 200)
            {
                leesbaar.Add(id);
            }
        }
        return leesbaar;
    }
}
