using System.Collections.Immutable;
using System.Xml.Linq;
using ApprovalFlow.Engine.Expressions;
using NodaTime;

namespace ApprovalFlow.Engine.Import;

/// <summary>ErrorCode is that of an error or an escalation.</summary>
internal readonly record struct Happening(
    EventKind Kind,
    TimerRule? Timer = null,
    MessageRule? Message = null,
    Expression? Signal = null,
    string? ErrorCode = null
);

/// <summary>What an event is about. Which kind may stand where is the accept-list of ARCHITECTURE section 3.</summary>
internal sealed class EventReader(bool tolerant, Findings findings, Globals globals, ExpressionReader expressions)
{
    internal Happening Read(XElement element, FlowNodeKind kind, FlowNode? parent)
    {
        if (!element.Name.LocalName.EndsWith("Event", StringComparison.Ordinal))
            return default;
        var definitions = element
            .Elements()
            .Where(e =>
                e.Name.Namespace == Vendor.Bpmn && e.Name.LocalName.Contains("ventDefinition", StringComparison.Ordinal)
            )
            .ToImmutableArray();
        if (definitions.Length > 1 || element.Attr("parallelMultiple") is "true" or "1")
            findings.Error(element, "An event has one definition.");
        if (definitions.IsEmpty)
            return None(element, kind, parent);
        var happening = Define(definitions[0]);
        if (happening is { } known && !IsAllowed(kind, known.Kind, parent))
            findings.Error(element, $"{Article(known.Kind)} event is not supported here.");
        if (happening is { Kind: EventKind.Error } && IsNonInterrupting(element, kind))
            findings.Error(element, "An error always interrupts.");
        return happening ?? default;
    }

    private static string Article(EventKind kind) =>
        $"{(kind is EventKind.Error or EventKind.Escalation ? "An" : "A")} {kind.ToString().ToLowerInvariant()}";

    /// <summary>Whether it leaves running what it hangs on, or the scope that it waits in.</summary>
    internal static bool IsNonInterrupting(XElement element, FlowNodeKind kind) =>
        element.Attr(kind is FlowNodeKind.StartEvent ? "isInterrupting" : "cancelActivity") is "false" or "0";

    private Happening None(XElement element, FlowNodeKind kind, FlowNode? parent)
    {
        if (
            kind is FlowNodeKind.BoundaryEvent or FlowNodeKind.IntermediateCatchEvent
            || (kind is FlowNodeKind.StartEvent && parent is { IsEventSubProcess: true })
        )
            findings.Error(element, "The event waits for nothing: it has no definition.");
        return default;
    }

    private static bool IsAllowed(FlowNodeKind node, EventKind kind, FlowNode? parent) =>
        node switch
        {
            FlowNodeKind.StartEvent when parent is { IsEventSubProcess: true } => kind
                is EventKind.Timer
                    or EventKind.Message
                    or EventKind.Signal
                    or EventKind.Error
                    or EventKind.Escalation,
            FlowNodeKind.StartEvent => kind is EventKind.Message,
            FlowNodeKind.IntermediateThrowEvent => kind
                is EventKind.Message
                    or EventKind.Signal
                    or EventKind.Escalation
                    or EventKind.Link,
            FlowNodeKind.IntermediateCatchEvent => kind
                is EventKind.Timer
                    or EventKind.Message
                    or EventKind.Signal
                    or EventKind.Link,
            FlowNodeKind.BoundaryEvent => kind
                is EventKind.Timer
                    or EventKind.Message
                    or EventKind.Signal
                    or EventKind.Error
                    or EventKind.Escalation,
            FlowNodeKind.EndEvent => kind
                is EventKind.Terminate
                    or EventKind.Error
                    or EventKind.Message
                    or EventKind.Signal
                    or EventKind.Escalation,
            _ => false,
        };

    private Happening? Define(XElement definition)
    {
        switch (definition.Name.LocalName)
        {
            case "timerEventDefinition":
                return new(EventKind.Timer, Timer: Timer(definition));
            case "messageEventDefinition":
                var message = Message(definition);
                if (message is null)
                    findings.Error(definition, "The event names no message.");
                return new(EventKind.Message, Message: message);
            case "signalEventDefinition":
                return new(EventKind.Signal, Signal: Signal(definition));
            case "errorEventDefinition":
                return new(EventKind.Error, ErrorCode: Code(definition, "error"));
            case "escalationEventDefinition":
                return new(EventKind.Escalation, ErrorCode: Code(definition, "escalation"));
            case "linkEventDefinition":
                if (string.IsNullOrWhiteSpace(definition.Attr("name")))
                    findings.Error(definition, "The link has no name.");
                return new(EventKind.Link);
            case "terminateEventDefinition":
                return new(EventKind.Terminate);
            default:
                findings.Error(definition, $"<{definition.Name.LocalName}> is not supported.");
                return null;
        }
    }

    private string? Code(XElement definition, string kind)
    {
        var reference = definition.Attr($"{kind}Ref");
        if (string.IsNullOrEmpty(reference))
            return null;
        if (globals.Find(reference, kind) is { } found)
            return found.Attr($"{kind}Code") ?? reference;
        // Models for Camunda 7 and its kin name a code here that stands nowhere else.
        if (tolerant)
            return reference;
        findings.Error(definition, $"There is no {kind} {reference}.");
        return null;
    }

    private Expression? Signal(XElement definition)
    {
        var reference = definition.Attr("signalRef");
        if (globals.Find(reference, "signal") is { } signal)
            return expressions.ReadText(
                signal,
                signal.Attr("name") is { Length: > 0 } name ? name : reference!,
                Kinds.Text
            );
        findings.Error(
            definition,
            reference is null ? "The event names no signal." : $"There is no signal {reference}."
        );
        return null;
    }

    internal MessageRule? Message(XElement referrer)
    {
        var reference = referrer.Attr("messageRef");
        if (string.IsNullOrEmpty(reference))
            return null;
        if (globals.Find(reference, "message") is not { } message)
        {
            findings.Error(referrer, $"There is no message {reference}.");
            return null;
        }
        var name = message.Attr("name") is { Length: > 0 } given ? given : reference;
        var key = message.ZeebeExtension("subscription")?.Attr("correlationKey");
        return expressions.ReadText(message, name, Kinds.Text) is { } text
            ? new(text, key is { Length: > 0 } ? expressions.ReadText(message, key, Kinds.Text | Kinds.Number) : null)
            : null;
    }

    private TimerRule? Timer(XElement definition)
    {
        var parts = definition
            .Elements()
            .Where(e => e.Name.LocalName.StartsWith("time", StringComparison.Ordinal))
            .ToImmutableArray();
        if (parts is not [var part] || string.IsNullOrWhiteSpace(part.Value))
        {
            findings.Error(definition, "A timer has one of date, duration and cycle.");
            return null;
        }
        var kind = part.Name.LocalName switch
        {
            "timeDate" => TimerKind.Date,
            "timeDuration" => TimerKind.Duration,
            _ => TimerKind.Cycle,
        };
        var wanted = Kinds.Text | Kinds.Null | (kind is TimerKind.Date ? Kinds.Date | Kinds.Moment : Kinds.Span);
        if (expressions.ReadText(part, part.Value, wanted) is not { } when)
            return null;
        if (when.Constant is Value.Text && Schedule.Read(kind, when.Constant, Instant.MinValue) is null)
            findings.Error(part, $"'{when.Source}' is no {kind.ToString().ToLowerInvariant()} (ISO 8601).");
        return new(kind, when);
    }
}
