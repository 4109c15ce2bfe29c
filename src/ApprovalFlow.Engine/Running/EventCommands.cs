using System.Collections.Immutable;
using ApprovalFlow.Engine.Expressions;

namespace ApprovalFlow.Engine.Running;

internal static class EventCommands
{
    internal static EngineRefusal? Fire(Run run, EngineCommand.FireTimer command)
    {
        if (!run.State.Timers.TryGetValue(command.Timer, out var timer))
            return Unknown(command.Timer);
        if (timer.Due > run.Now)
            return Commands.Refuse(EngineRefusalReason.TimerNotDue, $"Timer {timer.Timer} is due at {timer.Due}.");
        run.Emit(new EngineEvent.TimerFired(timer.Timer));
        var node = run.Definition.Node(timer.Element);
        var next = new Schedule(timer.Due, timer.Interval, timer.Remaining).Next(run.Now);
        if (timer.Token == 0)
            EventSubProcesses.Happen(run, timer.Scope, node, next is null ? null : new(node, next, null, null));
        else if (timer.Host is not { } host)
            Waiting.Won(run, run.Token(timer.Token), timer.Element);
        else
        {
            Boundaries.Happen(run, run.Token(host), node);
            if (!node.Interrupting && next is { } schedule)
                Waiting.Arm(run, run.Token(host), node, schedule, host);
        }
        return null;
    }

    internal static EngineRefusal? Reschedule(Run run, EngineCommand.RescheduleTimer command)
    {
        if (!run.State.Timers.ContainsKey(command.Timer))
            return Unknown(command.Timer);
        run.Emit(new EngineEvent.TimerRescheduled(command.Timer, command.Due));
        return null;
    }

    internal static EngineRefusal? Deliver(Run run, EngineCommand.DeliverMessage command)
    {
        var subscription = run.State.Subscriptions.Values.FirstOrDefault(s =>
            !s.Signal && s.MessageName == command.Name && s.CorrelationKey == command.CorrelationKey
        );
        return subscription is null
            ? Commands.Refuse(EngineRefusalReason.NoSubscription, $"Nothing waits for the message {command.Name}.")
            : Receive(run, subscription, command.Data);
    }

    internal static EngineRefusal? Deliver(Run run, EngineCommand.DeliverTo command) =>
        run.State.Subscriptions.TryGetValue(command.Subscription, out var subscription)
            ? Receive(run, subscription, command.Data)
            : Commands.Refuse(EngineRefusalReason.NoSubscription, $"Subscription {command.Subscription} is not open.");

    internal static EngineRefusal? Broadcast(Run run, EngineCommand.BroadcastSignal command)
    {
        Signals.Broadcast(run, command.Name, command.Data);
        return null;
    }

    internal static EngineRefusal? Receive(
        Run run,
        OpenSubscription subscription,
        ImmutableSortedDictionary<string, Value> data
    )
    {
        run.Emit(new EngineEvent.SubscriptionConsumed(subscription.Subscription, data));
        var node = run.Definition.Node(subscription.Element);
        var again = new Plan(node, null, subscription.MessageName, subscription.CorrelationKey, subscription.Signal);
        if (subscription.Token == 0)
            EventSubProcesses.Happen(run, subscription.Scope, node, again);
        else if (subscription.Host is not { } host)
            Waiting.Won(run, run.Token(subscription.Token), subscription.Element);
        else
        {
            Boundaries.Happen(run, run.Token(host), node);
            if (!node.Interrupting)
                Waiting.Subscribe(run, run.Token(host), again, host);
        }
        return null;
    }

    private static EngineRefusal Unknown(int timer) =>
        Commands.Refuse(EngineRefusalReason.UnknownTimer, $"Timer {timer} is not armed.");
}
