namespace ApprovalFlow.Engine.Running;

/// <summary>
/// Internal moves until nothing can move: the lowest token that is ready; when there is none, the innermost scope
/// without tokens; when there is none, the first inclusive join that may fire.
/// </summary>
internal static class Settle
{
    internal static void Run(Run run)
    {
        for (var steps = 0; run.State.Status is InstanceStatus.Running; steps++)
        {
            var move = Next(run.Definition, run.State);
            if (move is Move.None)
                return;
            // Only before a step of a token: that token bears the incident. A scope that completes or a join that fires
            // leaves one that is ready, so the limit holds at the move after it.
            if (steps >= ProcessEngine.MaxSteps && move is Move.Step)
            {
                GiveUp(run);
                return;
            }
            Make(run, move);
        }
    }

    /// <summary>A function of definition and state, so that a checker walks in the same order.</summary>
    internal static Move Next(ProcessDefinition definition, InstanceState state)
    {
        if (!state.Ready.IsEmpty)
            return new Move.Step(state.Ready.Min);
        if (!state.Drained.IsEmpty)
            return new Move.Complete(state.Drained.Max);
        return InclusiveJoin.FirstToFire(definition, state) is { } join ? new Move.Fire(join) : Move.None.Here;
    }

    private static void Make(Run run, Move move)
    {
        switch (move)
        {
            case Move.Step step:
                Steps.Take(run, run.Token(step.Token));
                break;
            case Move.Complete complete:
                Scopes.Complete(run, run.Scope(complete.Scope));
                break;
            case Move.Fire fire:
                Gateways.Fire(run, run.Token(fire.Token));
                break;
        }
    }

    private static void GiveUp(Run run)
    {
        foreach (var token in run.State.Ready)
            run.Incident(
                run.Token(token),
                IncidentKind.StepLimit,
                $"More than {ProcessEngine.MaxSteps} steps without waiting for anything."
            );
    }
}

internal abstract record Move
{
    private Move() { }

    internal sealed record Step(int Token) : Move;

    internal sealed record Complete(int Scope) : Move;

    /// <summary>Token is the lowest of those that wait before the join.</summary>
    internal sealed record Fire(int Token) : Move;

    internal sealed record None : Move
    {
        internal static None Here { get; } = new();
    }
}
