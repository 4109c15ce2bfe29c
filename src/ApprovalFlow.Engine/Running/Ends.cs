namespace ApprovalFlow.Engine.Running;

/// <summary>End events, and errors on their way out.</summary>
internal static class Ends
{
    internal static void Reach(Run run, Token token, FlowNode end)
    {
        switch (end.Event)
        {
            case EventKind.Terminate:
                Cancelling.Content(run, run.Scope(token.Scope), except: token.Id);
                run.Emit(new EngineEvent.TokenEnded(token.Id));
                break;
            case EventKind.Error:
                if (!Outwards(run, run.Scope(token.Scope), EventKind.Error, end.ErrorCode))
                    Uncaught(run, token, end.ErrorCode);
                break;
            case EventKind.Message:
                if (Messages.Throw(run, token, end))
                    run.Emit(new EngineEvent.TokenEnded(token.Id));
                break;
            case EventKind.Signal:
                if (Signals.Throw(run, token, end))
                    EndIfLeft(run, token);
                break;
            case EventKind.Escalation:
                Escalations.Throw(run, token, end);
                EndIfLeft(run, token);
                break;
            default:
                run.Emit(new EngineEvent.TokenEnded(token.Id));
                break;
        }
    }

    // What it threw may have stopped it.
    private static void EndIfLeft(Run run, Token token)
    {
        if (run.State.Tokens.ContainsKey(token.Id))
            run.Emit(new EngineEvent.TokenEnded(token.Id));
    }

    /// <summary>From an activity itself: its own boundary is looked at first.</summary>
    internal static void ThrowFrom(Run run, Token token, string? code)
    {
        var scope = run.Scope(token.Scope);
        var inner = scope.Kind is ScopeKind.Instance && scope.Element == token.Node;
        if (
            (inner || !Catch(run, token, EventKind.Error, code))
            && !Outwards(run, scope, EventKind.Error, code, from: token)
        )
            Uncaught(run, token, code);
    }

    /// <summary>Outwards from a scope; false when nothing catches it.</summary>
    internal static bool Outwards(Run run, Scope? scope, EventKind kind, string? code, Token? from = null)
    {
        while (scope is not null)
        {
            // What comes out of an event sub-process is not for its neighbours.
            if (
                (from is null || !run.Node(from).IsEventSubProcess)
                && EventSubProcesses.Catching(run, scope, kind, code) is { } trigger
            )
            {
                EventSubProcesses.Happen(run, scope.Id, trigger, again: null);
                return true;
            }
            from = scope.Token is { } host ? run.Token(host) : null;
            if (from is not null && Catch(run, from, kind, code))
                return true;
            scope = scope.Parent is { } parent ? run.Scope(parent) : null;
        }
        return false;
    }

    // The boundary for this very code before one for any.
    private static bool Catch(Run run, Token host, EventKind kind, string? code)
    {
        var catching = run.Node(host).Boundaries.Where(b => b.Event == kind);
        var boundary =
            catching.FirstOrDefault(b => b.ErrorCode is not null && b.ErrorCode == code)
            ?? catching.FirstOrDefault(b => b.ErrorCode is null);
        if (boundary is not null)
            Boundaries.Happen(run, host, boundary);
        return boundary is not null;
    }

    private static void Uncaught(Run run, Token token, string? code) =>
        run.Incident(token, IncidentKind.UncaughtError, $"Nothing catches the error {code ?? "without code"}.");
}
