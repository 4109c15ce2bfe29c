namespace ApprovalFlow.Engine.Running;

internal static class Incidents
{
    /// <summary>
    /// A token that stood goes again. A failed job is opened again under its own number. A body looks at its completion
    /// condition again. An error that nothing caught leaves its task open as it was.
    /// </summary>
    internal static EngineRefusal? Retry(Run run, EngineCommand.RetryIncident command)
    {
        if (!run.State.Incidents.TryGetValue(command.Incident, out var incident))
            return Commands.Refuse(EngineRefusalReason.UnknownIncident, $"Incident {command.Incident} is not open.");
        var token = run.Token(incident.Token);
        run.Emit(new EngineEvent.IncidentResolved(incident.Incident));
        if (run.Node(token).Kind is FlowNodeKind.StartEvent)
            EventSubProcesses.Arm(run, run.Token(token.Id));
        if (run.State.Jobs.TryGetValue(token.Id, out var job))
            run.Emit(new EngineEvent.JobOpened(job.Job, job.Scope, job.Element, job.JobType));
        if (token.Child is { } child && run.Scope(child).Kind is ScopeKind.Body)
            Loops.Look(run, child);
        return null;
    }
}
