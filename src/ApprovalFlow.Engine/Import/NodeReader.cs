using System.Collections.Immutable;
using System.Xml.Linq;
using ApprovalFlow.Engine.Expressions;

namespace ApprovalFlow.Engine.Import;

/// <summary>One element to one node, or a located refusal.</summary>
internal sealed class NodeReader(
    ImportOptions options,
    Findings findings,
    Globals globals,
    ExpressionReader expressions
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
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private readonly EventReader _events = new(findings, globals, expressions);
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
        if (element.Attr("triggeredByEvent") is "true" or "1")
            findings.Error(element, "Event sub-processes are not supported.");
        if (element.Attr("isForCompensation") is "true" or "1")
            findings.Error(element, "Compensation is not supported.");
    }

    private FlowNode Node(XElement element, FlowNode? parent, FlowNodeKind kind)
    {
        var extensions = _extensions.Read(element, kind);
        var happening = _events.Read(element, kind);
        var groups = extensions.Groups is { } text
            ? expressions.ReadText(element, text, Kinds.Text | Kinds.List)
            : null;
        return new FlowNode
        {
            Id = element.Attr("id")!,
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
            Interrupting = element.Attr("cancelActivity") is not ("false" or "0"),
            Timer = happening.Timer,
            Message = happening.Message ?? TaskMessage(element, kind, extensions.FormKey),
            ErrorCode = happening.ErrorCode,
            Loop = new LoopReader(findings, expressions).Read(element),
        };
    }

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
