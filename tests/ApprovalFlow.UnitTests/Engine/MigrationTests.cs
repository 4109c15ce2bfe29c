using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Migration;
using NodaTime;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>A running instance goes on in another version of its process.</summary>
internal sealed class MigrationTests
{
    private const string Day = "<bpmn:timeDuration>P1D</bpmn:timeDuration>";
    private const string Globals = """
        <bpmn:message id="M" name="bericht" /><bpmn:message id="M2" name="ander" /><bpmn:signal id="S" name="sein" />
        """;

    private static readonly string TwoSteps =
        $"{Start()}{User("A")}{User("B")}{End()}{Flow("Start", "A")}{Flow("A", "B")}{Flow("B", "End")}";

    private static readonly string ThreeSteps =
        $"{Start()}{User("A")}{User("Advies")}{User("B")}{End()}{Flow("Start", "A")}{Flow("A", "Advies")}{Flow("Advies", "B")}{Flow("B", "End")}";

    [Test]
    public void Where_ids_agree_it_goes_on_with_one_event_and_keeps_its_task()
    {
        var instance = Instance.Started(Read(TwoSteps));
        var task = instance.Task("A");

        var events = instance.Migrate(Read(ThreeSteps));

        Assert.That(events.Select(e => e.GetType().Name), Is.EqualTo(["InstanceMigrated"]));
        Assert.That(instance.Task("A"), Is.EqualTo(task));
        instance.Complete("A");
        instance.Complete("Advies");
        instance.Complete("B");
        instance.AssertEnded();
    }

    [Test]
    public void A_step_with_another_id_needs_a_plan_and_its_outcomes_go_by_the_new_name()
    {
        var (from, to) = (Read(Round("Vragen", "x")), Read(Round("Afstemmen", "x")));
        var instance = Instance.Started(from, """{"lijst":["HDFC","DJZ"]}""");
        instance.Complete("Vragen", "ja", "HDFC");

        Assert.That(
            instance.Hindered(to).Select(f => (f.Problem, f.Element, f.Line > 0)),
            Is.EqualTo([(MigrationProblem.NotMapped, "Vragen", true)])
        );
        instance.Migrate(to, MigrationPlan.Propose(from, to).With("Vragen", "Afstemmen", from, to));
        instance.Complete("Afstemmen", "ja", "DJZ");

        Assert.That(instance.State.Tokens.Values.Single().Results.Select(r => r.Step), Is.All.EqualTo("Afstemmen"));
    }

    private static string Round(string step, string item) =>
        $"{Start()}{User(step, Each("lijst", item))}{User("Z")}{End()}{Flow("Start", step)}{Flow(step, "Z")}{Flow("Z", "End")}";

