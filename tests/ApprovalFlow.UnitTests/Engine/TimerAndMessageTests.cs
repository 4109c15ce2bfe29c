using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using NodaTime;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

public sealed class TimerAndMessageTests
{
    private static ProcessDefinition Bounded(string when, bool interrupting) =>
        Read(
            $"{Start()}{User("A")}{Timer("T", "A", when, interrupting)}{User("B")}{End()}{Flow("Start", "A")}{Flow("A", "End")}{Flow("T", "B")}{Flow("B", "End")}"
        );

    [Test]
    public void A_timer_is_refused_before_it_is_due()
    {
        var instance = Instance.Started(Bounded("<bpmn:timeDuration>P1D</bpmn:timeDuration>", interrupting: true));
        Assert.That(instance.Refused(new EngineCommand.FireTimer(1)), Is.EqualTo(EngineRefusalReason.TimerNotDue));

        instance.Do(new EngineCommand.RescheduleTimer(1, Instance.Monday));
        instance.Do(new EngineCommand.FireTimer(1));
        Assert.That(instance.Open, Is.EqualTo("B"));
        Assert.That(instance.Refused(new EngineCommand.FireTimer(1)), Is.EqualTo(EngineRefusalReason.UnknownTimer));
    }

    [Test]
    public void Missed_ticks_of_an_endless_cycle_are_one()
    {
        var instance = Instance.Started(Bounded("<bpmn:timeCycle>R/PT1H</bpmn:timeCycle>", interrupting: false));
        instance.Now += Duration.FromMinutes(270);
        instance.Do(new EngineCommand.FireTimer(1));

        Assert.That(instance.Open, Is.EqualTo("A, B"));
        Assert.That(instance.State.Timers.Values.Single().Due, Is.EqualTo(Instance.Monday + Duration.FromHours(5)));
    }

    [Test]
    public void A_counted_cycle_fires_so_often()
    {
        var instance = Instance.Started(Bounded("<bpmn:timeCycle>R2/PT1H</bpmn:timeCycle>", interrupting: false));
        instance.Advance(Duration.FromHours(10));

        Assert.That(instance.Open, Is.EqualTo("A, B, B"));
        Assert.That(instance.State.Timers, Is.Empty);
    }

    [Test]
    public void A_day_over_the_change_of_the_clock_ends_at_the_same_time_of_day()
    {
        var instance = new Instance(Bounded("<bpmn:timeDuration>P1D</bpmn:timeDuration>", interrupting: true))
        {
            Now = Instant.FromUtc(2025, 3, 29, 11, 0),
        };
        instance.Do(new EngineCommand.Start(Value.None));

        Assert.That(instance.State.Timers.Values.Single().Due, Is.EqualTo(Instant.FromUtc(2025, 3, 30, 10, 0)));
    }

    [TestCase("tomorrow")]
    [TestCase("0 0 9 * * ?")]
    public void A_time_that_is_none_is_refused(string text)
    {
        var timer = Timer("T", "A", $"<bpmn:timeCycle>{text}</bpmn:timeCycle>");
        var errors = Errors(
            $"{Start()}{User("A")}{timer}{End()}{Flow("Start", "A")}{Flow("A", "End")}{Flow("T", "End")}"
        );
        Assert.That(errors.Single().Element, Is.EqualTo("T"));
    }

    private static readonly ProcessDefinition TwoWaiting = Read(
        $"""
        {Start()}<bpmn:receiveTask id="R" messageRef="M">{Each("[1,2]", "nr")}</bpmn:receiveTask>{End()}{Flow(
            "Start",
            "R"
        )}{Flow("R", "End")}
        """,
        """<bpmn:message id="M" name="resultaat"><bpmn:extensionElements><zeebe:subscription correlationKey="=nr" /></bpmn:extensionElements></bpmn:message>"""
    );

    [Test]
    public void A_message_goes_to_exactly_the_one_with_its_key()
    {
        var instance = Instance.Started(TwoWaiting);
        instance.Do(new EngineCommand.DeliverMessage("resultaat", "2", Value.None));

        Assert.That(instance.State.Subscriptions.Values.Single().CorrelationKey, Is.EqualTo("1"));
        Assert.That(
            instance.Refused(new EngineCommand.DeliverMessage("resultaat", "2", Value.None)),
            Is.EqualTo(EngineRefusalReason.NoSubscription)
        );
        instance.Do(new EngineCommand.DeliverTo(1, Value.None));
        instance.AssertEnded();
    }

    [Test]
    public void A_thrown_message_names_what_to_send_and_goes_on()
    {
        var definition = Read(
            $"""{Start()}<bpmn:sendTask id="S" messageRef="M" />{End("End", "<bpmn:messageEventDefinition messageRef=\"M\" />")}{Flow("Start", "S")}{Flow("S", "End")}""",
            """<bpmn:message id="M" name="bericht" />"""
        );
        var events = new Instance(definition).Do(new EngineCommand.Start(Value.None));

        Assert.That(
            events.OfType<EngineEvent.MessageThrown>().Select(m => m.Element),
            Is.EqualTo(new[] { "S", "End" })
        );
    }

    [Test]
    public void A_due_date_of_the_file_stands_on_the_task()
    {
        var task = User(
            "A",
            """<bpmn:extensionElements><zeebe:taskSchedule dueDate="=today() + duration(&quot;P2D&quot;)" /></bpmn:extensionElements>"""
        );
        var instance = Instance.Started(Read($"{Start()}{task}{End()}{Flow("Start", "A")}{Flow("A", "End")}"));

        Assert.That(instance.Task("A").Due, Is.EqualTo(Instant.FromUtc(2025, 5, 13, 22, 0)));
    }

    [Test]
    public void A_model_of_another_vendor_counts_from_0()
    {
        const string Xml = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
            <process id="P" isExecutable="true"><startEvent id="S" /><sequenceFlow sourceRef="S" targetRef="T" />
            <userTask id="T" camunda:candidateGroups="groep${loopCounter}" camunda:formKey="f"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>
            </process></definitions>
            """;
        var instance = Instance.Started(BpmnImporter.Import(Xml, Options).Definition!);

        Assert.That(instance.State.Tasks.Values.Select(t => t.Groups[0]), Is.EqualTo(new[] { "groep0", "groep1" }));
    }
}
