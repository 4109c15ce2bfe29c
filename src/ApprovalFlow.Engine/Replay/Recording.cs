using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Engine.Replay;

/// <summary>What came from outside for one thing that was opened. Nothing came when Command is null: it fell away.</summary>
internal sealed record RecordedInput(Instant Opened)
{
    internal Instant Closed { get; init; }

    /// <summary>From the number of what is open in the replay.</summary>
    internal Func<int, EngineCommand>? Command { get; init; }
}

internal enum InputKind
{
    Task,
    Job,
    Subscription,
    Body,
}

/// <summary>
/// The journal of an instance read back: what came from outside, by what it was about and the how-manieth of its kind,
/// so that a second round gets the answers of the second round.
/// </summary>
internal sealed class Recording
{
    private readonly Dictionary<(InputKind, int), (InputKind Kind, string Element, string? Key, int At)> _open = [];
    private readonly Dictionary<(InputKind, string, string?), List<RecordedInput>> _inputs = [];
    private readonly Dictionary<int, (InputKind, string, string?, int)> _answers = [];
    private readonly Dictionary<string, List<List<RecordedInput>>> _added = [];
    private readonly Func<string, string> _name;

    /// <param name="history">All commands from the start.</param>
    /// <param name="name">The id of an element in the version through which it will be played.</param>
    internal Recording(ImmutableArray<RecordedCommand> history, Func<string, string> name)
    {
        _name = name;
        Begun = history.IsEmpty ? Instant.MinValue : history[0].At;
        foreach (var command in history)
            Read(command);
    }

    internal Instant Begun { get; }
    internal ImmutableSortedDictionary<string, Value> Variables { get; private set; } = Value.None;

    /// <summary>Commands about the whole instance.</summary>
    internal List<RecordedInput> Whole { get; } = [];

    /// <summary>The input for the n-th opening, from 0; null when there never was an n-th.</summary>
    internal RecordedInput? Find(InputKind kind, string element, string? key, int n) =>
        _inputs.GetValueOrDefault((kind, element, key)) is { } all && n < all.Count ? all[n] : null;

    internal IEnumerable<RecordedInput> Added(string element, int n) =>
        _added.GetValueOrDefault(element) is { } bodies && n < bodies.Count ? bodies[n] : [];

    private void Read(RecordedCommand command)
    {
        Cause(command);
        foreach (var happened in command.Events)
            switch (happened)
            {
                case EngineEvent.TaskOpened e:
                    Open(InputKind.Task, e.Task, e.Element, e.Key, command.At);
                    break;
                case EngineEvent.JobOpened e:
                    Open(InputKind.Job, e.Job, e.Element, key: null, command.At);
                    break;
                case EngineEvent.SubscriptionOpened { Signal: false } e:
                    Open(InputKind.Subscription, e.Subscription, e.Element, key: null, command.At);
                    break;
                case EngineEvent.ScopeOpened { Scope: { Kind: ScopeKind.Body } body }:
                    Open(InputKind.Body, body.Id, body.Element!, key: null, command.At);
                    Bodies(body.Element!).Add([]);
                    break;
            }
    }

    // The first event of a command tells what the command was.
    private void Cause(RecordedCommand command)
    {
        switch (command.Events.FirstOrDefault())
        {
            case EngineEvent.InstanceStarted e:
                Variables = e.Variables;
                break;
            case EngineEvent.TaskCompleted e:
                Close(InputKind.Task, e.Task, command.At, t => new EngineCommand.CompleteTask(t, e.Outcome, e.Data));
                break;
            case EngineEvent.OutcomeRevised e:
                Revise(e);
                break;
            case EngineEvent.JobCompleted e:
                Close(InputKind.Job, e.Job, command.At, j => new EngineCommand.CompleteJob(j, e.Data));
                break;
            case EngineEvent.SubscriptionConsumed e:
                Close(InputKind.Subscription, e.Subscription, command.At, s => new EngineCommand.DeliverTo(s, e.Data));
                break;
            case EngineEvent.ScopeOpened { Scope: { Kind: ScopeKind.Instance } added }:
                Add(added.Parent!.Value, added.Variables, command.At);
                break;
            case EngineEvent.LoopExtended e:
                Add(e.Scope, e.Item, command.At);
                break;
            case EngineEvent.VariablesWritten e:
                Whole.Add(
                    new(Begun) { Closed = command.At, Command = _ => new EngineCommand.SetVariables(e.Variables) }
                );
                break;
            default:
                Stopped(command);
                break;
        }
    }

    // What begins with a thing being killed was a cancel: of everything, or of one instance.
    private void Stopped(RecordedCommand command)
    {
        if (command.Events.LastOrDefault() is EngineEvent.InstanceCancelled)
            Whole.Add(new(Begun) { Closed = command.At, Command = _ => new EngineCommand.Cancel() });
        else if (command.Events.OfType<EngineEvent.TaskCancelled>().FirstOrDefault() is { } cancelled)
            if (command.Events.Any(e => e is EngineEvent.LoopInstanceCancelled) && !Began(command))
                Close(InputKind.Task, cancelled.Task, command.At, t => new EngineCommand.CancelInstance(t));
    }

    private static bool Began(RecordedCommand command) =>
        command.Events[0] is EngineEvent.TimerFired or EngineEvent.IncidentResolved or EngineEvent.InstanceMigrated;

    private void Open(InputKind kind, int number, string element, string? key, Instant at)
    {
        var name = _name(element);
        if (!_inputs.TryGetValue((kind, name, key), out var all))
            _inputs[(kind, name, key)] = all = [];
        _open[(kind, number)] = (kind, name, key, all.Count);
        all.Add(new(at));
    }

    private void Close(InputKind kind, int number, Instant at, Func<int, EngineCommand> command)
    {
        if (!_open.TryGetValue((kind, number), out var place))
            return;
        var all = _inputs[(place.Kind, place.Element, place.Key)];
        all[place.At] = all[place.At] with { Closed = at, Command = command };
        _answers[number] = place;
    }

    // What finally held is what counts.
    private void Revise(EngineEvent.OutcomeRevised e)
    {
        if (!_answers.TryGetValue(e.Task, out var place))
            return;
        var all = _inputs[(place.Item1, place.Item2, place.Item3)];
        var old = all[place.Item4].Command!;
        all[place.Item4] = all[place.Item4] with
        {
            Command = t => ((EngineCommand.CompleteTask)old(t)) with { Outcome = e.Outcome },
        };
    }

    private void Add(int body, ImmutableSortedDictionary<string, Value> item, Instant at)
    {
        if (!_open.TryGetValue((InputKind.Body, body), out var place))
            return;
        var opened = _inputs[(InputKind.Body, place.Element, null)][place.At].Opened;
        Bodies(place.Element)[place.At]
            .Add(new(opened) { Closed = at, Command = _ => new EngineCommand.AddInstance(place.Element, item) });
    }

    private List<List<RecordedInput>> Bodies(string element)
    {
        var name = _name(element);
        if (!_added.TryGetValue(name, out var bodies))
            _added[name] = bodies = [];
        return bodies;
    }
}
