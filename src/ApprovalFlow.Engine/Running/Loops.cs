using System.Collections.Immutable;
using ApprovalFlow.Engine.Expressions;

namespace ApprovalFlow.Engine.Running;

using Item = ImmutableSortedDictionary<string, Value>;

/// <summary>Multi-instance: the body around, its instances, and when it is done.</summary>
internal static class Loops
{
    internal static bool Open(Run run, Token token, FlowNode node, ImmutableArray<Plan> boundaries)
    {
        var rule = node.Loop!;
        if (Items(run, token, rule) is not { } items)
            return false;
        var body = new Scope(run.State.NextScope, token.Scope, node.Id, ScopeKind.Body, token.Id)
        {
            Loop = new(rule.Sequential ? [.. items] : [], Next: 0, Completed: 0, Cancelled: 0, NoResults),
        };
        run.Emit(new EngineEvent.ScopeOpened(body, []));
        if (items.IsEmpty)
        {
            Scopes.Close(run, run.Scope(body.Id));
            return true;
        }
        Waiting.Arm(run, token, boundaries, token.Id);
        if (rule.Sequential)
            Begin(run, body.Id, node, items[0]);
        else
            foreach (var item in items)
                Begin(run, body.Id, node, item);
        return true;
    }

    private static readonly ImmutableSortedDictionary<int, ImmutableArray<StepResult>> NoResults =
        ImmutableSortedDictionary<int, ImmutableArray<StepResult>>.Empty;

    internal static void Begin(Run run, int body, FlowNode node, Item item)
    {
        var scope = new Scope(run.State.NextScope, body, node.Id, ScopeKind.Instance, Token: null)
        {
            Index = run.Scope(body).Loop!.Next,
            Variables = item,
            Key = node.Loop!.ItemName is { } name ? item.GetValueOrDefault(name)?.AsText : null,
        };
        var tokens =
            node.Kind is FlowNodeKind.SubProcess
                ? Scopes.Starts(run, scope.Id, node.Content, [], joined: false)
                : [new Token(run.State.NextToken, scope.Id, node.Id, Flow: null, TokenPhase.Entering)];
        run.Emit(new EngineEvent.ScopeOpened(scope, tokens));
        EventSubProcesses.Arm(run, tokens[0]);
    }

    /// <summary>After an instance is done, cancelled or revised: the condition, the next one, or the end.</summary>
    internal static void Look(Run run, int bodyId)
    {
        var body = run.Scope(bodyId);
        var node = run.Definition.Node(body.Element!);
        if (IsEnough(run, body, node.Loop!.Completion) is not { } enough)
            return;
        if (enough)
        {
            foreach (var instance in body.Instances)
                Cancelling.Instance(run, run.Scope(instance));
            Scopes.Close(run, run.Scope(bodyId));
        }
        else if (body.Instances.IsEmpty && body.Loop!.Queue.IsEmpty)
            Scopes.Close(run, body);
        else if (body.Instances.IsEmpty)
            Begin(run, bodyId, node, body.Loop!.Queue[0]);
    }

    // Null when the condition can not be told: the incident stands on the body's token and a retry looks again.
    private static bool? IsEnough(Run run, Scope body, Expression? completion)
    {
        var token = run.Token(body.Token!.Value);
        if (completion is null || body.Loop is { Completed: 0, Cancelled: 0 })
            return false;
        var found = run.Evaluate(completion, name => Names.InBody(run, body, name));
        if (found.Value is Value.Bool enough)
        {
            run.Resolve(token);
            return enough.Truth;
        }
        run.Incident(token, IncidentKind.Expression, Run.Explain(completion, "true or false", found));
        return null;
    }

    private static ImmutableArray<Item>? Items(Run run, Token token, LoopRule rule)
    {
        if ((rule.Collection ?? rule.Cardinality) is not { } expression)
            return [];
        var found = run.Evaluate(expression, token);
        var items = rule.Collection is null ? Count(found.Value) : List(found.Value, rule.ItemName);
        if (items is { Length: <= ProcessEngine.MaxInstances })
            return items;
        var wanted = rule.Collection is null ? "a number of instances" : "a list";
        run.Incident(
            token,
            IncidentKind.Expression,
            Run.Explain(expression, $"{wanted} (at most {ProcessEngine.MaxInstances})", found)
        );
        return null;
    }

    private static ImmutableArray<Item>? Count(Value value)
    {
        if (
            value is Value.Text text
            && decimal.TryParse(text.Content, System.Globalization.CultureInfo.InvariantCulture, out var written)
        )
            value = Value.From(written);
        if (value is not Value.Number { Amount: >= 0 } number || number.Amount != decimal.Truncate(number.Amount))
            return null;
        return number.Amount > ProcessEngine.MaxInstances
            ? null
            : [.. Enumerable.Repeat(Value.None, (int)number.Amount)];
    }

    private static ImmutableArray<Item>? List(Value value, string? name) =>
        value is Value.List list
            ? [.. list.Items.Select(i => name is null ? Value.None : Value.None.Add(name, i.Stored()))]
            : null;
}
