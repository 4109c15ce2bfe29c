using System.Collections.Immutable;
using ApprovalFlow.Engine.Import;

namespace ApprovalFlow.Engine.Scenarios;

/// <summary>Runs scenarios: text in, a result for each out. Files come through a function, so that nothing is read here.</summary>
public static class ScenarioRunner
{
    /// <summary>Every scenario runs, whatever the ones before it did.</summary>
    /// <param name="text">The notation of the scenario files: a command a line, // comments, # begins a scenario.</param>
    /// <param name="readFile">The text of a model by the path that the scenario names; may throw when there is none.</param>
    /// <param name="options">How models are imported.</param>
    /// <param name="called">
    /// (path of the calling model, process id) gives the text of the model that a call activity runs, null when there is
    /// none. Left out, call activities are refused.
    /// </param>
    public static ImmutableArray<ScenarioResult> Run(
        string text,
        Func<string, string> readFile,
        ImportOptions options,
        Func<string, string, string?>? called = null
    )
    {
        var models = new Dictionary<string, ImportResult>(StringComparer.Ordinal);
        return [.. Scenario.Split(text).Select(s => new ScenarioRun(Import, options).Run(s))];

        ImportResult Import(string path)
        {
            if (!models.TryGetValue(path, out var model))
                models[path] = model = BpmnImporter.Import(
                    readFile(path),
                    called is null ? options : options with { CalledProcess = id => called(path, id) }
                );
            return model;
        }
    }
}

/// <summary>Line, Expected and Found are of the line that failed; of the scenario's first line when it passed.</summary>
public sealed record ScenarioResult(string Name, int Line, bool Passed, string? Expected, string? Found)
{
    /// <summary>The model that it ran, as it names the file; null when it named none.</summary>
    public string? File { get; init; }

    /// <summary>Ids of the flows that a token went over.</summary>
    public ImmutableHashSet<string> Taken { get; init; } = [];

    /// <summary>Ids of the flows of the model; empty when it was refused.</summary>
    public ImmutableArray<string> Flows { get; init; } = [];
}

/// <summary>What the scenarios of one model go over together.</summary>
public sealed record ScenarioCoverage(string File, int Flows, ImmutableArray<string> Missing)
{
    public bool IsFull => Missing.IsEmpty;

    /// <summary>By model, in the order in which the scenarios name them. Flows that no scenario took are missing, in document order.</summary>
    public static ImmutableArray<ScenarioCoverage> Of(IEnumerable<ScenarioResult> results) =>
        [
            .. results
                .Where(r => r.File is not null)
                .GroupBy(r => r.File!, StringComparer.Ordinal)
                .Select(model =>
                {
                    var flows = model.First().Flows;
                    var taken = model.SelectMany(r => r.Taken).ToHashSet(StringComparer.Ordinal);
                    return new ScenarioCoverage(model.Key, flows.Length, [.. flows.Where(f => !taken.Contains(f))]);
                }),
        ];
}

internal sealed record ScenarioLine(int Number, string Text);

internal sealed record Scenario(string Name, int Line, ImmutableArray<ScenarioLine> Lines)
{
    internal static ImmutableArray<Scenario> Split(string text)
    {
        var scenarios = ImmutableArray.CreateBuilder<Scenario>();
        var number = 0;
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var line = WithoutComment(raw).Trim();
            if (line.StartsWith('#'))
                scenarios.Add(new(line[1..].Trim(), number, []));
            else if (line.Length > 0)
            {
                if (scenarios.Count == 0)
                    scenarios.Add(new("(no name)", number, []));
                var last = scenarios[^1];
                scenarios[^1] = last with { Lines = last.Lines.Add(new(number, line)) };
            }
        }
        return scenarios.ToImmutable();
    }

    // Not inside quotes: a text can hold an address.
    private static string WithoutComment(string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && (i == 0 || line[i - 1] != '\\'))
                quoted = !quoted;
            if (!quoted && line.AsSpan(i).StartsWith("//", StringComparison.Ordinal))
                return line[..i];
        }
        return line;
    }
}

/// <summary>What a line expected and what was found instead.</summary>
internal sealed class ScenarioFailure(string expected, string found) : Exception(found)
{
    internal string Expected => expected;
}
