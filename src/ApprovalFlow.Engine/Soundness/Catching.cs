namespace ApprovalFlow.Engine.Soundness;

/// <summary>Who can catch what, told from the model alone.</summary>
internal static class Catching
{
    /// <summary>
    /// What catches the error of this end event: the first outwards of the starts of event sub-processes and boundaries.
    /// Null when nothing does.
    /// </summary>
    internal static FlowNode? Catcher(FlowNode end, ProcessDefinition definition)
    {
        for (var (from, around) = (end, end.Parent); ; (from, around) = (around, around.Parent))
        {
            var neighbours = from.IsEventSubProcess ? [] : (around?.Content ?? definition.Content);
            if (neighbours.Select(n => n.Trigger).FirstOrDefault(t => t is not null && Catches(t, end)) is { } trigger)
                return trigger;
            if (around is null)
                return null;
            if (around.Boundaries.FirstOrDefault(b => Catches(b, end)) is { } boundary)
                return boundary;
        }
    }

    private static bool Catches(FlowNode catching, FlowNode thrown) =>
        catching.Event == thrown.Event && (catching.ErrorCode is null || catching.ErrorCode == thrown.ErrorCode);

    /// <summary>
    /// Errors and escalations come from within, errors also from an open activity that its host lets fail. Everything
    /// else on a boundary can happen at any time.
    /// </summary>
    internal static bool CanHappen(FlowNode boundary, ProcessDefinition definition) =>
        boundary.Event switch
        {
            EventKind.Error => boundary.AttachedTo is not { Kind: FlowNodeKind.SubProcess } host
                || Within(host).Any(n => IsOpen(n) || Comes(n, boundary, definition)),
            EventKind.Escalation => Within(boundary.AttachedTo!).Any(n => Comes(n, boundary, definition)),
            _ => true,
        };

    private static bool Comes(FlowNode thrown, FlowNode boundary, ProcessDefinition definition) =>
        thrown.Kind is FlowNodeKind.EndEvent or FlowNodeKind.IntermediateThrowEvent
        && thrown.Event == boundary.Event
        && Catcher(thrown, definition) == boundary;

    private static bool IsOpen(FlowNode node) =>
        node.Kind is FlowNodeKind.UserTask or FlowNodeKind.ServiceTask or FlowNodeKind.ReceiveTask;

    private static IEnumerable<FlowNode> Within(FlowNode scope) => scope.Content.SelectMany(n => Within(n).Prepend(n));
}
