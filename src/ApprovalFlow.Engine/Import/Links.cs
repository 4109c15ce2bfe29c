using System.Collections.Immutable;
using System.Xml.Linq;

namespace ApprovalFlow.Engine.Import;

/// <summary>A link is a flow that is not drawn: from every throw to the one catch of its name in the same scope.</summary>
internal sealed class Links(Findings findings)
{
    internal void Join(
        IEnumerable<FlowNode> content,
        IReadOnlyDictionary<string, (FlowNode Node, XElement Source)> byId
    )
    {
        var links = content
            .Where(n => n.Event is EventKind.Link)
            .Select(n => (Node: n, byId.Values.First(v => v.Node == n).Source))
            .ToImmutableArray();
        var catches = links
            .Where(l => l.Node.Kind is FlowNodeKind.IntermediateCatchEvent)
            .ToLookup(l => NameOf(l.Source), StringComparer.Ordinal);
        foreach (var twice in catches.Where(c => c.Count() > 1))
            findings.Error(twice.Last().Source, $"The link {twice.Key} arrives in more than one place.");
        foreach (var (node, source) in links.Where(l => l.Node.Kind is FlowNodeKind.IntermediateThrowEvent))
            if (catches[NameOf(source)].FirstOrDefault().Node is { } target)
                Join(node, target, source);
            else
                findings.Error(source, $"The link {NameOf(source)} arrives nowhere in its scope.");
        foreach (
            var (node, source) in catches
                .SelectMany(c => c)
                .Where(c => c.Node.Incoming.Any(f => f.Source.Event is not EventKind.Link))
        )
            findings.Error(source, $"A flow goes to {node.Name}, where a link arrives.");
    }

    private void Join(FlowNode from, FlowNode to, XElement source)
    {
        if (!from.Outgoing.IsEmpty)
            findings.Error(source, "A flow leaves a link that goes elsewhere.");
        var flow = new SequenceFlow
        {
            Id = $"{from.Id}-to-{to.Id}",
            Source = from,
            Target = to,
        };
        from.Outgoing = [flow];
        to.Incoming = to.Incoming.Add(flow);
    }

    private static string NameOf(XElement source) => source.Part("linkEventDefinition")?.Attr("name") ?? "";
}
