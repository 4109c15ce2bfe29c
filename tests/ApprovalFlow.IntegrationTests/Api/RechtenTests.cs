using System.Text;
using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>Every cell of the table over real HTTP, and no route without a line in it.</summary>
internal sealed partial class RechtenTests
{
    private readonly Dictionary<string, Rechtennota> notas = [];
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync();
        await Vervang(app);
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCaseSource(typeof(Rechtentabel), nameof(Rechtentabel.Regels))]
    public async Task Each_person_gets_what_the_table_says(Rechtenregel regel)
    {
        var gekregen = new Dictionary<string, int>();
        foreach (var persoon in Rechtentabel.Personen)
        {
            gekregen[persoon] = (await Probeer(regel, persoon)).Status;
        }
        Assert.That(gekregen, Is.EquivalentTo(regel.Verwacht), Verschil(regel, gekregen));
    }

    /// <summary>Djz stands in for the only one of CDS; Dco did, and does no more. Neither has a part in the nota itself.</summary>
    public static async Task Vervang(TestApp app)
    {
        foreach (var vervanger in new[] { "dco", "djz" })
        {
            var (status, body) = await app.Vraag(
                "secretariaat",
                "POST",
                "/api/v1/vervangingen",
                new
                {
                    soort = "vervanging",
                    houder = "cds",
                    vervanger,
                    eenheid = "CDS",
                    eersteDag = "2025-05-12",
                    laatsteDag = "2025-12-31",
                    grond = "Verlof",
                }
            );
            Assert.That(status, Is.EqualTo(201), body?.ToJsonString());
            if (vervanger == "dco")
            {
                var einde = $"/api/v1/vervangingen/{body!["id"]}/beeindiging";
                Assert.That((await app.Vraag("secretariaat", "POST", einde)).Status, Is.EqualTo(200));
            }
        }
    }

    [TestCaseSource(typeof(Rechtentabel), nameof(Rechtentabel.Regels))]
    public async Task Who_stands_in_gets_what_the_holder_gets_and_after_it_what_a_stranger_gets(Rechtenregel regel)
    {
        var binnen = (await Probeer(regel, "djz")).Status;
        var buiten = (await Probeer(regel, "dco")).Status;
        Assert.That((binnen, buiten), Is.EqualTo((regel.Verwacht["cds"], regel.Verwacht["coid"])), $"{regel}");
    }

    /// <summary>Whether it is there or not, who may not see it reads the same bytes.</summary>
    [TestCaseSource(typeof(Rechtentabel), nameof(Rechtentabel.Regels))]
    public async Task Hidden_and_unknown_are_one_answer(Rechtenregel regel)
    {
        foreach (var persoon in regel.Verwacht.Where(p => p.Value == 404).Select(p => p.Key))
        {
            var verborgen = await Probeer(regel, persoon);
            var onbekend = await Probeer(regel, persoon, onbekend: true);
            Assert.That(onbekend, Is.EqualTo(verborgen), persoon);
        }
    }

    /// <summary>So that the time it takes tells nothing either. Reading only: a refused command of somebody known is recorded.</summary>
    [TestCaseSource(nameof(Leesregels))]
    public async Task Hidden_and_unknown_ask_the_same_of_the_database(Rechtenregel regel)
    {
        using var teller = new QueryCounter(app.Database.Name);
        var nota = await Nota(regel.Staat);
        foreach (var persoon in regel.Verwacht.Where(p => p.Value == 404).Select(p => p.Key))
        {
            await Vragen(true); // what the process remembers of the register is read by then
            var verborgen = await Vragen(false);
            var onbekend = await Vragen(true);
            Assert.That(verborgen.Status, Is.EqualTo(404));
            Assert.That(verborgen.Teksten, Is.Not.Empty);
            Assert.That(onbekend.Teksten, Is.EqualTo(verborgen.Teksten), persoon);

            async Task<(int Status, string[] Teksten)> Vragen(bool onbekend)
            {
                using var verzoek = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + Pad(regel.Pad, nota, onbekend));
                return await teller.Lees(app, persoon, verzoek);
            }
        }
    }

    private static IEnumerable<Rechtenregel> Leesregels() =>
        Rechtentabel.Regels.Where(r =>
            // Where everybody gets 404 there is nothing yet, for who may read the nota either.
            r.Methode == "GET"
            && r.Verwacht.ContainsValue(404)
            && r.Verwacht.ContainsValue(200)
        );

    [Test]
    public void Every_route_of_the_api_has_a_line_in_the_table()
    {
        var bekend = Rechtentabel.Regels.Select(r => Rechtentabel.Route(r.Methode, "/api/v1" + r.Pad)).ToHashSet();
        var routes = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith("/api/v1", StringComparison.Ordinal) == true)
            .SelectMany(e =>
                e.Metadata.GetRequiredMetadata<HttpMethodMetadata>()
                    .HttpMethods.Select(methode => Rechtentabel.Route(methode, e.RoutePattern.RawText!))
            )
            .ToList();
        Assert.That(routes, Is.Not.Empty);
        Assert.That(routes.Except(bekend), Is.Empty, "routes without rights in the table");
        Assert.That(bekend.Except(routes), Is.Empty, "lines about no route");
    }

    private async Task<Antwoord> Probeer(Rechtenregel regel, string persoon, bool onbekend = false)
    {
        var nota = regel.Staat == "los" ? null : await Nota(regel.Staat);
        using var verzoek = new HttpRequestMessage(
            new HttpMethod(regel.Methode),
            "/api/v1" + Pad(regel.Pad, nota, onbekend)
        );
        verzoek.Content = regel.Body switch
        {
            null => null,
            "bestand" => Support.Nota.Bestand("rapport", "b.pdf", [4]),
            "besluit" => BesluitTests.OpPapier(("versie", "1")),
            var json => new StringContent(json, Encoding.UTF8, "application/json"),
        };
        verzoek.Headers.Add("Idempotency-Key", Edge.NieuwId().ToString());
        verzoek.Headers.TryAddWithoutValidation("If-Match", nota?.Etag);
        using var antwoord = await app.Als(persoon == "-" ? "" : persoon).SendAsync(verzoek);
        var body = await antwoord.Content.ReadAsStringAsync();
        if (antwoord.IsSuccessStatusCode && regel.Methode != "GET")
        {
            notas.Remove(regel.Staat); // no longer in that state
        }
        return new Antwoord((int)antwoord.StatusCode, antwoord.Content.Headers.ToString(), body);
    }

    private async Task<Rechtennota> Nota(string staat)
    {
        if (!notas.TryGetValue(staat, out var nota))
        {
            notas[staat] = nota = await Rechtennota.In(app, staat);
        }
        return nota;
    }

    private static string Pad(string pad, Rechtennota? nota, bool onbekend) =>
        Plaats()
            .Replace(
                pad,
                match =>
                    (match.Groups["soort"].Value, onbekend) switch
                    {
                        ("eenheid" or "medewerker", _) => match.Groups["code"].Value,
                        ("opmerking", _) => nota!.Opmerking,
                        ("vraag", _) => nota!.Vraag,
                        ("onbekend", _) or (_, true) => Edge.NieuwId().ToString(),
                        ("nota", _) => nota!.Id,
                        ("bijlage", _) => nota!.Bijlage,
                        _ => nota!.Taak(match.Groups["code"].Value),
                    }
            );

    private static string Verschil(Rechtenregel regel, Dictionary<string, int> gekregen) =>
        $"{regel}: "
        + string.Join(
            ", ",
            gekregen
                .Where(g => regel.Verwacht[g.Key] != g.Value)
                .Select(g => $"{g.Key} {g.Value} (not {regel.Verwacht[g.Key]})")
        );

    private sealed record Antwoord(int Status, string Headers, string Body);

    [GeneratedRegex(
        @"\{(?<soort>\w+)(?: (?<code>\w+))?\}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Plaats();
}
