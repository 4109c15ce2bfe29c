using System.Collections.Immutable;
using ApprovalFlow.Engine.Expressions;

namespace ApprovalFlow.Engine.Running;

/// <summary>A boundary event that is to be armed: by a time, or by a message.</summary>
internal readonly record struct Plan(FlowNode Boundary, Schedule? When, string? MessageName, string? Key);

/// <summary>Timers and subscriptions, of catch events and of boundaries.</summary>
internal static class Waiting
{
    internal static void Catch(Run run, Token token, FlowNode node)
    {
        if (node.Timer is not { } rule)
        {
            Receive(run, token, node);
            return;
        }
        var found = run.Evaluate(rule.When, token);
        if (Schedule.Read(rule.Kind, found.Value, run.Now) is { } schedule)
            Arm(run, token, node, schedule with { Interval = null, Remaining = null }, host: null);
        else
            run.Incident(token, IncidentKind.Expression, Run.Explain(rule.When, Wanted(rule), found));
    }

    internal static bool Receive(Run run, Token token, FlowNode node)
    {
        var (name, key) = Messages.Address(run, token, node);
        if (name is null)
            return false;
        Subscribe(run, token, node, name, key, host: null);
        return true;
    }

    /// <summary>What to arm for an activity; null when that can not be told: the incident is raised then.</summary>
    internal static ImmutableArray<Plan>? Plan(Run run, Token token, FlowNode activity)
    {
        var plans = ImmutableArray.CreateBuilder<Plan>();
        foreach (var boundary in activity.Boundaries)
        {
            if (boundary.Timer is { } rule)
            {
                var found = run.Evaluate(rule.When, token);
                // Nothing arms nothing: data can switch a timer off.
                if (found is { Value: Value.Null, Complaint: null })
                    continue;
                if (Schedule.Read(rule.Kind, found.Value, run.Now) is not { } schedule)
                {
                    run.Incident(
                        token,
                        IncidentKind.Expression,
                        $"{boundary.Name}: {Run.Explain(rule.When, Wanted(rule), found)}"
                    );
                    return null;
                }
                plans.Add(new(boundary, schedule, MessageName: null, Key: null));
            }
            else if (boundary.Message is not null)
            {
                var (name, key) = Messages.Address(run, token, boundary);
                if (name is null)
                    return null;
                plans.Add(new(boundary, When: null, name, key));
            }
        }
        return plans.ToImmutable();
    }

    internal static void Arm(Run run, Token host, ImmutableArray<Plan> plans)
    {
        foreach (var plan in plans)
            if (plan.When is { } schedule)
                Arm(run, host, plan.Boundary, schedule, host.Id);
            else
                Subscribe(run, host, plan.Boundary, plan.MessageName!, plan.Key, host.Id);
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

    internal static void Subscribe(Run run, Token token, FlowNode node, string name, string? key, int? host) =>
        run.Emit(
            new EngineEvent.SubscriptionOpened(run.State.NextSubscription, token.Scope, node.Id, name, key, host)
            {
                Token = token.Id,
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
