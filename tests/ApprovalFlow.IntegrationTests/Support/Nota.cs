using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>One nota that people handle over HTTP.</summary>
internal sealed class Nota
{
    private readonly TestApp app;

    private Nota(TestApp app, string id, string steller)
    {
        this.app = app;
        Id = id;
        Steller = steller;
    }

    public string Id { get; }
    public string Steller { get; }
    public string Pad => $"/api/v1/notas/{Id}";

    public static async Task<Nota> Begin(TestApp app, string procedure = "nota-ter-beslissing", string steller = "kd")
    {
        var (status, body) = await app.Vraag(steller, "POST", "/api/v1/notas", Velden(procedure));
        Assert.That(status, Is.EqualTo(201), body?.ToJsonString());
        return new Nota(app, body!["id"]!.GetValue<string>(), steller);
    }

    /// <summary>From a text in the ministry's layout.</summary>
    public static async Task<(Nota Nota, JsonNode Body)> Lees(TestApp app, string tekst, string procedure)
    {
        var content = new StringContent(tekst, Encoding.UTF8, "text/markdown");
        var (status, body) = await app.Vraag("kd", "POST", $"/api/v1/notas?procedure={procedure}", content);
        Assert.That(status, Is.EqualTo(201), body?.ToJsonString());
        return (new Nota(app, body!["id"]!.GetValue<string>(), "kd"), body);
    }

    public static async Task<Nota> Ingediend(TestApp app, string procedure = "nota-ter-beslissing")
    {
        var nota = await Begin(app, procedure);
        await nota.Indienen();
        return nota;
    }

    public static object Velden(
        string procedure = "nota-ter-beslissing",
        string? kamerdatum = "2025-05-21",
        string onderwerp = "Aanbieding jaarverslag"
    ) =>
        new
        {
            aan = "STASDEF",
            van = "dgb",
            afgestemdMet = new[] { "CDS", "HDFC", "DJZ", "dco", "COID" },
            inAfschriftAan = new[] { "MINDEF" },
            soort = procedure.EndsWith("informatie", StringComparison.Ordinal) ? "ter-informatie" : "ter-beslissing",
            procedure,
            onderwerp,
            kamerdatum,
            hoofdstukken = new[]
            {
                new { code = "aanleiding", tekst = "Het verslag is klaar." },
                new { code = "geadviseerd-besluit", tekst = "Stem in met de brief." },
                new { code = "kernpunten", tekst = "- Een punt\n- Nog een punt" },
                new { code = "toelichting", tekst = "Er waren 627 meldingen." },
            },
        };

    public async Task<JsonNode> Toon(string? persoon = null)
    {
        var (status, body) = await app.Vraag(persoon ?? Steller, "GET", Pad);
        Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
        return body!;
    }

    public async Task<JsonNode> Indienen(object? body = null)
    {
        var (status, antwoord) = await app.Vraag(
            Steller,
            "POST",
            $"{Pad}/indiening",
            body ?? new { kamerdatum = "2025-05-21" }
        );
        Assert.That(status, Is.EqualTo(200), antwoord?.ToJsonString());
        return antwoord!;
    }

    public async Task Voeg(string soort, string naam, string inhoud, bool vastTeStellen = false)
    {
        var (status, body) = await app.Vraag(
            Steller,
            "POST",
            $"{Pad}/bijlagen",
            Bestand(soort, naam, Encoding.UTF8.GetBytes(inhoud), vastTeStellen)
        );
        Assert.That(status, Is.EqualTo(201), body?.ToJsonString());
    }

    public static MultipartFormDataContent Bestand(string soort, string naam, byte[] inhoud, bool vastTeStellen = false)
    {
        var bestand = new ByteArrayContent(inhoud);
        bestand.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return new MultipartFormDataContent
        {
            { new StringContent(soort), "soort" },
            { new StringContent(vastTeStellen ? "true" : "false"), "vastTeStellen" },
            { bestand, "bestand", naam },
        };
    }

    /// <summary>The open task of this person on this nota.</summary>
    public async Task<JsonNode?> Taak(string persoon)
    {
        var (_, body) = await app.Vraag(persoon, "GET", "/api/v1/taken?vanMij=true&status=open&aantal=200");
        return body!["items"]!.AsArray().FirstOrDefault(t => t!["nota"]!["id"]!.GetValue<string>() == Id);
    }

    public async Task<(int Status, JsonNode? Body)> Probeer(
        string persoon,
        JsonNode taak,
        string uitkomst,
        string? toelichting = null,
        string? tekst = null,
        string? tot = null,
        string? sleutel = null,
        int? versie = null
    ) =>
        await app.Vraag(
            persoon,
            "POST",
            $"/api/v1/taken/{taak["id"]}/afhandeling",
            new
            {
                uitkomst,
                toelichting,
                tekst,
                tot,
                versie = versie ?? taak["versie"]!.GetValue<int>(),
            },
            ("Idempotency-Key", sleutel ?? Edge.NieuwId().ToString())
        );

    public async Task Antwoord(
        string persoon,
        string uitkomst,
        string? toelichting = null,
        string? tekst = null,
        string? tot = null
    )
    {
        var taak = await Taak(persoon);
        Assert.That(taak, Is.Not.Null, $"{persoon} has no open task");
        var (status, body) = await Probeer(persoon, taak!, uitkomst, toelichting, tekst, tot);
        Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
    }

    public async Task IedereenAkkoord()
    {
        foreach (var persoon in new[] { "cds", "hdfc", "djz", "dco", "coid" })
        {
            if (await Taak(persoon) is not null)
            {
                await Antwoord(persoon, "akkoord");
            }
        }
    }

    public async Task<string[]> OpenEenheden() =>
        [.. (await Toon())["openStappen"]!.AsArray().Select(s => s!["eenheid"]!.GetValue<string>())];

    public async Task<string[]> Zinnen()
    {
        var (_, body) = await app.Vraag(Steller, "GET", $"{Pad}/gebeurtenissen");
        return [.. body!["items"]!.AsArray().Select(g => g!["zin"]!.GetValue<string>())];
    }
}
