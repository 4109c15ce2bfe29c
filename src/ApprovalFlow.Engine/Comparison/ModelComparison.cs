using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Comparison;

/// <summary>What differs between two versions of a procedure, as far as it changes what happens or what people read.</summary>
public static class ModelComparison
{
    /// <summary>
    /// Elements and flows are the same when their ids are. The layout does not count. In document order of the new
    /// version, what was removed last.
    /// </summary>
    public static ImmutableArray<ModelChange> Compare(ProcessDefinition before, ProcessDefinition after)
    {
        var changes = ImmutableArray.CreateBuilder<ModelChange>();
        Differences(changes, after.Key, "process", Facts.Of(before), Facts.Of(after));
        Nodes(changes, before, after);
        Flows(changes, before, after);
        if (changes.Count == 0 && Order(before) != Order(after))
            changes.Add(new(ModelChangeKind.Changed, after.Key, "process", "order", Order(before), Order(after)));
        return changes.ToImmutable();
    }

    // Which condition is looked at first is told by the order of the flows of an element.
    private static string Order(ProcessDefinition definition) =>
        string.Join(
            ' ',
            definition
                .Nodes.Select(n => $"{n.Id}({string.Join(' ', n.Outgoing.Select(f => f.Id))})")
                .Order(StringComparer.Ordinal)
        );

    private static void Nodes(
        ImmutableArray<ModelChange>.Builder changes,
        ProcessDefinition before,
        ProcessDefinition after
    )
    {
        foreach (var node in after.Nodes)
            if (before.Find(node.Id) is { } old)
                Differences(changes, node.Id, node.Name, Facts.Of(old), Facts.Of(node));
            else
                changes.Add(new(ModelChangeKind.Added, node.Id, node.Name));
        foreach (var node in before.Nodes.Where(n => after.Find(n.Id) is null))
            changes.Add(new(ModelChangeKind.Removed, node.Id, node.Name));
    }

    private static void Flows(
        ImmutableArray<ModelChange>.Builder changes,
        ProcessDefinition before,
        ProcessDefinition after
    )
    {
        var old = before.Flows.ToDictionary(f => f.Id, StringComparer.Ordinal);
        foreach (var flow in after.Flows)
            if (old.Remove(flow.Id, out var same))
                Differences(changes, flow.Id, NameOf(flow), Facts.Of(same), Facts.Of(flow));
            else
                changes.Add(new(ModelChangeKind.Added, flow.Id, NameOf(flow)) { IsFlow = true });
        foreach (var flow in before.Flows.Where(f => old.ContainsKey(f.Id)))
            changes.Add(new(ModelChangeKind.Removed, flow.Id, NameOf(flow)) { IsFlow = true });
    }

    private static void Differences(
        ImmutableArray<ModelChange>.Builder changes,
        string element,
        string name,
        ImmutableSortedDictionary<string, string> before,
        ImmutableSortedDictionary<string, string> after
    )
    {
        foreach (var what in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, now) = (before.GetValueOrDefault(what), after.GetValueOrDefault(what));
            if (old != now)
                changes.Add(new(ModelChangeKind.Changed, element, name, what, old, now));
        }
    }

    private static string NameOf(SequenceFlow flow) => flow.Name ?? $"{flow.Source.Name} – {flow.Target.Name}";
}

/// <summary>What names the property that changed, null for something added or removed; Before and After are null where it was not given.</summary>
public sealed record ModelChange(
    ModelChangeKind Kind,
    string Element,
    string Name,
    string? What = null,
    string? Before = null,
    string? After = null
)
{
    public bool IsFlow { get; init; }
}

public enum ModelChangeKind
{
    Added,
    Removed,
    Changed,
}
