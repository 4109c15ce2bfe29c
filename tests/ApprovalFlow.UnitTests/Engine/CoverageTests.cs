using ApprovalFlow.Engine.Scenarios;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>The scenarios of a procedure pass, and go over every flow of it.</summary>
public sealed class CoverageTests
{
    [TestCaseSource(typeof(Shipped), nameof(Shipped.Names))]
    public void The_scenarios_of_a_shipped_procedure_pass_and_take_every_flow(string name)
    {
        var results = ScenarioRunner.Run(Shipped.Text($"{name}.v1.scenarios"), Shipped.Text, Shipped.Options);
        var coverage = ScenarioCoverage.Of(results).Single();

        Assert.That(
            results.Where(r => !r.Passed).Select(r => $"{r.Name} ({r.Line}): {r.Expected}, found {r.Found}"),
            Is.Empty
        );
        Assert.That(coverage.File, Is.EqualTo($"{name}.v1.bpmn"));
        Assert.That(coverage.Missing, Is.Empty);
    }

    [Test]
    public void A_flow_that_no_scenario_takes_is_missing()
    {
        var xml = Model.Xml(
            $"{Model.Start()}{Model.User("A")}{Model.End()}{Model.End("Nooit")}{Model.Flow("Start", "A")}{Model.Flow("A", "End", "x = 1")}{Model.Flow("A", "Nooit", "x = 2")}"
        );
        var results = ScenarioRunner.Run("# een\nfile m\nstart {\"x\":1}\ncomplete A\nended", _ => xml, Model.Options);
        var coverage = ScenarioCoverage.Of(results).Single();

        Assert.That((coverage.Flows, coverage.IsFull), Is.EqualTo((3, false)));
        Assert.That(coverage.Missing, Is.EqualTo(new[] { "A-Nooit" }));
    }
}
