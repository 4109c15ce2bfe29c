using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>Who a step will ask, as far as the header of the nota and the procedure file tell it beforehand.</summary>
public static class Kandidaten
{
    /// <summary>Empty when it is decided only when the step opens.</summary>
    public static ImmutableArray<EenheidCode> Van(FlowNode node, Nota nota) =>
        node.CandidateGroups?.Trim() switch
        {
            null or "" => [],
            "=van" => [nota.Van],
            "=aan" => [nota.Aan],
            "=steller" => [nota.StellerEenheid],
            "=directie" => nota.AfgestemdMet,
            ['=', ..] => [],
            var codes => [.. codes.Split(',').Select(EenheidCode.Parse).OfType<EenheidCode>()],
        };
}
