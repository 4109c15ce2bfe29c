using System.Collections.Immutable;
using System.Diagnostics;

namespace ApprovalFlow.Engine.Running;

/// <summary>One move of one token: into its node, or out of it.</summary>
internal static class Steps
{
    internal static void Take(Run run, Token token)
    {
        var node = run.Node(token);
        if (token.Phase is TokenPhase.Leaving)
            Leave(run, token, node);
        else
            Enter(run, token, node);
    }

    private static void Enter(Run run, Token token, FlowNode node)
    {
        switch (node.Kind)
        {
            case FlowNodeKind.StartEvent:
            case FlowNodeKind.BoundaryEvent:
                Leave(run, token, node);
                break;
            case FlowNodeKind.IntermediateThrowEvent:
                if (Throw(run, token, node) && run.State.Tokens.ContainsKey(token.Id))
                    Leave(run, token, node);
                break;
            case FlowNodeKind.IntermediateCatchEvent:
                Waiting.Catch(run, token, node);
                break;
            case FlowNodeKind.EndEvent:
                Ends.Reach(run, token, node);
                break;
            case FlowNodeKind.EventBasedGateway:
                Waiting.Race(run, token, node);
                break;
            case FlowNodeKind.ExclusiveGateway:
            case FlowNodeKind.ParallelGateway:
            case FlowNodeKind.InclusiveGateway:
                Gateways.Enter(run, token, node);
                break;
            case FlowNodeKind.Task:
            case FlowNodeKind.ManualTask:
            case FlowNodeKind.UserTask:
            case FlowNodeKind.ServiceTask:
            case FlowNodeKind.SendTask:
            case FlowNodeKind.ReceiveTask:
            case FlowNodeKind.SubProcess:
                Activities.Enter(run, token, node);
                break;
            default:
                throw new UnreachableException(node.Kind.ToString());
        }
    }

    // False when it could not be told what to throw.
    private static bool Throw(Run run, Token token, FlowNode node)
    {
        if (node.Event is EventKind.Escalation)
            Escalations.Throw(run, token, node);
        return node.Event switch
        {
            EventKind.Message => Messages.Throw(run, token, node),
            EventKind.Signal => Signals.Throw(run, token, node),
            _ => true,
        };
    }

    /// <summary>All flows whose condition holds and those without one; the default when no condition holds.</summary>
    internal static void Leave(Run run, Token token, FlowNode node)
    {
        // An instance of a multi-instance task ends in its own scope: the flows are the body's.
        if (run.Scope(token.Scope) is { Kind: ScopeKind.Instance } scope && scope.Element == node.Id)
        {
            run.Emit(new EngineEvent.TokenEnded(token.Id));
            return;
        }
        if (node.IsGateway)
            Gateways.Split(run, token, node);
        else if (node.Outgoing.IsEmpty)
            run.Emit(new EngineEvent.TokenEnded(token.Id));
        else if (Flows.Open(run, token, node, unconditional: true) is { } open)
            Go(run, token, open);
    }

    internal static void Go(Run run, Token token, ImmutableArray<SequenceFlow> flows) =>
        run.Emit(new EngineEvent.TokenMoved([token.Id], [.. flows.Select((flow, i) => run.Produce(token, flow, i))]));
}
