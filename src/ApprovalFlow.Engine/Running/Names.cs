using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Running;

/// <summary>What a name means for a token: its results, then the variables of its scope, then of those around it.</summary>
internal static class Names
{
    internal static Value? Find(Run run, Token token, string name)
    {
        var names = run.Definition.Results;
        if (name == names.Single && token is { Joined: false, Results: [var only] })
            return Value.From(only.Outcome);
        // Without results a variable of that name counts, so that a host can hand results in.
        if (name == names.List && (!token.Results.IsEmpty || token.Joined))
            return AsList(names, token.Results);
        return InScope(run, token.Scope, name);
    }

    internal static Value? InBody(Run run, Scope body, string name) =>
        name == run.Definition.Results.List
            ? AsList(run.Definition.Results, StepResults.Together(body.Loop!.Results.Values))
            : InScope(run, body.Id, name);

    private static Value? InScope(Run run, int from, string name)
    {
        for (int? id = from; id is { } at; )
        {
            var scope = run.Scope(at);
            if (scope.Variables.TryGetValue(name, out var value))
                return value;
            if (scope.Kind is ScopeKind.Instance && name == "loopCounter")
                return Value.From(scope.Index + run.Definition.CountsFrom);
            if (scope.Loop is { } loop && Counter(scope, loop, name) is { } count)
                return Value.From(count);
            id = scope.Parent;
        }
        return null;
    }

    // A cancelled instance counts no more: "half of them" means half of those that still stand.
    private static int? Counter(Scope body, LoopState loop, string name) =>
        name switch
        {
            "numberOfInstances" or "nrOfInstances" => body.Instances.Count + loop.Completed + loop.Queue.Count,
            "numberOfActiveInstances" or "nrOfActiveInstances" => body.Instances.Count,
            "numberOfCompletedInstances" or "nrOfCompletedInstances" => loop.Completed,
            "numberOfTerminatedInstances" => loop.Cancelled,
            _ => null,
        };

    private static Value.List AsList(Import.ResultNames names, ImmutableArray<StepResult> results) =>
        new([
            .. results.Select(r =>
                (Value)
                    new Value.Context(
                        Value
                            .None.SetItem(names.Step, Value.From(r.Step))
                            .SetItem(names.Key, Value.From(r.Key))
                            .SetItem(names.Outcome, Value.From(r.Outcome))
                    )
            ),
        ]);
}
