namespace ApprovalFlow.Engine.Running;

/// <summary>Escalations go outwards to the first that catches them. Nothing needs to.</summary>
internal static class Escalations
{
    internal static void Throw(Run run, Token token, FlowNode node)
    {
        run.Emit(new EngineEvent.EscalationThrown(token.Scope, node.Id, node.ErrorCode));
        Ends.Outwards(run, run.Scope(token.Scope), EventKind.Escalation, node.ErrorCode);
    }
}
