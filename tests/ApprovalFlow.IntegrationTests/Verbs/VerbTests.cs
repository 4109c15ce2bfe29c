using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Api;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Verbs;

/// <summary>The verbs as a user types them: exit code, sentence and JSON of the real program.</summary>
internal sealed class VerbTests
{
    [Test]
    public void The_cases_of_others_pass()
    {
        var cases = Path.Combine(Seed.Shared(), "conformance");
        var (exit, output, _) = Run(
            "procedure",
            "test",
            Path.Combine(cases, "camunda7.scenarios"),
            "--models",
            cases,
            "--tolerant"
        );
        Assert.That((exit, output.TrimEnd().Split('\n')[^1]), Is.EqualTo((0, "52 passed, 0 failed")));
    }

    [TestCase("nota-ter-beslissing")]
    [TestCase("nota-ter-beslissing-sg-eerst")]
    [TestCase("nota-ter-beslissing-intern")]
    [TestCase("nota-ter-informatie")]
    public void A_shipped_procedure_is_accepted(string naam)
    {
        var (exit, output, _) = Run("procedure", "check", Workflow(naam), "--json");
        Assert.That((exit, Json(output)["bruikbaar"]!.GetValue<bool>()), Is.EqualTo((0, true)));
    }

    [TestCase("<!DOCTYPE x><definitions/>", "DTD")]
    [TestCase(
        """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" isExecutable="true"><startEvent id="s"/><scriptTask id="script"/><sequenceFlow id="f" sourceRef="s" targetRef="script"/></process></definitions>""",
        "script"
    )]
    [TestCase(
        """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" isExecutable="true"><startEvent id="s"/><wonderTask id="wonder"/></process></definitions>""",
        "wonder"
    )]
    public void A_file_that_is_not_understood_is_refused_with_its_element(string xml, string element)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"refused-{element}.bpmn");
        File.WriteAllText(file, xml);
        var (exit, output, _) = Run("procedure", "check", file);
        Assert.That(exit, Is.EqualTo(1));
        Assert.That(output, Does.Contain(element).And.Contains("wordt geweigerd"));
    }

    [Test]
    public void A_termijn_is_counted_without_a_database()
    {
        var (exit, output, _) = Run("termijn", "2025-05-26", "+5", "--json");
        var json = Json(output);
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.Zero);
            Assert.That(json["datum"]!.GetValue<string>(), Is.EqualTo("2025-06-03"));
            Assert.That(json["overgeslagen"]![0]!["naam"]!.GetValue<string>(), Is.EqualTo("Hemelvaartsdag"));
        });
    }

    [Test]
    public void A_planning_counts_back_from_the_Kamerdatum()
    {
        var (exit, output, _) = Run(
            "planning",
            Workflow("nota-ter-beslissing"),
            "--kamerdatum",
            "2025-05-21",
            "--json"
        );
        var dates = Json(output).AsArray().Select(s => s!["uitersteDatum"]!.GetValue<string>());
        Assert.That(exit, Is.Zero);
        Assert.That(
            dates,
            Is.EqualTo(new[] { "2025-05-15", "2025-05-16", "2025-05-20", "2025-05-21", "2025-05-21", "2025-05-21" })
        );
    }

    [TestCase("termijn", "2025-05-12", "veel")]
    [TestCase("termijn", "2029-12-30", "2")]
    [TestCase("termijn", "2025-05-12", "91", "--kalender", "wettelijk")]
    [TestCase("planning", "missing.bpmn", "--kamerdatum", "2025-05-21")]
    [TestCase("procedure", "check", "missing.bpmn")]
    [TestCase("nota", "import", "missing.md")]
    [TestCase("termijn", "2025-05-12", "5", "--onbekend")]
    public void What_can_not_be_done_ends_in_one_sentence_and_exit_1(params string[] words)
    {
        var (exit, _, error) = Run(words);
        Assert.That(exit, Is.EqualTo(1));
        Assert.That(error.TrimEnd().Split('\n'), Has.Length.EqualTo(1), error);
    }

    private static string Workflow(string naam) =>
        Path.Combine(AppContext.BaseDirectory, "workflows", $"{naam}.v1.bpmn");

    private static JsonNode Json(string output) => JsonNode.Parse(output)!;

    private static (int Exit, string Output, string Error) Run(params string[] words) => Programma.Run(null, words);
}
