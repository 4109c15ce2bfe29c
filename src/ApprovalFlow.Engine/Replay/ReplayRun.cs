using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Engine.Replay;

/// <summary>One replay: a list of what was recorded and what is due, worked off in order of time.</summary>
internal sealed class ReplayRun
{
    /// <summary>Commands of one replay; a version that goes round for ever on the recorded answers is told as open.</summary>
    private const int MaxCommands = 10_000;

    private readonly ProcessDefinition _definition;
    private readonly Recording _recording;
    private readonly ReplayOptions _options;
    private readonly Trail _trail;
    private readonly Dictionary<(InputKind, string, string?), int> _opened = [];
    private readonly PriorityQueue<(EngineCommand Command, bool Assumed), (Instant, int)> _due = new();
    private readonly HashSet<int> _scheduled = [];
    private InstanceState _state = InstanceState.Initial;
    private Instant _now;
    private int _order;

    internal ReplayRun(ProcessDefinition definition, Recording recording, ReplayOptions options)
    {
        (_definition, _recording, _options) = (definition, recording, options);
        _trail = new(element => (element, definition.Node(element).Name));
        _now = recording.Begun;
    }

    internal ReplayResult Run()
    {
        foreach (var whole in _recording.Whole)
            Schedule(whole.Closed, whole.Command!(0), assumed: false);
        Do(new EngineCommand.Start(_recording.Variables), assumed: false);
        for (var i = 0; i < MaxCommands && _state.Status is InstanceStatus.Running && Step(); i++) { }
        return new(
            _state.Status switch
            {
                InstanceStatus.Completed => ReplayEnd.Completed,
                InstanceStatus.Cancelled => ReplayEnd.Cancelled,
                _ => ReplayEnd.Open,
            },
            _recording.Begun,
            _now,
            _trail.Steps,
            [.. _state.Tokens.Values.Select(t => _definition.Node(t.Node).Name).Distinct(StringComparer.Ordinal)]
        );
    }

    // False when nothing more can be told.
    private bool Step()
    {
        var timer = _state.Timers.Values.OrderBy(t => t.Due).ThenBy(t => t.Timer).FirstOrDefault();
        if (_due.TryPeek(out var next, out var when) && (timer is null || when.Item1 <= timer.Due))
        {
            _due.Dequeue();
            _now = Instant.Max(_now, when.Item1);
            Do(next.Command, next.Assumed);
            return true;
        }
        // One that comes again and again brings nothing to an end.
        if (timer is null or { Interval: not null } && Assume())
            return true;
        if (timer is null)
            return false;
        _now = Instant.Max(_now, timer.Due);
        Do(new EngineCommand.FireTimer(timer.Timer), assumed: false);
        return true;
    }

    // What was recorded as fallen away and does not fall away here; a job that never had its result.
    private bool Assume()
    {
        if (_due.Count > 0)
            return false;
        if (_state.Jobs.Keys.FirstOrDefault(_scheduled.Add) is > 0 and var job)
        {
            Schedule(_now, new EngineCommand.CompleteJob(job, Value.None), assumed: true);
            return true;
        }
        foreach (var task in _state.Tasks.Values)
            if (!_scheduled.Contains(task.Task) && Assume(task))
                return true;
        return false;
    }

    private bool Assume(OpenTask task)
    {
        if (_options.Assume(_definition.Node(task.Element), task, _now) is not { } answer)
            return false;
        _scheduled.Add(task.Task);
        Schedule(answer.At, new EngineCommand.CompleteTask(task.Task, answer.Outcome, answer.Data), assumed: true);
        return true;
    }

    private void Schedule(Instant at, EngineCommand command, bool assumed) =>
        _due.Enqueue((command, assumed), (Instant.Max(at, _now), _order++));

    // A command that no longer fits, because the way is another one, is passed over.
    private void Do(EngineCommand command, bool assumed)
    {
        var decision = ProcessEngine.Decide(_definition, _state, command, _now);
        _state = decision.State;
        foreach (var happened in decision.Events)
        {
            _trail.Follow(happened, _now, assumed);
            Expect(happened);
        }
    }

    private void Expect(EngineEvent happened)
    {
        switch (happened)
        {
            case EngineEvent.TaskOpened e:
                if (!Expect(InputKind.Task, e.Task, e.Element, e.Key) && _state.Tasks.TryGetValue(e.Task, out var open))
                    Assume(open);
                break;
            case EngineEvent.JobOpened e:
                Expect(InputKind.Job, e.Job, e.Element, key: null);
                break;
            case EngineEvent.SubscriptionOpened { Signal: false } e:
                Expect(InputKind.Subscription, e.Subscription, e.Element, key: null);
                break;
            case EngineEvent.ScopeOpened { Scope: { Kind: ScopeKind.Body, Element: { } element } }:
                foreach (var added in _recording.Added(element, Count(InputKind.Body, element, key: null)))
                    Schedule(_options.Again(added.Opened, added.Closed, _now), added.Command!(0), assumed: false);
                break;
        }
    }

    // False when this was never opened so often.
    private bool Expect(InputKind kind, int number, string element, string? key)
    {
        if (_recording.Find(kind, element, key, Count(kind, element, key)) is not { } input)
            return false;
        if (input.Command is not { } command)
            return true;
        if (kind is InputKind.Task or InputKind.Job)
            _scheduled.Add(number);
        Schedule(_options.Again(input.Opened, input.Closed, _now), command(number), assumed: false);
        return true;
    }

    private int Count(InputKind kind, string element, string? key)
    {
        var n = _opened.GetValueOrDefault((kind, element, key));
        _opened[(kind, element, key)] = n + 1;
        return n;
    }
}
