using ApprovalFlow.Engine.Import;
using ApprovalFlow.Engine.Scenarios;

namespace ApprovalFlow.UnitTests.Engine;

public sealed class ConformanceTests
{
    [Test]
    public void All_execution_cases_of_camunda_7_pass()
    {
        var folder = Path.Combine(SharedFolder.Find(), "conformance");
        var results = ScenarioRunner.Run(
            File.ReadAllText(Path.Combine(folder, "camunda7.scenarios")),
            path => File.ReadAllText(Path.Combine(folder, path)),
            new ImportOptions { Tolerant = true }
        );

        var failed = results.Where(r => !r.Passed).Select(r => $"{r.Name} ({r.Line}): {r.Expected}, found {r.Found}");
        Assert.That(string.Join('\n', failed), Is.Empty);
        Assert.That(results, Has.Length.EqualTo(52));
    }
}
