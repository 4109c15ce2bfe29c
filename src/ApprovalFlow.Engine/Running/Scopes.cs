using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Running;

/// <summary>Opening and completing of sub-processes, instances and the process itself.</summary>
internal static class Scopes
{
    internal static void Open(Run run, Token token, FlowNode node)
    {
        var scope = new Scope(run.State.NextScope, token.Scope, node.Id, ScopeKind.SubProcess, token.Id);
        var starts = Starts(run, scope.Id, node.Content, token.Results, token.Joined);
        run.Emit(new EngineEvent.ScopeOpened(scope, starts));
        EventSubProcesses.Arm(run, starts[0]);
    }

    internal static ImmutableArray<Token> Starts(
        Run run,
        int scope,
        ImmutableArray<FlowNode> content,
        ImmutableArray<StepResult> results,
        bool joined
    )
    {
        var start = content.First(n => n.Kind is FlowNodeKind.StartEvent);
        return
        [
            new Token(run.State.NextToken, scope, start.Id, Flow: null, TokenPhase.Entering)
            {
                Results = results,
                Joined = joined,
            },
        ];
    }

    /// <summary>No token is left in it.</summary>
    internal static void Complete(Run run, Scope scope)
    {
        switch (scope.Kind)
        {
            case ScopeKind.Process:
                Cancelling.Detach(run, scope);
                run.Emit(new EngineEvent.InstanceCompleted());
                break;
            case ScopeKind.Instance:
                Cancelling.Detach(run, scope);
                run.Emit(new EngineEvent.LoopInstanceCompleted(scope.Id));
                Loops.Look(run, scope.Parent!.Value);
                break;
            default:
                Close(run, scope);
                break;
        }
    }

    /// <summary>A sub-process or body is done: its token goes on.</summary>
    internal static void Close(Run run, Scope scope)
    {
        Cancelling.Detach(run, scope);
        run.Emit(new EngineEvent.ActivityCompleted(scope.Id, scope.Element!));
        Activities.Finish(run, scope.Token!.Value);
    }

    /// <summary>The item of the innermost multi-instance around, when that is a text.</summary>
    internal static string? KeyAround(Run run, Token token) => InstanceAround(run.State, token)?.Key;

    internal static Scope? InstanceAround(InstanceState state, Token token)
    {
        var scope = state.Scopes[token.Scope];
        while (scope.Kind is not ScopeKind.Instance)
        {
            if (scope.Parent is not { } parent)
                return null;
            scope = state.Scopes[parent];
        }
        return scope;
    }
}
