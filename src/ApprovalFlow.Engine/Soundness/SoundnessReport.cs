using System.Collections.Immutable;
using ApprovalFlow.Engine.Import;

namespace ApprovalFlow.Engine.Soundness;

/// <summary>What the check found, the worst first. States says how many situations were looked at.</summary>
public sealed record SoundnessReport(ImmutableArray<SoundnessFinding> Findings, int States)
{
    /// <summary>Nothing refuses the file. Warnings do not count, and a check that was cut off proves nothing.</summary>
    public bool IsSound => Findings.All(f => f.Severity is not DiagnosticSeverity.Error);

    /// <summary>False when a part was too large to look at every situation of it.</summary>
    public bool IsComplete => Findings.All(f => f.Kind is not SoundnessKind.TooLarge);
}

/// <summary>
/// One fault as data, so that a host can say it in its own language. Trace is the shortest way there; WaitsFor names the
/// elements of which something was still needed. Message is the same in English.
/// </summary>
public sealed record SoundnessFinding(
    SoundnessKind Kind,
    DiagnosticSeverity Severity,
    string Element,
    string Name,
    int Line,
    string Message
)
{
    public ImmutableArray<SoundnessStep> Trace { get; init; } = [];
    public ImmutableArray<SoundnessStep> WaitsFor { get; init; } = [];
}

/// <summary>One visible step of a trace. Name is empty for a flow that has none: the element behind it tells enough.</summary>
public sealed record SoundnessStep(SoundnessStepKind Kind, string Element, string Name);

public enum SoundnessStepKind
{
    /// <summary>The process or sub-process began here, where there is more than one beginning.</summary>
    Starts,

    /// <summary>An activity or catch event was done.</summary>
    Completes,

    /// <summary>A boundary event went off.</summary>
    Happens,

    /// <summary>A flow was chosen out of several.</summary>
    Takes,
}

public enum SoundnessKind
{
    /// <summary>Nothing can happen any more, and something still waits.</summary>
    Deadlock,

    /// <summary>It can go on for ever and never come to an end.</summary>
    Livelock,

    /// <summary>No way leads there.</summary>
    DeadElement,

    /// <summary>The same work piles up without end.</summary>
    Unbounded,

    /// <summary>An error that nothing around it catches.</summary>
    UncaughtError,

    /// <summary>The same step can run twice beside itself. A warning.</summary>
    Unsafe,

    /// <summary>There were more situations than the bound. A warning: faults beyond it are not told.</summary>
    TooLarge,
}
