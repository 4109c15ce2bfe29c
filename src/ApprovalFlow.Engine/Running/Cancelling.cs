namespace ApprovalFlow.Engine.Running;

/// <summary>Kills with an event for each thing killed, the innermost first.</summary>
internal static class Cancelling
{
    internal static void Kill(Run run, Token token)
    {
        Empty(run, token);
        run.Emit(new EngineEvent.TokenKilled(token.Id));
    }

    /// <summary>Everything in and on the token, not the token itself.</summary>
    internal static void Empty(Run run, Token token)
    {
        Detach(run, token);
        if (run.State.Tasks.ContainsKey(token.Id))
            run.Emit(new EngineEvent.TaskCancelled(token.Id));
        if (run.State.Jobs.ContainsKey(token.Id))
            run.Emit(new EngineEvent.JobCancelled(token.Id));
        if (token.Child is { } child)
            Scope(run, run.Scope(child));
        run.Resolve(token);
    }

    internal static void Detach(Run run, Token token)
    {
        foreach (var timer in token.Timers)
            run.Emit(new EngineEvent.TimerCancelled(timer));
        foreach (var subscription in token.Subscriptions)
            run.Emit(new EngineEvent.SubscriptionCancelled(subscription));
    }

    /// <summary>The starts of event sub-processes that wait in the scope.</summary>
    internal static void Detach(Run run, Scope scope)
    {
        foreach (var timer in scope.Timers)
            run.Emit(new EngineEvent.TimerCancelled(timer));
        foreach (var subscription in scope.Subscriptions)
            run.Emit(new EngineEvent.SubscriptionCancelled(subscription));
    }

    internal static void Scope(Run run, Scope scope)
    {
        Detach(run, scope);
        Content(run, scope);
        run.Emit(new EngineEvent.ScopeKilled(scope.Id));
    }

    internal static void Content(Run run, Scope scope, int? except = null)
    {
        foreach (var instance in scope.Instances)
            Scope(run, run.Scope(instance));
        foreach (var token in scope.Tokens)
            if (token != except)
                Kill(run, run.Token(token));
    }

    internal static void Instance(Run run, Scope instance)
    {
        Detach(run, instance);
        Content(run, instance);
        run.Emit(new EngineEvent.LoopInstanceCancelled(instance.Id));
    }
}
