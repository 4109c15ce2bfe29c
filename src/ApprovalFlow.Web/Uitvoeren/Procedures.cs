using System.Collections.Concurrent;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>Deployed procedures, imported once: a deployed version never changes.</summary>
internal sealed class Procedures(Kalendergeheugen kalenders)
{
    // A deployed procedure lives as long as the process, so it counts by the calendar of the moment, not of its import.
    private readonly ImportOptions options = Procedurewoorden.Options(
        (datum, aantal) => kalenders.Laatste.Kalenders.Werk.Plus(datum, aantal).Value
    );

    private readonly ConcurrentDictionary<(string Key, int Versie), ProcessDefinition> definitions = new();

    public async Task<ProcessDefinition> Get(ProcedureStore store, string key, int versie, CancellationToken stop)
    {
        if (definitions.TryGetValue((key, versie), out var known))
        {
            return known;
        }
        var row =
            await store.FindAsync(key, versie, stop)
            ?? throw new InvalidOperationException($"Procedure {key} version {versie} is not deployed.");
        var imported = BpmnImporter.Import(row.Xml, options);
        var definition =
            imported.Definition
            ?? throw new InvalidOperationException($"Procedure {key} version {versie} can not be read any more.");
        return definitions.GetOrAdd((key, versie), definition);
    }

    /// <summary>For checks without a database: these count by the shipped calendars.</summary>
    public static ImportOptions ImportOptions { get; } =
        Procedurewoorden.Options((datum, aantal) => Kalenders.Meegeleverd.Werk.Plus(datum, aantal).Value);
}
