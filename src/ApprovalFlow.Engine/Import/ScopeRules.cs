using System.Collections.Immutable;
using System.Xml.Linq;

namespace ApprovalFlow.Engine.Import;

/// <summary>What can only be told when the flows and boundaries are known.</summary>
internal sealed class ScopeRules(Findings findings)
{
    internal void Check(IEnumerable<(FlowNode Node, XElement Source)> elements)
    {
        foreach (var (node, source) in elements.ToImmutableArray())
        {
            if (node.IsEventSubProcess)
                EventSubProcess(node, source);
            if (node.Kind is FlowNodeKind.EventBasedGateway)
                EventBasedGateway(node, source);
        }
    }

    private void EventSubProcess(FlowNode node, XElement source)
    {
        if (!node.Incoming.IsEmpty || !node.Outgoing.IsEmpty)
            findings.Error(source, "No flow goes to or leaves an event sub-process.");
        if (!node.Boundaries.IsEmpty)
            findings.Error(source, "A boundary event can not hang on an event sub-process.");
        if (node.IsMultiInstance)
            findings.Error(source, "An event sub-process can not be multi-instance.");
    }

    private void EventBasedGateway(FlowNode gateway, XElement source)
    {
        if (gateway.Outgoing.IsEmpty)
            findings.Error(source, "An event-based gateway leads to the events that it waits for.");
        foreach (var flow in gateway.Outgoing)
        {
            if (flow.Condition is not null || flow.IsDefault)
                findings.Error(source, $"The flow {flow.Id} behind an event-based gateway has no condition.");
            var target = flow.Target;
            var waits =
                target.Kind is FlowNodeKind.IntermediateCatchEvent && target.Event is not EventKind.Link
                || target is { Kind: FlowNodeKind.ReceiveTask, IsMultiInstance: false, Boundaries.IsEmpty: true };
            if (!waits || target.Incoming.Length > 1)
                findings.Error(
                    source,
                    $"Behind an event-based gateway stand catch events or plain receive tasks that nothing else leads to: {target.Name} is none."
                );
        }
    }
}
