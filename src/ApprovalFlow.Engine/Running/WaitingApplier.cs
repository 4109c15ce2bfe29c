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
        var token = state.Tokens[e.Token];
        token = token with
        {
            Timers = token.Timers.Add(e.Timer),
            Phase = e.Host is null ? TokenPhase.Active : token.Phase,
        };
        return Applier.Changed(state, token) with
        {
            NextTimer = e.Timer + 1,
            Timers = state.Timers.Add(e.Timer, timer),
        };
    }

    // A catch event of its own lets its token go; a boundary event's host is not touched here.
    private static InstanceState Gone(InstanceState state, ArmedTimer timer, bool leaves)
    {
        var token = state.Tokens[timer.Token];
        token = token with
        {
            Timers = token.Timers.Remove(timer.Timer),
            Phase = leaves && timer.Host is null ? TokenPhase.Leaving : token.Phase,
        };
        return Applier.Changed(state, token) with { Timers = state.Timers.Remove(timer.Timer) };
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
        };
        var token = state.Tokens[e.Token];
        token = token with
        {
            Subscriptions = token.Subscriptions.Add(e.Subscription),
            Phase = e.Host is null ? TokenPhase.Active : token.Phase,
        };
        return Applier.Changed(state, token) with
        {
            NextSubscription = e.Subscription + 1,
            Subscriptions = state.Subscriptions.Add(e.Subscription, subscription),
        };
    }

    private static InstanceState Gone(InstanceState state, OpenSubscription subscription, bool leaves)
    {
        var token = state.Tokens[subscription.Token];
        token = token with
        {
            Subscriptions = token.Subscriptions.Remove(subscription.Subscription),
            Phase = leaves && subscription.Host is null ? TokenPhase.Leaving : token.Phase,
        };
        return Applier.Changed(state, token) with
        {
            Subscriptions = state.Subscriptions.Remove(subscription.Subscription),
        };
    }
}
