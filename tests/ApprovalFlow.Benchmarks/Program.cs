using ApprovalFlow.Benchmarks.Engine;
using ApprovalFlow.Benchmarks.Measuring;
using ApprovalFlow.Benchmarks.Steps;

// A table of contents: NAME [--json]. Each benchmark is one folder.
var json = args.Contains("--json", StringComparer.Ordinal);
if (args is ["steps", ..])
{
    // --quick: one round, to see that it works. --grown: also at 1,000 and 100,000 finished notas.
    var output = Console.Out;
    var quick = args.Contains("--quick", StringComparer.Ordinal);
    var found = await StepsBenchmark.RunAsync(quick ? 1 : 5, args.Contains("--grown", StringComparer.Ordinal));
    await output.WriteLineAsync(json ? found.ToJson() : found.ToText());
    return 0;
}
Report? report = args.FirstOrDefault() switch
{
    "engine" => EngineBenchmark.Run(),
    _ => null,
};
if (report is null)
{
    await Console.Error.WriteLineAsync("Name a benchmark: engine or steps. With --json it is written as JSON.");
    return 1;
}
Console.WriteLine(json ? report.ToJson() : report.ToText());
return 0;
