using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>
/// Every page that there is, found and not listed: nobody comes in without signing in, and who may not read a nota learns
/// nothing of it on any page, not even that it is there.
/// </summary>
[TestFixture]
internal sealed partial class PaginarechtenTests
{
    private const string Geheim = "Zeppelin boven de Hofvijver";

    /// <summary>What the front door itself needs.</summary>
    private static readonly string[] Openbaar = ["/aanmelden", "/problemen", "/fout", "/uitleg", "/toegankelijkheid"];

    private TestApp app = null!;
    private string kenmerk = "";
    private string taak = "";
    private string id = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync();
        var velden = JsonSerializer.SerializeToNode(Nota.Velden(onderwerp: Geheim))!;
        foreach (var code in new[] { "financiele-overwegingen", "juridische-overwegingen", "communicatie" })
        {
            velden["hoofdstukken"]!.AsArray().Add(new JsonObject { ["code"] = code, ["tekst"] = "Geen." });
        }
        var (_, begonnen) = await app.Vraag("kd", "POST", "/api/v1/notas", velden.ToJsonString());
        id = begonnen!["id"]!.GetValue<string>();
        kenmerk = begonnen["kenmerk"]!.GetValue<string>();
        var (_, ingediend) = await app.Vraag(
            "kd",
            "POST",
            $"/api/v1/notas/{id}/indiening",
            new { afstemmenMet = new[] { "CDS" } }
        );
        taak = ingediend!["openStappen"]![0]!["taak"]!.GetValue<string>();
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Nobody_sees_a_page_without_signing_in()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        foreach (var pad in Paden().Where(p => !Openbaar.Any(p.StartsWith)))
        {
            using var antwoord = await client.GetAsync(new Uri(app.Adres + pad));
            Assert.That((int)antwoord.StatusCode, Is.EqualTo(302), pad);
            Assert.That(antwoord.Headers.Location!.OriginalString, Does.Contain("/aanmelden"), pad);
        }
    }

    [TestCase("sg")]
    [TestCase("hdfc")]
    [TestCase("mindef")]
    [TestCase("beheer")]
    public async Task Who_may_not_read_a_nota_finds_it_on_no_page(string persoon)
    {
        foreach (var pad in Paden())
        {
            var (status, html) = await Antwoord(persoon, pad);
            Assert.That(html, Does.Not.Contain(Geheim), $"{pad} for {persoon}");
            Assert.That(status, Is.LessThan(500), pad);
            if (OverNota(pad))
            {
                // The address of a handler leads to its page, whether there is one or not.
                Assert.That(status, Is.EqualTo(404).Or.EqualTo(302), $"{pad} for {persoon}");
            }
        }
    }

    [Test]
    public async Task A_hidden_page_and_one_that_is_not_there_are_one_answer()
    {
        foreach (var pad in Paden().Where(OverNota))
        {
            var verborgen = await Tekst("sg", pad);
            var onbekend = await Tekst("sg", Onbekend(pad));
            Assert.That(onbekend, Is.EqualTo(verborgen), pad);
        }
    }

    [TestCase("kd")]
    [TestCase("cds")]
    [TestCase("secretariaat")]
    public async Task Who_may_read_it_finds_it(string persoon) =>
        Assert.That(await Tekst(persoon, $"/notas/{kenmerk}"), Does.Contain(Geheim));

    private IReadOnlyList<string> Paden()
    {
        var paden = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + Plaats().Replace(e.RoutePattern.RawText!, Waarde))
            .Select(pad => pad.Length > 1 ? pad.TrimEnd('/') : pad)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.That(paden, Has.Count.GreaterThan(10));
        return paden;
    }

    private string Waarde(Match match) =>
        match.Groups["naam"].Value switch
        {
            "kenmerk" => kenmerk,
            "id" or "taak" => taak,
            "nota" => id,
            "slug" => "niet-gevonden",
            "key" or "procedure" => "nota-ter-beslissing",
            "versie" => "1",
            _ => "",
        };

    private bool OverNota(string pad) =>
        !pad.StartsWith("/beheer", StringComparison.Ordinal)
        && (pad.Contains(kenmerk, StringComparison.Ordinal) || pad.Contains(taak, StringComparison.Ordinal));

    private string Onbekend(string pad) =>
        pad.Replace(kenmerk, "N2025-99999", StringComparison.Ordinal)
            .Replace(taak, "0197a000-0000-7000-8000-000000000000", StringComparison.Ordinal);

    private async Task<(int Status, string Html)> Antwoord(string persoon, string pad)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = new("Bearer", $"demo-{persoon}");
        using var antwoord = await client.GetAsync(new Uri(app.Adres + pad));
        return ((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync());
    }

    /// <summary>Without the word of the forms, which is another in each answer.</summary>
    private async Task<string> Tekst(string persoon, string pad) =>
        Tijd().Replace(Formulierwoord().Replace((await Antwoord(persoon, pad)).Html, ""), "");

    [GeneratedRegex(@"value=""CfDJ8[\w-]+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Formulierwoord();

    [GeneratedRegex(@"\d{1,2}:\d{2}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tijd();

    [GeneratedRegex(@"\{(?<naam>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plaats();
}
