using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Engine.Scenarios;
using ApprovalFlow.Engine.Soundness;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Verbs;

/// <summary>Checks, tests and deploys procedure files. Checking and testing need no database.</summary>
internal static class ProcedureVerb
{
    public static async Task<int> Run(IReadOnlyList<string> words)
    {
        var arguments = Arguments.Parse(words, ["--json", "--tolerant"], ["--models"]);
        var json = arguments.Has("--json");
        return arguments.Plain switch
        {
            ["check", var file] => Check(file, json),
            ["test", var file] => Test(file, arguments, json),
            ["deploy", var file] => await Deploy(file, json),
            _ => Usage.Refuse("Gebruik: procedure check|test|deploy FILE.", json),
        };
    }

    private static int Check(string file, bool json)
    {
        var nagekeken = Nagekeken.Van(Usage.ReadFile(file));
        if (json)
        {
            Usage.Json(
                new
                {
                    bruikbaar = nagekeken.Bruikbaar,
                    meldingen = nagekeken.Imported.Diagnostics,
                    gaafheid = nagekeken.Findings.Select(f => new
                    {
                        soort = f.Kind,
                        ernst = f.Severity,
                        element = f.Element,
                        regel = f.Line,
                        zin = Gaafheid.Zin(f),
                        weg = f.Trace.Select(step => step.Name),
                    }),
                }
            );
        }
        else
        {
            Print(file, nagekeken);
        }
        return nagekeken.Bruikbaar ? 0 : 1;
    }

    private static void Print(string file, Nagekeken nagekeken)
    {
        foreach (var diagnostic in nagekeken.Imported.Diagnostics)
        {
            Console.WriteLine(
                $"{file}:{diagnostic.Line} {Soort(diagnostic.Severity)} {diagnostic.Element}: {diagnostic.Message}"
            );
        }
        foreach (var finding in nagekeken.Findings)
        {
            Console.WriteLine(
                $"{file}:{finding.Line} {Soort(finding.Severity)} {finding.Element}: {Gaafheid.Zin(finding)}"
            );
        }
        Console.WriteLine(
            nagekeken is { Bruikbaar: true, Imported.Definition: { } procedure }
                ? $"{procedure.Key} is bruikbaar: {procedure.Nodes.Length} elementen."
                : $"{file} wordt geweigerd."
        );
    }

    private static string Soort(DiagnosticSeverity severity) =>
        severity switch
        {
            DiagnosticSeverity.Notice => "opmerking",
            DiagnosticSeverity.Warning => "waarschuwing",
            DiagnosticSeverity.Error => "fout",
        };

    private static int Test(string file, Arguments arguments, bool json)
    {
        var models = arguments.Value("--models") ?? Path.GetDirectoryName(Path.GetFullPath(file))!;
        var tolerant = arguments.Has("--tolerant");
        // Models of others know nothing of this host's words.
        var options = tolerant ? new ImportOptions { Tolerant = true } : Procedures.ImportOptions;
        var results = ScenarioRunner.Run(Usage.ReadFile(file), path => Model(models, path), options);
        var failed = results.Where(r => !r.Passed).ToList();
        if (json)
        {
            Usage.Json(
                new
                {
                    geslaagd = results.Length - failed.Count,
                    gezakt = failed.Count,
                    scenarios = results,
                }
            );
            return failed.Count == 0 ? 0 : 1;
        }
        foreach (var result in failed)
        {
            Console.WriteLine($"{file}:{result.Line} {result.Name}: expected {result.Expected}, found {result.Found}");
        }
        Console.WriteLine($"{results.Length - failed.Count} passed, {failed.Count} failed");
        return failed.Count == 0 ? 0 : 1;
    }

    private static string Model(string folder, string path)
    {
        var full = Path.GetFullPath(Path.Combine(folder, path));
        return File.Exists(full)
            ? File.ReadAllText(full)
            : throw new FileNotFoundException($"there is no model {path}");
    }

    private static async Task<int> Deploy(string file, bool json)
    {
        var xml = Usage.ReadFile(file);
        var nagekeken = Nagekeken.Van(xml);
        if (nagekeken is not { Bruikbaar: true, Imported.Definition: { } procedure })
        {
            Print(file, nagekeken);
            return 1;
        }
        await using var host = VerbHost.Open();
        var row = await Deployment.Run(host.Get<ProcedureStore>(), procedure, xml);
        if (json)
        {
            Usage.Json(new { row.Key, row.Versie });
        }
        else
        {
            Console.WriteLine($"{row.Key} staat klaar als versie {row.Versie}; lopende nota's blijven op hun versie.");
        }
        return 0;
    }
}

/// <summary>A file after the importer and the soundness check: both can refuse it.</summary>
internal sealed record Nagekeken(ImportResult Imported, ImmutableArray<SoundnessFinding> Findings)
{
    public bool Bruikbaar =>
        Imported.Definition is not null && Findings.All(f => f.Severity is not DiagnosticSeverity.Error);

    public static Nagekeken Van(string xml)
    {
        var imported = BpmnImporter.Import(xml, Procedures.ImportOptions);
        return new(imported, imported.Definition is { } procedure ? SoundnessChecker.Check(procedure).Findings : []);
    }
}

internal static class Deployment
{
    /// <summary>The same text again is no new version.</summary>
    public static async Task<ProcedureRow> Run(ProcedureStore store, ProcessDefinition procedure, string xml) =>
        await store.LatestAsync(procedure.Key) is { } latest && latest.Xml == xml
            ? latest
            : await store.DeployAsync(procedure.Key, xml, Edge.Nu());

    /// <summary>The procedures that come with the product, for an installation that has none of that key.</summary>
    public static async Task Shipped(ProcedureStore store)
    {
        foreach (
            var file in Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows"), "*.bpmn")
                .Order(StringComparer.Ordinal)
        )
        {
            var xml = await File.ReadAllTextAsync(file);
            var imported = BpmnImporter.Import(xml, Procedures.ImportOptions);
            var procedure = imported.Definition ?? throw new VerbFout($"{file} wordt geweigerd.");
            if (await store.LatestAsync(procedure.Key) is null)
            {
                await store.DeployAsync(procedure.Key, xml, Edge.Nu());
            }
        }
    }
}
