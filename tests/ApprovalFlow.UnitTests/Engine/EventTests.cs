using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Soundness;
using NodaTime;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>Event sub-processes, signals, escalations, event-based gateways, links and calls.</summary>
public sealed class EventTests
{
    private const string Globals = """
        <bpmn:message id="M" name="stop" /><bpmn:signal id="S" name="alarm" /><bpmn:error id="E" errorCode="FOUT" /><bpmn:escalation id="Hoger" escalationCode="HOGER" />
        """;

    private const string Message = """<bpmn:messageEventDefinition messageRef="M" />""";
    private const string Signal = """<bpmn:signalEventDefinition signalRef="S" />""";
    private const string Error = """<bpmn:errorEventDefinition errorRef="E" />""";
    private const string Escalation = """<bpmn:escalationEventDefinition escalationRef="Hoger" />""";

    private static string Event(string kind, string id, string definition, string attributes = "") =>
        $"<bpmn:{kind} id=\"{id}\" {attributes}>{definition}</bpmn:{kind}>";

    private static string OnEvent(string id, string definition, bool interrupting = true) =>
        $"<bpmn:subProcess id=\"{id}\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"{id}S\" isInterrupting=\"{(interrupting ? "true" : "false")}\">{definition}</bpmn:startEvent>"
        + $"{User(id + "T")}{End(id + "E")}{Flow(id + "S", id + "T")}{Flow(id + "T", id + "E")}</bpmn:subProcess>";

    private static Instance Started(string process)
    {
        var definition = Model.Read(process, Globals);
        Assert.That(SoundnessChecker.Check(definition).IsSound, Is.True);
        return Instance.Started(definition);
    }

    private static string Line(string extra) =>
        $"{Start()}{User("A")}{End()}{Flow("Start", "A")}{Flow("A", "End")}{extra}";

    [Test]
    public void An_interrupting_event_sub_process_takes_the_place_of_its_scope()
    {
        var instance = Started(Line(OnEvent("Stop", Message)));
        instance.Message("stop");
        Assert.That(instance.Open, Is.EqualTo("StopT"));
        Assert.That(instance.State.Subscriptions, Is.Empty);
        instance.Complete("StopT");
        instance.AssertEnded();
    }

    [Test]
    public void A_non_interrupting_event_sub_process_runs_beside_and_again()
    {
        var instance = Started(Line(OnEvent("Vraag", Message, interrupting: false)));
        instance.Message("stop");
        instance.Message("stop");
        Assert.That(instance.Open, Is.EqualTo("A, VraagT, VraagT"));
        instance.Complete("A");
        instance.Complete("VraagT");
        instance.Complete("VraagT");
        instance.AssertEnded();
    }

    [Test]
    public void An_event_sub_process_goes_with_its_scope()
    {
        var instance = Started(
            Line(
                OnEvent(
                    "Later",
                    "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>"
                )
            )
        );
        Assert.That(instance.State.Timers, Has.Count.EqualTo(1));
        instance.Complete("A");
        instance.AssertEnded();
    }

    [Test]
    public void A_cycle_starts_an_event_sub_process_each_time()
    {
        var instance = Started(
            Line(
                OnEvent(
                    "Dag",
                    "<bpmn:timerEventDefinition><bpmn:timeCycle>R2/P1D</bpmn:timeCycle></bpmn:timerEventDefinition>",
                    interrupting: false
                )
            )
        );
        instance.Advance(Duration.FromDays(5));
        Assert.That(instance.Open, Is.EqualTo("A, DagT, DagT"));
    }

    [Test]
    public void An_error_is_caught_by_the_event_sub_process_of_its_scope()
    {
        var instance = Started(
            $"{Start()}{User("A")}{End("Stuk", Error)}{Flow("Start", "A")}{Flow("A", "Stuk")}{OnEvent("Herstel", Error)}"
        );
        instance.Complete("A");
        Assert.That(instance.Open, Is.EqualTo("HerstelT"));
        instance.Complete("HerstelT");
        instance.AssertEnded();
    }

    [Test]
    public void An_error_out_of_an_event_sub_process_is_not_for_itself()
    {
        var instance = Started(Line(OnEvent("Herstel", Error)));
        instance.Do(new EngineCommand.ThrowError(instance.Task("A").Task, "FOUT"));
        instance.Do(new EngineCommand.ThrowError(instance.Task("HerstelT").Task, "FOUT"));
        Assert.That(instance.State.Incidents.Values.Single().Kind, Is.EqualTo(IncidentKind.UncaughtError));
    }

