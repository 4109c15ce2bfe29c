using System.Diagnostics;
using System.Text;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Engine.Soundness;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>Each fault is told with the shortest way there; what is sound is not refused.</summary>
public sealed class SoundnessTests
{
    private static SoundnessReport Check(string process, string globals = "") =>
        SoundnessChecker.Check(Model.Read(process, globals));

    private static SoundnessFinding Fault(string process, SoundnessKind kind)
    {
        var report = Check(process);
        Assert.That(report.IsSound, Is.False);
        var faults = report.Findings.Where(f => f.Severity is DiagnosticSeverity.Error).ToList();
        Assert.That(faults.Select(f => f.Kind), Is.EqualTo(new[] { kind }), string.Join('\n', faults));
        return faults[0];
    }

    private static void Sound(string process, string globals = "") =>
        Assert.That(string.Join('\n', Check(process, globals).Findings.Select(f => f.Message)), Is.Empty);

    private static string Names(IEnumerable<SoundnessStep> steps) =>
        string.Join(' ', steps.Select(s => s.Name).Where(n => n.Length > 0));

    [TestCaseSource(typeof(Shipped), nameof(Shipped.Names))]
    public void The_shipped_procedures_are_sound(string name)
    {
        var report = SoundnessChecker.Check(Shipped.Read(name));

        Assert.That(report.Findings, Is.Empty);
    }

    [Test]
    public void One_choice_before_a_parallel_join_is_a_deadlock()
    {
        var fault = Fault(
            $"{Start()}{Gateway("exclusive", "Keuze", "Keuze-B")}{User("A")}{User("B")}{Gateway("parallel", "Join")}{End()}"
                + $"{Flow("Start", "Keuze")}{Flow("Keuze", "A", "x = 1")}{Flow("Keuze", "B")}{Flow("A", "Join")}{Flow("B", "Join")}{Flow("Join", "End")}",
            SoundnessKind.Deadlock
        );

        Assert.That(fault.Element, Is.EqualTo("Join"));
        Assert.That(Names(fault.Trace), Is.EqualTo("A"));
        Assert.That(Names(fault.WaitsFor), Is.EqualTo("B"));
        Assert.That(fault.Message, Is.EqualTo("After A nothing can happen any more: Join waits for B."));
    }

