using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Running;

/// <summary>Which flows are taken.</summary>
internal static class Flows
{
    /// <summary>Null when none can be told: the incident is raised then. `unconditional` also takes flows without condition.</summary>
    internal static ImmutableArray<SequenceFlow>? Open(Run run, Token token, FlowNode node, bool unconditional)
    {
        var taken = ImmutableArray.CreateBuilder<SequenceFlow>();
        var held = false;
        foreach (var flow in node.Outgoing)
        {
            if (flow.IsDefault)
                continue;
            if (flow.Condition is null)
            {
                taken.Add(flow);
                held |= !unconditional;
                continue;
            }
            if (Holds(run, token, flow) is not { } holds)
                return null;
            if (!holds)
                continue;
            held = true;
            taken.Add(flow);
        }
        var fallback = node.Outgoing.FirstOrDefault(f => f.IsDefault);
        if (!held && fallback is not null)
            taken.Add(fallback);
        return taken.Count > 0 ? taken.ToImmutable() : NoFlow(run, token);
    }

    internal static ImmutableArray<SequenceFlow>? First(Run run, Token token, FlowNode node)
    {
        foreach (var flow in node.Outgoing.Where(f => !f.IsDefault))
        {
            if (flow.Condition is null)
                return [flow];
            if (Holds(run, token, flow) is not { } holds)
                return null;
            if (holds)
                return [flow];
        }
        return node.Outgoing.FirstOrDefault(f => f.IsDefault) is { } fallback ? [fallback] : NoFlow(run, token);
    }

    private static ImmutableArray<SequenceFlow>? NoFlow(Run run, Token token)
    {
        run.Incident(token, IncidentKind.NoFlow, "No condition of an outgoing flow holds and there is no default.");
        return null;
    }

    private static bool? Holds(Run run, Token token, SequenceFlow flow)
    {
        var found = run.Evaluate(flow.Condition!, token);
        if (found.Value is Value.Bool holds)
            return holds.Truth;
        run.Incident(
            token,
            IncidentKind.Expression,
            $"Flow {flow.Id}: {Run.Explain(flow.Condition!, "true or false", found)}"
        );
        return null;
    }
}
