using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Running;

internal static class Starting
{
    /// <summary>The start event of no kind; where there is none, the first one.</summary>
    internal static EngineRefusal? None(Run run, EngineCommand.Start command)
    {
        var starts = run.Definition.Content.Where(n => n.Kind is FlowNodeKind.StartEvent).ToImmutableArray();
        return At(run, starts.FirstOrDefault(s => s.Event is EventKind.None) ?? starts[0], command.Variables);
    }

    internal static EngineRefusal? ByMessage(Run run, EngineCommand.DeliverMessage command)
    {
        var start = run.Definition.Content.FirstOrDefault(n =>
            n is { Kind: FlowNodeKind.StartEvent, Message: { } message }
            && run.Evaluate(message.Name, _ => null).Value.AsText == command.Name
        );
        return start is null
            ? Commands.Refuse(EngineRefusalReason.NoSubscription, $"The message {command.Name} does not start it.")
            : At(run, start, command.Data);
    }

    private static EngineRefusal? At(Run run, FlowNode start, ImmutableSortedDictionary<string, Value> variables)
    {
        var scope = run.State.NextScope;
        run.Emit(new EngineEvent.InstanceStarted(variables));
        var token = new Token(run.State.NextToken, scope, start.Id, Flow: null, TokenPhase.Entering);
        run.Emit(new EngineEvent.TokenMoved([], [token]));
        EventSubProcesses.Arm(run, token);
        return null;
    }
}
