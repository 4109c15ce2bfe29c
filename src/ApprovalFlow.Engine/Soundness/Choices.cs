using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Soundness;

/// <summary>Which flows can be taken together when nothing is known of the data: every set that some data would give.</summary>
internal static class Choices
{
    /// <summary>Beyond it not every set of an inclusive split is tried: one, two and all of them are.</summary>
    private const int MaxConditions = 8;

    internal static ImmutableArray<ImmutableArray<SequenceFlow>> Of(FlowNode node) =>
        node.Kind switch
        {
            FlowNodeKind.ParallelGateway => [node.Outgoing],
            FlowNodeKind.ExclusiveGateway => One(node),
            _ => Several(node, node.Kind is FlowNodeKind.InclusiveGateway),
        };

    // The first flow without a condition holds always: nothing behind it is looked at, the default neither.
    private static ImmutableArray<ImmutableArray<SequenceFlow>> One(FlowNode node)
    {
        var options = ImmutableArray.CreateBuilder<ImmutableArray<SequenceFlow>>();
        foreach (var flow in node.Outgoing.Where(f => !f.IsDefault))
        {
            options.Add([flow]);
            if (flow.Condition is null)
                return options.ToImmutable();
        }
        options.AddRange(node.Outgoing.Where(f => f.IsDefault).Select(ImmutableArray.Create));
        return options.ToImmutable();
    }

    // At an inclusive gateway a flow without condition keeps the default from being taken, on an activity it does not.
    private static ImmutableArray<ImmutableArray<SequenceFlow>> Several(FlowNode node, bool inclusive)
    {
        var always = node.Outgoing.Where(f => f is { IsDefault: false, Condition: null }).ToImmutableArray();
        var fallback = node.Outgoing.Where(f => f.IsDefault).ToImmutableArray();
        var none = inclusive && !always.IsEmpty ? always : always.AddRange(fallback);
        return
        [
            .. Sets([.. node.Outgoing.Where(f => f is { IsDefault: false, Condition: not null })])
                .Select(set => set.IsEmpty ? none : always.AddRange(set))
                .Where(set => !set.IsEmpty)
                .Distinct(FlowSets.Equal),
        ];
    }

    private static IEnumerable<ImmutableArray<SequenceFlow>> Sets(ImmutableArray<SequenceFlow> flows)
    {
        if (flows.Length <= MaxConditions)
        {
            for (var set = 0; set < 1 << flows.Length; set++)
                yield return [.. flows.Where((_, i) => (set >> i & 1) == 1)];
            yield break;
        }
        yield return [];
        for (var i = 0; i < flows.Length; i++)
        {
            yield return [flows[i]];
            for (var j = i + 1; j < flows.Length; j++)
                yield return [flows[i], flows[j]];
        }
        yield return flows;
    }

    private sealed class FlowSets : IEqualityComparer<ImmutableArray<SequenceFlow>>
    {
        internal static readonly FlowSets Equal = new();

        public bool Equals(ImmutableArray<SequenceFlow> x, ImmutableArray<SequenceFlow> y) => x.SequenceEqual(y);

        public int GetHashCode(ImmutableArray<SequenceFlow> obj) => obj.Length;
    }
}
