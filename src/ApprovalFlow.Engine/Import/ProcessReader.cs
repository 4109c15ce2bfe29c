using System.Collections.Immutable;
using System.Xml.Linq;
using ApprovalFlow.Engine.Expressions;

namespace ApprovalFlow.Engine.Import;

/// <summary>One process with its scopes: nodes first, then what refers to them.</summary>
internal sealed class ProcessReader(
    ImportOptions options,
    Findings findings,
    Globals globals,
    ImmutableArray<string> callers,
    string prefix
)
{
    private static readonly ImmutableHashSet<string> Silent = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "documentation",
        "extensionElements",
        "laneSet",
        "textAnnotation",
        "association",
        "group",
        "dataObject",
        "dataObjectReference",
        "dataStoreReference",
        "incoming",
        "outgoing",
        "multiInstanceLoopCharacteristics",
        "sequenceFlow"
    );

    private readonly ExpressionReader _expressions = new(findings, new Functions(options.DateFunctions));
    private readonly List<FlowNode> _nodes = [];
    private readonly List<SequenceFlow> _flows = [];
    private readonly Dictionary<string, (FlowNode Node, XElement Source)> _byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    internal ProcessDefinition? Read(XElement root, XElement process)
    {
        var key = process.Attr("id");
        if (string.IsNullOrWhiteSpace(key))
            findings.Error(process, "The process has no id.");
        var content = ReadScope(process, parent: null);
        Attach();
        new ScopeRules(findings).Check(_byId.Values);
        if (findings.HasErrors)
            return null;
        var definition = new ProcessDefinition
        {
            Key = key ?? "",
            Name = process.Attr("name") ?? key ?? "",
            Nodes = [.. _nodes],
            Flows = [.. _flows],
            Content = content,
            Results = options.Results,
            CountsFrom = Vendor.CountsFrom(root),
            Diagram = new DiagramReader(root, findings).Read(),
        };
        Upstream.Fill(definition);
        new ResultFlow(definition, options.Tolerant, findings).Check();
        return definition;
    }

    /// <summary>The content of a call activity; its elements are numbered under it.</summary>
    internal (
        ImmutableArray<FlowNode> Content,
        IEnumerable<FlowNode> Nodes,
        IEnumerable<SequenceFlow> Flows
    ) ReadCalled(XElement process, FlowNode call)
    {
        var content = ReadScope(process, call);
        Attach();
        new ScopeRules(findings).Check(_byId.Values);
        return (content, _nodes, _flows);
    }

    private ImmutableArray<FlowNode> ReadScope(XElement scope, FlowNode? parent)
    {
        var reader = new NodeReader(options, findings, globals, _expressions, prefix);
        var content = ImmutableArray.CreateBuilder<FlowNode>();
        foreach (
            var element in scope
                .Elements()
                .Where(e => e.Name.Namespace == Vendor.Bpmn && !Silent.Contains(e.Name.LocalName))
        )
        {
            if (reader.Read(element, parent) is not { } node)
            {
                _refused.Add(element.Attr("id") ?? "");
                continue;
            }
            if (!_byId.TryAdd(element.Attr("id")!, (node, element)) || !_ids.Add(node.Id))
                findings.Error(element, $"The id {node.Id} is given twice.");
            content.Add(node);
            _nodes.Add(node);
            if (node.CalledElement is not null)
                Call(element, node);
            else if (node.Kind is FlowNodeKind.SubProcess)
                node.Content = ReadScope(element, node);
        }
        ReadFlows(scope);
        new Links(findings).Join(content, _byId);
        CheckStarts(scope, parent, content);
        return content.ToImmutable();
    }

    private void Call(XElement element, FlowNode call)
    {
        var (content, nodes, flows) = new CalledProcesses(options, findings, callers).Read(element, call);
        call.Content = content;
        _nodes.AddRange(nodes);
        _flows.AddRange(flows);
    }

    private void CheckStarts(XElement scope, FlowNode? parent, IEnumerable<FlowNode> content)
    {
        var starts = content.Where(n => n.Kind is FlowNodeKind.StartEvent).ToImmutableArray();
        if (starts.IsEmpty)
            findings.Error(scope, "There is no start event.");
        if (starts.Count(s => s.Event is EventKind.None) > 1)
            findings.Error(scope, "There is more than one start event.");
        if (parent is { IsEventSubProcess: true })
        {
            if (starts.Length > 1)
                findings.Error(scope, "An event sub-process has one start event.");
        }
        else if (parent is not null && starts.Any(s => s.Event is not EventKind.None))
            findings.Error(
                scope,
                parent.CalledElement is null
                    ? "A sub-process begins with a start event of no kind."
                    : "A called process begins with a start event of no kind."
            );
    }

    private void ReadFlows(XElement scope)
    {
        var flows = new List<SequenceFlow>();
        foreach (var element in scope.Elements(Vendor.Bpmn + "sequenceFlow"))
            if (ReadFlow(element, scope) is { } flow)
                flows.Add(flow);
        _flows.AddRange(flows);
        foreach (var source in flows.GroupBy(f => f.Source))
            source.Key.Outgoing = [.. source];
        foreach (var target in flows.GroupBy(f => f.Target))
            target.Key.Incoming = [.. target];
        foreach (var element in scope.Elements().Where(e => e.Attr("default") is not null))
            if (!flows.Exists(f => f.IsDefault && f.Id == prefix + element.Attr("default")))
                findings.Error(element, $"The default flow {element.Attr("default")} does not leave it.");
    }

    private SequenceFlow? ReadFlow(XElement element, XElement scope)
    {
        var (source, target) = (Reference(element, "sourceRef", scope), Reference(element, "targetRef", scope));
        if (source is null || target is null)
            return null;
        var id = element.Attr("id") is { Length: > 0 } given
            ? prefix + given
            : UniqueId($"{source.Value.Node.Id}-to-{target.Value.Node.Id}");
        if (!_ids.Add(id))
            findings.Error(element, $"The id {id} is given twice.");
        if (target.Value.Node.Kind is FlowNodeKind.StartEvent or FlowNodeKind.BoundaryEvent)
            findings.Error(element, "A flow can not go to a start event or a boundary event.");
        if (source.Value.Node.Kind is FlowNodeKind.EndEvent)
            findings.Error(element, "A flow can not leave an end event.");
        var isDefault = source.Value.Source.Attr("default") is { } chosen && prefix + chosen == id;
        var condition = Condition(element);
        if (isDefault && condition is not null)
            findings.Error(element, "A default flow has no condition.");
        return new SequenceFlow
        {
            Id = id,
            Name = element.Attr("name") is { Length: > 0 } name ? name : null,
            Source = source.Value.Node,
            Target = target.Value.Node,
            IsDefault = isDefault,
            // A parallel gateway takes every flow, whatever stands on it.
            Condition = source.Value.Node.Kind is FlowNodeKind.ParallelGateway ? null : condition,
        };
    }

    private string UniqueId(string wish)
    {
        var id = wish;
        for (var n = 2; _ids.Contains(id); n++)
            id = $"{wish}-{n}";
        return id;
    }

    private (FlowNode Node, XElement Source)? Reference(XElement flow, string attribute, XElement scope)
    {
        var id = flow.Attr(attribute);
        if (id is null || !_byId.TryGetValue(id, out var found))
        {
            // An element that was refused is told once, where it stands.
            if (id is null || !_refused.Contains(id))
                findings.Error(flow, $"{attribute} {id ?? "is missing"}: there is no such element in this scope.");
            return null;
        }
        if (found.Source.Parent == scope)
            return found;
        findings.Error(flow, "A flow can not cross the border of a sub-process.");
        return null;
    }

    private Expression? Condition(XElement flow)
    {
        if (flow.Part("conditionExpression") is not { } condition)
            return null;
        if (
            condition.Classical("resource") is not null
            || !ExpressionReader.IsKnownLanguage(condition.Attr("language"))
        )
            findings.Error(condition, "A condition is an expression, no script.");
        return string.IsNullOrWhiteSpace(condition.Value)
            ? null
            : _expressions.Read(condition, condition.Value, Kinds.Bool);
    }

    private void Attach()
    {
        foreach (
            var (node, source) in _byId.Values.Where(n => n.Node.Kind is FlowNodeKind.BoundaryEvent).ToImmutableArray()
        )
        {
            var host =
                source.Attr("attachedToRef") is { } id && _byId.TryGetValue(id, out var found) ? found.Node : null;
            if (host is null || !host.IsActivity || host.Parent != node.Parent)
            {
                findings.Error(source, "The boundary event hangs on no activity of its scope.");
                continue;
            }
            node.AttachedTo = host;
            host.Boundaries = host.Boundaries.Add(node);
        }
    }
}
