using ApprovalFlow.IntegrationTests.Api;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>The verbs: what each works with, refused without it and done with it.</summary>
internal sealed partial class OverigeRechtenTests
{
    /// <summary>
    /// Each verb works with the rights of the application's database role, so it is for who has that connection. "persoon"
    /// acts as somebody, and that person's rights hold; "eigenaar" asks for the schema's owner; "geen" needs no database.
    /// </summary>
    private static readonly Dictionary<string, string> Verbs = new()
    {
        ["serve"] = "toepassing",
        ["migrate"] = "eigenaar",
        ["demo"] = "toepassing",
        ["procedure check"] = "geen",
        ["procedure test"] = "geen",
        ["procedure deploy"] = "toepassing",
        ["procedure overzetten"] = "persoon",
        ["procedure naspelen"] = "toepassing",
        ["nota import"] = "persoon",
        ["termijn"] = "geen",
        ["planning"] = "geen",
        ["audit verify"] = "toepassing",
        ["audit export"] = "toepassing",
        ["audit anker"] = "toepassing",
        ["audit sleutel"] = "geen",
        ["beheer toevoegen"] = "toepassing",
        ["beheer inlezen"] = "toepassing",
        ["beheer uitgeven"] = "toepassing",
    };

    [Test]
    public void Every_verb_has_a_line_and_refuses_who_may_not()
    {
        var (_, _, tekst) = Programma.Run(null);
        Assert.That(tekst.Split('\n').SelectMany(Genoemd).Distinct(), Is.EquivalentTo(Verbs.Keys));

        var bestand = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"nota-{app.Database.Name}.md");
        File.WriteAllText(bestand, File.ReadAllText(Directory.GetFiles(Path.Combine(Seed.Shared(), "seeds")).First()));
        (string Zin, string[] Woorden)[] pogingen =
        [
            ("niemand is onbekend.", ["nota", "import", bestand, "--als", "niemand"]),
            ("U hoort bij geen eenheid", ["nota", "import", bestand, "--als", "beheer"]),
            (
                "Zet met --als PERSOON",
                ["procedure", "overzetten", "nota-ter-beslissing", "--van", "1", "--naar", "1", "--uitvoeren"]
            ),
        ];
        Assert.Multiple(() =>
        {
            foreach (var (zin, woorden) in pogingen)
            {
                var (exit, output, error) = Programma.Run(app.Database, woorden);
                Assert.That((exit, output + error), Is.EqualTo((1, output + error)), string.Join(' ', woorden));
                Assert.That(error, Does.StartWith(zin));
            }
            var (zonder, _, melding) = Programma.Run(null, "beheer", "uitgeven", "mensen");
            Assert.That((zonder, melding.Contains("ConnectionStrings__ApprovalFlow")), Is.EqualTo((1, true)), melding);
        });

        static IEnumerable<string> Genoemd(string regel)
        {
            var woorden = regel.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (woorden is not ["approvalflow", var eerste, ..])
            {
                yield break;
            }
            if (eerste is not ("procedure" or "nota" or "audit" or "beheer"))
            {
                yield return eerste;
                yield break;
            }
            yield return $"{eerste} {woorden[2]}";
            if (woorden is [_, _, _, "|", var ander, ..])
            {
                yield return $"{eerste} {ander}";
            }
        }
    }

    /// <summary>Each as it is meant: exit 0 with the connection and the person that its line asks, and not without them.</summary>
    [Test]
    public void Every_verb_does_its_work_for_who_may()
    {
        var map = Directory.CreateTempSubdirectory("verbs").FullName;
        var nieuw = Bestand(
            "nieuw.bpmn",
            File.ReadAllText(Workflow).Replace("name=\"Nota ter", "name=\"Nieuwe nota ter", StringComparison.Ordinal)
        );
        var gevallen = Path.Combine(Seed.Shared(), "conformance");
        var sleutel = Path.Combine(map, "anker.pem");
        var mensen = Bestand("mensen.csv", "aanmeldnaam;naam\nv.nieuw;Vera Nieuw\n");
        // In this order: a key before its anchor, a version before notas are moved to it.
        (string Verb, string[] Erbij)[] pogingen =
        [
            ("procedure check", [Workflow]),
            ("procedure test", [Path.Combine(gevallen, "camunda7.scenarios"), "--models", gevallen, "--tolerant"]),
            ("termijn", ["2025-05-12", "5"]),
            ("planning", [Workflow, "--kamerdatum", "2025-05-21"]),
            ("audit sleutel", [sleutel]),
            ("audit anker", []),
            ("audit verify", []),
            ("audit export", [kenmerk]),
            ("nota import", [Nota("goed.md"), "--als", "kd"]),
            ("procedure deploy", [nieuw]),
            ("procedure overzetten", ["nota-ter-beslissing", "--uitvoeren", "--als", "beheer"]),
            ("procedure naspelen", ["nota-ter-beslissing"]),
            ("beheer inlezen", [mensen, "--uitvoeren"]),
            ("beheer toevoegen", ["v.beheer"]),
            ("beheer uitgeven", ["mensen"]),
            ("demo", ["--leeg"]),
            ("migrate", []),
        ];
        // Serving is what every other test asks of it.
        Assert.That(pogingen.Select(p => p.Verb).Append("serve"), Is.EquivalentTo(Verbs.Keys));
        Assert.Multiple(() =>
        {
            foreach (var (verb, erbij) in pogingen)
            {
                string[] woorden = [.. verb.Split(' '), .. erbij];
                var recht = Verbs[verb];
                if (recht != "geen")
                {
                    var (zonder, _, zin) = Programma.Run(null, woorden);
                    Assert.That((zonder, zin), Is.EqualTo((1, zin)), $"{verb} without a database");
                    Assert.That(zin, Does.StartWith("Zet ConnectionStrings__ApprovalFlow"), verb);
                }
                (string, string)[] instellingen =
                [
                    ("Anker__SleutelBestand", File.Exists(sleutel) ? sleutel : ""),
                    (
                        "ConnectionStrings__ApprovalFlowEigenaar",
                        recht == "eigenaar" ? app.Database.OwnerConnectionString : ""
                    ),
                ];
                var (exit, output, error) = Programma.Run(recht == "geen" ? null : app.Database, instellingen, woorden);
                Assert.That(exit, Is.Zero, $"{verb}: {output}{error}");
            }
        });
        Directory.Delete(map, recursive: true);

        string Bestand(string naam, string inhoud)
        {
            var pad = Path.Combine(map, naam);
            File.WriteAllText(pad, inhoud);
            return pad;
        }

        string Nota(string naam) =>
            Bestand(naam, File.ReadAllText(Directory.GetFiles(Path.Combine(Seed.Shared(), "seeds")).First()));
    }

    private static readonly string Workflow = Path.Combine(
        AppContext.BaseDirectory,
        "workflows",
        "nota-ter-beslissing.v1.bpmn"
    );
}
