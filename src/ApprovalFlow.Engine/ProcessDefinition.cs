using System.Collections.Immutable;

namespace ApprovalFlow.Engine;

/// <summary>A checked procedure. Made by the importer only. Element order is document order.</summary>
public sealed partial class ProcessDefinition
{
    internal ProcessDefinition() { }

    /// <summary>The id of the process element.</summary>
    public string Key { get; internal init; } = "";
    public string Name { get; internal init; } = "";

    /// <summary>Every flow node of every scope, in document order.</summary>
    public ImmutableArray<FlowNode> Nodes { get; internal init; } = [];

    public FlowNode? Find(string element) => Nodes.FirstOrDefault(n => n.Id == element);
}

public sealed partial class FlowNode
{
    internal FlowNode() { }

    public required string Id { get; init; }

    /// <summary>The name on the picture; the id when it has none.</summary>
    public required string Name { get; init; }
    public required FlowNodeKind Kind { get; init; }

    /// <summary>The form key of a user task, the job type of a service task, else null.</summary>
    public string? FormKey { get; init; }

    /// <summary>The sub-process that it stands in, null on the process itself.</summary>
    public FlowNode? Parent { get; init; }

    /// <summary>The activity that a boundary event hangs on.</summary>
    public FlowNode? AttachedTo { get; init; }

    /// <summary>Extension properties by name, as the modeller wrote them.</summary>
    public ImmutableSortedDictionary<string, string> Properties { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableArray<SequenceFlow> Outgoing { get; internal set; } = [];
    public ImmutableArray<SequenceFlow> Incoming { get; internal set; } = [];
}

public sealed partial class SequenceFlow
{
    internal SequenceFlow() { }

    public required string Id { get; init; }
    public string? Name { get; init; }
    public required FlowNode Source { get; init; }
    public required FlowNode Target { get; init; }
    public bool IsDefault { get; init; }
}

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
}
