using System.Collections.Immutable;

namespace ApprovalFlow.Engine;

public sealed partial record InstanceState
{
    /// <summary>The variables that an open task, job or other activity sees: those of its scope before those around it.</summary>
    /// <exception cref="KeyNotFoundException">No such activity is open.</exception>
    public ImmutableSortedDictionary<string, Value> VariablesOf(int activity)
    {
        var seen = Value.None.ToBuilder();
        for (int? id = Tokens[activity].Scope; id is { } at; id = Scopes[at].Parent)
            foreach (var (name, value) in Scopes[at].Variables)
                seen.TryAdd(name, value);
        return seen.ToImmutable();
    }
}
