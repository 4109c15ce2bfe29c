using System.Collections.Immutable;
using ApprovalFlow.Engine.Expressions;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Engine.Picture;

namespace ApprovalFlow.Engine;

/// <summary>A checked procedure. Made by the importer only. Element order is document order.</summary>
public sealed partial class ProcessDefinition
{
    private readonly Dictionary<string, FlowNode> _byId = new(StringComparer.Ordinal);

    internal ProcessDefinition() { }

    /// <summary>The id of the process element.</summary>
    public string Key { get; internal init; } = "";
    public string Name { get; internal init; } = "";

    /// <summary>Every flow node of every scope, in document order.</summary>
    public ImmutableArray<FlowNode> Nodes
    {
        get;
        internal init
        {
            field = value;
            foreach (var node in value)
                _byId.TryAdd(node.Id, node);
        }
    } = [];

    /// <summary>Every sequence flow of every scope, in document order.</summary>
    public ImmutableArray<SequenceFlow> Flows { get; internal init; } = [];

    public FlowNode? Find(string element) => _byId.GetValueOrDefault(element);

    /// <summary>A node that a state names: its absence is a defect (a state of another definition), never an outcome.</summary>
    internal FlowNode Node(string element) =>
        Find(element) ?? throw new InvalidOperationException($"The procedure {Key} has no element {element}.");

    /// <summary>Whether the file says where its elements are drawn.</summary>
    public bool HasLayout => !Diagram.Shapes.IsEmpty;

    internal Diagram Diagram { get; init; } = Diagram.None;
    internal ImmutableArray<FlowNode> Content { get; init; } = [];
    internal ResultNames Results { get; init; } = new("outcome", "outcomes", "step", "key", "outcome");
    internal int CountsFrom { get; init; }
}

public sealed partial class FlowNode
{
    internal FlowNode() { }

    public required string Id { get; init; }

    /// <summary>The name on the picture; the id when it has none.</summary>
    public required string Name { get; init; }
    public required FlowNodeKind Kind { get; init; }

    /// <summary>What the event is about; None for everything that is no event.</summary>
    public EventKind Event { get; init; }

    /// <summary>The form key of a user task, the job type of a service task, else null.</summary>
    public string? FormKey { get; init; }

    /// <summary>What the file says about it for readers, null when nothing.</summary>
    public string? Documentation { get; init; }

    /// <summary>The candidate groups as the file has them: codes with commas, or an expression.</summary>
    public string? CandidateGroups { get; init; }

    /// <summary>The sub-process that it stands in, null on the process itself.</summary>
    public FlowNode? Parent { get; init; }

    /// <summary>The activity that a boundary event hangs on.</summary>
    public FlowNode? AttachedTo { get; internal set; }

    /// <summary>False for a boundary event, or start of an event sub-process, that leaves running what it is about.</summary>
    public bool Interrupting { get; init; } = true;

    /// <summary>A sub-process that no flow leads to: its start event waits while the scope around it runs.</summary>
    public bool IsEventSubProcess { get; init; }

    /// <summary>The process that a call activity runs, read in with it; null for everything else.</summary>
    public string? CalledElement { get; init; }

    public bool IsMultiInstance => Loop is not null;

    /// <summary>Extension properties by name, as the modeller wrote them.</summary>
    public ImmutableSortedDictionary<string, string> Properties { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableArray<SequenceFlow> Outgoing { get; internal set; } = [];
    public ImmutableArray<SequenceFlow> Incoming { get; internal set; } = [];

    /// <summary>The line in the file, 1-based.</summary>
    public int Line { get; init; }

    internal ImmutableArray<FlowNode> Content { get; set; } = [];
    internal ImmutableArray<FlowNode> Boundaries { get; set; } = [];
    internal Expression? Groups { get; init; }
    internal TimerRule? DueDate { get; init; }
    internal TimerRule? Timer { get; init; }
    internal MessageRule? Message { get; init; }
    internal Expression? Signal { get; init; }

    /// <summary>Of an error or an escalation; null catches any.</summary>
    internal string? ErrorCode { get; init; }
    internal LoopRule? Loop { get; init; }

    /// <summary>For an inclusive join: per incoming flow, the nodes from which it can be reached without passing the gateway.</summary>
    internal ImmutableArray<IReadOnlySet<string>> Upstream { get; set; } = [];

    internal bool IsActivity =>
        Kind
            is FlowNodeKind.Task
                or FlowNodeKind.ManualTask
                or FlowNodeKind.UserTask
                or FlowNodeKind.ServiceTask
                or FlowNodeKind.SendTask
                or FlowNodeKind.ReceiveTask
                or FlowNodeKind.SubProcess;

    internal bool IsGateway =>
        Kind
            is FlowNodeKind.ExclusiveGateway
                or FlowNodeKind.ParallelGateway
                or FlowNodeKind.InclusiveGateway
                or FlowNodeKind.EventBasedGateway;

    /// <summary>The start event of an event sub-process, null for everything else.</summary>
    internal FlowNode? Trigger => IsEventSubProcess ? Content.First(n => n.Kind is FlowNodeKind.StartEvent) : null;

    public override string ToString() => Id;
}

public sealed partial class SequenceFlow
{
    internal SequenceFlow() { }

    public required string Id { get; init; }
    public string? Name { get; init; }
    public required FlowNode Source { get; init; }
    public required FlowNode Target { get; init; }
    public bool IsDefault { get; init; }
    internal Expression? Condition { get; init; }

    public override string ToString() => Id;
}

internal sealed record TimerRule(TimerKind Kind, Expression When);

internal enum TimerKind
{
    Date,
    Duration,
    Cycle,
}

internal sealed record MessageRule(Expression Name, Expression? Key);

/// <summary>Collection or cardinality, never both.</summary>
internal sealed record LoopRule(
    bool Sequential,
    Expression? Collection,
    Expression? Cardinality,
    string? ItemName,
    Expression? Completion
);

public enum FlowNodeKind
{
    StartEvent,
    EndEvent,
    IntermediateThrowEvent,
    IntermediateCatchEvent,
    BoundaryEvent,
    Task,
    ManualTask,
    UserTask,
    ServiceTask,
    SendTask,
    ReceiveTask,
    SubProcess,
    ExclusiveGateway,
    ParallelGateway,
    InclusiveGateway,
    EventBasedGateway,
}

public enum EventKind
{
    None,
    Timer,
    Message,
    Error,
    Terminate,
    Signal,
    Escalation,
    Link,
}
