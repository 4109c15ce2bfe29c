using System.Collections.Immutable;
using ApprovalFlow.Engine.Soundness;

namespace ApprovalFlow.Engine.Migration;

/// <summary>
/// Why an instance can not go on by this plan, as data so that a host can say it in its own language. Element, Name and
/// Line are those of the old version; Target is what the plan makes of it, null when nothing. Message is the same in
/// English. Stuck is set where the check found that it would stand still later: Name and Line are of the new one there.
/// </summary>
public sealed record MigrationFinding(
    MigrationProblem Problem,
    string Element,
    string Name,
    int Line,
    string? Target,
    string Message
)
{
    public SoundnessFinding? Stuck { get; init; }
}

public enum MigrationProblem
{
    /// <summary>The plan names an element that is not in the old or not in the new version.</summary>
    UnknownElement,

    /// <summary>Two elements of the old version would become one.</summary>
    TwoBecomeOne,

    /// <summary>Something stands or waits here, and the plan does not say where it goes.</summary>
    NotMapped,

    /// <summary>A step, gateway, event or sub-process would become another kind of thing.</summary>
    OtherKind,

    /// <summary>A task would get another screen, or a job another worker.</summary>
    OtherForm,

    /// <summary>It would land in another sub-process, on another activity or behind another gateway.</summary>
    OtherPlace,

    /// <summary>One would become many, many one, or the items would have another name.</summary>
    OtherLoop,

    /// <summary>It would wait for another message or signal.</summary>
    OtherEvent,

    /// <summary>A token before a join came over a flow that the new version does not have.</summary>
    FlowNotMapped,

    /// <summary>Only events can be dropped: what somebody works on can not, nor the last that a token waits for.</summary>
    CanNotBeDropped,

    /// <summary>An event that is new in this version can not be armed.</summary>
    CanNotBeArmed,

    /// <summary>It would stand still, or never end, later on.</summary>
    GetsStuck,
}

/// <summary>Either events and the state after them, or what stands in the way.</summary>
public sealed record MigrationDecision(
    ImmutableArray<EngineEvent> Events,
    InstanceState State,
    ImmutableArray<MigrationFinding> Findings
)
{
    public bool IsPossible => Findings.IsEmpty;
}
