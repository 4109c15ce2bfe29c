using System.Collections.Immutable;
using ApprovalFlow.Engine.Import;

namespace ApprovalFlow.Engine.Scenarios;

/// <summary>An activity or event that waits for somebody outside.</summary>
internal sealed record Place(int Activity, FlowNode Node, int? Subscription, bool IsJob)
{
    /// <summary>User tasks, jobs, receive tasks and message catches, oldest first. Timers and boundaries are no places.</summary>
    internal static ImmutableArray<Place> Waiting(ProcessDefinition definition, InstanceState state) =>
        [
            .. state
                .Tasks.Values.Select(t => new Place(
                    t.Task,
                    definition.Node(t.Element),
                    Subscription: null,
                    IsJob: false
                ))
                .Concat(
                    state.Jobs.Values.Select(j => new Place(
                        j.Job,
                        definition.Node(j.Element),
                        Subscription: null,
                        IsJob: true
                    ))
                )
                .Concat(
                    state
                        .Subscriptions.Values.Where(s => s is { Host: null, Signal: false, Token: not 0 })
                        .Select(s => new Place(s.Token, definition.Node(s.Element), s.Subscription, IsJob: false))
                )
                .OrderBy(p => p.Activity),
        ];

    /// <summary>What a call activity runs has the id of the call before its own.</summary>
    internal bool Matches(string name) =>
        name == "*" || Node.Id == name || Node.Name == name || Node.Id.EndsWith($"/{name}", StringComparison.Ordinal);

    internal bool Sees(InstanceState state, ImmutableSortedDictionary<string, Value> wanted) =>
        wanted.All(w => Find(state, w.Key) is { } found && found.Equals(w.Value));

    private Value? Find(InstanceState state, string name)
    {
        for (int? id = state.Tokens[Activity].Scope; id is { } at; id = state.Scopes[at].Parent)
            if (state.Scopes[at].Variables.TryGetValue(name, out var value))
                return value;
        return null;
    }

    /// <summary>The name of the single outcome in the data of a user task is its outcome.</summary>
    internal EngineCommand Completion(ImmutableSortedDictionary<string, Value> data, ImportOptions options)
    {
        if (Subscription is { } subscription)
            return new EngineCommand.DeliverTo(subscription, data);
        if (IsJob)
            return new EngineCommand.CompleteJob(Activity, data);
        var outcome = data.GetValueOrDefault(options.Results.Single)?.AsText;
        // Others' models may mean a variable by that name: there it is both.
        var rest = outcome is null || options.Tolerant ? data : data.Remove(options.Results.Single);
        return new EngineCommand.CompleteTask(Activity, outcome, rest);
    }

    internal static string Say(IEnumerable<Place> places)
    {
        var groups = places
            .GroupBy(p => p.Node.Id, StringComparer.Ordinal)
            .Select(g => g.Count() == 1 ? g.Key : $"{g.Key} x{g.Count()}");
        var text = string.Join(", ", groups);
        return text.Length == 0 ? "-" : text;
    }
}
