using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Running;

/// <summary>Signals reach everything that waits for them at that moment.</summary>
internal static class Signals
{
    /// <summary>Null when it can not be told: the incident is raised then.</summary>
    internal static string? Name(Run run, Token token, FlowNode node)
    {
        var found = run.Evaluate(node.Signal!, token);
        if (found.Value is Value.Text name)
            return name.Content;
        run.Incident(token, IncidentKind.Expression, Run.Explain(node.Signal!, "the name of a signal", found));
        return null;
    }

    /// <summary>False when it could not be told what to throw.</summary>
    internal static bool Throw(Run run, Token token, FlowNode node)
    {
        if (Name(run, token, node) is not { } name)
            return false;
        run.Emit(new EngineEvent.SignalThrown(token.Scope, node.Id, name));
        Broadcast(run, name, Value.None);
        return true;
    }

    internal static void Broadcast(Run run, string name, ImmutableSortedDictionary<string, Value> data)
    {
        foreach (var waiting in run.State.Subscriptions.Values.Where(s => s.Signal && s.MessageName == name))
            // One that is reached can stop another.
            if (run.State.Subscriptions.TryGetValue(waiting.Subscription, out var open))
                EventCommands.Receive(run, open, data);
    }
}
