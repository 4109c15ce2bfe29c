using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Api;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>A ministry in which each form stands somewhere, and how somebody fills them.</summary>
internal sealed partial class FormulieraanvalTests
{
    /// <summary>Where a field asks for more than words.</summary>
    private static readonly Dictionary<string, string> Vast = new(StringComparer.OrdinalIgnoreCase)
    {
        ["term"] = "MRK",
        ["opsteltijd"] = "10",
        ["regel"] = "derde woensdag van juni",
        ["vorige"] = "",
        ["emailadres"] = "merk@ministerie.example",
        ["adres"] = "https://archief.example/in",
        ["eersteDag"] = "2025-06-02",
        ["laatsteDag"] = "2025-06-03",
        ["kamerdatum"] = "2025-05-21",
        ["code"] = "MERK",
        ["sleutel"] = MaakPem(),
    };

    private static readonly string[] Liefst = ["akkoord-met-opmerkingen", "niet-verwerkt", "papier"];

    private static IEnumerable<(string Naam, string Waarde)> Invulling(string sleutel, Veld veld) =>
        veld.Soort switch
        {
            "file" => [],
            "checkbox" => veld.Gekozen ? [(veld.Naam, veld.Waarde)] : [],
            "radio" => veld.Gekozen || Liefst.Contains(veld.Waarde) ? [(veld.Naam, veld.Waarde)] : [],
            "hidden" => [(veld.Naam, veld.Waarde)],
            "select" => [(veld.Naam, veld.Waarde.Length > 0 ? veld.Waarde : veld.Keuzes.LastOrDefault() ?? "")],
            _ when !veld.Keuzes.IsEmpty => [(veld.Naam, veld.Keuzes[^1])],
            _ when veld.Naam == "tot" && sleutel.StartsWith("/Eigen", StringComparison.Ordinal) =>
            [
                (veld.Naam, OverEenWeek),
            ],
            // Another name to sign in with would shut out who is needed later.
            _ when veld.Naam == "aanmeldnaam" => [(veld.Naam, veld.Waarde.Length > 0 ? veld.Waarde : "m.merk")],
            _ when Vast.TryGetValue(veld.Naam, out var vast) => [(veld.Naam, vast)],
            "date" => [(veld.Naam, veld.Waarde.Length > 0 ? veld.Waarde : "2025-05-19")],
            "number" => [(veld.Naam, veld.Waarde.Length > 0 ? veld.Waarde : "5")],
            "textarea" => [(veld.Naam, Tekst)],
            _ => [(veld.Naam, Merk)],
        };

    private static string MaakPem()
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return sleutel.ExportSubjectPublicKeyInfoPem();
    }

    private static string OverEenWeek { get; } =
        TimeProvider.System.GetUtcNow().AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static (string, string, byte[])? Bestand(string sleutel) =>
        ("bestand", Merk + ".pdf", Encoding.UTF8.GetBytes(Inhoud(sleutel)));

    private static string Inhoud(string sleutel) =>
        sleutel switch
        {
            "/Beheer/Inlezen POST" =>
                $"aanmeldnaam;naam\nm.csv;\"{Merk.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n",
            "/Beheer/Nakijken POST" => Procedure,
            "/Notas/Nieuw POST Tekst" => $"Onderwerp: {Merk}\n\n# Aanleiding\n\n{Tekst}\n",
            _ => "%PDF-1.7 " + Merk,
        };

    /// <summary>A procedure that can be placed, with script in its name.</summary>
    private static string Procedure { get; } =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "nota-ter-informatie.v1.bpmn"))
            .Replace("name=\"Nota ter informatie", "name=\"&apos;&quot;&gt;&lt;x-merk&gt;", StringComparison.Ordinal);

    /// <summary>Gives where to begin walking: each nota, in each state in which it has forms of its own.</summary>
    private async Task<string[]> Bouw()
    {
        var paden = new List<string> { "/instellingen/tokens", "/privacy", "/notas/planning" };
        foreach (
            var staat in new[]
            {
                "concept",
                "overleg",
                "overleg",
                "cds-antwoordde",
                "ondertekening",
                "beslissing",
                "beslissing",
                "vaststelling",
                "aanbieding",
                "afgerond",
            }
        )
        {
            var nota = await Rechtennota.In(app, staat);
            var (_, body) = await app.Vraag("kd", "GET", $"/api/v1/notas/{nota.Id}");
            var kenmerk = body!["kenmerk"]!.GetValue<string>();
            paden.AddRange([$"/notas/{kenmerk}", $"/notas/{kenmerk}/bewerken", $"/notas/{kenmerk}/versies"]);
            paden.AddRange(Aanhaling(staat, nota));
        }
        await Teruggehaald();
        await Paraaf(voorstel: true);
        await Paraaf(voorstel: false);
        await Vervanging();
        return [.. paden];
    }

    /// <summary>What is asked of one eenheid, on each page that it can be answered or moved on.</summary>
    private static IEnumerable<string> Aanhaling(string staat, Rechtennota nota) =>
        staat switch
        {
            "beslissing" =>
            [
                $"/beslissen/{nota.Taak("STASDEF")}/akkoord-met-aantekening",
                $"/beslissen/{nota.Taak("STASDEF")}/terugsturen",
                $"/dashboard/taak/{nota.Taak("STASDEF")}",
            ],
            "overleg" =>
            [
                $"/afstemmen/{nota.Taak("CDS")}",
                $"/dashboard/taak/{nota.Taak("CDS")}",
                $"/taken/{nota.Taak("HDFC")}/overdragen",
            ],
            "cds-antwoordde" => [$"/afstemmen/{nota.Taak("CDS")}"],
            _ => [],
        };

    /// <summary>A nota in afstemming, and the task of CDS.</summary>
    private async Task<(string, string)> MetTaak()
    {
        var nota = await Rechtennota.In(app, "afstemming");
        return (nota.Id, nota.Taak("CDS"));
    }

    /// <summary>A remark and a question, and the steller at the drafting table.</summary>
    private async Task Teruggehaald()
    {
        var nota = await Rechtennota.In(app, "overleg");
        await Goed("kd", $"/api/v1/notas/{nota.Id}/terughaling", new { toelichting = "Er mist een getal." });
    }

    private async Task Paraaf(bool voorstel)
    {
        var nota = await Nota.Begin(app);
        await nota.Indienen(
            new { kamerdatum = "2025-05-21", afstemmenMet = new[] { "HDP", "CDS", "HDFC", "DJZ", "DCo" } }
        );
        if (voorstel)
        {
            var taak = (await nota.Taak("hdp"))!["id"];
            await Goed(
                "hdp",
                $"/api/v1/taken/{taak}/paraaf",
                new
                {
                    uitkomst = "akkoord-met-opmerkingen",
                    toelichting = Merk,
                    versie = 1,
                }
            );
        }
    }

    private Task Vervanging() =>
        Goed(
            "secretariaat",
            "/api/v1/vervangingen",
            new
            {
                soort = "vervanging",
                houder = "hdfc",
                vervanger = "hdfc2",
                eenheid = "HDFC",
                eersteDag = "2025-06-02",
                laatsteDag = "2025-06-03",
                grond = Merk,
            }
        );

    private async Task Goed(string persoon, string pad, object body)
    {
        (int status, JsonNode? antwoord) = await app.Vraag(persoon, "POST", pad, body);
        Assert.That(status, Is.EqualTo(200).Or.EqualTo(201), antwoord?.ToJsonString());
    }
}
