using System.Collections.Immutable;
using ApprovalFlow.Engine.Import;

namespace ApprovalFlow.Engine.Soundness;

/// <summary>
/// Whether a procedure can get stuck, told before it is deployed. Data is left out: any condition may hold, any
/// interrupting boundary event may go off at any time. One net per scope, the innermost first.
/// </summary>
public static class SoundnessChecker
{
    /// <summary>Situations looked at in one net. A larger one is told as too large, and checked as far as that.</summary>
    public const int DefaultMaxStates = 200_000;

    /// <summary>Never throws, and takes no longer than the bound allows.</summary>
    public static SoundnessReport Check(ProcessDefinition definition, int maxStates = DefaultMaxStates)
    {
        var work = new Work(definition, maxStates);
        work.Scope(definition.Content);
        var order = work.Findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Kind).ThenBy(f => f.Line);
        return new([.. order], work.States);
    }

    /// <summary>
    /// What can still go wrong with an instance that stands here, the traces beginning where it stands. Elements that are
    /// not reached any more are no fault.
    /// </summary>
    internal static ImmutableArray<SoundnessFinding> CheckFrom(
        ProcessDefinition definition,
        InstanceState state,
        int maxStates = DefaultMaxStates
    )
    {
        var work = new Work(definition, maxStates);
        work.Scope(definition.Content);
        return
        [
            .. state
                .Scopes.Values.SelectMany(scope => work.From(state, scope))
                .DistinctBy(f => (f.Kind, f.Element))
                .OrderByDescending(f => f.Severity),
        ];
    }

    private sealed class Work(ProcessDefinition definition, int maxStates)
    {
        private readonly Dictionary<FlowNode, ScopeSummary> _inside = [];

        internal List<SoundnessFinding> Findings { get; } = [];
        internal int States { get; private set; }

        internal ScopeSummary Scope(ImmutableArray<FlowNode> content, FlowNode? around = null)
        {
            foreach (var inner in content.Where(n => n.Kind is FlowNodeKind.SubProcess))
                _inside[inner] = Scope(inner.Content, inner);
            var (completes, escapes) = (false, ImmutableHashSet.CreateBuilder<FlowNode>());
            foreach (var component in Handlers.Split(content, []))
            {
                var net = new Net(definition, around, component, _inside);
                var exploration = new Exploration(net, maxStates);
                var found = new Verdict(net, exploration).Read();
                Findings.AddRange(found);
                States += exploration.States.Count;
                escapes.UnionWith(exploration.Escapes.Where(catcher => catcher.AttachedTo != around));
                // A fault within is told there; around it the scope counts as one that ends.
                completes |= component.IsMain && (exploration.Completes || !found.IsEmpty);
            }
            // What interrupts the scope ends it as well.
            completes |= content.Any(n => n.Trigger is { Interrupting: true });
            return new(completes, escapes.ToImmutable());
        }

        internal IEnumerable<SoundnessFinding> From(InstanceState state, Scope scope)
        {
            var around = scope.Element is { } id ? definition.Node(id) : null;
            // A multi-instance as a whole, and an instance that is one activity, have no content of their own.
            if (scope.Kind is ScopeKind.Body || around is { Kind: not FlowNodeKind.SubProcess })
                return [];
            return Handlers
                .Split(around?.Content ?? definition.Content, Standing.At(definition, state, scope))
                .Select(component => new Net(definition, around, component, _inside))
                .SelectMany(net =>
                    new Verdict(net, new Exploration(net, maxStates, Standing.In(net, state, scope))).FromHere()
                );
        }
    }
}
