using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>Every text of every body that the API describes, filled with script: it comes back as JSON, and on pages as text.</summary>
internal sealed partial class FormulieraanvalTests
{
    private readonly List<string> lichamen = [];
    private readonly List<string> anders = [];

    [Test]
    public void Every_text_of_every_body_of_the_API_was_tried_and_comes_back_as_JSON()
    {
        Assert.That(lichamen, Has.Count.GreaterThan(20));
        Assert.That(anders, Is.Empty);
    }

    private async Task Lichamen(IReadOnlyList<(string Nota, string Taak)> notas)
    {
        var (_, openapi) = await app.Vraag("", "GET", "/api/v1/openapi.json");
        foreach (var (pad, acties) in openapi!["paths"]!.AsObject())
        {
            foreach (var methode in new[] { "post", "put" })
            {
                var schema = acties![methode]?["requestBody"]?["content"]?["application/json"]?["schema"];
                if (schema is null || pad.Contains("/demo/", StringComparison.Ordinal))
                {
                    continue;
                }
                lichamen.Add($"{methode} {pad}");
                var body = Vul(openapi, schema, "")!.ToJsonString();
                foreach (var (nota, taak) in notas)
                {
                    await Stuur(methode, pad, nota, taak, body);
                }
            }
        }
    }

    private async Task Stuur(string methode, string pad, string nota, string taak, string body)
    {
        var adres = Plaats()
            .Replace(
                pad,
                m =>
                    m.Groups["naam"].Value switch
                    {
                        "eenheid" => "CDS",
                        "nummer" => "1",
                        "id" when pad.Contains("/taken/", StringComparison.Ordinal) => taak,
                        "id" => nota,
                        _ => Edge.NieuwId().ToString(),
                    }
            );
        foreach (var persoon in new[] { "kd", "cds", "secretariaat" })
        {
            using var verzoek = new HttpRequestMessage(new HttpMethod(methode.ToUpperInvariant()), adres);
            verzoek.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            verzoek.Headers.Add("Idempotency-Key", Edge.NieuwId().ToString());
            verzoek.Headers.TryAddWithoutValidation("If-Match", "*");
            using var antwoord = await app.Als(persoon).SendAsync(verzoek);
            var soort = antwoord.Content.Headers.ContentType?.MediaType ?? "";
            if ((int)antwoord.StatusCode >= 500 || !soort.EndsWith("json", StringComparison.Ordinal))
            {
                anders.Add($"{methode} {adres} as {persoon}: {(int)antwoord.StatusCode} {soort}");
            }
        }
    }

    /// <summary>A chapter has parts that are chapters: two levels of it are enough.</summary>
    private static JsonNode? Vul(JsonNode openapi, JsonNode schema, string naam, int diep = 0)
    {
        if (schema["$ref"]?.GetValue<string>() is { } verwijzing)
        {
            return Vul(openapi, openapi["components"]!["schemas"]![verwijzing.Split('/')[^1]]!, naam, diep + 1);
        }
        if (schema["oneOf"] is JsonArray keuzes)
        {
            return Vul(openapi, keuzes.First(k => k!["type"]?.ToString() != "null")!, naam, diep);
        }
        var soort = schema["type"] is JsonArray soorten
            ? soorten.First(s => s!.ToString() != "null")!.ToString()
            : schema["type"]?.ToString();
        return soort switch
        {
            "object" => new JsonObject(
                (schema["properties"]?.AsObject() ?? []).Select(p =>
                    KeyValuePair.Create(p.Key, Vul(openapi, p.Value!, p.Key, diep))
                )
            ),
            "array" => diep > 4 ? [] : new JsonArray(Vul(openapi, schema["items"]!, naam, diep)),
            "boolean" => true,
            "integer" or "number" => 1,
            _ when schema["enum"] is JsonArray waarden => waarden.First(w => w is not null)!.DeepClone(),
            _ when schema["format"]?.ToString() == "date" => "2025-05-20",
            _ when schema["format"]?.ToString() == "uuid" => Edge.NieuwId().ToString(),
            // What is looked up by code is named as it is, so that the texts beside it are taken.
            _ when naam is "aan" => "STASDEF",
            _ when naam is "van" => "DGB",
            _ when naam is "eenheid" => "CDS",
            _ when naam is "uitkomst" => "akkoord-met-opmerkingen",
            _ => Tekst,
        };
    }
}
