using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// A step to be simulated. Stap is null for the system's. KanTerug: the file has a way from here back to drafting;
/// KanAanhouden: one back to itself, for a decision that is held.
/// </summary>
internal sealed record Simulatiestap(
    string Element,
    string Naam,
    Stap? Stap,
    int Aandeel,
    FlowNode Node,
    bool KanTerug,
    bool KanAanhouden
);

/// <summary>Steps that come one after another, once everything before them is done. Vooraf holds indexes.</summary>
internal sealed record Simulatieknoop(ImmutableArray<Simulatiestap> Stappen, ImmutableArray<int> Vooraf);

/// <summary>
/// The way through a procedure without rework, in an order in which each comes after what it waits for: of alternatives the
/// longest, of parallel branches all.
/// </summary>
internal sealed class Simulatienet
{
    private Simulatienet(ImmutableArray<Simulatieknoop> knopen) => Knopen = knopen;

    public ImmutableArray<Simulatieknoop> Knopen { get; }

    public static Simulatienet Van(ProcessDefinition procedure)
    {
        var path = Hoofdpad.Van(procedure);
        var order = path.Volgorde();
        var index = order.Select((node, i) => (node, i)).ToDictionary(pair => pair.node, pair => pair.i);
        return new Simulatienet([
            .. order.Select(node => new Simulatieknoop(
                [.. path.Binnen(node).Select(Stap)],
                [.. order.Where(earlier => path.Verder(earlier).Contains(node)).Select(earlier => index[earlier])]
            )),
        ]);
    }

    /// <summary>Where the step with this element stands; null when it is not on the way.</summary>
    public (int Knoop, int Stap)? Zoek(string element)
    {
        for (var i = 0; i < Knopen.Length; i++)
        {
            for (var j = 0; j < Knopen[i].Stappen.Length; j++)
            {
                if (Knopen[i].Stappen[j].Element == element)
                    return (i, j);
            }
        }
        return null;
    }

    private static Simulatiestap Stap(FlowNode node) =>
        new(
            node.Id,
            node.Name,
            node.Kind == FlowNodeKind.UserTask ? StapCodes.Parse(node.FormKey) : null,
            Stapeigenschappen.Aandeel(node)!.Value,
            node,
            LeadsTo(node, IsOpstellen),
            StapCodes.Parse(node.FormKey) == Dossiers.Stap.Beslissen && LeadsTo(node, again => again == node)
        );

    private static bool IsOpstellen(FlowNode node) => StapCodes.Parse(node.FormKey) == Dossiers.Stap.Opstellen;

    /// <summary>Whether something of this kind comes after it, without drafting in between.</summary>
    private static bool LeadsTo(FlowNode from, Func<FlowNode, bool> found)
    {
        var seen = new HashSet<FlowNode>();
        var queue = new Queue<FlowNode>([from]);
        while (queue.TryDequeue(out var node))
        {
            if (seen.Count > 0 && found(node))
                return true;
            if (seen.Count > 0 && IsOpstellen(node))
                continue;
            var onward = node.Outgoing.IsEmpty && node.Parent is { } parent ? parent.Outgoing : node.Outgoing;
            foreach (var target in onward.Select(flow => flow.Target).Where(seen.Add))
                queue.Enqueue(target);
        }
        return false;
    }
}
