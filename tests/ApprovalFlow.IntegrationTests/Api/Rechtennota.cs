using System.Globalization;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>A nota brought to the state that a line of the table is about.</summary>
internal sealed class Rechtennota
{
    private readonly Dictionary<string, string> taken = [];
    private readonly HashSet<string> alleTaken = [];

    public required string Id { get; init; }
    public required string Bijlage { get; init; }
    public string Etag { get; private set; } = "";

    /// <summary>The numbers of what CDS said, from the state overleg on.</summary>
    public string Opmerking { get; private set; } = "0";
    public string Vraag { get; private set; } = "0";

    public static async Task<Rechtennota> In(TestApp app, string staat)
    {
        var (status, begonnen) = await app.Vraag("kd", "POST", "/api/v1/notas", Velden());
        Assert.That(status, Is.EqualTo(201), begonnen?.ToJsonString());
        var pad = $"/api/v1/notas/{begonnen!["id"]}";
        var (_, bijlage) = await app.Vraag(
            "kd",
            "POST",
            $"{pad}/bijlagen",
            Nota.Bestand("rapport", "a.pdf", [1, 2, 3])
        );
        var nota = new Rechtennota { Id = begonnen["id"]!.ToString(), Bijlage = bijlage!["id"]!.ToString() };
        await nota.Lees(app, pad);
        foreach (var (naam, zet) in nota.Stappen(app, pad))
        {
            if (nota.staat == staat)
            {
                break;
            }
            await zet();
            nota.staat = naam;
            await nota.Lees(app, pad);
        }
        Assert.That(nota.staat, Is.EqualTo(staat));
        using var gelezen = await app.Als("kd").GetAsync(new Uri(pad, UriKind.Relative));
        nota.Etag = gelezen.Headers.ETag!.ToString();
        return nota;
    }

    /// <summary>Of an eenheid, the last one that opened.</summary>
    public string Taak(string eenheid) => taken[eenheid];

    /// <summary>Every task that ever opened.</summary>
    public IEnumerable<string> Taken => alleTaken;

    private string staat = "concept";

    private IEnumerable<(string Naam, Func<Task> Zet)> Stappen(TestApp app, string pad) =>
        [
            ("afstemming", () => Goed(app.Vraag("kd", "POST", $"{pad}/indiening", new { }))),
            (
                "overleg",
                async () =>
                {
                    Opmerking = await Zeg(
                        app,
                        "opmerkingen",
                        new
                        {
                            versie = 1,
                            blok = 1,
                            tekst = "Dit kan korter.",
                        }
                    );
                    Vraag = await Zeg(app, "vragen", new { tekst = "Welk jaar bedoelt u?" });
                }
            ),
            ("cds-antwoordde", () => Antwoord(app, "cds", "CDS", "akkoord")),
            (
                "ondertekening",
                async () =>
                {
                    await Antwoord(app, "hdfc", "HDFC", "akkoord");
                    await Antwoord(app, "kd2", "KD", "akkoord");
                }
            ),
            ("beslissing", () => Antwoord(app, "dgb", "DGB", "ondertekenen")),
            ("vaststelling", () => Antwoord(app, "stasdef", "STASDEF", "akkoord")),
            (
                "aanbieding",
                async () =>
                {
                    await Antwoord(app, "sg", "SG", "doorgeleiden");
                    await TestApp.Totdat(
                        async () => await Lees(app, pad) && taken.ContainsKey("SECRETARIAAT"),
                        "aanbieding"
                    );
                }
            ),
            ("afgerond", () => Antwoord(app, "secretariaat", "SECRETARIAAT", "aangeboden")),
        ];

    private async Task Antwoord(TestApp app, string persoon, string eenheid, string uitkomst) =>
        await Goed(
            app.Vraag(
                persoon,
                "POST",
                $"/api/v1/taken/{taken[eenheid]}/afhandeling",
                new { uitkomst, versie = 1 },
                ("Idempotency-Key", $"{Id}-{eenheid}")
            )
        );

    private async Task<string> Zeg(TestApp app, string wat, object body)
    {
        var (status, gezegd) = await app.Vraag("cds", "POST", $"/api/v1/taken/{taken["CDS"]}/{wat}", body);
        Assert.That(status, Is.EqualTo(201), gezegd?.ToJsonString());
        return gezegd!["nummer"]!.ToString();
    }

    private async Task<bool> Lees(TestApp app, string pad)
    {
        var (_, nota) = await app.Vraag("kd", "GET", pad);
        foreach (var stap in nota!["openStappen"]!.AsArray())
        {
            taken[stap!["eenheid"]!.ToString()] = stap["taak"]!.ToString();
            alleTaken.Add(stap["taak"]!.ToString());
        }
        return true;
    }

    private static async Task Goed(Task<(int Status, JsonNode? Body)> vraag)
    {
        var (status, body) = await vraag;
        Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
    }

    private static JsonObject Velden()
    {
        var hoofdstukken = new[]
        {
            "aanleiding",
            "geadviseerd-besluit",
            "kernpunten",
            "toelichting",
            "juridische-overwegingen",
            "communicatie",
        };
        return new JsonObject
        {
            ["aan"] = "STASDEF",
            ["van"] = "DGB",
            ["onderwerp"] = "Rechten",
            ["kamerdatum"] = "2025-05-21",
            ["afgestemdMet"] = new JsonArray("CDS", "HDFC", "KD"),
            ["inAfschriftAan"] = new JsonArray("MINDEF"),
            ["hoofdstukken"] = new JsonArray([
                .. hoofdstukken.Select(
                    (code, n) =>
                        new JsonObject { ["code"] = code, ["tekst"] = n.ToString(CultureInfo.InvariantCulture) }
                ),
            ]),
        };
    }
}
