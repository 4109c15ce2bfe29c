using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Migration;
using NodaTime;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>One instance under a random schedule. After each command everything that must always hold is looked at.</summary>
internal sealed class RandomRun(ProcessDefinition begun, int seed)
{
    private ProcessDefinition definition = begun;
    private readonly Random _random = new(seed);
    private Instant _now = Instance.Monday;

    internal InstanceState State { get; private set; } = InstanceState.Initial;

    /// <summary>Only joins are left that wait for something.</summary>
    internal bool IsStuck =>
        State.Status is InstanceStatus.Running
        && State.Tasks.IsEmpty
        && State.Jobs.IsEmpty
        && State.Incidents.IsEmpty
        && State.Timers.Values.All(t => t.Token == 0)
        && State.Subscriptions.Values.All(s => s.Token == 0);

    // A mutated model can turn without waiting, or multiply: seen once is seen.
    private bool IsTooMuch =>
        State.Tokens.Count > 60 || State.Incidents.Values.Any(i => i.Kind is IncidentKind.StepLimit);

    internal void Play(int commands)
    {
        Send(
            new EngineCommand.Start(
                Data().Add("lijst", Value.From(Enumerable.Range(0, _random.Next(3)).Select(i => $"{i}")))
            )
        );
        GoOn(commands);
    }

    internal void GoOn(int commands)
    {
        for (var i = 0; i < commands && State.Status is InstanceStatus.Running && !IsStuck && !IsTooMuch; i++)
            Send(Next());
    }

    /// <summary>Takes it to another version by the plan that proposes itself; false when that is refused.</summary>
    internal bool MovedTo(ProcessDefinition other)
    {
        var plan = MigrationPlan.Propose(definition, other);
        var decision = InstanceMigration.Decide(definition, other, plan, State, _now);
        if (!decision.IsPossible)
        {
            Assert.That(decision.Findings.Select(f => f.Message), Is.All.Not.Empty);
            return false;
        }
        var folded = decision.Events.Aggregate(State, ProcessEngine.Apply).ToJson();
        Assert.That(folded, Is.EqualTo(decision.State.ToJson()), "The fold of the events is another state.");
        (definition, State) = (other, decision.State);
        AssertHangsTogether(State);
        AssertCancelLeavesNothing();
        return true;
    }

    private EngineCommand Next()
    {
        var options = new List<EngineCommand>();
        foreach (var task in State.Tasks.Keys)
        {
            options.Add(new EngineCommand.CompleteTask(task, "ja", Data()));
            options.Add(new EngineCommand.CompleteTask(task, "ja", Data()));
            if (_random.Next(10) == 0)
                options.Add(new EngineCommand.ThrowError(task, "FOUT"));
            if (_random.Next(10) == 0)
                options.Add(new EngineCommand.CancelInstance(task));
        }
        foreach (var job in State.Jobs.Keys)
            options.Add(
                _random.Next(4) == 0
                    ? new EngineCommand.FailJob(job, "Het lukt niet.")
                    : new EngineCommand.CompleteJob(job, Data())
            );
        foreach (var timer in State.Timers.Values.OrderBy(t => t.Due).Take(1))
            options.Add(new EngineCommand.FireTimer(timer.Timer));
        foreach (var subscription in State.Subscriptions.Values)
            options.Add(
                subscription.Signal
                    ? new EngineCommand.BroadcastSignal(subscription.MessageName, Value.None)
                    : new EngineCommand.DeliverTo(subscription.Subscription, Data())
            );
        foreach (var incident in State.Incidents.Keys)
            options.Add(new EngineCommand.RetryIncident(incident));
        return options.Count == 0 ? new EngineCommand.SetVariables(Data()) : options[_random.Next(options.Count)];
    }

    private ImmutableSortedDictionary<string, Value> Data() =>
        new[] { "a", "b", "c" }.Aggregate(
            Value.None,
            (all, name) => all.SetItem(name, Value.From(_random.Next(2) == 0))
        );

    private void Send(EngineCommand command)
    {
        if (command is EngineCommand.FireTimer fire)
            _now = Instant.Max(_now, State.Timers[fire.Timer].Due);
        var before = State;
        var decision = ProcessEngine.Decide(definition, State, command, _now);
        var folded = decision.Events.Aggregate(before, ProcessEngine.Apply).ToJson();
        State = decision.State;
        Assert.That(folded, Is.EqualTo(State.ToJson()), "The fold of the events is another state.");
        Assert.That(InstanceState.FromJson(folded).ToJson(), Is.EqualTo(folded));
        AssertHangsTogether(State);
        AssertTwiceIsOnce(command, decision);
        AssertCancelLeavesNothing();
        State = InstanceState.FromJson(folded);
    }

    private void AssertTwiceIsOnce(EngineCommand command, Decision decision)
    {
        if (
            decision.Refusal is null
            && command
                is EngineCommand.Start
                    or EngineCommand.CompleteTask
                    or EngineCommand.CompleteJob
                    or EngineCommand.FailJob
                    or EngineCommand.FireTimer
                    or EngineCommand.DeliverTo
                    or EngineCommand.CancelInstance
                    or EngineCommand.RetryIncident
        )
            Assert.That(
                ProcessEngine.Decide(definition, State, command, _now).Events,
                Is.Empty,
                "A command twice had an effect."
            );
    }

    private void AssertCancelLeavesNothing()
    {
        if (State.Status is InstanceStatus.Running)
            AssertNothingLeft(ProcessEngine.Decide(definition, State, new EngineCommand.Cancel(), _now).State);
    }

    private static void AssertNothingLeft(InstanceState state) =>
        Assert.That(
            (
                state.Tokens.Count,
                state.Scopes.Count,
                state.Tasks.Count,
                state.Jobs.Count,
                state.Timers.Count,
                state.Subscriptions.Count,
                state.Incidents.Count
            ),
            Is.EqualTo((0, 0, 0, 0, 0, 0, 0))
        );

    private static void AssertHangsTogether(InstanceState state)
    {
        if (state.Status is not InstanceStatus.Running)
        {
            AssertNothingLeft(state);
            return;
        }
        Assert.That(state.Ready, Is.Empty);
        Assert.That(state.Tokens.Values.All(t => state.Scopes.ContainsKey(t.Scope)), "A token without scope.");
        Assert.That(
            state.Tokens.Values.All(t => t.Child is not { } c || state.Scopes[c].Token == t.Id),
            "A child that is not there."
        );
        Assert.That(
            state.Scopes.Values.All(s => s.Token is not { } t || state.Tokens[t].Child == s.Id),
            "A scope without token."
        );
        Assert.That(
            state.Scopes.Values.All(s => s.Parent is not { } p || state.Scopes.ContainsKey(p)),
            "A scope without parent."
        );
        Assert.That(state.Tasks.Values.All(t => state.Tokens[t.Task].Node == t.Element), "A task without token.");
        Assert.That(
            state.Timers.Values.All(t =>
                t.Token == 0 ? state.Scopes.ContainsKey(t.Scope) : state.Tokens.ContainsKey(t.Token)
            ),
            "An orphaned timer."
        );
        Assert.That(
            state.Subscriptions.Values.All(s =>
                s.Token == 0 ? state.Scopes.ContainsKey(s.Scope) : state.Tokens.ContainsKey(s.Token)
            ),
            "An orphaned subscription."
        );
        Assert.That(state.Incidents.Values.All(i => state.Tokens.ContainsKey(i.Token)), "An orphaned incident.");
    }
}
