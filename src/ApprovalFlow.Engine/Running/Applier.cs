using System.Collections.Immutable;
using System.Diagnostics;

namespace ApprovalFlow.Engine.Running;

/// <summary>Records what happened; never refuses and never decides.</summary>
internal static class Applier
{
    internal static InstanceState Apply(InstanceState state, EngineEvent happened) =>
        happened switch
        {
            EngineEvent.InstanceStarted e => Started(state, e),
            EngineEvent.InstanceCompleted => Over(state, InstanceStatus.Completed),
            EngineEvent.InstanceCancelled => Over(state, InstanceStatus.Cancelled),
            EngineEvent.TaskOpened e => Opened(state, e),
            EngineEvent.TaskCompleted e => Completed(state, e),
            EngineEvent.TaskCancelled e => state with { Tasks = state.Tasks.Remove(e.Task) },
            EngineEvent.OutcomeRevised e => Revisions.Apply(state, e),
            EngineEvent.JobOpened e => Waits(state, e.Job) with
            {
                Jobs = state.Jobs.SetItem(e.Job, new(e.Job, e.Scope, e.Element, e.JobType)),
            },
            EngineEvent.JobCompleted e => Written(Leaves(state, e.Job), state.Tokens[e.Job].Scope, e.Data) with
            {
                Jobs = state.Jobs.Remove(e.Job),
            },
            EngineEvent.JobCancelled e => state with { Jobs = state.Jobs.Remove(e.Job) },
            EngineEvent.IncidentRaised e => Raised(state, e),
            EngineEvent.IncidentResolved e => Resolved(state, e),
            EngineEvent.VariablesWritten e => Written(state, e.Scope, e.Variables),
            EngineEvent.MessageThrown or EngineEvent.SignalThrown or EngineEvent.EscalationThrown => state,
            EngineEvent.TokenMoved e => e.Produced.Aggregate(e.Consumed.Aggregate(state, Remove), Add),
            EngineEvent.TokenWaits e => Changed(state, state.Tokens[e.Token] with { Phase = TokenPhase.Joining }),
            EngineEvent.TokenEnded e => Ended(state, state.Tokens[e.Token]),
            EngineEvent.TokenKilled e => Remove(state, e.Token),
            EngineEvent.InstanceMigrated e => Migration.MigrationApplier.Apply(state, e),
            _ => WaitingApplier.Apply(state, happened)
                ?? ScopeApplier.Apply(state, happened)
                ?? throw new UnreachableException(happened.GetType().Name),
        };

    private static InstanceState Started(InstanceState state, EngineEvent.InstanceStarted e)
    {
        var scope = new Scope(state.NextScope, Parent: null, Element: null, ScopeKind.Process, Token: null)
        {
            Variables = Value.Stored(e.Variables),
        };
        return state with
        {
            Status = InstanceStatus.Running,
            NextScope = state.NextScope + 1,
            Scopes = state.Scopes.Add(scope.Id, scope),
        };
    }

    private static InstanceState Over(InstanceState state, InstanceStatus status) =>
        state with
        {
            Status = status,
            Scopes = ImmutableSortedDictionary<int, Scope>.Empty,
            Drained = [],
        };

    private static InstanceState Opened(InstanceState state, EngineEvent.TaskOpened e) =>
        Waits(state, e.Task) with
        {
            Tasks = state.Tasks.SetItem(e.Task, new(e.Task, e.Scope, e.Element, e.Key, e.Groups) { Due = e.Due }),
        };

    private static InstanceState Completed(InstanceState state, EngineEvent.TaskCompleted e)
    {
        var (token, task) = (state.Tokens[e.Task], state.Tasks[e.Task]);
        var left = token with
        {
            Phase = TokenPhase.Leaving,
            Joined = false,
            Results = e.Outcome is null ? [] : [new(e.Task, task.Element, task.Key, e.Outcome)],
        };
        return Written(Changed(state, left), token.Scope, e.Data) with { Tasks = state.Tasks.Remove(e.Task) };
    }

    private static InstanceState Raised(InstanceState state, EngineEvent.IncidentRaised e) =>
        Changed(state, state.Tokens[e.Token] with { Incident = e.Incident }) with
        {
            NextIncident = e.Incident + 1,
            Incidents = state.Incidents.Add(
                e.Incident,
                new(e.Incident, e.Scope, e.Element, e.Kind, e.Message) { Token = e.Token }
            ),
        };

    private static InstanceState Resolved(InstanceState state, EngineEvent.IncidentResolved e) =>
        Changed(state, state.Tokens[state.Incidents[e.Incident].Token] with { Incident = null }) with
        {
            Incidents = state.Incidents.Remove(e.Incident),
        };

    private static InstanceState Ended(InstanceState state, Token token)
    {
        var scope = state.Scopes[token.Scope];
        var collected = scope with
        {
            Results = StepResults.With(scope.Results, token),
            Joined = token.Joined || scope.Ended > 0,
            Ended = scope.Ended + 1,
        };
        return Remove(state with { Scopes = state.Scopes.SetItem(scope.Id, collected) }, token.Id);
    }

    internal static InstanceState Waits(InstanceState state, int token) =>
        Changed(state, state.Tokens[token] with { Phase = TokenPhase.Active });

    internal static InstanceState Leaves(InstanceState state, int token) =>
        Changed(state, state.Tokens[token] with { Phase = TokenPhase.Leaving });

    internal static InstanceState Written(
        InstanceState state,
        int scope,
        ImmutableSortedDictionary<string, Value> variables
    ) =>
        variables.IsEmpty
            ? state
            : state with
            {
                Scopes = state.Scopes.SetItem(
                    scope,
                    state.Scopes[scope] with
                    {
                        Variables = state.Scopes[scope].Variables.SetItems(Value.Stored(variables)),
                    }
                ),
            };

    internal static InstanceState Add(InstanceState state, Token token)
    {
        var scope = state.Scopes[token.Scope];
        return state with
        {
            NextToken = Math.Max(state.NextToken, token.Id + 1),
            Tokens = state.Tokens.Add(token.Id, token),
            Scopes = state.Scopes.SetItem(scope.Id, scope with { Tokens = scope.Tokens.Add(token.Id) }),
            Ready = token.IsReady ? state.Ready.Add(token.Id) : state.Ready,
            Drained = state.Drained.Remove(scope.Id),
        };
    }

    internal static InstanceState Changed(InstanceState state, Token token) =>
        state with
        {
            Tokens = state.Tokens.SetItem(token.Id, token),
            Ready = token.IsReady ? state.Ready.Add(token.Id) : state.Ready.Remove(token.Id),
            Joining = token.Phase is TokenPhase.Joining ? state.Joining.Add(token.Id) : state.Joining.Remove(token.Id),
        };

    private static InstanceState Remove(InstanceState state, int id)
    {
        var scope = state.Scopes[state.Tokens[id].Scope];
        var left = scope with { Tokens = scope.Tokens.Remove(id) };
        return state with
        {
            Tokens = state.Tokens.Remove(id),
            Scopes = state.Scopes.SetItem(scope.Id, left),
            Ready = state.Ready.Remove(id),
            Joining = state.Joining.Remove(id),
            Drained = left.Tokens.IsEmpty ? state.Drained.Add(scope.Id) : state.Drained,
        };
    }
}
