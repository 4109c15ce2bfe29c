using ApprovalFlow.Engine;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

public sealed class MultiInstanceTests
{
    private static ProcessDefinition Tasks(string loop) =>
        Read($"{Start()}{User("T", loop)}{User("Na")}{End()}{Flow("Start", "T")}{Flow("T", "Na")}{Flow("Na", "End")}");

    private static Instance Three(bool sequential = false, string until = "") =>
        Instance.Started(Tasks(Each("[\"a\",\"b\",\"c\"]", "x", sequential, until)));

    private static string Cardinality(string n) =>
        $"<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>{n}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>";

    [Test]
    public void Last_instance_completes_the_body()
    {
        var instance = Three();
        instance.Complete("T", key: "b");
        instance.Complete("T", key: "a");
        Assert.That(instance.Open, Is.EqualTo("T(c)"));
        instance.Complete("T", key: "c");
        Assert.That(instance.Open, Is.EqualTo("Na"));
    }

    [Test]
    public void Sequential_opens_one_at_a_time()
    {
        var instance = Three(sequential: true);
        Assert.That(instance.Open, Is.EqualTo("T(a)"));
        instance.Do(new EngineCommand.AddInstance("T", Value.VariablesFromJson("""{"x":"d"}""")));
        instance.Complete("T");
        instance.Do(new EngineCommand.CancelInstance(instance.Task("T", "b").Task));
        Assert.That(instance.Open, Is.EqualTo("T(c)"));
        instance.Complete("T");
        Assert.That(instance.Open, Is.EqualTo("T(d)"));
        instance.Complete("T");
        Assert.That(instance.Open, Is.EqualTo("Na"));
    }

    [Test]
    public void The_condition_is_looked_at_with_counters_already_updated()
    {
        var instance = Three(until: "numberOfCompletedInstances = 2 and numberOfActiveInstances = 1");
        instance.Complete("T", key: "a");
        instance.Complete("T", key: "b");
        Assert.That(instance.Open, Is.EqualTo("Na"));
    }

    [Test]
    public void The_condition_is_looked_at_again_when_one_is_cancelled()
    {
        var instance = Three(until: "numberOfCompletedInstances / numberOfInstances >= 0.5");
        instance.Complete("T", key: "a");
        Assert.That(instance.Open, Is.EqualTo("T(b), T(c)"));
        instance.Do(new EngineCommand.CancelInstance(instance.Task("T", "c").Task));
        Assert.That(instance.Open, Is.EqualTo("Na"));
    }

    [Test]
    public void The_condition_can_read_the_outcomes_so_far_and_after_a_revision()
    {
        var instance = Three(until: "some u in uitkomsten satisfies u.uitkomst = \"stop\"");
        var first = instance.Task("T", "a").Task;
        instance.Complete("T", "door", "a");
        Assert.That(instance.Open, Is.EqualTo("T(b), T(c)"));
        instance.Do(new EngineCommand.ReviseOutcome(first, "stop"));
        Assert.That(instance.Open, Is.EqualTo("Na"));
    }

    [Test]
    public void The_last_open_one_cancelled_completes_the_body()
    {
        var instance = Three();
        foreach (var key in new[] { "a", "b", "c" })
            instance.Do(new EngineCommand.CancelInstance(instance.Task("T", key).Task));
        Assert.That(instance.Open, Is.EqualTo("Na"));
    }

    [TestCase("0")]
    [TestCase("=1 - 1")]
    public void None_completes_at_once(string n) =>
        Assert.That(Instance.Started(Tasks(Cardinality(n))).Open, Is.EqualTo("Na"));

    [TestCase("=0 - 1")]
    [TestCase("=1.5")]
    [TestCase("=missing")]
    [TestCase("=1001")]
    public void A_number_that_is_none_is_an_incident(string n) =>
        Assert.That(
            Instance.Started(Tasks(Cardinality(n))).State.Incidents.Values.Single().Kind,
            Is.EqualTo(IncidentKind.Expression)
        );

    [Test]
    public void A_collection_that_is_no_list_is_an_incident_until_it_is_one()
    {
        var instance = Instance.Started(Tasks(Each("xs", "x")), """{"xs":3}""");
        Assert.That(instance.State.Incidents.Values.Single().Element, Is.EqualTo("T"));

        instance.Do(new EngineCommand.SetVariables(Value.VariablesFromJson("""{"xs":["a"]}""")));
        instance.Do(new EngineCommand.RetryIncident(1));
        Assert.That(instance.Open, Is.EqualTo("T(a)"));
    }

    [Test]
    public void A_body_that_does_not_run_takes_no_instance()
    {
        var instance = Instance.Started(Tasks(Cardinality("0")));
        Assert.That(
            instance.Refused(new EngineCommand.AddInstance("T", Value.None)),
            Is.EqualTo(EngineRefusalReason.BodyNotRunning)
        );
        Assert.That(
            instance.Refused(new EngineCommand.AddInstance("Na", Value.None)),
            Is.EqualTo(EngineRefusalReason.UnknownElement)
        );
    }

    [Test]
    public void Five_hundred_instances_run()
    {
        var instance = Instance.Started(Tasks(Cardinality("500")));
        Assert.That(instance.State.Tasks, Has.Count.EqualTo(500));
        instance.Complete("T");
        Assert.That(instance.State.Tasks, Has.Count.EqualTo(499));
    }
}
