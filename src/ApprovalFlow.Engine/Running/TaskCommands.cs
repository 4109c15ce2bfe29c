namespace ApprovalFlow.Engine.Running;

internal static class TaskCommands
{
    internal static EngineRefusal? Complete(Run run, EngineCommand.CompleteTask command)
    {
        if (!run.State.Tasks.ContainsKey(command.Task))
            return Commands.Refuse(EngineRefusalReason.UnknownTask, $"Task {command.Task} is not open.");
        run.Emit(new EngineEvent.TaskCompleted(command.Task, command.Outcome, command.Data));
        Activities.Finish(run, command.Task);
        return null;
    }

    internal static EngineRefusal? Revise(Run run, EngineCommand.ReviseOutcome command)
    {
        if (Revisions.BodyOf(run.State, command.Task) is not { } body)
            return Commands.Refuse(
                EngineRefusalReason.OutcomeNotRevisable,
                $"The outcome of task {command.Task} is not held by an open multi-instance."
            );
        run.Emit(new EngineEvent.OutcomeRevised(command.Task, command.Outcome));
        Loops.Look(run, body.Id);
        return null;
    }

    internal static EngineRefusal? CompleteJob(Run run, EngineCommand.CompleteJob command)
    {
        if (!run.State.Jobs.ContainsKey(command.Job))
            return Unknown(command.Job);
        run.Emit(new EngineEvent.JobCompleted(command.Job, command.Data));
        Activities.Finish(run, command.Job);
        return null;
    }

    internal static EngineRefusal? FailJob(Run run, EngineCommand.FailJob command)
    {
        if (!run.State.Jobs.ContainsKey(command.Job))
            return Unknown(command.Job);
        // Told twice is told once.
        run.Incident(run.Token(command.Job), IncidentKind.JobExhausted, command.Message);
        return null;
    }

    internal static EngineRefusal? Throw(Run run, EngineCommand.ThrowError command)
    {
        if (!run.State.Tokens.TryGetValue(command.Activity, out var token) || token.Phase is not TokenPhase.Active)
            return Commands.Refuse(EngineRefusalReason.UnknownTask, $"Activity {command.Activity} is not open.");
        Ends.ThrowFrom(run, token, command.ErrorCode);
        return null;
    }

    private static EngineRefusal Unknown(int job) =>
        Commands.Refuse(EngineRefusalReason.UnknownJob, $"Job {job} is not open.");
}
