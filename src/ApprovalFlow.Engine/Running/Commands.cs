using System.Diagnostics;

namespace ApprovalFlow.Engine.Running;

/// <summary>What each command does before the instance settles. Null when it was done, else why not.</summary>
internal static class Commands
{
    internal static EngineRefusal? Handle(Run run, EngineCommand command) =>
        run.State.Status switch
        {
            InstanceStatus.NotStarted => command switch
            {
                EngineCommand.Start start => Starting.None(run, start),
                EngineCommand.DeliverMessage message => Starting.ByMessage(run, message),
                _ => Refuse(EngineRefusalReason.NotRunning, "The instance has not been started."),
            },
            InstanceStatus.Running => Running(run, command),
            InstanceStatus.Completed => Refuse(EngineRefusalReason.NotRunning, "The instance is completed."),
            InstanceStatus.Cancelled => Refuse(EngineRefusalReason.NotRunning, "The instance is cancelled."),
        };

    private static EngineRefusal? Running(Run run, EngineCommand command) =>
        command switch
        {
            EngineCommand.Start => Refuse(EngineRefusalReason.AlreadyStarted, "The instance has been started."),
            EngineCommand.CompleteTask c => TaskCommands.Complete(run, c),
            EngineCommand.ReviseOutcome c => TaskCommands.Revise(run, c),
            EngineCommand.CompleteJob c => TaskCommands.CompleteJob(run, c),
            EngineCommand.FailJob c => TaskCommands.FailJob(run, c),
            EngineCommand.ThrowError c => TaskCommands.Throw(run, c),
            EngineCommand.FireTimer c => EventCommands.Fire(run, c),
            EngineCommand.RescheduleTimer c => EventCommands.Reschedule(run, c),
            EngineCommand.DeliverMessage c => EventCommands.Deliver(run, c),
            EngineCommand.DeliverTo c => EventCommands.Deliver(run, c),
            EngineCommand.BroadcastSignal c => EventCommands.Broadcast(run, c),
            EngineCommand.AddInstance c => LoopCommands.Add(run, c),
            EngineCommand.CancelInstance c => LoopCommands.Cancel(run, c),
            EngineCommand.SetVariables c => SetVariables(run, c),
            EngineCommand.RetryIncident c => Incidents.Retry(run, c),
            EngineCommand.Cancel => Cancel(run),
            _ => throw new UnreachableException(command.GetType().Name),
        };

    internal static EngineRefusal Refuse(EngineRefusalReason reason, string message) => new(reason, message);

    private static EngineRefusal? SetVariables(Run run, EngineCommand.SetVariables command)
    {
        run.Emit(new EngineEvent.VariablesWritten(run.State.Scopes.First().Key, command.Variables));
        return null;
    }

    private static EngineRefusal? Cancel(Run run)
    {
        Cancelling.Scope(run, run.State.Scopes.First().Value);
        run.Emit(new EngineEvent.InstanceCancelled());
        return null;
    }
}
