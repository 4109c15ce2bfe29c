using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Migration;
using NodaTime;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>
/// A running instance under test. After every command its events are stored as text and folded again, and the state is
/// stored and read back: both must give the state that the engine gave.
/// </summary>
internal sealed class Instance(ProcessDefinition begun)
{
    private ProcessDefinition definition = begun;

    internal static readonly Instant Monday = Instant.FromUtc(2025, 5, 12, 7, 0);

    private readonly List<string> _journal = [];

    internal InstanceState State { get; private set; } = InstanceState.Initial;
    internal Instant Now { get; set; } = Monday;

    internal static Instance Started(ProcessDefinition definition, string variables = "{}")
    {
        var instance = new Instance(definition);
        instance.Do(new EngineCommand.Start(Value.VariablesFromJson(variables)));
        return instance;
    }

    internal ImmutableArray<EngineEvent> Do(EngineCommand command)
    {
        var decision = ProcessEngine.Decide(definition, State, command, Now);
        Assert.That(decision.Refusal, Is.Null);
        State = decision.State;
        _journal.AddRange(decision.Events.Select(e => e.ToJson()));
        AssertFold();
        State = InstanceState.FromJson(State.ToJson());
        return decision.Events;
    }

    internal EngineRefusalReason? Refused(EngineCommand command)
    {
        var decision = ProcessEngine.Decide(definition, State, command, Now);
        Assert.That(decision.Events, Is.Empty);
        return decision.Refusal?.Reason;
    }

    /// <summary>Takes it to another version; every later command is decided there.</summary>
    internal ImmutableArray<EngineEvent> Migrate(ProcessDefinition to, MigrationPlan? plan = null)
    {
        plan ??= MigrationPlan.Propose(definition, to);
        var decision = InstanceMigration.Decide(definition, to, plan, State, Now);
        Assert.That(decision.Findings, Is.Empty);
        (definition, State) = (to, decision.State);
        _journal.AddRange(decision.Events.Select(e => e.ToJson()));
        AssertFold();
        State = InstanceState.FromJson(State.ToJson());
        return decision.Events;
    }

    internal ImmutableArray<MigrationFinding> Hindered(ProcessDefinition to, MigrationPlan? plan = null)
    {
        plan ??= MigrationPlan.Propose(definition, to);
        var decision = InstanceMigration.Decide(definition, to, plan, State, Now);
        Assert.That(decision.Events, Is.Empty);
        Assert.That(decision.State, Is.SameAs(State));
        return decision.Findings;
    }

    private void AssertFold()
    {
        var folded = _journal.Select(EngineEvent.FromJson).Aggregate(InstanceState.Initial, ProcessEngine.Apply);
        Assert.That(folded.ToJson(), Is.EqualTo(State.ToJson()));
        Assert.That(State.Ready, Is.Empty);
    }

    internal OpenTask Task(string element, string? key = null) =>
        State.Tasks.Values.First(t => t.Element == element && (key is null || t.Key == key));

    internal ImmutableArray<EngineEvent> Complete(
        string element,
        string? outcome = null,
        string? key = null,
        string data = "{}"
    ) => Do(new EngineCommand.CompleteTask(Task(element, key).Task, outcome, Value.VariablesFromJson(data)));

    internal ImmutableArray<EngineEvent> Message(string name) =>
        Do(new EngineCommand.DeliverMessage(name, CorrelationKey: null, Value.None));

    internal void Advance(Duration by)
    {
        Now += by;
        while (State.Timers.Values.OrderBy(t => t.Due).FirstOrDefault() is { } timer && timer.Due <= Now)
            Do(new EngineCommand.FireTimer(timer.Timer));
    }

    /// <summary>Open tasks by element and key, in the order in which they were opened.</summary>
    internal string Open =>
        string.Join(", ", State.Tasks.Values.Select(t => t.Key is null ? t.Element : $"{t.Element}({t.Key})"));

    internal void AssertEnded()
    {
        Assert.That(State.Status, Is.EqualTo(InstanceStatus.Completed));
        Assert.That(State.Tokens, Is.Empty);
        Assert.That(State.Scopes, Is.Empty);
        Assert.That(State.Timers, Is.Empty);
        Assert.That(State.Subscriptions, Is.Empty);
        Assert.That(State.Jobs, Is.Empty);
        Assert.That(State.Incidents, Is.Empty);
    }
}
