using ApprovalFlow.Engine;
using NodaTime;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>The shape of every procedure: draft, ask many at once, go back while one says no, sign, decide, put off.</summary>
public sealed class ReworkLoopTests
{
    private const string Messages = """<bpmn:message id="M" name="terughalen" />""";

    private static readonly ProcessDefinition Procedure = Read(
        $"""
        {Start()}
        {User("Opstellen", Groups("KD"))}
        <bpmn:subProcess id="Afstemmen">
          {Each("directies", "directie")}
          {Start("Begin")}
          {User("Oordelen", Groups("=directie"))}
          {Timer("Zwijgregel", "Oordelen", "<bpmn:timeDuration>=zwijgtermijn</bpmn:timeDuration>")}
          {End("Klaar")}
          {Flow("Begin", "Oordelen")}
          {Flow("Oordelen", "Klaar")}
          {Flow("Zwijgregel", "Klaar")}
        </bpmn:subProcess>
        <bpmn:boundaryEvent id="Terughalen" attachedToRef="Afstemmen"><bpmn:messageEventDefinition messageRef="M" /></bpmn:boundaryEvent>
        {Gateway("exclusive", "Eens", "Eens-Beslissen")}
        {User("Beslissen", Groups("=aan"))}
        {Gateway("exclusive", "Besluit", "Besluit-Einde")}
        <bpmn:intermediateCatchEvent id="Aanhouden"><bpmn:timerEventDefinition><bpmn:timeDate>=tot</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
        <bpmn:serviceTask id="Samenstellen"><bpmn:extensionElements><zeebe:taskDefinition type="stukken" /></bpmn:extensionElements></bpmn:serviceTask>
        {End("Einde")}
        {Flow("Start", "Opstellen")}
        {Flow("Opstellen", "Afstemmen")}
        {Flow("Afstemmen", "Eens")}
        {Flow("Terughalen", "Opstellen")}
        {Flow("Eens", "Opstellen", "some u in uitkomsten satisfies u.uitkomst = \"niet-akkoord\"")}
        {Flow("Eens", "Beslissen")}
        {Flow("Beslissen", "Besluit")}
        {Flow("Besluit", "Opstellen", "uitkomst = \"terugsturen\"")}
        {Flow("Besluit", "Aanhouden", "uitkomst = \"aanhouden\"")}
        {Flow("Besluit", "Samenstellen", "uitkomst = \"akkoord\"")}
        {Flow("Besluit", "Einde")}
        {Flow("Aanhouden", "Beslissen")}
        {Flow("Samenstellen", "Einde")}
        """,
        Messages
    );

    private static Instance Asked()
    {
        var instance = Instance.Started(
            Procedure,
            """{"directies":["CDS","DJZ","HDFC"],"aan":"STASDEF","zwijgtermijn":null}"""
        );
        instance.Complete("Opstellen");
        return instance;
    }

    [Test]
    public void Each_item_gets_a_task_with_its_own_group_and_key()
    {
        var instance = Asked();

        Assert.That(instance.Open, Is.EqualTo("Oordelen(CDS), Oordelen(DJZ), Oordelen(HDFC)"));
        Assert.That(instance.Task("Oordelen", "DJZ").Groups, Is.EqualTo(new[] { "DJZ" }));
        Assert.That(instance.State.Subscriptions.Values.Single().MessageName, Is.EqualTo("terughalen"));
        Assert.That(instance.State.Timers, Is.Empty, "nothing arms nothing");
    }

    [Test]
    public void One_that_says_no_sends_it_back_when_the_last_has_answered()
    {
        var instance = Asked();
        instance.Complete("Oordelen", "niet-akkoord", "DJZ");
        instance.Complete("Oordelen", "akkoord", "HDFC");

        Assert.That(instance.Open, Is.EqualTo("Oordelen(CDS)"));
        instance.Complete("Oordelen", "akkoord", "CDS");

        Assert.That(instance.Open, Is.EqualTo("Opstellen"));
        Assert.That(instance.State.Subscriptions, Is.Empty);
    }

    [Test]
    public void A_no_that_is_revised_in_time_counts_no_more()
    {
        var instance = Asked();
        var task = instance.Task("Oordelen", "DJZ").Task;
        instance.Complete("Oordelen", "niet-akkoord", "DJZ");
        instance.Do(new EngineCommand.ReviseOutcome(task, "akkoord"));
        instance.Complete("Oordelen", "akkoord", "HDFC");
        instance.Complete("Oordelen", "akkoord", "CDS");

        Assert.That(instance.Open, Is.EqualTo("Beslissen"));
        Assert.That(
            instance.Refused(new EngineCommand.ReviseOutcome(task, "niet-akkoord")),
            Is.EqualTo(EngineRefusalReason.OutcomeNotRevisable)
        );
    }

    [Test]
    public void Results_stand_in_the_order_of_the_loop_and_not_of_answering()
    {
        var instance = Asked();
        foreach (var directie in new[] { "HDFC", "CDS", "DJZ" })
            instance.Complete("Oordelen", "akkoord", directie);

        var results = instance.State.Tokens.Values.Single().Results;
        Assert.That(results.Select(r => r.Key), Is.EqualTo(new[] { "CDS", "DJZ", "HDFC" }));
        Assert.That(results.Select(r => r.Step), Is.All.EqualTo("Oordelen"));
    }