    /// <summary>Each holds something that lives at L and nothing else that the second version lacks.</summary>
    private static IEnumerable<TestCaseData> Living()
    {
        var behind = $"{User("Z")}{End()}{Flow("L", "Z")}{Flow("Z", "End")}";
        var flows = $"{Flow("Start", "L")}{behind}";
        yield return Case("an open task", $"{Start()}{User("L")}{flows}");
        yield return Case("a job", $"{Start()}{Job("L")}{flows}");
        yield return Case(
            "a timer",
            $"{Start()}{Catch("L", $"<bpmn:timerEventDefinition>{Day}</bpmn:timerEventDefinition>")}{flows}"
        );
        yield return Case(
            "a message",
            $"{Start()}{Catch("L", """<bpmn:messageEventDefinition messageRef="M" />""")}{flows}"
        );
        yield return Case(
            "a signal",
            $"{Start()}{Catch("L", """<bpmn:signalEventDefinition signalRef="S" />""")}{flows}"
        );
        yield return Case("a multi-instance", $"{Start()}{User("L", Each("lijst", "x"))}{flows}");
        yield return Case("a sub-process", $"{Start()}{Sub("L", "Binnen")}{flows}");
        yield return Case(
            "a step within",
            $"{Start()}{Sub("S", "L")}{User("Z")}{End()}{Flow("Start", "S")}{Flow("S", "Z")}{Flow("Z", "End")}"
        );
        yield return Case(
            "a boundary timer",
            $"{Start()}{User("A")}{Timer("L", "A", Day)}{Flow("Start", "A")}{Flow("A", "End")}{behind}"
        );
        yield return Case(
            "the start of an event sub-process",
            $"{Start()}{User("A")}{End()}{Flow("Start", "A")}{Flow("A", "End")}<bpmn:subProcess id=\"E\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"L\"><bpmn:messageEventDefinition messageRef=\"M\" /></bpmn:startEvent>{User("Z")}{Flow("L", "Z")}</bpmn:subProcess>"
        );
        yield return Case(
            "an event behind a gateway",
            $"{Start()}{Gateway("eventBased", "G")}{Catch("L", """<bpmn:messageEventDefinition messageRef="M" />""")}{Catch("T", $"<bpmn:timerEventDefinition>{Day}</bpmn:timerEventDefinition>")}{Flow("Start", "G")}{Flow("G", "L")}{Flow("G", "T")}{Flow("T", "End")}{behind}"
        );
        yield return Case(
            "an incident",
            $"{Start()}{Gateway("exclusive", "L")}{Flow("Start", "L")}{Flow("L", "Z", "nergens = 1")}{User("Z")}{End()}{Flow("Z", "End")}"
        );

        static TestCaseData Case(string what, string process) => new TestCaseData(process).SetArgDisplayNames(what);
    }

    [TestCaseSource(nameof(Living))]
    public void What_lives_is_mapped_or_refused_where_it_stands(string process)
    {
        var from = Read(process, Globals);
        var renamed = process
            .Replace("\"L\"", "\"N\"", StringComparison.Ordinal)
            .Replace("\"L-", "\"N-", StringComparison.Ordinal)
            .Replace("-L\"", "-N\"", StringComparison.Ordinal);
        var to = Read(renamed, Globals);
        var instance = Instance.Started(from, """{"lijst":["a","b"]}""");
        var before = instance.State;

        var hindered = instance.Hindered(to);

        Assert.That(hindered.Select(f => f.Problem), Has.Some.EqualTo(MigrationProblem.NotMapped));
        Assert.That(hindered.Select(f => f.Element), Does.Contain("L"));
        Assert.That(hindered.Select(f => f.Line), Is.All.GreaterThan(0));
        instance.Migrate(to, MigrationPlan.Propose(from, to).With("L", "N", from, to));
        Assert.That(
            (instance.State.Tokens.Count, instance.State.Timers.Count, instance.State.Subscriptions.Count),
            Is.EqualTo((before.Tokens.Count, before.Timers.Count, before.Subscriptions.Count))
        );
        Assert.That(instance.State.ToJson(), Does.Contain("\"N\"").And.Not.Contain("\"L\""));
    }

    [Test]
    public void Nothing_becomes_another_kind_of_thing()
    {
        var instance = Instance.Started(Read(TwoSteps));
        var form = """<bpmn:extensionElements><zeebe:formDefinition formKey="advies" /></bpmn:extensionElements>""";

        Assert.Multiple(() =>
        {
            Assert.That(
                Problem(TwoSteps.Replace(User("A"), Job("A"), StringComparison.Ordinal)),
                Is.EqualTo(MigrationProblem.OtherKind)
            );
            Assert.That(
                Problem(TwoSteps.Replace(User("A"), User("A", form), StringComparison.Ordinal)),
                Is.EqualTo(MigrationProblem.OtherForm)
            );
            Assert.That(
                Problem(TwoSteps.Replace(User("A"), User("A", Each("lijst", "x")), StringComparison.Ordinal)),
                Is.EqualTo(MigrationProblem.OtherLoop)
            );
            Assert.That(
                Problem(
                    $"{Start()}{Sub("S", "A")}{User("B")}{End()}{Flow("Start", "S")}{Flow("S", "B")}{Flow("B", "End")}"
                ),
                Is.EqualTo(MigrationProblem.OtherPlace)
            );
        });

        MigrationProblem Problem(string process)
        {
            var to = Read(process);
            var plan = MigrationPlan.Propose(Read(TwoSteps), to).With("A", "A", Read(TwoSteps), to);
            return instance.Hindered(to, plan).Single().Problem;
        }
    }

    [Test]
    public void An_event_waits_for_the_same_message_or_is_refused()
    {
        var one =
            $"{Start()}{Catch("C", """<bpmn:messageEventDefinition messageRef="M" />""")}{End()}{Flow("Start", "C")}{Flow("C", "End")}";
        var instance = Instance.Started(Read(one, Globals));

        var hindered = instance.Hindered(Read(one.Replace("\"M\"", "\"M2\"", StringComparison.Ordinal), Globals));

        Assert.That(hindered.Single().Problem, Is.EqualTo(MigrationProblem.OtherEvent));
    }

    [Test]
    public void A_plan_that_names_what_is_not_there_or_makes_one_of_two_is_refused()
    {
        var (from, to) = (Read(TwoSteps), Read(ThreeSteps));
        var instance = Instance.Started(from);
        var plan = MigrationPlan.Propose(from, to);

        Assert.Multiple(() =>
        {
            Assert.That(Problem(plan.With("Weg", "A", from, to)), Is.EqualTo(MigrationProblem.UnknownElement));
            Assert.That(Problem(plan.With("A", "Weg", from, to)), Is.EqualTo(MigrationProblem.UnknownElement));
            Assert.That(Problem(plan.With("A", "B", from, to)), Is.EqualTo(MigrationProblem.TwoBecomeOne));
            Assert.That(Problem(plan.With("A", null, from, to)), Is.EqualTo(MigrationProblem.CanNotBeDropped));
        });

        MigrationProblem Problem(MigrationPlan plan) => instance.Hindered(to, plan)[0].Problem;
    }

    [Test]
    public void An_armed_timer_keeps_its_date_a_new_one_is_armed_and_a_dropped_one_is_off()
    {
        var old =
            $"{Start()}{User("A")}{Timer("T", "A", Day)}{Timer("Weg", "A", Day, interrupting: false)}{End()}{Flow("Start", "A")}{Flow("A", "End")}{Flow("T", "End")}{Flow("Weg", "End")}";
        var now = old.Replace("P1D", "P9D", StringComparison.Ordinal)
            .Replace("\"Weg\"", "\"Nieuw\"", StringComparison.Ordinal)
            .Replace("\"Weg-", "\"Nieuw-", StringComparison.Ordinal);
        var (from, to) = (Read(old), Read(now));
        var instance = Instance.Started(from);
        var due = instance.State.Timers.Values.First(t => t.Element == "T").Due;

        Assert.That(instance.Hindered(to).Single().Element, Is.EqualTo("Weg"));
        instance.Migrate(to, MigrationPlan.Propose(from, to).With("Weg", null, from, to));

        Assert.That(
            instance.State.Timers.Values.Select(t => (t.Element, t.Due)),
            Is.EquivalentTo([("T", due), ("Nieuw", Instance.Monday + Duration.FromDays(9))])
        );
    }

    [Test]
    public void What_can_not_be_armed_is_refused()
    {
        var old = $"{Start()}{User("A")}{End()}{Flow("Start", "A")}{Flow("A", "End")}";
        var now = old + Timer("T", "A", "<bpmn:timeDuration>=duur</bpmn:timeDuration>") + Flow("T", "End");

        var hindered = Instance.Started(Read(old), """{"duur":7}""").Hindered(Read(now));

        Assert.That(hindered.Select(f => (f.Problem, f.Element)), Is.EqualTo([(MigrationProblem.CanNotBeArmed, "T")]));
    }

    [Test]
    public void A_nota_of_the_shipped_procedure_moves_at_each_step()
    {
        var from = Shipped.Read("nota-ter-beslissing");
        foreach (var steps in Enumerable.Range(0, 8))
        {
            var instance = Instance.Started(from, """{"steller":"KD","van":"DGB","aan":"STASDEF","zwijgregel":true}""");
            foreach (var step in Walk.Take(steps))
                step(instance);
            var before = instance.State.ToJson();

            var events = instance.Migrate(Shipped.Read("nota-ter-beslissing"));

            Assert.That(events, Has.Length.EqualTo(1));
            Assert.That(instance.State.ToJson(), Is.EqualTo(before));
            foreach (var step in Walk.Skip(steps))
                step(instance);
            instance.AssertEnded();
        }
    }

    private static readonly ImmutableArray<Action<Instance>> Walk =
    [
        i => i.Complete("Opstellen", "indienen", data: """{"teVragen":["HDFC","DJZ"],"van":"DGB","aan":"STASDEF"}"""),
        i => i.Complete("Afstemmen", "akkoord", "HDFC"),
        i => i.Complete("Afstemmen", "akkoord", "DJZ"),
        i => i.Complete("Ondertekenen", "ondertekenen"),
        i => i.Complete("Beslissen", "akkoord"),
        i => i.Complete("Vaststellen", "doorgeleiden"),
        i => i.Do(new EngineCommand.CompleteJob(i.State.Jobs.Values.Single().Job, Value.None)),
        i => i.Complete("Aanbieden", "aangeboden"),
    ];

    private static string Job(string id) =>
        $"""<bpmn:serviceTask id="{id}"><bpmn:extensionElements><zeebe:taskDefinition type="werk" /></bpmn:extensionElements></bpmn:serviceTask>""";

    private static string Catch(string id, string what) =>
        $"""<bpmn:intermediateCatchEvent id="{id}">{what}</bpmn:intermediateCatchEvent>""";

    private static string Sub(string id, string step) =>
        $"""<bpmn:subProcess id="{id}">{Start($"{id}S")}{User(step)}{Flow($"{id}S", step)}</bpmn:subProcess>""";
}
