namespace ApprovalFlow.Engine.Running;

internal static class Messages
{
    /// <summary>Name null when it can not be told: the incident is raised then.</summary>
    internal static (string? Name, string? Key) Address(Run run, Token token, FlowNode node)
    {
        var rule = node.Message!;
        var name = run.Evaluate(rule.Name, token);
        if (name.Value is not Value.Text text)
        {
            run.Incident(token, IncidentKind.Expression, Run.Explain(rule.Name, "the name of a message", name));
            return (null, null);
        }
        if (rule.Key is null)
            return (text.Content, null);
        var key = run.Evaluate(rule.Key, token);
        if (key.Value is Value.Text or Value.Number)
            return (text.Content, Expressions.Functions.AsText(key.Value).AsText);
        run.Incident(token, IncidentKind.Expression, Run.Explain(rule.Key, "a correlation key", key));
        return (null, null);
    }

    /// <summary>False when it could not be told what to send.</summary>
    internal static bool Throw(Run run, Token token, FlowNode node)
    {
        var (name, key) = Address(run, token, node);
        if (name is null)
            return false;
        run.Emit(new EngineEvent.MessageThrown(token.Scope, node.Id, name, key));
        return true;
    }
}
