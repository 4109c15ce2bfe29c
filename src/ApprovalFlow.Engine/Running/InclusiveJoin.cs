using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Running;

/// <summary>
/// An inclusive join fires when it holds a token and every token upstream that can reach an empty incoming flow without
/// passing the gateway can also reach a full one without passing it. The rule of BPMN 2.0, 13.4.3.
/// </summary>
internal static class InclusiveJoin
{
    internal static int? FirstToFire(ProcessDefinition definition, InstanceState state)
    {
        foreach (var id in state.Joining)
        {
            var token = state.Tokens[id];
            var join = definition.Node(token.Node);
            if (join.Kind is FlowNodeKind.InclusiveGateway && MayFire(join, state, token.Scope))
                return id;
        }
        return null;
    }

    private static bool MayFire(FlowNode join, InstanceState state, int scope)
    {
        var tokens = state.Scopes[scope].Tokens;
        var full = tokens
            .Select(t => state.Tokens[t])
            .Where(t => t.Node == join.Id && t.Phase is TokenPhase.Joining)
            .Select(t => t.Flow)
            .ToHashSet(StringComparer.Ordinal);
        return tokens.Select(t => state.Tokens[t].Node).Where(n => n != join.Id).All(node => !Blocks(join, full, node));
    }

    /// <summary>Whether what stands at this node can still bring a token to an empty flow and to no full one.</summary>
    internal static bool Blocks(FlowNode join, IReadOnlySet<string?> full, string node)
    {
        var reachesEmpty = false;
        for (var i = 0; i < join.Incoming.Length; i++)
        {
            if (!join.Upstream[i].Contains(node))
                continue;
            if (full.Contains(join.Incoming[i].Id))
                return false;
            reachesEmpty = true;
        }
        return reachesEmpty;
    }
}