    [Test]
    public void Taking_it_back_cancels_the_open_ones_with_an_event_each()
    {
        var instance = Asked();
        instance.Complete("Oordelen", "akkoord", "CDS");

        var events = instance.Message("terughalen");

        Assert.That(events.OfType<EngineEvent.TaskCancelled>().Count(), Is.EqualTo(2));
        Assert.That(instance.Open, Is.EqualTo("Opstellen"));
        Assert.That(instance.State.Scopes, Has.Count.EqualTo(1));
    }

    [Test]
    public void Nobody_to_ask_completes_at_once()
    {
        var instance = Instance.Started(Procedure, """{"directies":[],"aan":"STASDEF"}""");
        instance.Complete("Opstellen");

        Assert.That(instance.Open, Is.EqualTo("Beslissen"));
    }

    [Test]
    public void One_can_be_added_and_the_last_open_one_cancelled()
    {
        var instance = Asked();
        instance.Do(new EngineCommand.AddInstance("Afstemmen", Value.VariablesFromJson("""{"directie":"DCo"}""")));
        Assert.That(instance.Task("Oordelen", "DCo").Groups, Is.EqualTo(new[] { "DCo" }));
        foreach (var directie in new[] { "HDFC", "CDS", "DJZ" })
            instance.Complete("Oordelen", "akkoord", directie);

        instance.Do(new EngineCommand.CancelInstance(instance.Task("Oordelen", "DCo").Task));

        Assert.That(instance.Open, Is.EqualTo("Beslissen"));
    }

    [Test]
    public void A_rule_on_silence_closes_one_and_leaves_the_others()
    {
        var instance = Instance.Started(
            Procedure,
            """{"directies":["CDS","DJZ"],"aan":"STASDEF","zwijgtermijn":"P3D"}"""
        );
        instance.Complete("Opstellen");
        instance.Complete("Oordelen", "akkoord", "CDS");
        instance.Advance(Duration.FromDays(3));

        Assert.That(instance.Open, Is.EqualTo("Beslissen"));
        Assert.That(instance.State.Tokens.Values.Single().Results.Select(r => r.Key), Is.EqualTo(new[] { "CDS" }));
    }

    [Test]
    public void Put_off_until_a_date_it_comes_back_at_the_start_of_that_day()
    {
        var instance = Instance.Started(Procedure, """{"directies":[],"aan":"STASDEF"}""");
        instance.Complete("Opstellen");
        instance.Complete("Beslissen", "aanhouden", data: """{"tot":"2025-05-19"}""");

        Assert.That(instance.State.Timers.Values.Single().Due, Is.EqualTo(Instant.FromUtc(2025, 5, 18, 22, 0)));
        instance.Advance(Duration.FromDays(7));
        Assert.That(instance.Open, Is.EqualTo("Beslissen"));
    }

    [Test]
    public void A_failed_job_stands_as_an_incident_and_is_opened_again()
    {
        var instance = Instance.Started(Procedure, """{"directies":[],"aan":"STASDEF"}""");
        instance.Complete("Opstellen");
        instance.Complete("Beslissen", "akkoord");
        var job = instance.State.Jobs.Values.Single();
        Assert.That(job.JobType, Is.EqualTo("stukken"));

        instance.Do(new EngineCommand.FailJob(job.Job, "disk full"));
        Assert.That(instance.State.Incidents.Values.Single().Kind, Is.EqualTo(IncidentKind.JobExhausted));
        var again = instance.Do(new EngineCommand.RetryIncident(1));

        Assert.That(again.OfType<EngineEvent.JobOpened>().Single().Job, Is.EqualTo(job.Job));
        instance.Do(new EngineCommand.CompleteJob(job.Job, Value.None));
        instance.AssertEnded();
    }

    [Test]
    public void An_answer_of_an_earlier_round_answers_nothing()
    {
        var instance = Asked();
        var early = instance.Task("Oordelen", "CDS").Task;
        instance.Message("terughalen");
        instance.Complete("Opstellen");

        var late = new EngineCommand.CompleteTask(early, "akkoord", Value.None);
        Assert.That(instance.Refused(late), Is.EqualTo(EngineRefusalReason.UnknownTask));
    }

    [Test]
    public void Cancelled_at_any_moment_leaves_nothing()
    {
        var instance = Asked();
        var events = instance.Do(new EngineCommand.Cancel());

        Assert.That(events.OfType<EngineEvent.TaskCancelled>().Count(), Is.EqualTo(3));
        Assert.That(events[^1], Is.TypeOf<EngineEvent.InstanceCancelled>());
        Assert.That(instance.State.Tokens, Is.Empty);
        Assert.That(instance.State.Subscriptions, Is.Empty);
        Assert.That(instance.Refused(new EngineCommand.Cancel()), Is.EqualTo(EngineRefusalReason.NotRunning));
    }
}