    [Test]
    public void A_signal_reaches_everything_that_waits_for_it()
    {
        var instance = Started(
            $"{Start()}{Gateway("parallel", "Split")}{User("A")}{Event("intermediateCatchEvent", "C", Signal)}{User("B")}{Event("intermediateThrowEvent", "T", Signal)}{End()}"
                + $"{Event("boundaryEvent", "Om", Signal, "attachedToRef=\"A\"")}{User("Na")}"
                + $"{Flow("Start", "Split")}{Flow("Split", "A")}{Flow("Split", "C")}{Flow("Split", "B")}{Flow("B", "T")}{Flow("T", "End")}{Flow("A", "End")}{Flow("C", "End")}{Flow("Om", "Na")}{Flow("Na", "End")}"
        );
        Assert.That(instance.State.Subscriptions.Values.Count(s => s.Signal), Is.EqualTo(2));
        instance.Complete("B");
        Assert.That(instance.Open, Is.EqualTo("Na"));
        instance.Complete("Na");
        instance.AssertEnded();
    }

    [Test]
    public void A_signal_from_outside_can_reach_nothing()
    {
        var instance = Started(Line(OnEvent("Alarm", Signal)));
        Assert.That(instance.Do(new EngineCommand.BroadcastSignal("iets anders", Value.None)), Is.Empty);
        Assert.That(
            instance.Refused(new EngineCommand.DeliverMessage("alarm", null, Value.None)),
            Is.EqualTo(EngineRefusalReason.NoSubscription)
        );
        instance.Do(new EngineCommand.BroadcastSignal("alarm", Value.None));
        Assert.That(instance.Open, Is.EqualTo("AlarmT"));
    }

    [TestCase("true", "H")]
    [TestCase("false", "B, H")]
    public void An_escalation_is_caught_around_its_sub_process(string interrupting, string open)
    {
        var sub =
            $"<bpmn:subProcess id=\"Deel\">{Start("S2")}{Event("intermediateThrowEvent", "T", Escalation)}{User("B")}{End("E2")}{Flow("S2", "T")}{Flow("T", "B")}{Flow("B", "E2")}</bpmn:subProcess>";
        var instance = Started(
            $"{Start()}{sub}{Event("boundaryEvent", "Om", Escalation, $"attachedToRef=\"Deel\" cancelActivity=\"{interrupting}\"")}{User("H")}{End()}{End("HE")}"
                + $"{Flow("Start", "Deel")}{Flow("Deel", "End")}{Flow("Om", "H")}{Flow("H", "HE")}"
        );
        Assert.That(instance.Open.Split(", ").Order(), Is.EqualTo(open.Split(", ")));
    }

    [Test]
    public void An_escalation_that_nothing_catches_goes_on()
    {
        var instance = Started($"{Start()}{User("A")}{End("Hoog", Escalation)}{Flow("Start", "A")}{Flow("A", "Hoog")}");
        var events = instance.Complete("A");
        Assert.That(events.OfType<EngineEvent.EscalationThrown>().Single().Code, Is.EqualTo("HOGER"));
        instance.AssertEnded();
    }

    private static readonly string Race =
        $"{Start()}<bpmn:eventBasedGateway id=\"G\" />{Event("intermediateCatchEvent", "Bericht", Message)}{Event("intermediateCatchEvent", "Tijd", "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>")}{User("A")}{User("B")}{End()}"
        + $"{Flow("Start", "G")}{Flow("G", "Bericht")}{Flow("G", "Tijd")}{Flow("Bericht", "A")}{Flow("Tijd", "B")}{Flow("A", "End")}{Flow("B", "End")}";

    [Test]
    public void An_event_based_gateway_takes_what_comes_first()
    {
        var byMessage = Started(Race);
        byMessage.Message("stop");
        Assert.That((byMessage.Open, byMessage.State.Timers.Count), Is.EqualTo(("A", 0)));

        var byTime = Started(Race);
        byTime.Advance(Duration.FromDays(1));
        Assert.That((byTime.Open, byTime.State.Subscriptions.Count), Is.EqualTo(("B", 0)));
        byTime.Complete("B");
        byTime.AssertEnded();
    }

    [Test]
    public void A_link_goes_on_where_it_arrives()
    {
        const string Link = """<bpmn:linkEventDefinition name="verder" />""";
        var instance = Started(
            $"{Start()}{Event("intermediateThrowEvent", "Van", Link)}{Event("intermediateCatchEvent", "Naar", Link)}{User("A")}{End()}{Flow("Start", "Van")}{Flow("Naar", "A")}{Flow("A", "End")}"
        );
        Assert.That(instance.Open, Is.EqualTo("A"));
    }

    [Test]
    public void A_call_runs_what_it_calls_as_a_scope_of_its_own()
    {
        var called = Model
            .Xml(
                $"{Start()}{User("A")}{End("Stop", "<bpmn:terminateEventDefinition />")}{Flow("Start", "A")}{Flow("A", "Stop")}"
            )
            .Replace("\"P\"", "\"Ander\"", StringComparison.Ordinal);
        var options = Options with { CalledProcess = id => id == "Ander" ? called : null };
        var definition = Model.Read(
            $"{Start()}<bpmn:callActivity id=\"Roep\" calledElement=\"Ander\" />{User("A")}{End()}{Flow("Start", "Roep")}{Flow("Roep", "A")}{Flow("A", "End")}",
            options: options
        );
        Assert.That(SoundnessChecker.Check(definition).IsSound, Is.True);
        var instance = Instance.Started(definition);
        Assert.That(instance.Open, Is.EqualTo("Roep/A"));
        instance.Complete("Roep/A");
        Assert.That(instance.Open, Is.EqualTo("A"));
        instance.Complete("A");
        instance.AssertEnded();
    }

    [Test]
    public void Cancelling_leaves_nothing_of_an_event_sub_process()
    {
        var instance = Started(Line(OnEvent("Vraag", Message, interrupting: false) + OnEvent("Alarm", Signal)));
        instance.Message("stop");
        instance.Do(new EngineCommand.Cancel());
        Assert.That(instance.State.Subscriptions, Is.Empty);
        Assert.That(instance.State.Tokens, Is.Empty);
    }
}
