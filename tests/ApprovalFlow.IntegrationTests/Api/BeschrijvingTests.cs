using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>The description of the API says how each route says no, and which headers it reads.</summary>
[TestFixture]
internal sealed class BeschrijvingTests
{
    private TestApp app = null!;
    private JsonNode beschrijving = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync();
        beschrijving = (await app.Vraag("", "GET", "/api/v1/openapi.json")).Body!;
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public void Every_route_names_its_refusals_in_the_form_of_a_problem()
    {
        var routes = Routes().ToList();
        Assert.That(routes, Has.Count.GreaterThan(30));
        foreach (var (route, werk) in routes)
        {
            var antwoorden = werk["responses"]!.AsObject();
            var verwacht = new List<string> { "400", "401", "429", "503" };
            verwacht.AddRange(route.Contains('{', StringComparison.Ordinal) ? ["404"] : []);
            verwacht.AddRange(route.StartsWith("get ", StringComparison.Ordinal) ? [] : ["403", "409", "413", "415"]);
            Assert.That(antwoorden.Select(a => a.Key), Is.SupersetOf(verwacht), route);
            Assert.That(antwoorden.Select(a => a.Key), Has.Some.StartsWith("2"), route);
            foreach (var (status, antwoord) in antwoorden.Where(a => a.Key[0] is '4' or '5'))
            {
                var schema = antwoord!["content"]!["application/problem+json"]!["schema"]!["$ref"]!.ToString();
                Assert.That(schema, Is.EqualTo("#/components/schemas/Probleem"), $"{route} {status}");
            }
        }
    }

    [TestCase("post /api/v1/taken/{id}/afhandeling", "Idempotency-Key", true)]
    [TestCase("put /api/v1/notas/{id}", "If-Match", true)]
    [TestCase("post /api/v1/taken/{id}/verlenging", "Idempotency-Key", false)]
    public void A_header_that_a_route_reads_is_described(string route, string naam, bool verplicht)
    {
        var header = Routes().Single(r => r.Route == route).Werk["parameters"]!
            .AsArray()
            .Single(p => p!["in"]!.ToString() == "header" && p["name"]!.ToString() == naam)!;
        Assert.That(header["required"]?.GetValue<bool>() ?? false, Is.EqualTo(verplicht));
    }

    [Test]
    public void A_problem_has_the_fields_that_it_is_sent_with() =>
        Assert.That(
            beschrijving["components"]!["schemas"]!["Probleem"]!["properties"]!.AsObject().Select(p => p.Key),
            Is.EqualTo(new[] { "type", "title", "status", "detail", "fouten" })
        );

    private IEnumerable<(string Route, JsonNode Werk)> Routes() =>
        from pad in beschrijving["paths"]!.AsObject()
        from werk in pad.Value!.AsObject()
        where werk.Key is "get" or "post" or "put" or "delete"
        select ($"{werk.Key} {pad.Key}", werk.Value!);
}
