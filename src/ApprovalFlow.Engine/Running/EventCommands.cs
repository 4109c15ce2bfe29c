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
        if (timer.Host is not { } host)
            return null;
        var boundary = run.Definition.Node(timer.Element);
        var token = run.Token(host);
        Boundaries.Happen(run, token, boundary);
        var schedule = new Schedule(timer.Due, timer.Interval, timer.Remaining);
        if (!boundary.Interrupting && schedule.Next(run.Now) is { } next)
            Waiting.Arm(run, token, boundary, next, host);
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
            s.MessageName == command.Name && s.CorrelationKey == command.CorrelationKey
        );
        return subscription is null
            ? Commands.Refuse(EngineRefusalReason.NoSubscription, $"Nothing waits for the message {command.Name}.")
            : Deliver(run, subscription, command.Data);
    }

    internal static EngineRefusal? Deliver(Run run, EngineCommand.DeliverTo command) =>
        run.State.Subscriptions.TryGetValue(command.Subscription, out var subscription)
            ? Deliver(run, subscription, command.Data)
            : Commands.Refuse(EngineRefusalReason.NoSubscription, $"Subscription {command.Subscription} is not open.");

    private static EngineRefusal? Deliver(
        Run run,
        OpenSubscription subscription,
        ImmutableSortedDictionary<string, Value> data
    )
    {
        run.Emit(new EngineEvent.SubscriptionConsumed(subscription.Subscription, data));
        if (subscription.Host is not { } host)
        {
            Activities.Finish(run, subscription.Token);
            return null;
        }
        var boundary = run.Definition.Node(subscription.Element);
        var token = run.Token(host);
        Boundaries.Happen(run, token, boundary);
        if (!boundary.Interrupting)
            Waiting.Subscribe(run, token, boundary, subscription.MessageName, subscription.CorrelationKey, host);
        return null;
    }

    private static EngineRefusal Unknown(int timer) =>
        Commands.Refuse(EngineRefusalReason.UnknownTimer, $"Timer {timer} is not armed.");
}
