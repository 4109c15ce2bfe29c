using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Api;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Kennisgevingen;

/// <summary>Notices in the application: who has them, who reads them, and that nobody else does.</summary>
internal sealed class MeldingTests
{
    private TestApp app = null!;

    [SetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Who_is_asked_has_a_notice_until_it_is_read()
    {
        var nota = await Nota.Ingediend(app);
        var kenmerk = (await nota.Toon())["kenmerk"]!.ToString();
        var melding = (await Meldingen("hdfc")).Single();
        Assert.That(
            melding["zin"]!.ToString(),
            Is.EqualTo($"HDFC is gevraagd nota {kenmerk} af te stemmen, uiterlijk donderdag 15 mei 2025.")
        );
        Assert.That(melding["nota"]!["kenmerk"]!.ToString(), Is.EqualTo(kenmerk));
        Assert.That(await Meldingen("kd"), Is.Empty);

        await app.Weiger(404, "niet-gevonden", "cds", "POST", $"/api/v1/meldingen/{melding["id"]}/lezing", "{}");
        var (status, gelezen) = await app.Vraag("hdfc", "POST", $"/api/v1/meldingen/{melding["id"]}/lezing", "{}");
        Assert.That(status, Is.EqualTo(200));
        Assert.That(gelezen!["gelezenOp"], Is.Not.Null);
        Assert.That(await Meldingen("hdfc"), Is.Empty);
        Assert.That(await Meldingen("hdfc2"), Has.Exactly(1).Items, "a colleague has one of his own");
    }

    [Test]
    public async Task The_steller_hears_of_each_answer_in_order()
    {
        var nota = await Nota.Ingediend(app);
        await nota.Antwoord("hdfc", "akkoord");
        await nota.Antwoord("cds", "niet-akkoord", "Het bedrag klopt niet.");
        var zinnen = (await Meldingen("kd")).Select(m => m["zin"]!.ToString()).Reverse();
        var kenmerk = (await nota.Toon())["kenmerk"];
        Assert.That(
            zinnen,
            Is.EqualTo(
                new[]
                {
                    $"Nota {kenmerk}: HDFC heeft geantwoord, nog 4 van 5.",
                    $"Nota {kenmerk}: CDS heeft geantwoord, nog 3 van 5.",
                }
            )
        );
    }

    [Test]
    public async Task All_at_once_are_read_and_a_list_goes_on_where_it_stopped()
    {
        for (var n = 0; n < 3; n++)
        {
            await Nota.Ingediend(app);
        }
        var (_, eerste) = await app.Vraag("djz", "GET", "/api/v1/meldingen?aantal=2");
        Assert.That(eerste!["items"]!.AsArray(), Has.Count.EqualTo(2));
        var (_, tweede) = await app.Vraag("djz", "GET", $"/api/v1/meldingen?aantal=2&vanaf={eerste["volgende"]}");
        Assert.That(tweede!["items"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(tweede["volgende"], Is.Null);

        var (_, gelezen) = await app.Vraag("djz", "POST", "/api/v1/meldingen/lezing", "{}");
        Assert.That(gelezen!["gelezen"]!.GetValue<int>(), Is.EqualTo(3));
        Assert.That(await Meldingen("djz"), Is.Empty);
    }

    [Test]
    public async Task What_may_not_be_read_any_more_is_not_there_and_not_counted()
    {
        await Nota.Ingediend(app);
        await app.Database.TamperAsync(
            "UPDATE nota_lezer SET van = van - interval '2 h', tot = van - interval '1 h' WHERE eenheid = 'HDFC'"
        );
        Assert.That(await Meldingen("hdfc"), Is.Empty);
        var pagina = await app.Als("hdfc").GetStringAsync(new Uri("/meldingen", UriKind.Relative));
        Assert.That(pagina, Does.Contain("U hebt alles gelezen.").And.Not.Contain("N2025-"));
        await app.Database.TamperAsync(
            "UPDATE nota_lezer SET van = van + interval '2 h', tot = NULL WHERE eenheid = 'HDFC'"
        );
    }

    [Test]
    public async Task The_page_tells_how_many_are_unread_and_reads_them_without_script()
    {
        await Nota.Ingediend(app);
        var pagina = await app.Als("coid").GetStringAsync(new Uri("/meldingen", UriKind.Relative));
        Assert.That(pagina, Does.Contain("Meldingen (1)").And.Contain("U hebt 1 melding nog niet gelezen."));
    }

    [Test]
    public async Task A_list_that_can_not_be_asked_for_names_what_is_wrong()
    {
        foreach (
            var (vraag, veld) in new[] { ("aantal=0", "aantal"), ("aantal=201", "aantal"), ("vanaf=onzin", "vanaf") }
        )
        {
            var probleem = await app.Weiger(400, "ongeldige-invoer", "kd", "GET", $"/api/v1/meldingen?{vraag}");
            Assert.That(probleem.Velden(), Is.EqualTo(new[] { veld }), vraag);
        }
    }

    private async Task<JsonNode[]> Meldingen(string persoon)
    {
        var (status, body) = await app.Vraag(persoon, "GET", "/api/v1/meldingen?ongelezen=true&aantal=200");
        Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
        return [.. body!["items"]!.AsArray().Select(m => m!)];
    }
}
