using System.Collections.Immutable;
using ApprovalFlow.Engine;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// How many working days the longest way through a procedure still takes after each of its steps: the latest date of a
/// step is the Kamerdatum minus these, as <see cref="Planning.UitersteDatum"/> has it.
/// </summary>
public static class Restdagen
{
    /// <summary>By the id of the flow node. A step that only rework leads to is not in it: it has no latest date.</summary>
    public static ImmutableSortedDictionary<string, int> Van(ProcessDefinition definition)
    {
        var daarna = Hoofdpad.Van(definition).Daarna();
        var rest = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var node in definition.Nodes)
        {
            for (var at = node; at is not null; at = at.Parent)
            {
                if (daarna.TryGetValue(at, out var dagen))
                {
                    rest.Add(node.Id, dagen);
                    break;
                }
            }
        }
        return rest.ToImmutable();
    }
}
