using System.Collections.Immutable;
using System.Globalization;
using ApprovalFlow.Engine.Expressions;
using ApprovalFlow.Engine.Import;
using NodaTime;

namespace ApprovalFlow.Engine.Scenarios;

/// <summary>One scenario at work.</summary>
internal sealed class ScenarioRun(Func<string, ImportResult> import, ImportOptions options)
{
    private ImportResult? _model;
    private ProcessDefinition? _definition;
    private InstanceState _state = InstanceState.Initial;
    private Instant _now = Zone.StartOf(new(2025, 1, 1));

    private readonly ImmutableHashSet<string>.Builder _taken = ImmutableHashSet.CreateBuilder<string>();
    private string? _file;

    internal ScenarioResult Run(Scenario scenario) =>
        Play(scenario) with
        {
            File = _file,
            Taken = _taken.ToImmutable(),
            Flows = _definition is null ? [] : [.. _definition.Flows.Select(f => f.Id)],
        };

    private ScenarioResult Play(Scenario scenario)
    {
        var at = scenario.Line;
        try
        {
            foreach (var line in scenario.Lines)
            {
                at = line.Number;
                Do(new Words(line.Text));
            }
            return new(scenario.Name, scenario.Line, Passed: true, Expected: null, Found: null);
        }
        catch (ScenarioFailure failure)
        {
            return new(scenario.Name, at, Passed: false, failure.Expected, failure.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(scenario.Name, at, Passed: false, "a model file", e.Message);
        }
    }

    private void Do(Words words)
    {
        var verb = words.Next();
        switch (verb)
        {
            case "file":
                Load(words.Rest());
                break;
            case "clock":
                Clock(words.Rest());
                break;
            case "start":
                Start(words);
                break;
            case "complete":
                Complete(words);
                break;
            case "add":
                Send(new EngineCommand.AddInstance(Element(words.Name()), words.Object()));
                break;
            case "remove":
                Remove(words);
                break;
            case "fail":
                Fail(words.Rest());
                break;
            case "advance":
                Advance(words.Rest());
                break;
            case "message":
                Message(words);
                break;
            case "signal":
                Signal(words);
                break;
            default:
                Expectations.Check(verb, words, new(_model, _definition, _state, options.Tolerant));
                break;
        }
    }

    private void Load(string path)
    {
        _file = path;
        _model = import(path);
        _definition = _model.Definition;
        _state = InstanceState.Initial;
    }

    private ProcessDefinition Definition()
    {
        if (_definition is not null)
            return _definition;
        var first = _model?.Diagnostics.FirstOrDefault(d => d.Severity is DiagnosticSeverity.Error);
        throw new ScenarioFailure(
            "a model that can be read",
            first is null ? "no file was named" : $"line {first.Line}, {first.Element}: {first.Message}"
        );
    }

    private void Clock(string text) =>
        _now =
            Zone.ReadMoment(text) ?? (Zone.ReadDate(text) is { } day ? Zone.StartOf(day) : throw Bad("a moment", text));

    private static ScenarioFailure Bad(string expected, string found) => new(expected, found);

    private void Start(Words words)
    {
        _state = InstanceState.Initial;
        Send(new EngineCommand.Start(words.IsEmpty ? Value.None : words.Object()));
    }

    private void Send(EngineCommand command)
    {
        var decision = ProcessEngine.Decide(Definition(), _state, command, _now);
        if (decision.Refusal is { } refusal)
            throw new ScenarioFailure(command.GetType().Name + " to be done", refusal.Message);
        _state = decision.State;
        foreach (var moved in decision.Events.OfType<EngineEvent.TokenMoved>())
            _taken.UnionWith(moved.Produced.Select(t => t.Flow).OfType<string>());
    }

    private string Element(string name) =>
        Definition().Find(name)?.Id
        ?? Definition().Nodes.FirstOrDefault(n => n.Name == name)?.Id
        ?? throw Bad("an element of the model", name);

    private void Complete(Words words)
    {
        var name = words.Name();
        var count = words.Count() ?? "1";
        var where = words.Take("where") ? words.Object() : Value.None;
        var data = words.Take("with") ? words.Object() : Value.None;
        if (!words.IsEmpty)
            throw Bad("with or where", words.Rest());
        var waiting = Places().Where(w => w.Matches(name) && w.Sees(_state, where)).ToImmutableArray();
        var wanted = count == "all" ? waiting.Length : int.Parse(count, CultureInfo.InvariantCulture);
        if (waiting.Length < wanted)
            throw new ScenarioFailure($"{wanted} of {name} waiting", Place.Say(Places()));
        foreach (var place in waiting.Take(wanted))
            Send(place.Completion(data, options));
    }

    private ImmutableArray<Place> Places() => Place.Waiting(Definition(), _state);

    private void Remove(Words words)
    {
        var name = words.Name();
        // The last word is the number, unless the name was quoted.
        var number = words.IsEmpty ? name[(name.LastIndexOf(' ') + 1)..] : words.Rest();
        name = name.EndsWith(' ' + number, StringComparison.Ordinal) ? name[..^(number.Length + 1)] : name;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place < 1)
            throw Bad("the number of an instance", number);
        var element = Element(name);
        var instances = _state
            .Scopes.Values.Where(s => s.Kind is ScopeKind.Instance && s.Element == element)
            .ToImmutableArray();
        if (instances.Length < place)
            throw new ScenarioFailure($"{place} instances of {name}", $"{instances.Length} of them");
        Send(new EngineCommand.CancelInstance(instances[place - 1].Tokens[0]));
    }

    private void Fail(string rest)
    {
        var space = rest.LastIndexOf(' ');
        var (name, code) = space < 0 ? (rest, "") : (rest[..space].Trim('"'), rest[(space + 1)..]);
        var place =
            Places().FirstOrDefault(p => p.Matches(name))
            ?? throw new ScenarioFailure($"{name} waiting", Place.Say(Places()));
        Send(new EngineCommand.ThrowError(place.Activity, code));
    }

    private void Message(Words words)
    {
        var name = words.Name();
        var key = words.Take("key") ? words.Next() : null;
        var data = words.Take("with") ? words.Object() : Value.None;
        key ??= words.Take("key") ? words.Next() : null;
        Send(new EngineCommand.DeliverMessage(name, key, data));
    }

    private void Signal(Words words)
    {
        var name = words.Name();
        Send(new EngineCommand.BroadcastSignal(name, words.Take("with") ? words.Object() : Value.None));
    }

    /// <summary>Each timer at its own moment, the earliest first; what it arms is looked at too.</summary>
    private void Advance(string text)
    {
        var period = Zone.ReadPeriod(text) ?? throw Bad("a duration", text);
        var until = Zone.Add(_now, period) ?? throw Bad("a duration", text);
        for (var fired = 0; Due(until) is { } timer; fired++)
        {
            if (fired == ProcessEngine.MaxSteps)
                throw new ScenarioFailure("timers to come to rest", $"more than {fired} of them fired");
            _now = Instant.Max(_now, timer.Due);
            Send(new EngineCommand.FireTimer(timer.Timer));
        }
        _now = until;
    }

    private ArmedTimer? Due(Instant until) =>
        _state.Timers.Values.Where(t => t.Due <= until).OrderBy(t => t.Due).ThenBy(t => t.Timer).FirstOrDefault();
}
