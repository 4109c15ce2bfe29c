using System.Collections.Immutable;
using System.Xml.Linq;
using ApprovalFlow.Engine.Expressions;
using NodaTime;

namespace ApprovalFlow.Engine.Import;

internal readonly record struct Happening(EventKind Kind, TimerRule? Timer, MessageRule? Message, string? ErrorCode);

/// <summary>What an event is about. Which kind may stand where is the accept-list of ARCHITECTURE section 3.</summary>
internal sealed class EventReader(Findings findings, Globals globals, ExpressionReader expressions)
{
    internal Happening Read(XElement element, FlowNodeKind kind)
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
            return None(element, kind);
        var happening = Define(definitions[0]);
        if (happening is { } known && !IsAllowed(kind, known.Kind))
            findings.Error(element, $"A {known.Kind.ToString().ToLowerInvariant()} event is not supported here.");
        return happening ?? default;
    }

    private Happening None(XElement element, FlowNodeKind kind)
    {
        if (kind is FlowNodeKind.BoundaryEvent or FlowNodeKind.IntermediateCatchEvent)
            findings.Error(element, "The event waits for nothing: it has no definition.");
        return default;
    }

    private static bool IsAllowed(FlowNodeKind node, EventKind kind) =>
        node switch
        {
            FlowNodeKind.StartEvent or FlowNodeKind.IntermediateThrowEvent => kind is EventKind.Message,
            FlowNodeKind.IntermediateCatchEvent => kind is EventKind.Timer or EventKind.Message,
            FlowNodeKind.BoundaryEvent => kind is EventKind.Timer or EventKind.Message or EventKind.Error,
            FlowNodeKind.EndEvent => kind is EventKind.Terminate or EventKind.Error or EventKind.Message,
            _ => false,
        };

    private Happening? Define(XElement definition)
    {
        switch (definition.Name.LocalName)
        {
            case "timerEventDefinition":
                return new(EventKind.Timer, Timer(definition), Message: null, ErrorCode: null);
            case "messageEventDefinition":
                var message = Message(definition);
                if (message is null)
                    findings.Error(definition, "The event names no message.");
                return new(EventKind.Message, Timer: null, message, ErrorCode: null);
            case "errorEventDefinition":
                return new(EventKind.Error, Timer: null, Message: null, ErrorCode(definition));
            case "terminateEventDefinition":
                return new(EventKind.Terminate, Timer: null, Message: null, ErrorCode: null);
            default:
                findings.Error(definition, $"<{definition.Name.LocalName}> is not supported.");
                return null;
        }
    }

    private string? ErrorCode(XElement definition)
    {
        var reference = definition.Attr("errorRef");
        if (string.IsNullOrEmpty(reference))
            return null;
        if (globals.Find(reference, "error") is { } error)
            return error.Attr("errorCode") ?? reference;
        findings.Error(definition, $"There is no error {reference}.");
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
