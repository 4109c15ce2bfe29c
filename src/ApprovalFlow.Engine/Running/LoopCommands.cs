namespace ApprovalFlow.Engine.Running;

internal static class LoopCommands
{
    internal static EngineRefusal? Add(Run run, EngineCommand.AddInstance command)
    {
        if (run.Definition.Find(command.Element) is not { Loop: { } rule } node)
            return Commands.Refuse(
                EngineRefusalReason.UnknownElement,
                $"There is no multi-instance element {command.Element}."
            );
        var body = run.State.Scopes.Values.FirstOrDefault(s => s.Kind is ScopeKind.Body && s.Element == node.Id);
        if (body?.Loop is not { } loop)
            return NotRunning(command.Element);
        if (body.Instances.Count + loop.Queue.Count >= ProcessEngine.MaxInstances)
            return NotRunning($"{command.Element} has {ProcessEngine.MaxInstances} instances and");
        if (rule.Sequential)
            run.Emit(new EngineEvent.LoopExtended(body.Id, command.Item));
        else
            Loops.Begin(run, body.Id, node, command.Item);
        return null;
    }

    internal static EngineRefusal? Cancel(Run run, EngineCommand.CancelInstance command)
    {
        if (!run.State.Tokens.TryGetValue(command.Task, out var token))
            return Commands.Refuse(EngineRefusalReason.UnknownTask, $"Task {command.Task} is not open.");
        if (Scopes.InstanceAround(run.State, token) is not { } instance)
            return NotRunning(token.Node);
        Cancelling.Instance(run, instance);
        Loops.Look(run, instance.Parent!.Value);
        return null;
    }

    private static EngineRefusal NotRunning(string element) =>
        Commands.Refuse(EngineRefusalReason.BodyNotRunning, $"{element} is not running as multi-instance.");
}
