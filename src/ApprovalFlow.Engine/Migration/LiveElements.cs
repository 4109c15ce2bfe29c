namespace ApprovalFlow.Engine.Migration;

/// <summary>What lives in an instance, by the element of the old version that it is at.</summary>
internal sealed class LiveElements(ProcessDefinition definition, InstanceState state)
{
    /// <summary>Where tokens stand; open tasks, jobs, scopes, bodies and incidents are at a token's element.</summary>
    internal IEnumerable<FlowNode> Standing =>
        state.Tokens.Values.Select(t => definition.Node(t.Node)).Distinct().OrderBy(n => n.Line);

    /// <summary>Events that are waited for elsewhere than at a token's own element: boundaries, races, starts in a scope.</summary>
    internal IEnumerable<FlowNode> Awaited =>
        state
            .Timers.Values.Select(t => (t.Element, t.Token))
            .Concat(state.Subscriptions.Values.Select(s => (s.Element, s.Token)))
            .Where(e => e.Token == 0 || state.Tokens[e.Token].Node != e.Element)
            .Select(e => definition.Node(e.Element))
            .Distinct()
            .OrderBy(n => n.Line);

    /// <summary>The flows over which tokens came that wait before a join, or have not begun.</summary>
    internal IEnumerable<(FlowNode Node, string Flow)> Arrived =>
        state
            .Tokens.Values.Where(t => t.Flow is not null && t.Phase is TokenPhase.Joining or TokenPhase.Entering)
            .Select(t => (definition.Node(t.Node), t.Flow!))
            .Distinct();
}
