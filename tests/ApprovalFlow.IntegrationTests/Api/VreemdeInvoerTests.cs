using ApprovalFlow.IntegrationTests.Support;

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
