using ApprovalFlow.Engine.Expressions;

namespace ApprovalFlow.Engine.Migration;

/// <summary>Whether what stands at one element can go on at another.</summary>
internal static class Likeness
{
    internal static bool IsSameKind(FlowNode a, FlowNode b) =>
        a.Kind == b.Kind && a.Event == b.Event && a.IsEventSubProcess == b.IsEventSubProcess;

    /// <summary>The screen of a task, the worker of a job.</summary>
    internal static bool IsSameForm(FlowNode a, FlowNode b) => a.FormKey == b.FormKey;

    /// <summary>One by one or all at once, under the same name; what was counted at entry stays counted.</summary>
    internal static bool IsSameLoop(FlowNode a, FlowNode b) =>
        (a.Loop is null) == (b.Loop is null)
        && a.Loop?.Sequential == b.Loop?.Sequential
        && a.Loop?.ItemName == b.Loop?.ItemName;

    /// <summary>An open subscription keeps its name and key, so the new version must ask for the same. A due date stays.</summary>
    internal static bool WaitsForTheSame(FlowNode a, FlowNode b) =>
        Same(a.Message?.Name, b.Message?.Name) && Same(a.Message?.Key, b.Message?.Key) && Same(a.Signal, b.Signal);

    private static bool Same(Expression? a, Expression? b) => a?.Source == b?.Source;
}
