namespace ApprovalFlow.Engine.Running;

/// <summary>Sub-processes and multi-instance bodies.</summary>
internal static class ScopeApplier
{
    /// <summary>Null for an event that is none of these.</summary>
    internal static InstanceState? Apply(InstanceState state, EngineEvent happened) =>
        happened switch
        {
            EngineEvent.ScopeOpened e => Opened(state, e),
            EngineEvent.ScopeKilled e => Closed(state, state.Scopes[e.Scope]),
            EngineEvent.ActivityCompleted e => Completed(state, state.Scopes[e.Scope]),
            EngineEvent.LoopInstanceCompleted e => InstanceDone(state, state.Scopes[e.Scope], completed: true),
            EngineEvent.LoopInstanceCancelled e => InstanceDone(state, state.Scopes[e.Scope], completed: false),
            EngineEvent.LoopExtended e => Loop(
                state,
                e.Scope,
                l => l with { Queue = l.Queue.Add(Value.Stored(e.Item)) }
            ),
            _ => null,
        };

    private static InstanceState Opened(InstanceState state, EngineEvent.ScopeOpened e)
    {
        var opened = state with
        {
            NextScope = e.Scope.Id + 1,
            Scopes = state.Scopes.Add(e.Scope.Id, e.Scope with { Variables = Value.Stored(e.Scope.Variables) }),
        };
        if (e.Scope.Kind is ScopeKind.Instance)
            opened = Begun(opened, e.Scope);
        else if (e.Scope.Token is { } token)
            opened = Applier.Changed(
                opened,
                opened.Tokens[token] with
                {
                    Phase = TokenPhase.Active,
                    Child = e.Scope.Id,
                }
            );
        return e.Tokens.Aggregate(opened, Applier.Add);
    }

    private static InstanceState Begun(InstanceState state, Scope instance)
    {
        var body = state.Scopes[instance.Parent!.Value];
        var loop = body.Loop!;
        var begun = body with
        {
            Instances = body.Instances.Add(instance.Id),
            Loop = loop with
            {
                Next = loop.Next + 1,
                // A sequential loop takes what it begins from its queue; a parallel one has none.
                Queue = loop.Queue.IsEmpty ? loop.Queue : loop.Queue.RemoveAt(0),
            },
        };
        return state with { Scopes = state.Scopes.SetItem(body.Id, begun) };
    }

    private static InstanceState Completed(InstanceState state, Scope scope)
    {
        var token = state.Tokens[scope.Token!.Value] with { Phase = TokenPhase.Leaving, Child = null };
        if (scope.Loop is { } loop)
            token = token with { Results = StepResults.Together(loop.Results.Values), Joined = true };
        else if (scope.Ended > 0)
            token = token with { Results = scope.Results, Joined = scope.Joined };
        return Applier.Changed(Closed(state, scope), token);
    }

    private static InstanceState InstanceDone(InstanceState state, Scope instance, bool completed)
    {
        var body = state.Scopes[instance.Parent!.Value];
        var open = Closed(state, instance);
        return Loop(
            open,
            body.Id,
            l =>
                completed
                    ? l with
                    {
                        Completed = l.Completed + 1,
                        Results = l.Results.Add(instance.Index, instance.Results),
                    }
                    : l with
                    {
                        Cancelled = l.Cancelled + 1,
                    }
        );
    }

    private static InstanceState Closed(InstanceState state, Scope scope)
    {
        var scopes = state.Scopes.Remove(scope.Id);
        if (scope.Kind is ScopeKind.Instance && scopes.TryGetValue(scope.Parent!.Value, out var body))
            scopes = scopes.SetItem(body.Id, body with { Instances = body.Instances.Remove(scope.Id) });
        return state with { Scopes = scopes, Drained = state.Drained.Remove(scope.Id) };
    }

    private static InstanceState Loop(InstanceState state, int body, Func<LoopState, LoopState> change) =>
        state with
        {
            Scopes = state.Scopes.SetItem(body, state.Scopes[body] with { Loop = change(state.Scopes[body].Loop!) }),
        };
}
