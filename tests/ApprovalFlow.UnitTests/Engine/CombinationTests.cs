using ApprovalFlow.Engine.Scenarios;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>Where two elements meet: each case is a small model and the scenario that it must follow.</summary>
public sealed class CombinationTests
{
    private const string Globals = """
        <bpmn:message id="M" name="verder" /><bpmn:message id="N" name="ook" /><bpmn:signal id="S" name="sein" />
        <bpmn:error id="E" errorCode="FOUT" /><bpmn:error id="F" errorCode="ANDERS" />
        <bpmn:escalation id="H" escalationCode="HOGER" /><bpmn:escalation id="I" escalationCode="ELDERS" />
        """;

    private const string Error = """<bpmn:errorEventDefinition errorRef="E" />""";
    private const string Message = """<bpmn:messageEventDefinition messageRef="M" />""";
    private const string Signal = """<bpmn:signalEventDefinition signalRef="S" />""";
    private const string Escalation = """<bpmn:escalationEventDefinition escalationRef="H" />""";
    private const string Terminate = "<bpmn:terminateEventDefinition />";
    private const string Three =
        "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>";

    private static IEnumerable<TestCaseData> Cases()
    {
        // Errors: the very code before any, the event sub-process before the boundary, one out of a body ends it all.
        yield return Case(
            "An error goes to the boundary of its own code",
            $"{Sub("P", $"{User("A")}{End("PE", """<bpmn:errorEventDefinition errorRef="F" />""")}{Chain("PS", "A", "PE")}")}{On("B1", "P", "<bpmn:errorEventDefinition />")}{On("B2", "P", """<bpmn:errorEventDefinition errorRef="F" />""")}{User("X")}{User("Y")}{Chain("Start", "P", "End")}{Chain("B1", "X")}{Chain("B2", "Y")}",
            "complete A; open Y; complete Y; ended"
        );
        yield return Case(
            "An error out of an event sub-process goes to the boundary around it",
            $"{Sub("P", $"{User("A")}{End("PE", Error)}{Chain("PS", "A", "PE")}{Event("V", Error, $"{User("W")}{End("VE", Error)}{Chain("VS", "W", "VE")}")}")}{On("B", "P", Error)}{User("X")}{Chain("Start", "P", "End")}{Chain("B", "X")}",
            "complete A; open W; complete W; open X; complete X; ended"
        );
        yield return Case(
            "An error in one instance ends the whole body",
            $"{Sub("P", $"{Three}{User("A")}{End("PE", Error)}{Chain("PS", "A", "PE")}")}{On("B", "P", Error)}{User("X")}{Chain("Start", "P", "End")}{Chain("B", "X")}",
            "open A x3; complete A; open X; complete X; ended"
        );
        yield return Case(
            "An error beside another branch leaves that branch alone",
            $"{Gateway("parallel", "G")}{Sub("P", $"{User("A")}{End("PE", Error)}{Chain("PS", "A", "PE")}")}{On("B", "P", Error)}{User("C")}{Gateway("exclusive", "M")}{Gateway("parallel", "J")}{Chain("Start", "G", "P", "M", "J", "End")}{Chain("G", "C", "J")}{Chain("B", "M")}",
            "complete A; open C; complete C; ended"
        );
        // Event sub-processes: again and again, beside each other, and gone with their scope.
        yield return Case(
            "One that does not interrupt keeps the scope open until it is done",
            $"{User("A")}{Event("V", Message, $"{User("W")}{Chain("VS", "W")}", interrupting: false)}{Chain("Start", "A", "End")}",
            "message verder; message verder; open A, W x2; complete A; running; complete W x2; ended; nomessage verder"
        );
        yield return Case(
            "One that interrupts silences its neighbours",
            $"{Sub("P", $"{User("A")}{Chain("PS", "A")}{Event("V", Message, $"{User("W")}{Chain("VS", "W")}", interrupting: false)}{Event("K", """<bpmn:messageEventDefinition messageRef="N" />""", $"{User("L")}{Chain("KS", "L")}")}")}{User("Z")}{Chain("Start", "P", "Z", "End")}",
            "message verder; open A, W; message ook; open L; nomessage verder; nomessage ook; complete L; open Z"
        );
        yield return Case(
            "A timer in each instance is of that instance",
            $"{Sub("P", $"{Three}{User("A")}{Chain("PS", "A")}{Event("V", Time("PT1H"), $"{User("W")}{Chain("VS", "W")}")}")}{User("Z")}{Chain("Start", "P", "Z", "End")}",
            "timers 3; complete A; timers 2; advance PT2H; open W x2; timers 0; complete W x2; open Z"
        );
        // Escalations go outwards past those of another code, and stop nothing unless what catches them does.
        yield return Case(
            "An escalation passes a boundary of another code",
            $"{Sub("P", $"{Sub("Q", $"{Throw("X", Escalation)}{User("C")}{Chain("QS", "X", "C")}")}{On("BQ", "Q", """<bpmn:escalationEventDefinition escalationRef="I" />""", false)}{User("HQ")}{Chain("PS", "Q")}{Chain("BQ", "HQ")}")}{On("B", "P", Escalation, false)}{User("H")}{Chain("Start", "P", "End")}{Chain("B", "H")}",
            "open C, H; complete * xall; ended"
        );
        yield return Case(
            "An escalation as an end lets its scope end too",
            $"{Sub("P", $"{User("A")}{End("PE", Escalation)}{Chain("PS", "A", "PE")}")}{On("B", "P", "<bpmn:escalationEventDefinition />", false)}{User("H")}{User("Z")}{Chain("Start", "P", "Z", "End")}{Chain("B", "H")}",
            "complete A; open H, Z; complete * xall; ended"
        );
        // Signals reach catchers in other branches, boundaries too.
        yield return Case(
            "A signal thrown in one branch interrupts another",
            $"{Gateway("parallel", "G")}{User("A")}{End("X", Signal)}{User("C")}{On("B", "C", Signal)}{User("H")}{Chain("Start", "G", "A", "X")}{Chain("G", "C", "End")}{Chain("B", "H")}",
            "complete A; open H; complete H; ended"
        );
        // Races.
        yield return Case(
            "A race can be won by a receive task",
            $"{Gateway("eventBased", "G")}<bpmn:receiveTask id=\"R\" messageRef=\"M\" />{Catch("T", Time("PT1H"))}{User("A")}{User("B")}{Chain("Start", "G", "R", "A")}{Chain("G", "T", "B")}",
            "timers 1; message verder; open A; timers 0; complete A; ended"
        );
        yield return Case(
            "A race that is lost is waited for no more",
            $"{Gateway("eventBased", "G")}{Catch("C", Message)}{Catch("T", Time("PT1H"))}{Catch("D", Signal)}{User("A")}{User("B")}{User("X")}{Chain("Start", "G", "C", "A")}{Chain("G", "T", "B")}{Chain("G", "D", "X")}",
            "advance PT2H; open B; nomessage verder; timers 0; signal sein; open B"
        );
        // Timers on bodies, cycles, and one that leads back.
        yield return Case(
            "A counted cycle on a body is one for all instances",
            $"{User("A", Three)}{On("B", "A", "<bpmn:timerEventDefinition><bpmn:timeCycle>R3/PT10M</bpmn:timeCycle></bpmn:timerEventDefinition>", false)}{User("H")}{Chain("Start", "A", "End")}{Chain("B", "H")}",
            "timers 1; advance PT10M; open A x3, H; advance PT1H; open A x3, H x3; timers 0; complete A x3; complete H x3; ended"
        );
        yield return Case(
            "A timer that leads back arms itself again",
            $"{User("A")}{On("B", "A", Time("PT10M"))}{Chain("Start", "A", "End")}{Chain("B", "A")}",
            "advance PT35M; open A; timers 1; complete A; ended"
        );
        yield return Case(
            "Of two timers the earlier one takes the other with it",
            $"{User("A")}{On("B", "A", Time("PT10M"))}{On("C", "A", Time("PT20M"))}{User("X")}{User("Y")}{Chain("Start", "A")}{Chain("B", "X")}{Chain("C", "Y")}",
            "timers 2; advance PT1H; open X; timers 0"
        );
        // Messages on a body, for one and all.
        yield return Case(
            "A message on a body that does not interrupt comes again",
            $"{User("A", Three)}{On("B", "A", Message)}{On("C", "A", """<bpmn:messageEventDefinition messageRef="N" />""", false)}{User("X")}{User("Y")}{Chain("Start", "A", "End")}{Chain("B", "X")}{Chain("C", "Y")}",
            "message ook; message ook; open A x3, Y x2; message verder; open X, Y x2; nomessage ook"
        );
        yield return Case(
            "A message reaches one receive task at a time",
            $"<bpmn:receiveTask id=\"R\" messageRef=\"M\">{Three}</bpmn:receiveTask>{User("Z")}{Chain("Start", "R", "Z")}",
            "opencount 3; message verder; opencount 2; message verder; message verder; open Z; nomessage verder"
        );
        // Ends within.
        yield return Case(
            "A terminate end ends its own instance only",
            $"{Sub("P", $"{Three}{Gateway("parallel", "G")}{User("A")}{User("C")}{End("X", Terminate)}{Chain("PS", "G", "A", "X")}{Chain("G", "C")}")}{User("Z")}{Chain("Start", "P", "Z")}",
            "open A x3, C x3; complete A; open A x2, C x2; complete A x2; open Z"
        );
        yield return Case(
            "A body in a body begins again for each outer instance",
            $"{Sub("P", $"{Three}{User("A", Three)}{Chain("PS", "A")}")}{User("Z")}{Chain("Start", "P", "Z")}",
            "open A x9; complete A x9; open Z"
        );
        // Inclusive gateways in a loop, and past a boundary that took a token away.
        yield return Case(
            "An inclusive join in a loop waits for its own round",
            $"{Gateway("exclusive", "Y")}{Gateway("inclusive", "G")}{User("A")}{User("B")}{Gateway("inclusive", "J")}{Gateway("exclusive", "X", "X-End")}{Chain("Start", "Y", "G")}{Flow("G", "A", "a")}{Flow("G", "B", "b")}{Chain("A", "J", "X", "End")}{Chain("B", "J")}{Flow("X", "Y", "weer")}",
            """open A, B; complete A; open B; complete B; open A, B; complete A with {"weer":false}; complete B; ended"""
        );
        yield return Case(
            "An inclusive join goes on when what it waited for left by a boundary",
            $"{Gateway("inclusive", "G")}{User("A")}{User("B")}{On("T", "B", Time("PT1H"))}{Gateway("inclusive", "J")}{User("Z")}{Chain("Start", "G")}{Flow("G", "A", "a")}{Flow("G", "B", "b")}{Chain("A", "J", "Z")}{Chain("B", "J")}{Chain("T", "End")}",
            "complete A; open B; advance PT2H; open Z; complete Z; ended"
        );
        yield return Case(
            "A message brings data that the next gateway reads",
            $"{Catch("C", Message)}{Gateway("exclusive", "X", "X-B")}{User("A")}{User("B")}{Chain("Start", "C", "X", "B")}{Flow("X", "A", "goed")}",
            """message verder with {"goed":true}; open A"""
        );
    }

    [TestCaseSource(nameof(Cases))]
    public void They_do_as_the_standard_says(string process, string scenario)
    {
        var xml = Model.Xml(Start() + End() + process, Globals);
        var text =
            $"# x\nfile m\nstart {{\"a\":true,\"b\":true,\"weer\":true}}\n{scenario.Replace("; ", "\n", StringComparison.Ordinal)}";

        var result = ScenarioRunner.Run(text, _ => xml, Options).Single();

        Assert.That(result.Passed, Is.True, $"{scenario}\nline {result.Line}: {result.Expected}, found {result.Found}");
    }

    private static TestCaseData Case(string name, string process, string scenario) =>
        new TestCaseData(process, scenario).SetArgDisplayNames(name);

    private static string Chain(params string[] ids) =>
        string.Concat(ids.Zip(ids.Skip(1)).Select(pair => Flow(pair.First, pair.Second)));

    private static string Sub(string id, string content) =>
        $"<bpmn:subProcess id=\"{id}\">{Start($"{id}S")}{content}</bpmn:subProcess>";

    private static string Event(string id, string trigger, string content, bool interrupting = true) =>
        $"<bpmn:subProcess id=\"{id}\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"{id}S\" isInterrupting=\"{(interrupting ? "true" : "false")}\">{trigger}</bpmn:startEvent>{content}</bpmn:subProcess>";

    private static string On(string id, string host, string trigger, bool interrupting = true) =>
        $"<bpmn:boundaryEvent id=\"{id}\" attachedToRef=\"{host}\" cancelActivity=\"{(interrupting ? "true" : "false")}\">{trigger}</bpmn:boundaryEvent>";

    private static string Catch(string id, string what) =>
        $"<bpmn:intermediateCatchEvent id=\"{id}\">{what}</bpmn:intermediateCatchEvent>";

    private static string Throw(string id, string what) =>
        $"<bpmn:intermediateThrowEvent id=\"{id}\">{what}</bpmn:intermediateThrowEvent>";

    private static string Time(string duration) =>
        $"<bpmn:timerEventDefinition><bpmn:timeDuration>{duration}</bpmn:timeDuration></bpmn:timerEventDefinition>";
}
