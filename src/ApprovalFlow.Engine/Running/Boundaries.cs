using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Running;

internal static class Boundaries
{
    internal static void Happen(Run run, Token host, FlowNode boundary)
    {
        if (boundary.Interrupting)
            Interrupt(run, host, boundary);
        else
            run.Emit(new EngineEvent.TokenMoved([], [Handler(run, host, boundary)]));
    }

    /// <summary>Kills what runs in the host; its token goes on by the boundary.</summary>
    internal static void Interrupt(Run run, Token host, FlowNode boundary)
    {
        var handler = Handler(run, host, boundary);
        Cancelling.Empty(run, host);
        run.Emit(new EngineEvent.TokenMoved([host.Id], [handler with { Id = run.State.NextToken }]));
    }

    // From a multi-instance the handler takes along what was answered so far; from anything else nothing.
    private static Token Handler(Run run, Token host, FlowNode boundary)
    {
        var loop = host.Child is { } child ? run.Scope(child).Loop : null;
        return new Token(run.State.NextToken, host.Scope, boundary.Id, Flow: null, TokenPhase.Leaving)
        {
            Results = loop is null ? [] : StepResults.Together(loop.Results.Values),
            Joined = loop is not null,
        };
    }
}
