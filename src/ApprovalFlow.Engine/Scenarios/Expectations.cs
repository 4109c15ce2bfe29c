using System.Collections.Immutable;
using System.Globalization;
using ApprovalFlow.Engine.Import;

namespace ApprovalFlow.Engine.Scenarios;

internal sealed record Observed(ImportResult? Model, ProcessDefinition? Definition, InstanceState State, bool Tolerant);

/// <summary>The lines that say how things must stand.</summary>
internal static class Expectations
{
    internal static void Check(string verb, Words words, Observed observed)
    {
        if (verb == "reject")
        {
            Need(observed.Model is { Definition: null }, "the model to be refused", "it was read");
            return;
        }
        var definition = observed.Definition ?? throw Unread(observed);
        var state = observed.State;
        switch (verb)
        {
            case "open":
                Open(words.Rest(), Visible(definition, observed));
                break;
            case "opencount":
                Number(words.Rest(), Visible(definition, observed).Length, Place.Say(Visible(definition, observed)));
                break;
            case "timers":
                Number(words.Rest(), state.Timers.Count, $"{state.Timers.Count} timers");
                break;
            case "nomessage":
                var name = words.Name();
                Need(
                    state.Subscriptions.Values.All(s => s.Signal || s.MessageName != name),
                    $"nothing waiting for {name}",
                    "a subscription"
                );
                break;
            case "running":
                Need(state.Status is InstanceStatus.Running, "running", state.Status.ToString());
                break;
            case "incident":
                Need(!state.Incidents.IsEmpty, "an incident", Say(definition, state));
                break;
            case "ended":
                Ended(definition, state);
                break;
            default:
                throw new ScenarioFailure("a line of the notation", verb);
        }
    }

    private static ScenarioFailure Unread(Observed observed)
    {
        var first = observed.Model?.Diagnostics.FirstOrDefault(d => d.Severity is DiagnosticSeverity.Error);
        return new(
            "a model that can be read",
            first is null ? "no file was named" : $"line {first.Line}, {first.Element}: {first.Message}"
        );
    }

    private static ImmutableArray<Place> Visible(ProcessDefinition definition, Observed observed) =>
        [.. Place.Waiting(definition, observed.State).Where(p => !(observed.Tolerant && p.IsJob))];

    private static void Open(string text, ImmutableArray<Place> places)
    {
        var left = places.ToList();
        var wanted = text == "-" ? [] : Split(text);
        foreach (var (name, count) in wanted)
        {
            var found = left.Where(p => p.Matches(name)).Take(count).ToImmutableArray();
            Need(found.Length == count, text, Place.Say(places));
            left.RemoveAll(found.Contains);
        }
        Need(left.Count == 0, text, Place.Say(places));
    }

    private static IEnumerable<(string Name, int Count)> Split(string text)
    {
        foreach (var part in Commas(text))
        {
            var words = part.Trim();
            var space = words.LastIndexOf(' ');
            var last = words[(space + 1)..];
            var counted = space > 0 && last != "xall" && Words.IsCount(last);
            var name = counted ? words[..space].Trim() : words;
            yield return (name.Trim('"'), counted ? int.Parse(last.AsSpan(1), CultureInfo.InvariantCulture) : 1);
        }
    }

    private static IEnumerable<string> Commas(string text)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                quoted = !quoted;
            if (text[i] != ',' || quoted)
                continue;
            yield return text[start..i];
            start = i + 1;
        }
        yield return text[start..];
    }

    private static void Number(string wanted, int found, string said) =>
        Need(int.TryParse(wanted, CultureInfo.InvariantCulture, out var number) && number == found, wanted, said);

    private static void Ended(ProcessDefinition definition, InstanceState state) =>
        Need(
            state
                is {
                    Status: InstanceStatus.Completed or InstanceStatus.Cancelled,
                    Tokens.IsEmpty: true,
                    Tasks.IsEmpty: true,
                    Jobs.IsEmpty: true,
                    Timers.IsEmpty: true,
                    Subscriptions.IsEmpty: true
                },
            "ended, with nothing left",
            Say(definition, state)
        );

    private static string Say(ProcessDefinition definition, InstanceState state)
    {
        var incidents = string.Concat(state.Incidents.Values.Select(i => $"; incident on {i.Element}: {i.Message}"));
        return $"{state.Status}, open: {Place.Say(Place.Waiting(definition, state))}, {state.Timers.Count} timers{incidents}";
    }

    private static void Need(bool holds, string expected, string found)
    {
        if (!holds)
            throw new ScenarioFailure(expected, found);
    }
}
