using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Running;

/// <summary>Timers and subscriptions.</summary>
internal static class WaitingApplier
{
    /// <summary>Null for an event that is none of these.</summary>
    internal static InstanceState? Apply(InstanceState state, EngineEvent happened) =>
        happened switch
        {
            EngineEvent.TimerArmed e => Armed(state, e),
            EngineEvent.TimerFired e => Gone(state, state.Timers[e.Timer], leaves: true),
            EngineEvent.TimerCancelled e => Gone(state, state.Timers[e.Timer], leaves: false),
            EngineEvent.TimerRescheduled e => state with
            {
                Timers = state.Timers.SetItem(e.Timer, state.Timers[e.Timer] with { Due = e.Due }),
            },
            EngineEvent.SubscriptionOpened e => Opened(state, e),
            EngineEvent.SubscriptionConsumed e => Applier.Written(
                Gone(state, state.Subscriptions[e.Subscription], leaves: true),
                state.Subscriptions[e.Subscription].Scope,
                e.Data
            ),
            EngineEvent.SubscriptionCancelled e => Gone(state, state.Subscriptions[e.Subscription], leaves: false),
            _ => null,
        };

    private static InstanceState Armed(InstanceState state, EngineEvent.TimerArmed e)
    {
        var timer = new ArmedTimer(e.Timer, e.Scope, e.Element, e.Host, e.Due)
        {
            Token = e.Token,
            Interval = e.Interval,
            Remaining = e.Remaining,
        };
        return Holding(state, e.Scope, e.Token, e.Host, timers: t => t.Add(e.Timer)) with
        {
            NextTimer = e.Timer + 1,
            Timers = state.Timers.Add(e.Timer, timer),
        };
    }

    // A catch event of its own lets its token go; a boundary event's host is not touched here.
    private static InstanceState Gone(InstanceState state, ArmedTimer timer, bool leaves)
    {
        var held = Holding(state, timer.Scope, timer.Token, timer.Host, leaves, timers: t => t.Remove(timer.Timer));
        return held with { Timers = state.Timers.Remove(timer.Timer) };
    }

    private static InstanceState Opened(InstanceState state, EngineEvent.SubscriptionOpened e)
    {
        var subscription = new OpenSubscription(
            e.Subscription,
            e.Scope,
            e.Element,
            e.MessageName,
            e.CorrelationKey,
            e.Host
        )
        {
            Token = e.Token,
            Signal = e.Signal,
        };
        return Holding(state, e.Scope, e.Token, e.Host, subscriptions: s => s.Add(e.Subscription)) with
        {
            NextSubscription = e.Subscription + 1,
            Subscriptions = state.Subscriptions.Add(e.Subscription, subscription),
        };
    }

    private static InstanceState Gone(InstanceState state, OpenSubscription subscription, bool leaves)
    {
        var (id, scope, token, host) = (
            subscription.Subscription,
            subscription.Scope,
            subscription.Token,
            subscription.Host
        );
        return Holding(state, scope, token, host, leaves, subscriptions: s => s.Remove(id)) with
        {
            Subscriptions = state.Subscriptions.Remove(id),
        };
    }

    /// <summary>What waits hangs on its token; the start of an event sub-process hangs on the scope (token 0).</summary>
    private static InstanceState Holding(
        InstanceState state,
        int scope,
        int token,
        int? host,
        bool? leaves = null,
        Func<ImmutableArray<int>, ImmutableArray<int>>? timers = null,
        Func<ImmutableArray<int>, ImmutableArray<int>>? subscriptions = null
    )
    {
        if (token == 0)
        {
            var holder = state.Scopes[scope];
            holder = holder with
            {
                Timers = timers?.Invoke(holder.Timers) ?? holder.Timers,
                Subscriptions = subscriptions?.Invoke(holder.Subscriptions) ?? holder.Subscriptions,
            };
            return state with { Scopes = state.Scopes.SetItem(scope, holder) };
        }
        var waiting = state.Tokens[token];
        waiting = waiting with
        {
            Timers = timers?.Invoke(waiting.Timers) ?? waiting.Timers,
            Subscriptions = subscriptions?.Invoke(waiting.Subscriptions) ?? waiting.Subscriptions,
            Phase = (host, leaves) switch
            {
                (null, null) => TokenPhase.Active,
                (null, true) => TokenPhase.Leaving,
                _ => waiting.Phase,
            },
        };
        return Applier.Changed(state, waiting);
    }
}
