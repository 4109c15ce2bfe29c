namespace ApprovalFlow.Engine.Soundness;

/// <summary>Where an instance stands, as a situation of a net.</summary>
internal static class Standing
{
    internal static NetState In(Net net, InstanceState state, Scope scope)
    {
        var here = net.Empty;
        foreach (var token in scope.Tokens.Select(t => state.Tokens[t]))
        {
            var node = net.Definition.Node(token.Node);
            if (net.Holds(node))
                here = With(net, here, state, token, node);
        }
        return here;
    }

    /// <summary>The nodes of its tokens, and those that they came from where they have not begun.</summary>
    internal static IEnumerable<FlowNode> At(ProcessDefinition definition, InstanceState state, Scope scope) =>
        scope
            .Tokens.Select(t => state.Tokens[t])
            .Select(token => (Node: definition.Node(token.Node), token.Flow))
            .SelectMany(at => at.Node.Incoming.Where(f => f.Id == at.Flow).Select(f => f.Source).Append(at.Node));

    private static NetState With(Net net, NetState here, InstanceState state, Token token, FlowNode node) =>
        token.Phase switch
        {
            TokenPhase.Active => Spent(net, here.Waits(net.Place(node)), state, token, node),
            TokenPhase.Joining => net.Does(node) is Role.InclusiveJoin
                ? here.Arriving(Arrived(net, token, node))
                : here.Waits(Arrived(net, token, node)),
            // An incident holds it: it goes on when that is resolved.
            TokenPhase.Entering when token.Flow is not null => here.Queued(Arrived(net, token, node)),
            TokenPhase.Entering when net.Does(node) is Role.Waits => here.Waits(net.Place(node)),
            TokenPhase.Entering or TokenPhase.Leaving => here.Queued(net.Place(node)),
        };

    private static int Arrived(Net net, Token token, FlowNode node) =>
        node.Incoming.FirstOrDefault(f => f.Id == token.Flow) is { } flow ? net.Place(flow) : net.Place(node);

    // A handler that went off and does not come back.
    private static NetState Spent(Net net, NetState here, InstanceState state, Token token, FlowNode node)
    {
        foreach (var (i, handler) in net.Handlers.Index())
            if (
                handler.AttachedTo == node
                && handler.Timer is { Kind: not TimerKind.Cycle }
                && state.Timers.Values.All(t => t.Element != handler.Id || t.Token != token.Id)
            )
                here = here.Waits(net.SpentPlace(i));
        return here;
    }
}
