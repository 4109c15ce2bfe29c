using System.Collections.Immutable;
using System.Diagnostics;
using ApprovalFlow.Engine.Expressions;
using NodaTime;

namespace ApprovalFlow.Engine.Running;

/// <summary>
/// Beginning and ending of activities. Everything that can go wrong on entry is evaluated before the first event, so
/// that an incident leaves the token standing before the activity and a retry begins it whole.
/// </summary>
internal static class Activities
{
    internal static void Enter(Run run, Token token, FlowNode node)
    {
        var inner = run.Scope(token.Scope) is { Kind: ScopeKind.Instance } scope && scope.Element == node.Id;
        if (
            node.Kind is FlowNodeKind.Task or FlowNodeKind.ManualTask or FlowNodeKind.SendTask
            && (inner || node.Loop is null)
        )
        {
            Pass(run, token, node);
            return;
        }
        var boundaries = inner ? [] : Waiting.Plan(run, token, node);
        if (boundaries is not { } plans)
            return;
        if (node.Loop is not null && !inner)
        {
            if (!Loops.Open(run, token, node, plans))
                return;
        }
        else if (Begin(run, token, node))
            Waiting.Arm(run, token, plans, token.Id);
    }

    // It is over at once, so its boundary is never armed.
    private static void Pass(Run run, Token token, FlowNode node)
    {
        if (node.Kind is not FlowNodeKind.SendTask || Messages.Throw(run, token, node))
            Steps.Leave(run, token, node);
    }

    private static bool Begin(Run run, Token token, FlowNode node)
    {
        switch (node.Kind)
        {
            case FlowNodeKind.UserTask:
                return OpenTask(run, token, node);
            case FlowNodeKind.ServiceTask:
                run.Emit(new EngineEvent.JobOpened(token.Id, token.Scope, node.Id, node.FormKey ?? ""));
                return true;
            case FlowNodeKind.ReceiveTask:
                return Waiting.Receive(run, token, node);
            case FlowNodeKind.SubProcess:
                Scopes.Open(run, token, node);
                return true;
            default:
                throw new UnreachableException(node.Kind.ToString());
        }
    }

    private static bool OpenTask(Run run, Token token, FlowNode node)
    {
        if (Groups(run, token, node) is not { } groups || !Due(run, token, node.DueDate, out var due))
            return false;
        run.Emit(
            new EngineEvent.TaskOpened(token.Id, token.Scope, node.Id, Scopes.KeyAround(run, token), groups)
            {
                Due = due,
            }
        );
        return true;
    }

    private static bool Due(Run run, Token token, TimerRule? rule, out Instant? due)
    {
        due = null;
        if (rule is null)
            return true;
        var found = run.Evaluate(rule.When, token);
        due = Schedule.Read(rule.Kind, found.Value, run.Now)?.Due;
        if (due is not null || found is { Value: Value.Null, Complaint: null })
            return true;
        run.Incident(token, IncidentKind.Expression, Run.Explain(rule.When, "a due date", found));
        return false;
    }

    private static ImmutableArray<string>? Groups(Run run, Token token, FlowNode node)
    {
        if (node.Groups is not { } expression)
            return [];
        var found = run.Evaluate(expression, token);
        if (found.Value is Value.Text text)
            return [.. text.Content.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (found.Value is Value.List list && list.Items.All(i => i is Value.Text))
            return [.. list.Items.Select(i => i.AsText!)];
        run.Incident(token, IncidentKind.Expression, Run.Explain(expression, "a text or a list of texts", found));
        return null;
    }

    /// <summary>After the event that completed it: what hangs on it goes.</summary>
    internal static void Finish(Run run, int token)
    {
        Cancelling.Detach(run, run.Token(token));
        run.Resolve(run.Token(token));
    }
}
