using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Running;

/// <summary>An outcome that is given anew while the multi-instance body that collects it is open.</summary>
internal static class Revisions
{
    /// <summary>The open body that holds the outcome of this task, null when there is none.</summary>
    internal static Scope? BodyOf(InstanceState state, int task)
    {
        foreach (var scope in state.Scopes.Values)
        {
            if (scope.Loop is { } loop && loop.Results.Values.Any(r => Holds(r, task)))
                return scope;
            if (Holds(scope.Results, task) || scope.Tokens.Any(t => Holds(state.Tokens[t].Results, task)))
                if (BodyAround(state, scope) is { } body)
                    return body;
        }
        return null;
    }

    internal static InstanceState Apply(InstanceState state, EngineEvent.OutcomeRevised e)
    {
        foreach (var token in state.Tokens.Values.Where(t => Holds(t.Results, e.Task)))
            state = state with
            {
                Tokens = state.Tokens.SetItem(token.Id, token with { Results = Revised(token.Results, e) }),
            };
        foreach (var scope in state.Scopes.Values)
            state = state with { Scopes = state.Scopes.SetItem(scope.Id, Revised(scope, e)) };
        return state;
    }

    private static Scope Revised(Scope scope, EngineEvent.OutcomeRevised e) =>
        scope with
        {
            Results = Revised(scope.Results, e),
            Loop = scope.Loop is { } loop
                ? loop with
                {
                    Results = loop.Results.ToImmutableSortedDictionary(r => r.Key, r => Revised(r.Value, e)),
                }
                : null,
        };

    private static ImmutableArray<StepResult> Revised(
        ImmutableArray<StepResult> results,
        EngineEvent.OutcomeRevised e
    ) =>
        Holds(results, e.Task)
            ? [.. results.Select(r => r.Task == e.Task ? r with { Outcome = e.Outcome } : r)]
            : results;

    private static bool Holds(ImmutableArray<StepResult> results, int task) => results.Any(r => r.Task == task);

    private static Scope? BodyAround(InstanceState state, Scope? scope)
    {
        while (scope is not null && scope.Kind is not ScopeKind.Body)
            scope = scope.Parent is { } parent ? state.Scopes[parent] : null;
        return scope;
    }
}
