using System.Collections.Immutable;
using System.Xml.Linq;
using ApprovalFlow.Engine.Expressions;

namespace ApprovalFlow.Engine.Import;

/// <summary>One element to one node, or a located refusal.</summary>
internal sealed class NodeReader(
    ImportOptions options,
    Findings findings,
    Globals globals,
    ExpressionReader expressions,
    string prefix
)
{
    private static readonly ImmutableDictionary<string, FlowNodeKind> NodeKinds = new Dictionary<string, FlowNodeKind>(
        StringComparer.Ordinal
    )
    {
        ["startEvent"] = FlowNodeKind.StartEvent,
        ["endEvent"] = FlowNodeKind.EndEvent,
        ["intermediateThrowEvent"] = FlowNodeKind.IntermediateThrowEvent,
        ["intermediateCatchEvent"] = FlowNodeKind.IntermediateCatchEvent,
        ["boundaryEvent"] = FlowNodeKind.BoundaryEvent,
        ["task"] = FlowNodeKind.Task,
        ["manualTask"] = FlowNodeKind.ManualTask,
        ["userTask"] = FlowNodeKind.UserTask,
        ["serviceTask"] = FlowNodeKind.ServiceTask,
        ["sendTask"] = FlowNodeKind.SendTask,
        ["receiveTask"] = FlowNodeKind.ReceiveTask,
        ["subProcess"] = FlowNodeKind.SubProcess,
        ["exclusiveGateway"] = FlowNodeKind.ExclusiveGateway,
        ["parallelGateway"] = FlowNodeKind.ParallelGateway,
        ["inclusiveGateway"] = FlowNodeKind.InclusiveGateway,
        ["eventBasedGateway"] = FlowNodeKind.EventBasedGateway,
        ["callActivity"] = FlowNodeKind.SubProcess,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private readonly EventReader _events = new(options.Tolerant, findings, globals, expressions);
    private readonly ExtensionReader _extensions = new(options, findings);

    internal FlowNode? Read(XElement element, FlowNode? parent)
    {
        var name = element.Name.LocalName;
        if (string.IsNullOrWhiteSpace(element.Attr("id")))
        {
            findings.Error(element, $"<{name}> has no id.");
            return null;
        }
        if (Automatic(element) is { } automatic)
            return Node(element, parent, automatic);
        if (!NodeKinds.TryGetValue(name, out var kind))
        {
            findings.Error(element, $"<{name}> is not supported.");
            return null;
        }
        Refuse(element);
        return Node(element, parent, kind);
    }

    // Others' models are run without their implementations: such a task completes at once.
    private FlowNodeKind? Automatic(XElement element) =>
        options.Tolerant
        && element.Name.LocalName is "serviceTask" or "scriptTask" or "sendTask" or "businessRuleTask"
        && options.Tolerant
            ? FlowNodeKind.Task
            : null;

    private void Refuse(XElement element)
    {
        foreach (var quantity in new[] { "startQuantity", "completionQuantity" })
            if (element.Attr(quantity) is { } q && q != "1")
                findings.Error(element, $"{quantity} {q}: only 1 is supported.");
        if (element.Part("standardLoopCharacteristics") is { } loop)
            findings.Error(loop, "Standard loops are not supported: draw the loop with a gateway.");
        if (element.Attr("isForCompensation") is "true" or "1")
            findings.Error(element, "Compensation is not supported.");
        if (element.Attr("instantiate") is "true" or "1")
            findings.Error(element, "Only a start event starts a process.");
        if (element.Attr("eventGatewayType") is "Parallel")
            findings.Error(element, "A parallel event-based gateway is not supported.");
        if (element.Name.LocalName == "subProcess")
            return;
        foreach (
            var part in element.Elements().Where(e => e.Name.Namespace == Vendor.Bpmn && !IsPart(e.Name.LocalName))
        )
            findings.Error(part, $"<{part.Name.LocalName}> is not supported in <{element.Name.LocalName}>.");
    }

    // Event definitions and loops are looked at where they are read.
    private static bool IsPart(string name) =>
        Parts.Contains(name)
        || name.Contains("ventDefinition", StringComparison.Ordinal)
        || name.EndsWith("LoopCharacteristics", StringComparison.Ordinal);

    private static readonly ImmutableHashSet<string> Parts = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "documentation",
        "extensionElements",
        "incoming",
        "outgoing",
        "auditing",
        "monitoring",
        "categoryValueRef",
        "ioSpecification",
        "property",
        "dataInput",
        "dataOutput",
        "inputSet",
        "outputSet",
        "dataInputAssociation",
        "dataOutputAssociation",
        "resourceRole",
        "performer",
        "humanPerformer",
        "potentialOwner",
        "rendering"
    );

    private FlowNode Node(XElement element, FlowNode? parent, FlowNodeKind kind)
    {
        var extensions = _extensions.Read(element, kind);
        var happening = _events.Read(element, kind, parent);
        var groups = extensions.Groups is { } candidates
            ? expressions.ReadText(element, candidates, Kinds.Text | Kinds.List)
            : null;
        return new FlowNode
        {
            Id = prefix + element.Attr("id"),
            Name = element.Attr("name") is { Length: > 0 } name ? name : element.Attr("id")!,
            Kind = kind,
            Event = happening.Kind,
            FormKey = extensions.FormKey,
            CandidateGroups = extensions.Groups,
            Groups = groups,
            DueDate = DueDate(element, kind),
            Parent = parent,
            Properties = extensions.Properties,
            Line = XmlSource.LineOf(element),
            Interrupting = !EventReader.IsNonInterrupting(element, kind),
            IsEventSubProcess = element.Attr("triggeredByEvent") is "true" or "1",
            CalledElement = element.Name.LocalName == "callActivity" ? CalledBy(element) : null,
            Documentation = element.Part("documentation")?.Value.Trim() is { Length: > 0 } text ? text : null,
            Timer = happening.Timer,
            Message = happening.Message ?? TaskMessage(element, kind, extensions.FormKey),
            Signal = happening.Signal,
            ErrorCode = happening.ErrorCode,
            Loop = new LoopReader(options.Tolerant, findings, expressions).Read(element),
        };
    }

    private static string CalledBy(XElement element) =>
        element.ZeebeExtension("calledElement")?.Attr("processId") ?? element.Attr("calledElement") ?? "";

    private TimerRule? DueDate(XElement element, FlowNodeKind kind)
    {
        var due = element.ZeebeExtension("taskSchedule")?.Attr("dueDate") ?? element.Classical("dueDate");
        const Kinds Wanted = Kinds.Text | Kinds.Null | Kinds.Date | Kinds.Moment;
        return
            kind is FlowNodeKind.UserTask
            && due is { Length: > 0 }
            && expressions.ReadText(element, due, Wanted) is { } when
            ? new(TimerKind.Date, when)
            : null;
    }

    private MessageRule? TaskMessage(XElement element, FlowNodeKind kind, string? jobType)
    {
        if (kind is not (FlowNodeKind.SendTask or FlowNodeKind.ReceiveTask))
            return null;
        if (_events.Message(element) is { } message)
            return message;
        if (kind is FlowNodeKind.SendTask && jobType is not null)
            return new(Expression.Text(jobType), Key: null);
        if (!options.Tolerant)
            findings.Error(element, "It names no message.");
        return new(Expression.Text(element.Attr("id")!), Key: null);
    }
}
