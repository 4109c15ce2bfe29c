using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Engine.Scenarios;
using ApprovalFlow.Engine.Soundness;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>
/// A procedure file after the importer, the soundness check and, where they were given, its scenarios: each of the three
/// can refuse it.
/// </summary>
internal sealed record Nagekeken(
    string Xml,
    ImportResult Imported,
    ImmutableArray<SoundnessFinding> Bevindingen,
    ImmutableArray<ScenarioResult> Scenarios
)
{
    public ProcessDefinition? Procedure => Imported.Definition;

    public bool Bruikbaar =>
        Procedure is not null
        && Bevindingen.All(f => f.Severity is not DiagnosticSeverity.Error)
        && Scenarios.All(s => s.Passed);

    /// <summary>False when a part was too large to look at every situation of it: nothing is proved then.</summary>
    public bool IsVolledig => Bevindingen.All(f => f.Kind is not SoundnessKind.TooLarge);

    /// <summary>Flows that no scenario takes; null without scenarios.</summary>
    public ScenarioCoverage? Dekking => ScenarioCoverage.Of(Scenarios).FirstOrDefault();

    /// <param name="xml">The file.</param>
    /// <param name="scenarios">The text of its scenarios, whatever file they name; null when there are none.</param>
    /// <param name="maxStates">Situations that the soundness check looks at in one net.</param>
    public static Nagekeken Van(string xml, string? scenarios = null, int maxStates = SoundnessChecker.DefaultMaxStates)
    {
        // A form sends its lines with CRLF: one file is one version, however it came.
        xml = xml.ReplaceLineEndings("\n");
        var imported = BpmnImporter.Import(xml, Procedures.ImportOptions);
        if (imported.Definition is not { } procedure)
        {
            return new(xml, imported, [], []);
        }
        return new(
            xml,
            imported,
            SoundnessChecker.Check(procedure, maxStates).Findings,
            string.IsNullOrWhiteSpace(scenarios)
                ? []
                : ScenarioRunner.Run(scenarios, _ => xml, Procedures.ImportOptions)
        );
    }
}
