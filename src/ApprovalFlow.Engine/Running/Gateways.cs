using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Running;

internal static class Gateways
{
    internal static void Enter(Run run, Token token, FlowNode gateway)
    {
        if (gateway.Kind is FlowNodeKind.ExclusiveGateway)
            Split(run, token, gateway);
        else if (gateway.Incoming.Length <= 1)
            Split(run, token, gateway);
        else if (token.Phase is TokenPhase.Entering)
            Join(run, token, gateway);
    }

    private static void Join(Run run, Token token, FlowNode gateway)
    {
        run.Emit(new EngineEvent.TokenWaits(token.Id));
        if (gateway.Kind is not FlowNodeKind.ParallelGateway)
            return;
        // A token on each flow: two on one flow do not stand for each other.
        var first = FirstOfEachFlow(run, token);
        if (first.Length == gateway.Incoming.Length)
            Merge(run, gateway, first);
    }

    /// <summary>Parallel joins that another version made full: nothing arrives there any more to look at them.</summary>
    internal static void LookAgain(Run run)
    {
        foreach (var id in run.State.Joining)
        {
            if (!run.State.Joining.Contains(id) || run.Node(run.Token(id)) is not { } gateway)
                continue;
            var first = FirstOfEachFlow(run, run.Token(id));
            if (gateway.Kind is FlowNodeKind.ParallelGateway && first.Length >= gateway.Incoming.Length)
                Merge(run, gateway, first);
        }
    }

    /// <summary>The inclusive join that this token waits at.</summary>
    internal static void Fire(Run run, Token token) => Merge(run, run.Node(token), FirstOfEachFlow(run, token));

    private static ImmutableArray<Token> FirstOfEachFlow(Run run, Token at) =>
        [
            .. run
                .State.Joining.Select(run.Token)
                .Where(t => t.Scope == at.Scope && t.Node == at.Node)
                .DistinctBy(t => t.Flow, StringComparer.Ordinal),
        ];

    private static void Merge(Run run, FlowNode gateway, ImmutableArray<Token> tokens)
    {
        // One token goes on from here, so that flows that can not be told leave it standing before its way out.
        var merged = tokens[0] with
        {
            Id = run.State.NextToken,
            Phase = TokenPhase.Leaving,
            Flow = null,
            Results = StepResults.ByEntry(tokens.Select(t => t.Results)),
            Joined = true,
        };
        run.Emit(new EngineEvent.TokenMoved([.. tokens.Select(t => t.Id)], [merged]));
    }

    internal static void Split(Run run, Token token, FlowNode gateway)
    {
        if (gateway.Outgoing.IsEmpty)
        {
            run.Emit(new EngineEvent.TokenEnded(token.Id));
            return;
        }
        var flows = gateway.Kind switch
        {
            FlowNodeKind.ParallelGateway => gateway.Outgoing,
            FlowNodeKind.ExclusiveGateway => Flows.First(run, token, gateway),
            _ => Flows.Open(run, token, gateway, unconditional: false),
        };
        if (flows is { } open)
            Steps.Go(run, token, open);
    }
}
