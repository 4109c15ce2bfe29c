using System.Collections.Immutable;
using System.Xml.Linq;

namespace ApprovalFlow.Engine.Import;

/// <summary>Messages and errors by id, and the accept-list of what stands beside the process.</summary>
internal sealed class Globals
{
    private static readonly ImmutableHashSet<string> Harmless = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "process",
        "collaboration",
        "message",
        "error",
        "signal",
        "escalation",
        "itemDefinition",
        "category",
        "documentation",
        "extensionElements",
        "dataStore",
        "interface",
        "resource",
        "relationship"
    );

    private readonly Dictionary<string, XElement> _byId = new(StringComparer.Ordinal);

    internal static Globals Read(XElement root, Findings findings)
    {
        var globals = new Globals();
        foreach (var element in root.Elements().Where(e => e.Name.Namespace == Vendor.Bpmn))
        {
            if (!Harmless.Contains(element.Name.LocalName))
                findings.Error(element, $"<{element.Name.LocalName}> is not supported.");
            else if (element.Attr("id") is { } id && !globals._byId.TryAdd(id, element))
                findings.Error(element, $"The id {id} is given twice.");
        }
        return globals;
    }

    internal XElement? Find(string? id, string kind)
    {
        var local = id is null ? null : id[(id.LastIndexOf(':') + 1)..];
        return local is not null && _byId.TryGetValue(local, out var found) && found.Name.LocalName == kind
            ? found
            : null;
    }
}
