using ApprovalFlow.Engine;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

public sealed class EndsAndErrorsTests
{
    private const string Errors_ = """<bpmn:error id="E1" errorCode="VOL" /><bpmn:error id="E2" errorCode="LEEG" />""";

    private static string Inner(string error) =>
        $"""
            {Start()}
            <bpmn:subProcess id="Sub">
              {Start("Begin")}{User("A")}{User("B")}{Gateway("parallel", "Split")}
              {End("Fout", $"<bpmn:errorEventDefinition errorRef=\"{error}\" />")}{End("Goed")}
              {Flow("Begin", "Split")}{Flow("Split", "A")}{Flow("Split", "B")}{Flow("A", "Fout")}{Flow("B", "Goed")}
            </bpmn:subProcess>
            <bpmn:boundaryEvent id="Vangt" attachedToRef="Sub"><bpmn:errorEventDefinition errorRef="E1" /></bpmn:boundaryEvent>
            {User("Herstel")}{End()}
            {Flow("Start", "Sub")}{Flow("Sub", "End")}{Flow("Vangt", "Herstel")}{Flow("Herstel", "End")}
            """;

    [Test]
    public void A_matching_boundary_catches_an_error_and_the_siblings_die()
    {
        var instance = Instance.Started(Read(Inner("E1"), Errors_));
        instance.Complete("A");

        Assert.That(instance.Open, Is.EqualTo("Herstel"));
        instance.Complete("Herstel");
        instance.AssertEnded();
    }

    [Test]
    public void An_error_that_nothing_catches_is_an_incident()
    {
        var instance = Instance.Started(Read(Inner("E2"), Errors_));
        instance.Complete("A");

        Assert.That(instance.State.Incidents.Values.Single().Kind, Is.EqualTo(IncidentKind.UncaughtError));
        Assert.That(instance.Open, Is.EqualTo("B"));
    }

    [Test]
    public void A_task_that_ends_in_an_error_goes_by_the_nearest_boundary()
    {
        var instance = Instance.Started(Read(Inner("E2"), Errors_));
        instance.Do(new EngineCommand.ThrowError(instance.Task("B").Task, "VOL"));

        Assert.That(instance.Open, Is.EqualTo("Herstel"));
    }

    [Test]
    public void No_flow_to_take_is_an_incident_that_new_data_and_a_retry_solve()
    {
        var instance = Instance.Started(
            Read(
                $"""{Start()}{Gateway("exclusive", "X")}{User("A")}{End()}{Flow("Start", "X")}{Flow("X", "A", "n = 1")}{Flow("A", "End")}"""
            )
        );
        Assert.That(instance.State.Incidents.Values.Single().Kind, Is.EqualTo(IncidentKind.NoFlow));

        instance.Do(new EngineCommand.SetVariables(Value.VariablesFromJson("""{"n":1}""")));
        instance.Do(new EngineCommand.RetryIncident(1));

        Assert.That(instance.Open, Is.EqualTo("A"));
        Assert.That(instance.State.Incidents, Is.Empty);
    }

    [Test]
    public void A_condition_that_gives_no_answer_is_an_incident_that_says_why()
    {
        var instance = Instance.Started(
            Read(
                $"""{Start()}{Gateway("exclusive", "X")}{User("A")}{End()}{Flow("Start", "X")}{Flow("X", "A", "n > 1")}{Flow("A", "End")}"""
            )
        );

        Assert.That(instance.State.Incidents.Values.Single().Message, Does.Contain("compared"));
    }

    [Test]
    public void A_loop_that_never_waits_stops_at_the_limit()
    {
        var instance = Instance.Started(
            Read(
                $"""{Start()}{Gateway("exclusive", "X", "X-T")}<bpmn:task id="T" />{End()}{Flow("Start", "X")}{Flow("X", "End", "klaar = true")}{Flow("X", "T")}{Flow("T", "X")}"""
            )
        );

        Assert.That(instance.State.Incidents.Values.Single().Kind, Is.EqualTo(IncidentKind.StepLimit));
        instance.Do(new EngineCommand.SetVariables(Value.VariablesFromJson("""{"klaar":true}""")));
        instance.Do(new EngineCommand.RetryIncident(1));
        instance.AssertEnded();
    }

    /// <summary>The limit can fall at any move of the loop: also just before a join fires, when no token is ready.</summary>
    [Test]
    public void A_loop_through_a_join_stops_at_the_limit_wherever_that_falls([Range(0, 8)] int before)
    {
        var steps = string.Concat(Enumerable.Range(1, before).Select(i => $"""<bpmn:task id="T{i}" />"""));
        string[] way = ["Start", .. Enumerable.Range(1, before).Select(i => $"T{i}"), "J"];
        var flows = string.Concat(way.Zip(way.Skip(1), (from, to) => Flow(from, to)));
        var instance = Instance.Started(
            Read(
                $"""{Start()}{steps}{flows}{Gateway("inclusive", "J")}{Gateway("exclusive", "X", "X-J")}{End()}{Flow("J", "X")}{Flow("X", "End", "klaar = true")}{Flow("X", "J")}"""
            )
        );

        Assert.That(instance.State.Incidents.Values.Single().Kind, Is.EqualTo(IncidentKind.StepLimit));
        instance.Do(new EngineCommand.SetVariables(Value.VariablesFromJson("""{"klaar":true}""")));
        instance.Do(new EngineCommand.RetryIncident(1));
        instance.AssertEnded();
    }
}
