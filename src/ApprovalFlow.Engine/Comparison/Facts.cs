using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Comparison;

/// <summary>Everything about an element that counts, by name.</summary>
internal static class Facts
{
    internal static ImmutableSortedDictionary<string, string> Of(ProcessDefinition definition) =>
        Given(("id", definition.Key), ("name", definition.Name));

    internal static ImmutableSortedDictionary<string, string> Of(SequenceFlow flow) =>
        Given(
            ("name", flow.Name),
            ("from", flow.Source.Id),
            ("to", flow.Target.Id),
            ("condition", flow.Condition?.Source),
            ("default", flow.IsDefault ? "true" : null)
        );

    internal static ImmutableSortedDictionary<string, string> Of(FlowNode node) =>
        Given([
            ("name", node.Name),
            ("kind", node.Kind.ToString()),
            ("event", node.Event is EventKind.None ? null : node.Event.ToString()),
            ("form", node.FormKey),
            ("groups", node.CandidateGroups),
            ("inside", node.Parent?.Id),
            ("attachedTo", node.AttachedTo?.Id),
            ("interrupting", node.Interrupting ? null : "false"),
            ("eventSubProcess", node.IsEventSubProcess ? "true" : null),
            ("calls", node.CalledElement),
            ("documentation", node.Documentation),
            ("timer", node.Timer is { } timer ? $"{timer.Kind} {timer.When.Source}" : null),
            ("due", node.DueDate?.When.Source),
            ("message", node.Message?.Name.Source),
            ("correlationKey", node.Message?.Key?.Source),
            ("signal", node.Signal?.Source),
            ("code", node.ErrorCode),
            ("multiInstance", Loop(node.Loop)),
            .. node.Properties.Select(p => ($"property {p.Key}", (string?)p.Value)),
        ]);

    private static string? Loop(LoopRule? loop) =>
        loop is null
            ? null
            : $"{(loop.Sequential ? "sequential" : "parallel")} {loop.Collection?.Source ?? loop.Cardinality?.Source} {loop.ItemName} {loop.Completion?.Source}".Trim();

    private static ImmutableSortedDictionary<string, string> Given(
        params IEnumerable<(string Name, string? Value)> facts
    ) =>
        facts
            .Where(f => f.Value is not null)
            .ToImmutableSortedDictionary(f => f.Name, f => f.Value!, StringComparer.Ordinal);
}
