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
                if (!Throw(run, run.Scope(token.Scope), end.ErrorCode))
                    Uncaught(run, token, end.ErrorCode);
                break;
            case EventKind.Message:
                if (Messages.Throw(run, token, end))
                    run.Emit(new EngineEvent.TokenEnded(token.Id));
                break;
            default:
                run.Emit(new EngineEvent.TokenEnded(token.Id));
                break;
        }
    }

    /// <summary>From an activity itself: its own boundary is looked at first.</summary>
    internal static void ThrowFrom(Run run, Token token, string? code)
    {
        var scope = run.Scope(token.Scope);
        var inner = scope.Kind is ScopeKind.Instance && scope.Element == token.Node;
        if ((inner || !Catch(run, token, code)) && !Throw(run, scope, code))
            Uncaught(run, token, code);
    }

    /// <summary>Outwards from a scope; false when nothing catches it.</summary>
    private static bool Throw(Run run, Scope? scope, string? code)
    {
        for (; scope is not null; scope = scope.Parent is { } parent ? run.Scope(parent) : null)
            if (scope.Token is { } host && Catch(run, run.Token(host), code))
                return true;
        return false;
    }

    // The boundary for this very code before one for any.
    private static bool Catch(Run run, Token host, string? code)
    {
        var catching = run.Node(host).Boundaries.Where(b => b.Event is EventKind.Error);
        var boundary =
            catching.FirstOrDefault(b => b.ErrorCode is not null && b.ErrorCode == code)
            ?? catching.FirstOrDefault(b => b.ErrorCode is null);
        if (boundary is not null)
            Boundaries.Interrupt(run, host, boundary);
        return boundary is not null;
    }

    private static void Uncaught(Run run, Token token, string? code) =>
        run.Incident(token, IncidentKind.UncaughtError, $"Nothing catches the error {code ?? "without code"}.");
}
