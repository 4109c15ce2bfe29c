using ApprovalFlow.Engine.Import;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Web.Uitvoeren;
using NodaTime.Text;

namespace ApprovalFlow.Web.Verbs;

/// <summary>The backward plan of a procedure file, without a database.</summary>
internal static class PlanningVerb
{
    public static int Run(IReadOnlyList<string> words)
    {
        var arguments = Arguments.Parse(words, ["--json"], ["--kamerdatum"]);
        var json = arguments.Has("--json");
        if (
            arguments.Plain is not [var file]
            || TermijnVerb.Datum(arguments.Value("--kamerdatum")) is not { } kamerdatum
        )
        {
            return Usage.Refuse("Gebruik: planning FILE.bpmn --kamerdatum 2025-05-21.", json);
        }
        var imported = BpmnImporter.Import(Usage.ReadFile(file), Procedures.ImportOptions);
        if (imported.Definition is not { } procedure)
        {
            return Usage.Refuse($"{file} is geen bruikbare procedure; kijk haar na met: procedure check {file}", json);
        }
        return Planning
            .Van(procedure, kamerdatum, Kalenders.Meegeleverd.Werk)
            .Match(plan => Print(plan, json), weigering => Usage.Refuse(weigering, json));
    }

    private static int Print(Planning plan, bool json)
    {
        if (json)
        {
            Usage.Json(
                plan.Stappen.Select(stap => new
                {
                    stap.Stap,
                    stap.Aandeel,
                    stap.UitersteDatum,
                    stap.Naam,
                    Uitleg = Uitleg.Kort(stap.Aandeel, stap.Overgeslagen),
                })
            );
            return 0;
        }
        foreach (var stap in plan.Stappen)
        {
            Console.WriteLine(
                $"{LocalDatePattern.Iso.Format(stap.UitersteDatum)}  {stap.Naam} ({Uitleg.Kort(stap.Aandeel, stap.Overgeslagen)})"
            );
        }
        return 0;
    }
}
