using System.Collections.Immutable;
using ApprovalFlow.Engine.Running;

namespace ApprovalFlow.Engine.Migration;

/// <summary>What the new version waits for and the old one did not, on activities and in scopes that live.</summary>
internal sealed class NewEvents(Run run, MigrationPlan plan)
{
    private readonly HashSet<string> _old = plan.Nodes.Values.ToHashSet(StringComparer.Ordinal);

    internal ImmutableArray<MigrationFinding> Findings { get; private set; } = [];

    internal void Arm()
    {
        foreach (var token in run.State.Tokens.Values.Where(t => t.Phase is TokenPhase.Active))
        {
            var node = run.Node(token);
            var scope = run.Scope(token.Scope);
            if (node.Kind is FlowNodeKind.EventBasedGateway)
                Arm(token, node.Outgoing.Select(f => f.Target), host: null);
            else if (scope.Kind is not ScopeKind.Instance || scope.Element != node.Id)
                Arm(token, node.Boundaries, host: token.Id);
        }
        foreach (var scope in run.State.Scopes.Values.Where(s => !s.Tokens.IsEmpty))
        foreach (var start in Plans(run.Token(scope.Tokens[0]), Triggers(scope)))
            EventSubProcesses.Arm(run, scope.Id, start);
    }

    private void Arm(Token token, IEnumerable<FlowNode> events, int? host) =>
        Waiting.Arm(run, token, Plans(token, events), host);

    private IEnumerable<FlowNode> Triggers(Scope scope) => EventSubProcesses.In(run, scope).Select(e => e.Trigger!);

    private ImmutableArray<Plan> Plans(Token token, IEnumerable<FlowNode> events)
    {
        var added = events.Where(e => !_old.Contains(e.Id)).ToImmutableArray();
        if (added.IsEmpty)
            return [];
        var trial = new Run(run.Definition, run.State, run.Now);
        if (Waiting.Plan(trial, token, added, needed: false) is { } plans)
            return plans;
        var why = trial.Events().OfType<EngineEvent.IncidentRaised>().First().Message;
        Findings = Findings.Add(
            new(
                MigrationProblem.CanNotBeArmed,
                added[0].Id,
                added[0].Name,
                added[0].Line,
                added[0].Id,
                $"{added[0].Name} is new and can not be armed: {why}"
            )
        );
        return [];
    }
}
