using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Migration;

/// <summary>Whether a plan says enough about everything that lives in an instance, and nothing impossible.</summary>
internal sealed class PlanCheck(ProcessDefinition from, ProcessDefinition to, MigrationPlan plan)
{
    private readonly List<MigrationFinding> _findings = [];

    internal ImmutableArray<MigrationFinding> Run(InstanceState state)
    {
        Itself();
        if (_findings.Count > 0)
            return [.. _findings];
        var live = new LiveElements(from, state);
        foreach (var node in live.Standing)
            Standing(node);
        foreach (var awaited in live.Awaited)
            Awaited(awaited);
        foreach (var (node, flow) in live.Arrived)
            if (NeedsFlow(node) && !plan.Flows.ContainsKey(flow))
                Add(
                    MigrationProblem.FlowNotMapped,
                    node,
                    $"the flow {flow} that was gone over is not in the new version"
                );
        Races(live);
        return [.. _findings.DistinctBy(f => (f.Problem, f.Element))];
    }

    private void Itself()
    {
        foreach (var (element, target) in plan.Nodes)
        {
            if (from.Find(element) is not { } node)
                Unknown(element, target, $"The old version has no element {element}.");
            else if (to.Find(target) is null)
                Add(MigrationProblem.UnknownElement, node, $"the new version has no element {target}");
        }
        foreach (var element in plan.Dropped)
            if (from.Find(element) is null)
                Unknown(element, target: null, $"The old version has no element {element}.");
        foreach (var target in plan.Nodes.GroupBy(p => p.Value, StringComparer.Ordinal).Where(g => g.Count() > 1))
            if (from.Find(target.Last().Key) is { } node)
                Add(
                    MigrationProblem.TwoBecomeOne,
                    node,
                    $"it would become {target.Key}, and so would {target.First().Key}"
                );
        foreach (var (flow, target) in plan.Flows)
            if (from.Flows.All(f => f.Id != flow) || to.Flows.All(f => f.Id != target))
                Unknown(flow, target, $"There is no flow {flow} in the old or no flow {target} in the new version.");
    }

    private void Standing(FlowNode node)
    {
        if (plan.Dropped.Contains(node.Id))
            Add(MigrationProblem.CanNotBeDropped, node, "something stands here: it can go elsewhere, and not away");
        else
            Compare(node);
    }

    // What is dropped is cancelled, so nothing about it has to fit.
    private void Awaited(FlowNode node)
    {
        if (!plan.Dropped.Contains(node.Id))
            Compare(node);
    }

    private void Compare(FlowNode node)
    {
        if (!plan.Nodes.TryGetValue(node.Id, out var id))
        {
            Add(
                MigrationProblem.NotMapped,
                node,
                "something stands or waits here, and the plan does not say where it goes"
            );
            return;
        }
        var target = to.Node(id);
        if (!Likeness.IsSameKind(node, target))
            Add(MigrationProblem.OtherKind, node, $"a {Kind(node)} can not go on as a {Kind(target)}");
        else if (!Likeness.IsSameForm(node, target))
            Add(
                MigrationProblem.OtherForm,
                node,
                $"{node.FormKey ?? "nothing"} would become {target.FormKey ?? "nothing"}"
            );
        else if (!Likeness.IsSameLoop(node, target))
            Add(MigrationProblem.OtherLoop, node, "the multi-instance is another one");
        else if (!Likeness.WaitsForTheSame(node, target))
            Add(MigrationProblem.OtherEvent, node, "it would wait for something else");
        else if (!IsSamePlace(node, target))
            Add(MigrationProblem.OtherPlace, node, $"{target.Name} stands elsewhere in the new version");
    }

    private bool IsSamePlace(FlowNode node, FlowNode target) =>
        Becomes(node.Parent, target.Parent)
        && Becomes(node.AttachedTo, target.AttachedTo)
        && Becomes(RaceOf(node), RaceOf(target));

    private bool Becomes(FlowNode? old, FlowNode? target) =>
        old is null ? target is null : target is not null && plan.Nodes.GetValueOrDefault(old.Id) == target.Id;

    private static FlowNode? RaceOf(FlowNode node) =>
        node.Incoming is [{ Source: { Kind: FlowNodeKind.EventBasedGateway } gateway }] ? gateway : null;

    // A token at it would wait for nothing, unless the new version has something that the old one did not.
    private void Races(LiveElements live)
    {
        foreach (var gateway in live.Standing.Where(n => n.Kind is FlowNodeKind.EventBasedGateway))
            if (
                gateway.Outgoing.All(f => plan.Dropped.Contains(f.Target.Id))
                && plan.Nodes.TryGetValue(gateway.Id, out var id)
                && IsOld(to.Node(id))
            )
                Add(MigrationProblem.CanNotBeDropped, gateway, "everything that it waits for would be dropped");
    }

    private bool IsOld(FlowNode gateway) =>
        gateway.Outgoing.All(f => plan.Nodes.ContainsValue(f.Target.Id) || plan.Dropped.Contains(f.Target.Id));

    private static bool NeedsFlow(FlowNode node) =>
        node.Kind is FlowNodeKind.ParallelGateway or FlowNodeKind.InclusiveGateway && node.Incoming.Length > 1;

    private static string Kind(FlowNode node) =>
        node.Event is EventKind.None ? node.Kind.ToString() : $"{node.Kind} ({node.Event})";

    private void Unknown(string element, string? target, string message) =>
        _findings.Add(new(MigrationProblem.UnknownElement, element, element, Line: 0, target, message));

    private void Add(MigrationProblem problem, FlowNode node, string why) =>
        _findings.Add(
            new(problem, node.Id, node.Name, node.Line, plan.Nodes.GetValueOrDefault(node.Id), $"{node.Name}: {why}.")
        );
}
