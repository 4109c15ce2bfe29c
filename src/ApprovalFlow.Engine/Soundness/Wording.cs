using System.Collections.Immutable;
using ApprovalFlow.Engine.Import;

namespace ApprovalFlow.Engine.Soundness;

/// <summary>Findings in words, made from the names on the picture.</summary>
internal static class Wording
{
    /// <summary>Names of a trace in a sentence; the whole trace is in the finding.</summary>
    private const int MaxNames = 8;

    internal static SoundnessFinding Deadlock(
        FlowNode join,
        ImmutableArray<SoundnessStep> trace,
        ImmutableArray<SoundnessStep> waitsFor
    )
    {
        var what = waitsFor.IsEmpty ? "" : $" for {List(waitsFor)}";
        var text = $"{After(trace)} nothing can happen any more: {join.Name} waits{what}.";
        return Error(SoundnessKind.Deadlock, join, text, trace) with { WaitsFor = waitsFor };
    }

    internal static SoundnessFinding Uncaught(FlowNode end, ImmutableArray<SoundnessStep> trace) =>
        Error(
            SoundnessKind.UncaughtError,
            end,
            $"{After(trace)} it ends in the error {end.ErrorCode ?? end.Name}, and nothing around {end.Name} catches that.",
            trace
        );

    internal static SoundnessFinding Livelock(FlowNode node, ImmutableArray<SoundnessStep> trace) =>
        Error(
            SoundnessKind.Livelock,
            node,
            $"{After(trace)} it can go on for ever and never come to an end: no way leads out from {node.Name}.",
            trace
        );

    internal static SoundnessFinding Unbounded(FlowNode node, ImmutableArray<SoundnessStep> trace) =>
        Error(
            SoundnessKind.Unbounded,
            node,
            $"{After(trace)} {node.Name} is reached again while it still waits, and this can go on without end.",
            trace
        );

    internal static SoundnessFinding Dead(FlowNode node) =>
        Error(SoundnessKind.DeadElement, node, $"No way leads to {node.Name}: it can never be reached.", []);

    internal static SoundnessFinding Dead(SequenceFlow flow) =>
        new(
            SoundnessKind.DeadElement,
            DiagnosticSeverity.Error,
            flow.Id,
            flow.Name ?? flow.Id,
            flow.Source.Line,
            $"The flow {flow.Name ?? $"from {flow.Source.Name} to {flow.Target.Name}"} can never be taken."
        );

    internal static SoundnessFinding Unsafe(FlowNode node, ImmutableArray<SoundnessStep> trace) =>
        Warning(SoundnessKind.Unsafe, node, $"{After(trace)} {node.Name} is there twice at the same time.", trace);

    internal static SoundnessFinding TooLarge(FlowNode node, int states) =>
        Warning(
            SoundnessKind.TooLarge,
            node.Parent ?? node,
            $"There are more than {states - 1} situations around {(node.Parent ?? node).Name}: not all of them were checked.",
            []
        );

    private static SoundnessFinding Error(
        SoundnessKind kind,
        FlowNode at,
        string text,
        ImmutableArray<SoundnessStep> trace
    ) => new(kind, DiagnosticSeverity.Error, at.Id, at.Name, at.Line, text) { Trace = trace };

    private static SoundnessFinding Warning(
        SoundnessKind kind,
        FlowNode at,
        string text,
        ImmutableArray<SoundnessStep> trace
    ) => new(kind, DiagnosticSeverity.Warning, at.Id, at.Name, at.Line, text) { Trace = trace };

    private static string After(ImmutableArray<SoundnessStep> trace)
    {
        var told = trace.Where(s => s.Name.Length > 0).ToImmutableArray();
        return told.IsEmpty ? "From the start"
            : told.Length > MaxNames ? $"After … {List(told[^MaxNames..])}"
            : $"After {List(told)}";
    }

    private static string List(ImmutableArray<SoundnessStep> steps)
    {
        var names = steps.Select(s => s.Name).ToImmutableArray();
        return names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
