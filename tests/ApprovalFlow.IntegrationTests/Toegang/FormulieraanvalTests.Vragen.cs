using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>Every filter, order and place in a list: those that a page declares, a link or form shows, or OpenAPI describes.</summary>
internal sealed partial class FormulieraanvalTests
{
    private static readonly string[] Vragen =
    [
        Tekst,
        "'; DROP TABLE vervanging; --",
        "%' OR 1=1) UNION SELECT 1 --\\",
        "2025-01-01_00000000-0000-0000-0000-000000000000'",
        "-9998-01-02",
        "-9998-01-02_N2025-00001",
        "-9998-01-02_00000000-0000-0000-0000-000000000000",
        "9999-12-31",
        "-2147483648",
        "2147483647",
        "99999999999999999999",
        new string('a', 99) + "\U0001F600",
        new string('a', 6000),
    ];

    [Test]
    public async Task No_field_of_a_query_is_SQL_and_none_comes_back_as_markup()
    {
        var adressen = Paginavragen().Concat(await Apivragen()).Distinct().ToList();
        Assert.That(adressen, Has.Count.GreaterThan(60));
        var fouten = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            adressen.SelectMany(_ => Vragen, (adres, waarde) => (adres, waarde)),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (vraag, stop) =>
            {
                var ((persoon, pad, naam), waarde) = vraag;
                var adres =
                    $"{pad}{(pad.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{naam}={Uri.EscapeDataString(waarde)}";
                using var antwoord = await app.Als(persoon).GetAsync(new Uri(adres, UriKind.Relative), stop);
                var html = await antwoord.Content.ReadAsStringAsync(stop);
                if (antwoord.StatusCode >= HttpStatusCode.InternalServerError)
                {
                    fouten.Add($"{adres}: {(int)antwoord.StatusCode}");
                }
                if (antwoord.Content.Headers.ContentType?.MediaType == "text/html" && IsMarkup(html))
                {
                    fouten.Add($"{adres}: markup");
                }
            }
        );
        Assert.That(fouten, Is.Empty);
        var tabel = await app.Vraag("secretariaat", "GET", "/api/v1/vervangingen");
        Assert.That(tabel.Body!["items"]!.AsArray(), Is.Not.Empty, "it is still there");
    }

    /// <summary>Of each page one address, with every name that its code declares and that any link or form to it has.</summary>
    private IEnumerable<(string Persoon, string Pad, string Naam)> Paginavragen()
    {
        var bladen = daarna
            .Where(b => b.Status == 200)
            .Select(b => (Blad: b, Sleutel: paginas.Handler("GET", b.Pad)))
            .ToList();
        foreach (var handler in paginas.Alle.Where(h => h.Methode == "GET"))
        {
            var eigen = bladen.Where(b => b.Sleutel == handler.Sleutel).Select(b => b.Blad).ToList();
            if (eigen.MinBy(b => (b.Pad.Length, b.Persoon, b.Pad)) is not { } blad)
            {
                continue;
            }
            var gezien = eigen.SelectMany(b => Wandelaar.Namen(b.Pad));
            var parameters = Plaats().Matches(handler.Route).Select(m => m.Groups["naam"].Value).ToHashSet();
            foreach (
                var naam in handler
                    .Velden.Concat(gezien)
                    .Where(n => !parameters.Contains(n) && n != "stop")
                    .Distinct(StringComparer.OrdinalIgnoreCase)
            )
            {
                yield return (blad.Persoon, blad.Pad.Split('?')[0], naam);
            }
        }
    }

    private async Task<IReadOnlyList<(string Persoon, string Pad, string Naam)>> Apivragen()
    {
        var (_, openapi) = await app.Vraag("", "GET", "/api/v1/openapi.json");
        var (_, notas) = await app.Vraag("secretariaat", "GET", "/api/v1/notas");
        var (_, taken) = await app.Vraag("secretariaat", "GET", "/api/v1/taken");
        var nota = notas!["items"]![0]!["id"]!.GetValue<string>();
        var taak = taken!["items"]![0]!["id"]!.GetValue<string>();
        var gevonden = new List<(string, string, string)>();
        foreach (var (pad, acties) in openapi!["paths"]!.AsObject())
        {
            var adres = Plaats().Replace(pad, pad.Contains("/taken/", StringComparison.Ordinal) ? taak : nota);
            foreach (var p in acties!["get"]?["parameters"]?.AsArray() ?? [])
            {
                if (p!["in"]?.GetValue<string>() == "query")
                {
                    gevonden.Add(("secretariaat", adres, p["name"]!.GetValue<string>()));
                }
            }
        }
        Assert.That(gevonden, Is.Not.Empty);
        return gevonden;
    }

    [GeneratedRegex(@"\{(?<naam>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plaats();
}
