using System.Collections.Immutable;
using System.Xml.Linq;

namespace ApprovalFlow.Engine.Import;

internal readonly record struct NodeExtensions(
    string? FormKey,
    string? Groups,
    ImmutableSortedDictionary<string, string> Properties
);

/// <summary>What vendors' attributes and elements say: form, groups, job type, properties.</summary>
internal sealed class ExtensionReader(ImportOptions options, Findings findings)
{
    private static readonly string[] Code = ["class", "delegateExpression", "expression", "resultVariable"];
    private static readonly string[] Running = ["executionListener", "taskListener", "connector", "script"];

    private static readonly ImmutableHashSet<string> Understood = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "properties",
        "assignmentDefinition",
        "formDefinition",
        "taskDefinition",
        "taskSchedule",
        "userTask",
        "calledElement"
    );

    internal NodeExtensions Read(XElement element, FlowNodeKind kind)
    {
        if (!options.Tolerant)
            RefuseCode(element);
        foreach (
            var unread in element
                .Extensions()
                .Where(e => Vendor.IsKnown(e.Name.Namespace) && !Understood.Contains(e.Name.LocalName))
        )
            findings.Notice(unread, $"<{unread.Name.LocalName}> is ignored.");
        foreach (var foreign in element.Extensions().Where(e => !Vendor.IsKnown(e.Name.Namespace)))
            findings.Notice(foreign, $"<{foreign.Name.LocalName}> of {foreign.Name.NamespaceName} is ignored.");
        var form = kind switch
        {
            FlowNodeKind.UserTask => Form(element),
            FlowNodeKind.ServiceTask => Job(element),
            FlowNodeKind.SendTask => JobType(element),
            _ => null,
        };
        var groups =
            element.ZeebeExtension("assignmentDefinition")?.Attr("candidateGroups")
            ?? element.Classical("candidateGroups");
        return new(form, groups is { Length: > 0 } ? groups : null, Properties(element));
    }

    private void RefuseCode(XElement element)
    {
        foreach (var code in Code.Where(c => element.Classical(c) is not null))
            findings.Error(element, $"{code}: code is not run from a model. Use a service task with a job type.");
        foreach (
            var runs in element.Extensions().Where(e => Running.Contains(e.Name.LocalName, StringComparer.Ordinal))
        )
            findings.Error(runs, $"<{runs.Name.LocalName}> is not supported: code is not run from a model.");
        foreach (var mapping in element.Extensions().Where(e => e.Name.LocalName is "ioMapping" or "inputOutput"))
            findings.Error(mapping, "Input and output mappings are not supported.");
    }

    private string? Form(XElement element)
    {
        var zeebe = element.ZeebeExtension("formDefinition");
        var key = zeebe?.Attr("formKey") ?? zeebe?.Attr("formId") ?? element.Classical("formKey");
        if (options.FormKeys.IsEmpty || (key is not null && options.FormKeys.Contains(key)))
            return key;
        findings.Error(
            element,
            key is null ? "The user task has no form key." : Unknown("form key", key, options.FormKeys)
        );
        return key;
    }

    private string? Job(XElement element)
    {
        var type = JobType(element);
        if (type is null)
            findings.Error(element, "The service task has no job type.");
        else if (!options.JobTypes.IsEmpty && !options.JobTypes.Contains(type))
            findings.Warn(element, $"No known worker serves the job type {type}.");
        return type;
    }

    private static string? JobType(XElement element) =>
        element.ZeebeExtension("taskDefinition")?.Attr("type") ?? element.Classical("topic");

    private ImmutableSortedDictionary<string, string> Properties(XElement element)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var lists = element
            .Extensions()
            .Where(e => e.Name.LocalName == "properties" && Vendor.IsKnown(e.Name.Namespace));
        foreach (var property in lists.Elements().Where(e => e.Name.LocalName == "property"))
        {
            var (name, value) = (property.Attr("name") ?? "", property.Attr("value") ?? "");
            if (found.ContainsKey(name))
                findings.Error(property, $"The property {name} is given twice.");
            found[name] = value;
            if (options.Properties.IsEmpty)
                continue;
            if (!options.Properties.TryGetValue(name, out var check))
                findings.Error(property, Unknown("property", name, options.Properties.Keys));
            else if (check(value) is { } wrong)
                findings.Error(property, $"The property {name}: {wrong}");
        }
        return found.ToImmutable();
    }

    private static string Unknown(string what, string name, IEnumerable<string> known)
    {
        var nearest = known.Order(StringComparer.Ordinal).MinBy(k => Spelling.Distance(k, name));
        return $"The {what} {name} is unknown. Nearest: {nearest}.";
    }
}
