using System.Collections.Immutable;
using System.Text.Json;
using ApprovalFlow.Engine.Serialization;

namespace ApprovalFlow.Engine;

public sealed partial record InstanceState
{
    /// <summary>Tokens that can be moved now, lowest first. Empty between commands.</summary>
    internal ImmutableSortedSet<int> Ready { get; init; } = [];

    /// <summary>Tokens before a join.</summary>
    internal ImmutableSortedSet<int> Joining { get; init; } = [];

    /// <summary>Scopes in which no token is left. Empty between commands.</summary>
    internal ImmutableSortedSet<int> Drained { get; init; } = [];

    /// <summary>Canonical: equal states give equal text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EngineJson.Options);

    /// <exception cref="JsonException">The text is no state.</exception>
    public static InstanceState FromJson(string json) =>
        (
            JsonSerializer.Deserialize<InstanceState>(json, EngineJson.Options) ?? throw new JsonException("No state.")
        ).Indexed();

    private InstanceState Indexed()
    {
        var timers = Timers.Values.ToLookup(t => t.Token, t => t.Timer);
        var subscriptions = Subscriptions.Values.ToLookup(s => s.Token, s => s.Subscription);
        var scopeTimers = Timers.Values.Where(t => t.Token == 0).ToLookup(t => t.Scope, t => t.Timer);
        var scopeSubscriptions = Subscriptions
            .Values.Where(s => s.Token == 0)
            .ToLookup(s => s.Scope, s => s.Subscription);
        var inScope = Tokens.Values.ToLookup(t => t.Scope, t => t.Id);
        var instances = Scopes.Values.Where(s => s.Kind is ScopeKind.Instance).ToLookup(s => s.Parent, s => s.Id);
        return this with
        {
            Tokens = Tokens.ToImmutableSortedDictionary(
                t => t.Key,
                t => t.Value with { Timers = [.. timers[t.Key]], Subscriptions = [.. subscriptions[t.Key]] }
            ),
            Scopes = Scopes.ToImmutableSortedDictionary(
                s => s.Key,
                s =>
                    s.Value with
                    {
                        Tokens = [.. inScope[s.Key]],
                        Instances = [.. instances[s.Key]],
                        Timers = [.. scopeTimers[s.Key]],
                        Subscriptions = [.. scopeSubscriptions[s.Key]],
                    }
            ),
            Ready = [.. Tokens.Values.Where(t => t.IsReady).Select(t => t.Id)],
            Joining = [.. Tokens.Values.Where(t => t.Phase is TokenPhase.Joining).Select(t => t.Id)],
            Drained =
            [
                .. Scopes.Values.Where(s => s.Kind is not ScopeKind.Body && !inScope[s.Id].Any()).Select(s => s.Id),
            ],
        };
    }
}
