using ApprovalFlow.Engine.Import;
using ApprovalFlow.Engine.Scenarios;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Verbs;

/// <summary>Checks and tests procedure files, without a database; deploying and what follows is in files beside it.</summary>
internal static class ProcedureVerb
{
    public static async Task<int> Run(IReadOnlyList<string> words)
    {
        var arguments = Arguments.Parse(
            words,
            ["--json", "--tolerant", "--termijnen", "--uitvoeren"],
            ["--models", "--onvolledig", "--als", "--van", "--naar", "--plan"]
        );
        var json = arguments.Has("--json");
        return arguments.Plain switch
        {
            ["check", var file] => Check(file, json),
            ["test", var file] => Test(file, arguments, json),
            ["deploy", var file] => await ProcedureDeploy.Run(file, arguments, json),
            ["overzetten", var key] => await ProcedureOverzetten.Run(key, arguments, json),
            ["naspelen", var key] => await ProcedureNaspelen.Run(key, arguments, json),
            _ => Usage.Refuse("Gebruik: procedure check|test|deploy FILE, of procedure overzetten|naspelen KEY.", json),
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
                    gaafheid = nagekeken.Bevindingen.Select(f => new
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

    internal static void Print(string file, Nagekeken nagekeken)
    {
        foreach (var diagnostic in nagekeken.Imported.Diagnostics)
        {
            Console.WriteLine(
                $"{file}:{diagnostic.Line} {Soort(diagnostic.Severity)} {diagnostic.Element}: {diagnostic.Message}"
            );
        }
        foreach (var finding in nagekeken.Bevindingen)
        {
            Console.WriteLine(
                $"{file}:{finding.Line} {Soort(finding.Severity)} {finding.Element}: {Gaafheid.Zin(finding)}"
            );
        }
        foreach (var result in nagekeken.Scenarios.Where(s => !s.Passed))
        {
            Console.WriteLine($"{result.Line} {result.Name}: expected {result.Expected}, found {result.Found}");
        }
        Console.WriteLine(
            nagekeken is { Bruikbaar: true, Procedure: { } procedure }
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
        var results = ScenarioRunner.Run(
            Usage.ReadFile(file),
            path => Model(models, path),
            options,
            tolerant ? new CalledModels(models).Find : null
        );
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
}
