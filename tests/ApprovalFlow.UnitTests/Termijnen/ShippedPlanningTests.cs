using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Notas.Termijnen;
using static ApprovalFlow.UnitTests.Termijnen.TestKalender;

namespace ApprovalFlow.UnitTests.Termijnen;

public sealed class ShippedPlanningTests
{
    // The first date is the last day on which the first step can open.
    [TestCase(
        "nota-ter-beslissing",
        "05-12 afstemmen:05-15 ondertekenen:05-16 beslissen:05-20 vaststellen:05-21 stukken-samenstellen:05-21 aanbieden:05-21"
    )]
    [TestCase(
        "nota-ter-beslissing-sg-eerst",
        "05-12 afstemmen:05-15 ondertekenen:05-16 vaststellen:05-19 beslissen:05-21 stukken-samenstellen:05-21 aanbieden:05-21"
    )]
    [TestCase("nota-ter-beslissing-intern", "05-13 afstemmen:05-16 ondertekenen:05-19 beslissen:05-21")]
    [TestCase("nota-ter-informatie", "05-14 afstemmen:05-19 kennisnemen:05-21")]
    public void A_shipped_procedure_plans_back_from_21_May_2025(string key, string planned)
    {
        var planning = Planning.Van(Shipped(key), Dag("2025-05-21"), Kalenders.Meegeleverd.Werk).Value;
        var steps = planning.Stappen.Select(stap => $"{stap.Stap}:{stap.UitersteDatum:MM-dd}");
        Assert.That($"{planning.UiterlijkBeginnen:MM-dd} {string.Join(' ', steps)}", Is.EqualTo(planned));
    }

    [TestCase("nota-ter-beslissing")]
    [TestCase("nota-ter-beslissing-sg-eerst")]
    [TestCase("nota-ter-beslissing-intern")]
    [TestCase("nota-ter-informatie")]
    public void A_user_task_with_a_share_has_a_rappel_and_an_escalatie(string key)
    {
        var tasks = Shipped(key)
            .Nodes.Where(n => n.Kind == FlowNodeKind.UserTask && Stapeigenschappen.Aandeel(n) is not null);
        Assert.That(tasks.Select(Stapeigenschappen.Rappel), Is.All.EqualTo(Rappelschema.Parse("-5,-2,0,+1*")));
        Assert.That(tasks.Select(Stapeigenschappen.Escalatie), Is.All.EqualTo(2));
    }

    [TestCase("nota-ter-beslissing")]
    [TestCase("nota-ter-beslissing-sg-eerst")]
    [TestCase("nota-ter-beslissing-intern")]
    [TestCase("nota-ter-informatie")]
    public void The_days_left_after_a_step_lead_to_its_latest_date(string key)
    {
        var definition = Shipped(key);
        var planning = Planning.Van(definition, Dag("2025-05-21"), Werk).Value;
        var rest = Restdagen.Van(definition);
        Assert.That(rest.Keys, Is.SupersetOf(planning.Stappen.Select(stap => stap.Element)));
        foreach (var (element, days) in rest)
        {
            var latest = planning.UitersteDatum(definition.Find(element)!);
            Assert.That(Werk.Plus(Dag("2025-05-21"), -days).Value, Is.EqualTo(latest), element);
        }
    }

    private static ProcessDefinition Shipped(string key)
    {
        var root = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ApprovalFlow.sln")))
            root = root.Parent!;
        var xml = File.ReadAllText(Path.Combine(root.FullName, "workflows", $"{key}.v1.bpmn"));
        var options = Procedurewoorden.Options((datum, aantal) => Kalenders.Meegeleverd.Werk.Plus(datum, aantal).Value);
        var result = BpmnImporter.Import(xml, options);
        return result.Definition ?? throw new AssertionException(string.Join('\n', result.Diagnostics));
    }
}
