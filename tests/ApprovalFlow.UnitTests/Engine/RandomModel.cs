using System.Text;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>
/// A model made of blocks that fit, from a seed: sound by construction. Mutated, one gateway is of another kind or one
/// flow goes elsewhere, and anything may be wrong with it.
/// </summary>
internal sealed class RandomModel(int seed)
{
    internal const string Globals = """
        <bpmn:message id="M" name="bericht" /><bpmn:signal id="S" name="sein" /><bpmn:error id="E" errorCode="FOUT" /><bpmn:escalation id="H" escalationCode="HOGER" />
        """;

    private static readonly string[] Conditions = ["a", "b", "c"];
    private static readonly string[] Kinds = ["exclusive", "parallel", "inclusive"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private readonly List<(string Kind, string Id)> _gateways = [];
    private readonly List<(string From, string To, string Text)> _flows = [];
    private int _number;

    internal string Make(bool mutated)
    {
        _text.Append(Start()).Append(End());
        var (first, last) = Block(depth: 3);
        Connect("Start", first);
        Connect(last, "End");
        if (_random.Next(4) == 0)
            EventSubProcess();
        if (mutated)
            Mutate();
        foreach (var (_, _, text) in _flows)
            _text.Append(text);
        return _text.ToString();
    }

    private void Mutate()
    {
        // Only flows of the process itself: another scope's elements can not be reached.
        var here = _flows.Where(f => !f.From.StartsWith('i') && !f.To.StartsWith('i')).ToList();
        if (_random.Next(2) == 0 && _gateways.Count > 0)
        {
            var (kind, id) = Any(_gateways);
            var other = Any(Kinds.Where(k => k != kind).ToList());
            _text.Replace($"<bpmn:{kind}Gateway id=\"{id}\"", $"<bpmn:{other}Gateway id=\"{id}\"");
        }
        else if (here.Count > 1)
        {
            var (flow, target) = (Any(here), Any(here).To);
            _flows[_flows.IndexOf(flow)] = (
                flow.From,
                target,
                flow.Text.Replace($"targetRef=\"{flow.To}\"", $"targetRef=\"{target}\"", StringComparison.Ordinal)
            );
        }
    }

    private T Any<T>(List<T> list) => list[_random.Next(list.Count)];

    private string Id(string kind) => $"{kind}{++_number}";

    private void Connect(string from, string to, string? condition = null) =>
        _flows.Add((from, to, Flow(from, to, condition)));

    private (string First, string Last) Block(int depth) =>
        (depth == 0 ? 0 : _random.Next(10)) switch
        {
            0 or 1 => Task(),
            2 or 3 => Sequence(depth),
            4 => Choice(depth, "exclusive"),
            5 => Choice(depth, "inclusive"),
            6 => Parallel(depth),
            7 => Loop(depth),
            8 => SubProcess(),
            _ => Race(),
        };

    private (string, string) Task()
    {
        var id = Id("t");
        _text.Append(
            _random.Next(8) switch
            {
                0 or 1 => $"<bpmn:task id=\"{id}\" />",
                2 =>
                    $"<bpmn:serviceTask id=\"{id}\"><bpmn:extensionElements><zeebe:taskDefinition type=\"werk\" /></bpmn:extensionElements></bpmn:serviceTask>",
                _ => User(id, _random.Next(5) == 0 ? Each("lijst", "x", _random.Next(2) == 0) : ""),
            }
        );
        return (id, id);
    }

    private (string, string) Sequence(int depth)
    {
        var (first, a) = Block(depth - 1);
        var (b, last) = Block(depth - 1);
        Connect(a, b);
        return (first, last);
    }

    private (string, string) Choice(int depth, string kind)
    {
        var (split, join) = (Id("g"), Id("g"));
        var branches = Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Block(depth - 1)).ToList();
        AddGateway(kind, split, $"{split}-{branches[^1].First}");
        AddGateway(kind, join);
        foreach (var (i, (first, last)) in branches.Index())
        {
            Connect(split, first, i == branches.Count - 1 ? null : Conditions[i]);
            Connect(last, join);
        }
        return (split, join);
    }

