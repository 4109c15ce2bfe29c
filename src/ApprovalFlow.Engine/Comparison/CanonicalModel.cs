using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ApprovalFlow.Engine.Import;

namespace ApprovalFlow.Engine.Comparison;

/// <summary>
/// One text for one model: two saves that differ in blanks, prefixes, order of attributes, comments or the order of
/// flows and shapes give the same text. The order of elements stays: it means something.
/// </summary>
public static class CanonicalModel
{
    private static readonly ImmutableDictionary<string, string> Prefixes = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        [Vendor.Bpmn.NamespaceName] = "bpmn",
        ["http://www.omg.org/spec/BPMN/20100524/DI"] = "bpmndi",
        ["http://www.omg.org/spec/DD/20100524/DC"] = "dc",
        ["http://www.omg.org/spec/DD/20100524/DI"] = "di",
        ["http://www.w3.org/2001/XMLSchema-instance"] = "xsi",
        [Vendor.Zeebe.NamespaceName] = "zeebe",
        ["http://camunda.org/schema/1.0/bpmn"] = "camunda",
        ["http://flowable.org/bpmn"] = "flowable",
        ["http://activiti.org/bpmn"] = "activiti",
        ["http://camunda.org/schema/modeler/1.0"] = "modeler",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Null when the text is no XML that the importer would look at. A model that it refuses has a text too.</summary>
    public static string? Write(string xml)
    {
        if (XmlSource.Read(xml, new Findings()) is not { } root)
            return null;
        var names = Names(root);
        var copy = Copy(root);
        foreach (var (uri, prefix) in names)
            copy.Add(new XAttribute(XNamespace.Xmlns + prefix, uri));
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            Indent = true,
            IndentChars = "  ",
            NewLineChars = "\n",
            OmitXmlDeclaration = true,
        };
        using (var writer = XmlWriter.Create(text, settings))
            copy.Save(writer);
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n";
    }

    private static ImmutableSortedDictionary<string, string> Names(XElement root)
    {
        var used = root.DescendantsAndSelf()
            .SelectMany(e => e.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => a.Name).Append(e.Name))
            .Select(n => n.NamespaceName)
            .Where(n => n.Length > 0 && n != XNamespace.Xml.NamespaceName)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var names = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var uri in used)
            names[uri] = Prefixes.GetValueOrDefault(uri) ?? $"ns{names.Count + 1}";
        return names.ToImmutable();
    }

    private static XElement Copy(XElement element)
    {
        var copy = new XElement(element.Name);
        foreach (
            var attribute in element
                .Attributes()
                .Where(a => !a.IsNamespaceDeclaration)
                .OrderBy(a => a.Name.LocalName != "id")
                .ThenBy(a => a.Name.NamespaceName, StringComparer.Ordinal)
                .ThenBy(a => a.Name.LocalName, StringComparer.Ordinal)
        )
            copy.Add(new XAttribute(attribute.Name, Value(attribute)));
        if (element.HasElements)
            copy.Add(Ordered(element.Elements()).Select(Copy));
        else if (element.Value.Trim() is { Length: > 0 } text)
            copy.Add(text.ReplaceLineEndings("\n"));
        return copy;
    }

    // A name with a prefix in a value changes its meaning with the prefix: the type is the one that modellers write.
    private static string Value(XAttribute attribute)
    {
        var value = attribute.Value.Trim();
        if (attribute.Name.NamespaceName != "http://www.w3.org/2001/XMLSchema-instance")
            return value;
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        var uri = colon < 0 ? null : attribute.Parent!.GetNamespaceOfPrefix(value[..colon])?.NamespaceName;
        return uri is not null && Prefixes.TryGetValue(uri, out var prefix) ? prefix + value[colon..] : value;
    }

    // What a modeller moves about when it saves: which flow comes first among an element's own lists, and the layout.
    private static IEnumerable<XElement> Ordered(IEnumerable<XElement> elements)
    {
        var list = elements.ToList();
        var free = list.Where(IsFree)
            .OrderBy(e => e.Name.LocalName, StringComparer.Ordinal)
            .ThenBy(KeyOf, StringComparer.Ordinal);
        return list.Where(e => !IsFree(e)).Concat(free);
    }

    private static bool IsFree(XElement element) =>
        element.Name.LocalName
            is "incoming"
                or "BPMNShape"
                or "BPMNEdge"
                or "message"
                or "error"
                or "signal"
                or "escalation";

    private static string KeyOf(XElement element) =>
        element.Attr("bpmnElement") ?? element.Attr("id") ?? element.Value.Trim();
}