    [Test]
    public void A_way_back_past_a_parallel_join_is_a_deadlock()
    {
        var fault = Fault(
            $"{Start()}{Gateway("parallel", "Split")}{User("A")}{User("B")}{Gateway("exclusive", "Goed", "Goed-Join")}{Gateway("parallel", "Join")}{User("Slot")}{End()}"
                + $"{Flow("Start", "Split")}{Flow("Split", "A")}{Flow("Split", "B")}{Flow("A", "Goed")}{Flow("Goed", "Slot", "uitkomst = \"nee\"")}{Flow("Goed", "Join")}{Flow("B", "Join")}{Flow("Join", "Slot")}{Flow("Slot", "End")}",
            SoundnessKind.Deadlock
        );

        Assert.That(fault.Element, Is.EqualTo("Join"));
        Assert.That(fault.Trace.Select(s => s.Element), Does.Contain("Goed-Slot"));
        Assert.That(Names(fault.WaitsFor), Is.EqualTo("A"));
    }

    [Test]
    public void A_loop_without_a_way_out_is_a_livelock()
    {
        var fault = Fault(
            $"{Start()}{Gateway("exclusive", "Keuze", "Keuze-End")}{User("A")}{User("B")}{End()}"
                + $"{Flow("Start", "Keuze")}{Flow("Keuze", "A", "x = 1")}{Flow("Keuze", "End")}{Flow("A", "B")}{Flow("B", "A")}",
            SoundnessKind.Livelock
        );

        Assert.That(Names(fault.Trace), Is.EqualTo("A"));
        Assert.That(fault.Element, Is.EqualTo("B"));
    }

    [Test]
    public void A_loop_that_never_waits_and_never_ends_is_a_livelock() =>
        Fault(
            $"{Start()}{Gateway("exclusive", "In")}<bpmn:task id=\"T\" />{Flow("Start", "In")}{Flow("In", "T")}{Flow("T", "In")}",
            SoundnessKind.Livelock
        );

    [Test]
    public void What_nothing_leads_to_is_dead_and_told_once()
    {
        var fault = Fault(
            $"{Start()}{User("A")}{User("Los")}{User("Ook")}{End()}{Flow("Start", "A")}{Flow("A", "End")}{Flow("Los", "Ook")}{Flow("Ook", "End")}",
            SoundnessKind.DeadElement
        );

        Assert.That(fault.Element, Is.EqualTo("Los"));
        Assert.That(fault.Message, Is.EqualTo("No way leads to Los: it can never be reached."));
    }

    [Test]
    public void A_flow_behind_one_that_always_holds_is_dead()
    {
        var fault = Fault(
            $"{Start()}{Gateway("exclusive", "X")}{User("A")}{End()}{Flow("Start", "X")}{Flow("X", "A")}{Flow("X", "End", "x = 1")}{Flow("A", "End")}",
            SoundnessKind.DeadElement
        );

        Assert.That(fault.Element, Is.EqualTo("X-End"));
    }

    [Test]
    public void A_boundary_on_a_step_that_never_waits_is_dead()
    {
        var timer = Timer("T", "Door", "<bpmn:timeDuration>P1D</bpmn:timeDuration>");
        var fault = Fault(
            $"{Start()}<bpmn:task id=\"Door\" />{timer}{User("Laat")}{End()}{Flow("Start", "Door")}{Flow("Door", "End")}{Flow("T", "Laat")}{Flow("Laat", "End")}",
            SoundnessKind.DeadElement
        );

        Assert.That(fault.Element, Is.EqualTo("T"));
    }

    [Test]
    public void A_split_inside_a_loop_piles_up_without_end()
    {
        var fault = Fault(
            $"{Start()}{User("A")}{Gateway("parallel", "Split")}{User("B")}{End()}{Flow("Start", "A")}{Flow("A", "Split")}{Flow("Split", "A")}{Flow("Split", "B")}{Flow("B", "End")}",
            SoundnessKind.Unbounded
        );

        Assert.That(fault.Element, Is.EqualTo("B"));
        Assert.That(Names(fault.Trace), Is.EqualTo("A A"));
    }

    [Test]
    public void A_join_of_the_wrong_kind_runs_the_rest_twice_and_warns()
    {
        var report = Check(
            $"{Start()}{Gateway("parallel", "Split")}{User("A")}{User("B")}{Gateway("exclusive", "Samen")}{User("Slot")}{End()}"
                + $"{Flow("Start", "Split")}{Flow("Split", "A")}{Flow("Split", "B")}{Flow("A", "Samen")}{Flow("B", "Samen")}{Flow("Samen", "Slot")}{Flow("Slot", "End")}"
        );

        Assert.That(report.IsSound, Is.True);
        Assert.That(report.Findings.Single().Kind, Is.EqualTo(SoundnessKind.Unsafe));
        Assert.That(report.Findings.Single().Element, Is.EqualTo("Slot"));
    }

    [Test]
    public void An_error_that_nothing_catches_is_told()
    {
        var end = End("Stuk", """<bpmn:errorEventDefinition errorRef="E" />""");
        var report = Check(
            $"{Start()}{User("A")}{end}{Flow("Start", "A")}{Flow("A", "Stuk")}",
            """<bpmn:error id="E" errorCode="FOUT" />"""
        );

        Assert.That(report.Findings.Single().Kind, Is.EqualTo(SoundnessKind.UncaughtError));
        Assert.That(Names(report.Findings.Single().Trace), Is.EqualTo("A"));
    }

    [Test]
    public void A_fault_inside_a_sub_process_is_told_there_and_not_around_it()
    {
        var sub =
            $"<bpmn:subProcess id=\"Deel\">{Start("S2")}{Gateway("exclusive", "Keuze", "Keuze-J")}{User("A")}{Gateway("parallel", "J")}{End("E2")}"
            + $"{Flow("S2", "Keuze")}{Flow("Keuze", "A", "x = 1")}{Flow("Keuze", "J")}{Flow("A", "J")}{Flow("J", "E2")}</bpmn:subProcess>";
        var fault = Fault($"{Start()}{sub}{End()}{Flow("Start", "Deel")}{Flow("Deel", "End")}", SoundnessKind.Deadlock);

        Assert.That(fault.Element, Is.EqualTo("J"));
    }

    [Test]
    public void An_inclusive_join_takes_what_an_inclusive_split_gave() =>
        Sound(
            $"{Start()}{Gateway("inclusive", "Split", "Split-C")}{User("A")}{User("B")}{User("C")}{Gateway("inclusive", "Join")}{End()}"
                + $"{Flow("Start", "Split")}{Flow("Split", "A", "x = 1")}{Flow("Split", "B", "y = 1")}{Flow("Split", "C")}{Flow("A", "Join")}{Flow("B", "Join")}{Flow("C", "Join")}{Flow("Join", "End")}"
        );

    [Test]
    public void A_handler_that_never_rejoins_disturbs_nothing()
    {
        var timer = Timer("T", "A", "<bpmn:timeCycle>R/P1D</bpmn:timeCycle>", interrupting: false);
        Sound(
            $"{Start()}{User("A")}{timer}{User("Herinneren")}{End()}{End("Herinnerd")}{Flow("Start", "A")}{Flow("A", "End")}{Flow("T", "Herinneren")}{Flow("Herinneren", "Herinnerd")}"
        );
    }

    [Test]
    public void A_handler_that_a_join_needs_may_not_come()
    {
        var timer = Timer("T", "A", "<bpmn:timeDuration>P1D</bpmn:timeDuration>", interrupting: false);
        var fault = Fault(
            $"{Start()}{User("A")}{timer}{User("H")}{Gateway("parallel", "Join")}{End()}{Flow("Start", "A")}{Flow("A", "Join")}{Flow("T", "H")}{Flow("H", "Join")}{Flow("Join", "End")}",
            SoundnessKind.Deadlock
        );

        Assert.That(Names(fault.Trace), Is.EqualTo("A"));
        Assert.That(Names(fault.WaitsFor), Is.EqualTo("H"));
    }

    [Test]
    public void An_interrupting_timer_is_a_way_of_its_own() =>
        Sound(
            $"{Start()}{User("A")}{Timer("T", "A", "<bpmn:timeDuration>P1D</bpmn:timeDuration>")}{User("B")}{End()}{Flow("Start", "A")}{Flow("A", "End")}{Flow("T", "B")}{Flow("B", "End")}"
        );

    [Test]
    public void An_error_that_is_caught_further_out_ends_what_lies_between()
    {
        var error = End("Stuk", """<bpmn:errorEventDefinition errorRef="E" />""");
        var inner =
            $"<bpmn:subProcess id=\"Binnen\">{Start("S3")}{User("A")}{error}{Flow("S3", "A")}{Flow("A", "Stuk")}</bpmn:subProcess>";
        var outer =
            $"<bpmn:subProcess id=\"Buiten\">{Start("S2")}{inner}{Flow("S2", "Binnen")}</bpmn:subProcess>"
            + """<bpmn:boundaryEvent id="B" attachedToRef="Buiten"><bpmn:errorEventDefinition errorRef="E" /></bpmn:boundaryEvent>""";

        Sound(
            $"{Start()}{outer}{End()}{Flow("Start", "Buiten")}{Flow("B", "End")}",
            """<bpmn:error id="E" errorCode="FOUT" />"""
        );
    }

    [Test]
    public void What_is_too_large_is_told_and_not_refused()
    {
        var report = SoundnessChecker.Check(Model.Read(Wide(12)), maxStates: 100);

        Assert.That((report.IsSound, report.IsComplete), Is.EqualTo((true, false)));
        Assert.That(report.Findings.Single().Kind, Is.EqualTo(SoundnessKind.TooLarge));
    }

    [Test]
    public void Two_thousand_elements_take_seconds_at_most()
    {
        var definition = Model.Read(Long(2_000));
        var watch = Stopwatch.StartNew();
        var report = SoundnessChecker.Check(definition);

        Assert.That(report.Findings, Is.Empty);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        TestContext.Out.WriteLine(
            $"{definition.Nodes.Length} elements, {report.States} situations, {watch.ElapsedMilliseconds} ms"
        );
    }

    [Test]
    public void Twelve_branches_beside_each_other_take_seconds_at_most()
    {
        var watch = Stopwatch.StartNew();
        var report = SoundnessChecker.Check(Model.Read(Wide(12)));

        Assert.That(report.Findings, Is.Empty);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        TestContext.Out.WriteLine($"12 branches, {report.States} situations, {watch.ElapsedMilliseconds} ms");
    }

    [Test]
    public void Many_tokens_in_one_place_take_seconds_at_most()
    {
        var text = new StringBuilder(
            $"{Start()}{Gateway("parallel", "S")}{Gateway("exclusive", "J")}{End()}{Flow("Start", "S")}"
        );
        for (var i = 0; i < 7; i++)
            text.Append(User($"U{i}")).Append(Flow("S", $"U{i}")).Append(Flow($"U{i}", "J"));
        text.Append(Gateway("exclusive", "K"))
            .Append(User("V"))
            .Append(User("W"))
            .Append(User("X"))
            .Append(Flow("J", "V"))
            .Append(Flow("V", "K"))
            .Append(Flow("K", "W", "a"))
            .Append(Flow("K", "X", "b"))
            .Append(Flow("W", "End"))
            .Append(Flow("X", "V"));
        var watch = Stopwatch.StartNew();
        var report = SoundnessChecker.Check(Model.Read(text.ToString()));

        Assert.That(report.IsSound, Is.True);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(8)));
        TestContext.Out.WriteLine($"7 tokens, {report.States} situations, {watch.ElapsedMilliseconds} ms");
    }

    private static string Wide(int branches)
    {
        var text = new StringBuilder(
            $"{Start()}{Gateway("parallel", "S")}{Gateway("parallel", "J")}{End()}{Flow("Start", "S")}{Flow("J", "End")}"
        );
        for (var i = 0; i < branches; i++)
            text.Append(User($"U{i}")).Append(Flow("S", $"U{i}")).Append(Flow($"U{i}", "J"));
        return text.ToString();
    }

    /// <summary>Blocks of a choice with a way back, and of two steps beside each other, one behind another.</summary>
    internal static string Long(int elements)
    {
        var text = new StringBuilder(Start());
        var last = "Start";
        for (var i = 0; i < elements / 8; i++)
        {
            text.Append(User($"A{i}"))
                .Append(Gateway("exclusive", $"X{i}", $"X{i}-S{i}"))
                .Append(Gateway("exclusive", $"M{i}"));
            text.Append(Gateway("parallel", $"S{i}"))
                .Append(User($"B{i}"))
                .Append(User($"C{i}"))
                .Append(Gateway("parallel", $"J{i}"))
                .Append(User($"D{i}"));
            text.Append(Flow(last, $"M{i}"))
                .Append(Flow($"M{i}", $"A{i}"))
                .Append(Flow($"A{i}", $"X{i}"))
                .Append(Flow($"X{i}", $"M{i}", "uitkomst = \"nee\""));
            text.Append(Flow($"X{i}", $"S{i}"))
                .Append(Flow($"S{i}", $"B{i}"))
                .Append(Flow($"S{i}", $"C{i}"))
                .Append(Flow($"B{i}", $"J{i}"))
                .Append(Flow($"C{i}", $"J{i}"))
                .Append(Flow($"J{i}", $"D{i}"));
            last = $"D{i}";
        }
        return text.Append(End()).Append(Flow(last, "End")).ToString();
    }
}