    private (string, string) Parallel(int depth)
    {
        var (split, join) = (Id("g"), Id("g"));
        AddGateway("parallel", split);
        AddGateway("parallel", join);
        foreach (var (first, last) in Enumerable.Range(0, 2).Select(_ => Block(depth - 1)).ToList())
        {
            Connect(split, first);
            Connect(last, join);
        }
        return (split, join);
    }

    private (string, string) Loop(int depth)
    {
        var (merge, again) = (Id("g"), Id("g"));
        var (first, last) = Block(depth - 1);
        var (behind, end) = Task();
        AddGateway("exclusive", merge);
        AddGateway("exclusive", again, $"{again}-{behind}");
        Connect(merge, first);
        // Data does not change while nobody does anything: a way back without a step in it would turn for ever.
        var step = Id("t");
        _text.Append(User(step));
        Connect(last, step);
        Connect(step, again);
        Connect(again, merge, "a and b");
        Connect(again, behind);
        return (merge, end);
    }

    private void AddGateway(string kind, string id, string? fallback = null)
    {
        _gateways.Add((kind, id));
        _text.Append(Gateway(kind, id, fallback));
    }

    /// <summary>With a boundary that interrupts and joins behind it, and one that does not and ends by itself.</summary>
    private (string, string) SubProcess()
    {
        var (sub, merge, timer, herald, handler, end) = (Id("p"), Id("g"), Id("b"), Id("b"), Id("t"), Id("e"));
        var loop = _random.Next(3) == 0 ? Each("lijst", "x", _random.Next(2) == 0) : "";
        _text.Append($"<bpmn:subProcess id=\"{sub}\">{loop}{Inside(sub)}</bpmn:subProcess>");
        AddGateway("exclusive", merge);
        Connect(sub, merge);
        _text.Append(
            _random.Next(3) == 0
                ? $"<bpmn:boundaryEvent id=\"{timer}\" attachedToRef=\"{sub}\"><bpmn:errorEventDefinition errorRef=\"E\" /></bpmn:boundaryEvent>"
                : Timer(timer, sub, "<bpmn:timeDuration>P2D</bpmn:timeDuration>")
        );
        Connect(timer, merge);
        if (_random.Next(2) == 0)
        {
            _text
                .Append(Timer(herald, sub, "<bpmn:timeCycle>R/P1D</bpmn:timeCycle>", interrupting: false))
                .Append(User(handler))
                .Append(End(end));
            Connect(herald, handler);
            Connect(handler, end);
        }
        return (sub, merge);
    }

    private string Inside(string sub)
    {
        var (split, one, two) = ($"i{sub}g", $"i{sub}a", $"i{sub}b");
        var ends = _random.Next(3) switch
        {
            0 => End($"i{sub}f", "<bpmn:terminateEventDefinition />"),
            1 => End($"i{sub}f", """<bpmn:signalEventDefinition signalRef="S" />"""),
            _ => End($"i{sub}f"),
        };
        return $"{Start($"i{sub}s")}{Gateway("parallel", split)}{User(one)}{User(two)}{End($"i{sub}e")}{ends}"
            + $"{Flow($"i{sub}s", split)}{Flow(split, one)}{Flow(split, two)}{Flow(one, $"i{sub}e")}{Flow(two, $"i{sub}f")}";
    }

    private (string, string) Race()
    {
        var (gateway, message, timer, merge) = (Id("r"), Id("c"), Id("c"), Id("g"));
        _text.Append(
            $"<bpmn:eventBasedGateway id=\"{gateway}\" /><bpmn:intermediateCatchEvent id=\"{message}\"><bpmn:messageEventDefinition messageRef=\"M\" /></bpmn:intermediateCatchEvent>"
                + $"<bpmn:intermediateCatchEvent id=\"{timer}\"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
        );
        AddGateway("exclusive", merge);
        Connect(gateway, message);
        Connect(gateway, timer);
        Connect(message, merge);
        Connect(timer, merge);
        return (gateway, merge);
    }

    private void EventSubProcess()
    {
        var interrupting = _random.Next(2) == 0 ? "true" : "false";
        _text.Append(
            $"<bpmn:subProcess id=\"Bij\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"ijS\" isInterrupting=\"{interrupting}\"><bpmn:signalEventDefinition signalRef=\"S\" /></bpmn:startEvent>{User("ijT")}{End("ijE")}{Flow("ijS", "ijT")}{Flow("ijT", "ijE")}</bpmn:subProcess>"
        );
    }
}
