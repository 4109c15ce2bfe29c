using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>What holds of the API as a whole: its description, its headers, and what is no route of it.</summary>
internal sealed class ApiTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task The_description_is_open_and_has_every_route()
    {
        var (status, document) = await app.Vraag("", "GET", "/api/v1/openapi.json");
        Assert.That(status, Is.EqualTo(200));
        var beschreven = document!["paths"]!
            .AsObject()
            .SelectMany(pad =>
                pad.Value!.AsObject().Select(m => Rechtentabel.Route(m.Key.ToUpperInvariant(), pad.Key))
            );
        var routes = Rechtentabel.Regels.Select(r => Rechtentabel.Route(r.Methode, "/api/v1" + r.Pad)).Distinct();
        Assert.That(beschreven, Is.EquivalentTo(routes));
    }

    [TestCase("", "/api/v1/openapi.json", 200)]
    [TestCase("kd", "/api/v1/notas", 200)]
    [TestCase("", "/api/v1/notas", 401)]
    [TestCase("kd", "/api/v1/bestaat-niet", 404)]
    public async Task Every_answer_has_the_version_and_the_headers_that_close_it(string persoon, string pad, int status)
    {
        using var antwoord = await app.Als(persoon).GetAsync(new Uri(pad, UriKind.Relative));
        Assert.Multiple(() =>
        {
            Assert.That((int)antwoord.StatusCode, Is.EqualTo(status));
            Assert.That(antwoord.Headers.GetValues("API-Version"), Is.EqualTo(new[] { "1.0.0" }));
            Assert.That(antwoord.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(antwoord.Headers.GetValues("X-Frame-Options"), Is.EqualTo(new[] { "DENY" }));
            Assert.That(
                antwoord.Headers.GetValues("Content-Security-Policy").Single(),
                Does.Contain("default-src 'none'")
            );
            Assert.That(antwoord.Headers.CacheControl!.NoStore, Is.True);
            Assert.That(antwoord.Headers.Contains("Server"), Is.False);
        });
    }

    [TestCase("kd", "GET", "/api/v1/bestaat-niet", 404, "niet-gevonden")]
    [TestCase("", "GET", "/api/v1/bestaat-niet", 404, "niet-gevonden")]
    [TestCase("kd", "GET", "/api/v1/notas/geen-id", 404, "niet-gevonden")]
    [TestCase("kd", "PATCH", "/api/v1/notas", 405, "methode-onbekend")]
    [TestCase("kd", "DELETE", "/api/v1/taken", 405, "methode-onbekend")]
    [TestCase("kd", "GET", "/api/v1/notas?aantal=veel", 400, "ongeldige-invoer")]
    [TestCase("kd", "GET", "/api/v1/taken?vanMij=misschien", 400, "ongeldige-invoer")]
    [TestCase("", "GET", "/api/v1/notas", 401, "niet-aangemeld")]
    [TestCase("niemand", "GET", "/api/v1/notas", 401, "niet-aangemeld")]
    public async Task What_is_no_route_or_no_person_is_a_problem_too(
        string persoon,
        string methode,
        string pad,
        int status,
        string slug
    ) => await app.Weiger(status, slug, persoon, methode, pad);

    [TestCase("/notas?aantal=0", "aantal")]
    [TestCase("/notas?aantal=201", "aantal")]
    [TestCase("/notas?status=open", "status")]
    [TestCase("/notas?status=", "status")]
    [TestCase("/notas?vanaf=onzin", "vanaf")]
    [TestCase("/taken?aantal=0", "aantal")]
    [TestCase("/taken?aantal=201", "aantal")]
    [TestCase("/taken?status=lopend", "status")]
    [TestCase("/taken?vanaf=onzin", "vanaf")]
    [TestCase("/taken?vanaf=2025-02-30_01890000-0000-7000-8000-000000000000", "vanaf")]
    [TestCase("/taken?eenheid=geen%20code", "eenheid")]
    [TestCase("/taken?eenheid=XYZ", "eenheid")]
    [TestCase("/dashboard/termijnen?vanaf=onzin", "vanaf")]
    public async Task A_list_that_can_not_be_asked_for_names_what_is_wrong(string vraag, string veld)
    {
        var probleem = await app.Weiger(400, "ongeldige-invoer", "kd", "GET", "/api/v1" + vraag);
        Assert.That(probleem.Velden(), Is.EqualTo(new[] { veld }));
    }

    [Test]
    public async Task Gebeurtenissen_begin_at_a_number()
    {
        var nota = await Rechtennota.In(app, "concept");
        var pad = $"/api/v1/notas/{nota.Id}/gebeurtenissen";
        var probleem = await app.Weiger(400, "ongeldige-invoer", "kd", "GET", $"{pad}?vanaf=-1");
        Assert.That(probleem.Velden(), Is.EqualTo(new[] { "vanaf" }));
        await app.Weiger(400, "ongeldige-invoer", "kd", "GET", $"{pad}?vanaf=onzin");
    }

    [TestCase("/notas?aantal=200")]
    [TestCase("/taken?aantal=200&eenheid=cds&status=open")]
    [TestCase("/notas?zoek=%27%3B%20drop%20table%20nota")]
    [TestCase("/notas?zoek=(%20%26%20%7C%20!")]
    public async Task A_list_at_its_limit_is_given(string vraag)
    {
        var (status, body) = await app.Vraag("kd", "GET", "/api/v1" + vraag);
        Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
    }

    [Test]
    public async Task Script_in_a_nota_stays_text()
    {
        const string Script = "<script>alert('x')</script> & <img src=x onerror=alert(1)>";
        var velden = new JsonObject
        {
            ["aan"] = "STASDEF",
            ["van"] = "DGB",
            ["onderwerp"] = Script,
            ["hoofdstukken"] = new JsonArray(new JsonObject { ["code"] = "aanleiding", ["tekst"] = Script }),
        };
        var (status, nota) = await app.Vraag("kd", "POST", "/api/v1/notas", velden);
        Assert.That(status, Is.EqualTo(201), nota?.ToJsonString());
        Assert.That(nota!["onderwerp"]!.ToString(), Is.EqualTo(Script));
        Assert.That(nota["hoofdstukken"]![0]!["tekst"]!.ToString(), Is.EqualTo(Script));
        using var antwoord = await app.Als("kd").GetAsync(new Uri($"/api/v1/notas/{nota["id"]}", UriKind.Relative));
        Assert.That(antwoord.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
    }
}
