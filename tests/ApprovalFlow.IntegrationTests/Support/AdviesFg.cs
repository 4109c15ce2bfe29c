using System.Xml.Linq;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>
/// The example of workflows/README.md, made from the shipped file by its steps 1 to 6: advice of the Functionaris
/// Gegevensbescherming between Afstemming and Ondertekenen.
/// </summary>
internal static class AdviesFg
{
    public const string Procedure = "nota-ter-beslissing";

    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Zeebe = "http://camunda.org/schema/zeebe/1.0";
    private static readonly XNamespace Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static readonly XNamespace Dc = "http://www.omg.org/spec/DD/20100524/DC";
    private static readonly XNamespace Dd = "http://www.omg.org/spec/DD/20100524/DI";

    /// <summary>Writes NAME.v2.bpmn and NAME.v2.scenarios in a new folder; gives the path of the first.</summary>
    public static string Schrijf()
    {
        var folder = Directory.CreateDirectory(
            Path.Combine(TestContext.CurrentContext.WorkDirectory, $"fg-{TestContext.CurrentContext.Test.ID}")
        );
        var file = Path.Combine(folder.FullName, $"{Procedure}.v2.bpmn");
        File.WriteAllText(file, Xml());
        File.WriteAllText(Path.ChangeExtension(file, ".scenarios"), Scenarios());
        return file;
    }

    public static string Xml()
    {
        var document = XDocument.Load(Meegeleverd("bpmn"), LoadOptions.PreserveWhitespace);
        var process = document.Descendants(Bpmn + "process").Single();
        Element("NaAfstemmingAfgestemd").SetAttributeValue("targetRef", "AdviesFg");
        Element("Ondertekenen").Elements(Bpmn + "incoming").First(e => e.Value == "NaAfstemmingAfgestemd").Value =
            "Geadviseerd";
        process.Add(
            Task(),
            new XElement(
                Bpmn + "exclusiveGateway",
                new XAttribute("id", "NaAdviesFg"),
                new XAttribute("name", "Geadviseerd?")
            ),
            Flow("AdviesFgNaarNaAdviesFg", "AdviesFg", "NaAdviesFg"),
            Flow("NaAdviesFgTerugsturen", "NaAdviesFg", "Opstellen", "terugsturen", "=uitkomst = \"terugsturen\""),
            Flow(
                "Geadviseerd",
                "NaAdviesFg",
                "Ondertekenen",
                "geadviseerd",
                "=uitkomst = \"akkoord\" or uitkomst = \"opmerkingen\""
            )
        );
        var plane = document.Descendants(Di + "BPMNPlane").Single();
        plane.Add(
            Shape("AdviesFg", 100, 600, 120, 80),
            Shape("NaAdviesFg", 260, 615, 50, 50),
            Lijn("AdviesFgNaarNaAdviesFg", 220, 640, 260, 640),
            Lijn("NaAdviesFgTerugsturen", 285, 615, 285, 560),
            Lijn("Geadviseerd", 310, 640, 360, 640)
        );
        return document.ToString(SaveOptions.DisableFormatting);

        XElement Element(string id) => process.Descendants().Single(e => (string?)e.Attribute("id") == id);
    }

    public static string Scenarios()
    {
        var shipped = File.ReadAllText(Meegeleverd("scenarios")).ReplaceLineEndings("\n");
        var advies = "open AdviesFg\ncomplete AdviesFg with {\"uitkomst\":\"akkoord\"}\nopen Ondertekenen\n";
        return shipped
                .Replace(".v1.bpmn", ".v2.bpmn", StringComparison.Ordinal)
                .Replace("open Ondertekenen\n", advies, StringComparison.Ordinal)
            + """

                # De FG stuurt de nota terug
                file nota-ter-beslissing.v2.bpmn
                start {"steller":"KD","van":"DGB","aan":"STASDEF","zwijgregel":false}
                complete Opstellen with {"uitkomst":"indienen","teVragen":[],"van":"DGB","aan":"STASDEF"}
                open AdviesFg
                complete AdviesFg with {"uitkomst":"terugsturen"}
                open Opstellen
                """;
    }

    /// <summary>The eenheid FG with one person in it, who signs in as fg.</summary>
    public static async Task Neem(TestDatabase database)
    {
        await using var db = database.Open();
        var fg = EenheidCode.Of("FG");
        await new RegisterStore(db).SaveAsync(
            [new Eenheid { Code = fg, Naam = "Functionaris Gegevensbescherming" }],
            [
                new Medewerker
                {
                    Id = MedewerkerId.Of(Edge.NieuwId()),
                    Aanmeldnaam = "fg",
                    Naam = "Floor Groen",
                    Eenheden = [fg],
                },
            ]
        );
    }

    private static XElement Task() =>
        new(
            Bpmn + "userTask",
            new XAttribute("id", "AdviesFg"),
            new XAttribute("name", "Advies Functionaris Gegevensbescherming"),
            new XElement(
                Bpmn + "extensionElements",
                new XElement(Zeebe + "formDefinition", new XAttribute("formKey", "advies")),
                new XElement(Zeebe + "assignmentDefinition", new XAttribute("candidateGroups", "FG")),
                new XElement(
                    Zeebe + "properties",
                    Property("termijn", "2"),
                    Property("rappel", "-5,-2,0,+1*"),
                    Property("escalatie", "2")
                )
            )
        );

    private static XElement Property(string name, string value) =>
        new(Zeebe + "property", new XAttribute("name", name), new XAttribute("value", value));

    private static XElement Flow(string id, string from, string to, string? name = null, string? condition = null) =>
        new(
            Bpmn + "sequenceFlow",
            new XAttribute("id", id),
            name is null ? null : new XAttribute("name", name),
            new XAttribute("sourceRef", from),
            new XAttribute("targetRef", to),
            condition is null ? null : new XElement(Bpmn + "conditionExpression", condition)
        );

    private static XElement Shape(string element, int x, int y, int width, int height) =>
        new(
            Di + "BPMNShape",
            new XAttribute("id", $"{element}_di"),
            new XAttribute("bpmnElement", element),
            new XElement(
                Dc + "Bounds",
                new XAttribute("x", x),
                new XAttribute("y", y),
                new XAttribute("width", width),
                new XAttribute("height", height)
            )
        );

    private static XElement Lijn(string flow, int x1, int y1, int x2, int y2) =>
        new(
            Di + "BPMNEdge",
            new XAttribute("id", $"{flow}_di"),
            new XAttribute("bpmnElement", flow),
            new XElement(Dd + "waypoint", new XAttribute("x", x1), new XAttribute("y", y1)),
            new XElement(Dd + "waypoint", new XAttribute("x", x2), new XAttribute("y", y2))
        );

    private static string Meegeleverd(string extension)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "workflows", $"{Procedure}.v1.{extension}");
            if (File.Exists(file))
            {
                return file;
            }
        }
        throw new FileNotFoundException($"{Procedure}.v1.{extension}");
    }
}
