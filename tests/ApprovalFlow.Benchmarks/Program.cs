using ApprovalFlow.Benchmarks.Engine;
using ApprovalFlow.Benchmarks.Measuring;

// A table of contents: NAME [--json]. Each benchmark is one folder.
var json = args.Contains("--json", StringComparer.Ordinal);
Report? report = args.FirstOrDefault() switch
{
    "engine" => EngineBenchmark.Run(),
    _ => null,
};
if (report is null)
{
    await Console.Error.WriteLineAsync("Name a benchmark: engine. With --json it is written as JSON.");
    return 1;
}
Console.WriteLine(json ? report.ToJson() : report.ToText());
return 0;
