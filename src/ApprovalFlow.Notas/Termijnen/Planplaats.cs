using ApprovalFlow.Engine;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// Which step of the plan an element belongs to: the step that it is or stands in, which then runs (Loopt), or else the
/// nearest step that the flows lead to from it.
/// </summary>
internal readonly record struct Planplaats(int Index, bool Loopt)
{
    /// <summary>Null when no step of the plan follows on it.</summary>
    public static Planplaats? Van(ProcessDefinition procedure, Planning planning, string element)
    {
        if (procedure.Find(element) is not { } node)
            return null;
        for (var around = node; around is not null; around = around.Parent)
        {
            if (Nummer(planning, around) is { } index)
                return new Planplaats(index, Loopt: true);
        }
        return Next(planning, node) is { } next ? new Planplaats(next, Loopt: false) : null;
    }

    // Breadth first, and out of a sub-process at its end. A host's boundary events are not followed: they are detours.
    private static int? Next(Planning planning, FlowNode from)
    {
        var seen = new HashSet<FlowNode> { from };
        var queue = new Queue<FlowNode>([from]);
        while (queue.TryDequeue(out var node))
        {
            if (node != from && First(planning, node) is { } index)
                return index;
            var onward = node.Outgoing.IsEmpty && node.Parent is { } parent ? parent.Outgoing : node.Outgoing;
            foreach (var target in onward.Select(flow => flow.Target).Where(seen.Add))
                queue.Enqueue(target);
        }
        return null;
    }

    /// <summary>The step that this node is, or the first one inside it.</summary>
    private static int? First(Planning planning, FlowNode node)
    {
        for (var i = 0; i < planning.Stappen.Length; i++)
        {
            if (planning.Stappen[i].Element == node.Id || Inside(planning.Nodes[i], node))
                return i;
        }
        return null;
    }

    private static bool Inside(FlowNode? inner, FlowNode outer)
    {
        for (var node = inner?.Parent; node is not null; node = node.Parent)
        {
            if (node == outer)
                return true;
        }
        return false;
    }

    private static int? Nummer(Planning planning, FlowNode node)
    {
        for (var i = 0; i < planning.Stappen.Length; i++)
        {
            if (planning.Stappen[i].Element == node.Id)
                return i;
        }
        return null;
    }
}
