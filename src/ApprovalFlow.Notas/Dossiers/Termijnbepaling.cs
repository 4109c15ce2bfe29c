using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>The termijn that a task gets when it opens.</summary>
public static class Termijnbepaling
{
    /// <summary>
    /// Null for a step without share, and where the calendar has no data to count with: the task opens all the same.
    /// </summary>
    public static LocalDate? Van(
        ProcessDefinition procedure,
        Werkkalender werkkalender,
        FlowNode node,
        LocalDate opening,
        LocalDate? kamerdatum
    )
    {
        if (Stapeigenschappen.Aandeel(node) is not { } aandeel)
        {
            return null;
        }
        var planning = kamerdatum is { } datum ? Planning.Van(procedure, datum, werkkalender) : null;
        var uiterste = planning is { Weigering: null } plan ? plan.Value.UitersteDatum(node) : null;
        var termijn = Termijn.VoorTaak(opening, aandeel, uiterste, werkkalender);
        return termijn.Weigering is null ? termijn.Value.Datum : null;
    }
}
