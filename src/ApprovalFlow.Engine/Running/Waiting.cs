using System.Collections.Immutable;
using ApprovalFlow.Engine.Expressions;

namespace ApprovalFlow.Engine.Running;

/// <summary>An event that is to be armed: by a time, by a message, or by a signal.</summary>
internal readonly record struct Plan(FlowNode Event, Schedule? When, string? Name, string? Key, bool Signal = false);

/// <summary>Timers and subscriptions, of catch events and of boundaries.</summary>
internal static class Waiting
{
    internal static void Catch(Run run, Token token, FlowNode node)
    {
        if (node.Event is EventKind.Link)
            Steps.Leave(run, token, node);
        else
            Receive(run, token, node);
    }

    internal static bool Receive(Run run, Token token, FlowNode node)
    {
        if (Plan(run, token, [node], needed: true) is not { } plans)
            return false;
        Arm(run, token, plans, host: null);
        return true;
    }

    /// <summary>An event-based gateway: whatever comes first of the events behind it.</summary>
    internal static void Race(Run run, Token token, FlowNode gateway)
    {
        if (Plan(run, token, gateway.Outgoing.Select(f => f.Target), needed: true) is { } plans)
            Arm(run, token, plans, host: null);
    }

    /// <summary>The token of a race goes on behind the event that came; the others are off.</summary>
    internal static void Won(Run run, Token token, string element)
    {
        Activities.Finish(run, token.Id);
        var gateway = run.Node(token);
        if (gateway.Kind is not FlowNodeKind.EventBasedGateway)
            return;
        var flow = gateway.Outgoing.First(f => f.Target.Id == element);
        var behind = run.Produce(run.Token(token.Id), flow, offset: 0) with { Phase = TokenPhase.Leaving };
        run.Emit(new EngineEvent.TokenMoved([token.Id], [behind]));
    }

    /// <summary>What to arm for an activity; null when that can not be told: the incident is raised then.</summary>
    internal static ImmutableArray<Plan>? Plan(Run run, Token token, FlowNode activity) =>
        Plan(run, token, activity.Boundaries, needed: false);

    /// <summary>Nothing arms nothing, unless it is needed: data can switch the timer of a boundary off.</summary>
    internal static ImmutableArray<Plan>? Plan(Run run, Token token, IEnumerable<FlowNode> events, bool needed)
    {
        var plans = ImmutableArray.CreateBuilder<Plan>();
        foreach (var node in events.Where(e => e.Timer is not null || e.Message is not null || e.Signal is not null))
        {
            if (Plan(run, token, node, needed) is not { } plan)
                return null;
            if (plan.Event is not null)
                plans.Add(plan);
        }
        return plans.ToImmutable();
    }

    // Without event: nothing to arm.
    private static Plan? Plan(Run run, Token token, FlowNode node, bool needed)
    {
        if (node.Timer is { } rule)
        {
            var found = run.Evaluate(rule.When, token);
            if (!needed && found is { Value: Value.Null, Complaint: null })
                return default(Plan);
            if (Schedule.Read(rule.Kind, found.Value, run.Now) is { } schedule)
                return new(node, schedule, Name: null, Key: null);
            run.Incident(token, IncidentKind.Expression, $"{node.Name}: {Run.Explain(rule.When, Wanted(rule), found)}");
            return null;
        }
        if (node.Signal is not null)
            return Signals.Name(run, token, node) is { } signal ? new(node, When: null, signal, Key: null, true) : null;
        var (name, key) = Messages.Address(run, token, node);
        return name is null ? null : new(node, When: null, name, key);
    }

    /// <summary>Host null: the token itself waits, and a timer fires once.</summary>
    internal static void Arm(Run run, Token token, ImmutableArray<Plan> plans, int? host)
    {
        foreach (var plan in plans)
            if (plan.When is not { } schedule)
                Subscribe(run, token, plan, host);
            else
                Arm(
                    run,
                    token,
                    plan.Event,
                    host is null ? schedule with { Interval = null, Remaining = null } : schedule,
                    host
                );
    }

    internal static void Arm(Run run, Token token, FlowNode node, Schedule schedule, int? host) =>
        run.Emit(
            new EngineEvent.TimerArmed(run.State.NextTimer, token.Scope, node.Id, host, schedule.Due)
            {
                Token = token.Id,
                Interval = schedule.Interval,
                Remaining = schedule.Remaining,
            }
        );

    internal static void Subscribe(Run run, Token token, Plan plan, int? host) =>
        run.Emit(
            new EngineEvent.SubscriptionOpened(
                run.State.NextSubscription,
                token.Scope,
                plan.Event.Id,
                plan.Name!,
                plan.Key,
                host
            )
            {
                Token = token.Id,
                Signal = plan.Signal,
            }
        );

    private static string Wanted(TimerRule rule) =>
        rule.Kind switch
        {
            TimerKind.Date => "a date",
            TimerKind.Duration => "a duration",
            TimerKind.Cycle => "a cycle (R/PT1H)",
        };
}
