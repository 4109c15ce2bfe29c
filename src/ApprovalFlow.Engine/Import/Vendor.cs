using System.Xml.Linq;

namespace ApprovalFlow.Engine.Import;

/// <summary>The namespaces that are read. Attributes and extension elements mean the same whatever the prefix.</summary>
internal static class Vendor
{
    internal static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    internal static readonly XNamespace Zeebe = "http://camunda.org/schema/zeebe/1.0";

    internal static readonly XNamespace[] Classic =
    [
        "http://camunda.org/schema/1.0/bpmn",
        "http://flowable.org/bpmn",
        "http://activiti.org/bpmn",
    ];

    /// <summary>An attribute of the camunda or flowable namespaces.</summary>
    internal static string? Classical(this XElement element, string name) =>
        Classic.Select(ns => element.Attribute(ns + name)?.Value).FirstOrDefault(v => v is not null);

    internal static IEnumerable<XElement> Extensions(this XElement element) =>
        element.Elements(Bpmn + "extensionElements").Elements();

    internal static XElement? ZeebeExtension(this XElement element, string name) =>
        element.Extensions().FirstOrDefault(e => e.Name == Zeebe + name);

    internal static bool IsKnown(XNamespace ns) => ns == Zeebe || Classic.Contains(ns);

    internal static string? Attr(this XElement element, string name) => element.Attribute(name)?.Value;

    internal static XElement? Part(this XElement element, string name) => element.Element(Bpmn + name);

    /// <summary>Zeebe counts instances from 1, the others from 0.</summary>
    internal static int CountsFrom(XElement root)
    {
        var names = root.DescendantsAndSelf()
            .SelectMany(e => e.Attributes().Select(a => a.Name.Namespace).Append(e.Name.Namespace));
        var declared = root.DescendantsAndSelf()
            .Attributes()
            .Where(a => a.IsNamespaceDeclaration)
            .Select(a => (XNamespace)a.Value);
        var all = names.Concat(declared).ToHashSet();
        if (all.Contains(Zeebe))
            return 1;
        return Classic.Any(all.Contains) || root.Value.Contains("${", StringComparison.Ordinal) ? 0 : 1;
    }
}
