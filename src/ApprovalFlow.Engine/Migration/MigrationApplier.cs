using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Migration;

/// <summary>The same instance under the names of another version. Numbers, variables and due dates stay.</summary>
internal static class MigrationApplier
{
    internal static InstanceState Apply(InstanceState state, EngineEvent.InstanceMigrated e)
    {
        if (e.Nodes.IsEmpty && e.Flows.IsEmpty)
            return state;
        return state with
        {
            Tokens = Each(
                state.Tokens,
                t =>
                    t with
                    {
                        Node = Name(t.Node),
                        Flow = t.Flow is { } flow ? e.Flows.GetValueOrDefault(flow, flow) : null,
                        Results = Results(t.Results),
                    }
            ),
            Scopes = Each(
                state.Scopes,
                s =>
                    s with
                    {
                        Element = s.Element is { } element ? Name(element) : null,
                        Results = Results(s.Results),
                        Loop = s.Loop is { } loop
                            ? loop with
                            {
                                Results = loop.Results.ToImmutableSortedDictionary(r => r.Key, r => Results(r.Value)),
                            }
                            : null,
                    }
            ),
            Tasks = Each(state.Tasks, t => t with { Element = Name(t.Element) }),
            Jobs = Each(state.Jobs, j => j with { Element = Name(j.Element) }),
            Timers = Each(state.Timers, t => t with { Element = Name(t.Element) }),
            Subscriptions = Each(state.Subscriptions, s => s with { Element = Name(s.Element) }),
            Incidents = Each(state.Incidents, i => i with { Element = Name(i.Element) }),
        };

        string Name(string element) => e.Nodes.GetValueOrDefault(element, element);

        ImmutableArray<StepResult> Results(ImmutableArray<StepResult> results) =>
            [.. results.Select(r => r with { Step = Name(r.Step) })];
    }

    private static ImmutableSortedDictionary<int, T> Each<T>(
        ImmutableSortedDictionary<int, T> all,
        Func<T, T> change
    ) => all.ToImmutableSortedDictionary(p => p.Key, p => change(p.Value));
}
