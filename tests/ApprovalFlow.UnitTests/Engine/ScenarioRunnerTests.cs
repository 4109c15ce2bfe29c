using ApprovalFlow.Engine.Scenarios;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

public sealed class ScenarioRunnerTests
{
    private static readonly string Xml = Model.Xml(
        $"""
        {Start()}{User("T", Each("ds", "directie"))}<bpmn:userTask id="N" name="Na, en later" />
        <bpmn:boundaryEvent id="B" attachedToRef="N"><bpmn:errorEventDefinition /></bpmn:boundaryEvent>
        <bpmn:intermediateCatchEvent id="C"><bpmn:messageEventDefinition messageRef="M" /></bpmn:intermediateCatchEvent>{End()}
        {Flow("Start", "T")}{Flow("T", "N")}{Flow("N", "End", "uitkomst = \"ja\"")}{Flow(
            "N",
            "C",
            "uitkomst = \"nee\""
        )}{Flow("B", "C")}{Flow("C", "End")}
        """,
        """<bpmn:message id="M" name="verder" />"""
    );

    private static ScenarioResult Run(string text) =>
        ScenarioRunner.Run(text, path => path == "m" ? Xml : throw new FileNotFoundException(path), Options).Single();

    private static void Passes(string text)
    {
        var result = Run(text);
        Assert.That(result.Passed, Is.True, $"{result.Line}: {result.Expected}, found {result.Found}");
    }

    [Test]
    public void The_whole_notation_is_read() =>
        Passes(
            """
            # everything
            file m
            clock 2025-05-12T09:00
            start {"ds":["CDS","DJZ"]}  // two of them
            open T x2
            opencount 2
            add T {"directie":"DCo"}
            remove T 2
            complete T where {"directie":"DCo"} with {"uitkomst":"ja"}
            complete T
            open "Na, en later"
            timers 0
            nomessage verder
            fail "Na, en later" STUK
            open C
            running
            advance P1D
            message verder with {"x":1}
            ended
            """
        );

    [Test]
    public void An_outcome_is_given_by_its_name() =>
        Passes(
            "# uitkomst\nfile m\nstart {\"ds\":[]}\ncomplete N with {\"uitkomst\":\"nee\"}\nopen C\nmessage verder\nended"
        );

    [Test]
    public void No_flow_to_take_is_an_incident() =>
        Passes(
            "# incident\nfile m\nstart {\"ds\":[]}\ncomplete N with {\"uitkomst\":\"misschien\"}\nincident\nrunning"
        );

    [TestCase("open N x2", 4, "N x2", "N")]
    [TestCase("open -", 4, "-", "N")]
    [TestCase("opencount 2", 4, "2", "N")]
    [TestCase("ended", 4, "ended, with nothing left", "Running, open: N, 0 timers")]
    [TestCase("complete N x2", 4, "2 of N waiting", "N")]
    [TestCase("reject", 4, "the model to be refused", "it was read")]
    [TestCase("message verder", 4, "DeliverMessage to be done", "Nothing waits for the message verder.")]
    [TestCase("nonsense", 4, "a line of the notation", "nonsense")]
    public void A_failure_says_line_expected_and_found(string line, int at, string expected, string found)
    {
        var result = Run($"# fails\nfile m\nstart {{\"ds\":[]}}\n{line}");

        Assert.That((result.Passed, result.Line), Is.EqualTo((false, at)));
        Assert.That((result.Expected, result.Found), Is.EqualTo((expected, found)));
    }

    [Test]
    public void A_called_process_is_found_by_its_id_and_its_steps_go_by_their_own()
    {
        var caller = Model.Xml(
            $"{Start()}<bpmn:callActivity id=\"C\" calledElement=\"Q\" />{User("N")}{Flow("Start", "C")}{Flow("C", "N")}"
        );
        var called = Model
            .Xml($"{Start("QS")}{User("Binnen")}{Flow("QS", "Binnen")}")
            .Replace("id=\"P\"", "id=\"Q\"", StringComparison.Ordinal);
        const string Text = "# roep\nfile m\nstart\nopen Binnen\ncomplete Binnen\nopen N\ncomplete N\nended";

        var result = ScenarioRunner.Run(Text, _ => caller, Options, (_, id) => id == "Q" ? called : null).Single();
        var refused = ScenarioRunner.Run(Text, _ => caller, Options).Single();

        Assert.That(result.Passed, Is.True, $"{result.Line}: {result.Expected}, found {result.Found}");
        Assert.That(refused.Found, Does.Contain("Call activities are not supported here"));
    }

    [Test]
    public void Tolerant_takes_what_other_vendors_write_short()
    {
        var file = Model.Xml(
            $"{Start()}<bpmn:subProcess id=\"P1\">{Start("S2")}{User("A", Each("ds", "d").Replace("inputElement", "outputCollection=\"uit\" inputElement", StringComparison.Ordinal))}{End("E2", """<bpmn:errorEventDefinition errorRef="nergens" />""")}{Flow("S2", "A")}{Flow("A", "E2")}</bpmn:subProcess><bpmn:boundaryEvent id=\"B\" attachedToRef=\"P1\"><bpmn:errorEventDefinition errorRef=\"nergens\" /></bpmn:boundaryEvent>{User("N")}{Flow("Start", "P1")}{Flow("B", "N")}"
        );
        const string Text = "# kort\nfile m\nstart {\"ds\":[\"a\",\"b\"]}\ncomplete A x2\nopen N";

        var tolerant = ScenarioRunner.Run(Text, _ => file, Options with { Tolerant = true }).Single();
        var strict = ScenarioRunner.Run("# kort\nfile m\nreject", _ => file, Options).Single();

        Assert.That(
            (tolerant.Passed, strict.Passed),
            Is.EqualTo((true, true)),
            $"{tolerant.Expected}, {tolerant.Found}"
        );
    }

    [Test]
    public void A_missing_file_fails_its_scenario_and_the_next_one_runs()
    {
        var results = ScenarioRunner.Run(
            "# one\nfile nowhere\nstart\n# two\nfile m\nstart {\"ds\":[]}\nopen N",
            path => path == "m" ? Xml : throw new FileNotFoundException(path),
            Options
        );

        Assert.That(results.Select(r => r.Passed), Is.EqualTo(new[] { false, true }));
    }
}
