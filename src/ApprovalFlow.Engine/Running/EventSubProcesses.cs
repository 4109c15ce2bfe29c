using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Running;

/// <summary>Sub-processes that wait in a scope for something to happen while it runs.</summary>
internal static class EventSubProcesses
{
    /// <summary>
    /// Arms what is not armed yet. What can not be told is an incident on the scope's first token, which holds the
    /// scope before its first step; a retry arms again.
    /// </summary>
    internal static void Arm(Run run, Token first)
    {
        var scope = run.Scope(first.Scope);
        var armed = scope
            .Timers.Select(t => run.State.Timers[t].Element)
            .Concat(scope.Subscriptions.Select(s => run.State.Subscriptions[s].Element))
            .ToHashSet(StringComparer.Ordinal);
        var triggers = In(run, scope).Select(e => e.Trigger!).Where(t => !armed.Contains(t.Id));
        if (Waiting.Plan(run, first, triggers, needed: false) is { } plans)
            foreach (var plan in plans)
                Arm(run, scope.Id, plan);
    }

    internal static void Arm(Run run, int scope, Plan plan)
    {
        var holder = new Token(Id: 0, scope, plan.Event.Id, Flow: null, TokenPhase.Active);
        if (plan.When is { } schedule)
            Waiting.Arm(run, holder, plan.Event, schedule, host: null);
        else
            Waiting.Subscribe(run, holder, plan, host: null);
    }

    /// <summary>The event came. Again says when to expect it next, for one that leaves the scope running.</summary>
    internal static void Happen(Run run, int scope, FlowNode trigger, Plan? again)
    {
        var around = run.Scope(scope);
        if (trigger.Interrupting)
        {
            Cancelling.Detach(run, around);
            Cancelling.Content(run, around);
        }
        var id = run.State.NextToken;
        run.Emit(
            new EngineEvent.TokenMoved([], [new Token(id, scope, trigger.Parent!.Id, Flow: null, TokenPhase.Entering)])
        );
        if (!trigger.Interrupting && again is { } plan)
            Arm(run, scope, plan);
    }

    /// <summary>The one in this scope that catches it: for this very code before one for any.</summary>
    internal static FlowNode? Catching(Run run, Scope scope, EventKind kind, string? code)
    {
        var triggers = In(run, scope).Select(e => e.Trigger!).Where(t => t.Event == kind).ToImmutableArray();
        return triggers.FirstOrDefault(t => t.ErrorCode is not null && t.ErrorCode == code)
            ?? triggers.FirstOrDefault(t => t.ErrorCode is null);
    }

    internal static IEnumerable<FlowNode> In(Run run, Scope scope) =>
        scope.Kind is ScopeKind.Body
            ? []
            : (scope.Element is { } id ? run.Definition.Node(id).Content : run.Definition.Content).Where(n =>
                n.IsEventSubProcess
            );
}
