using ApprovalFlow.Engine;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

public sealed class GatewayTests
{
    /// <summary>Two approvals beside each other, one of which can be sent back.</summary>
    private static readonly ProcessDefinition TwoApprovals = Read(
        $"""
        {Start()}{Gateway("parallel", "Split")}{User("A")}{User("B")}{Gateway(
            "exclusive",
            "Terug",
            "Terug-Join"
        )}{Gateway("parallel", "Join")}{User("Slot")}{End()}
        {Flow("Start", "Split")}{Flow("Split", "A")}{Flow("Split", "B")}{Flow("A", "Terug")}{Flow(
            "Terug",
            "A",
            "uitkomst = \"terug\""
        )}
        {Flow("Terug", "Join")}{Flow("B", "Join")}{Flow("Join", "Slot")}{Flow("Slot", "End")}
        """
    );

    [TestCase("A:terug A:ja B:ja")]
    [TestCase("A:terug B:ja A:ja")]
    [TestCase("B:ja A:terug A:terug A:ja")]
    public void One_sent_back_and_then_given_reaches_the_last_step_once(string answers)
    {
        var instance = Instance.Started(TwoApprovals);
        foreach (var answer in answers.Split(' ').Select(a => a.Split(':')))
            instance.Complete(answer[0], answer[1]);

        Assert.That(instance.Open, Is.EqualTo("Slot"));
        instance.Complete("Slot");
        instance.AssertEnded();
    }

    [Test]
    public void A_parallel_join_needs_a_token_on_each_flow_and_not_a_count()
    {
        var instance = Instance.Started(
            Read(
                $"""
                {Start()}{Gateway("parallel", "Split")}<bpmn:task id="M" />{User("B")}{Gateway(
                    "parallel",
                    "Join"
                )}{User("Na")}{End()}
                {Flow("Start", "Split")}{Flow(
                    "Split",
                    "M"
                )}<bpmn:sequenceFlow id="nog" sourceRef="Split" targetRef="M" />{Flow("Split", "B")}
                {Flow("M", "Join")}{Flow("B", "Join")}{Flow("Join", "Na")}{Flow("Na", "End")}
                """
            )
        );
        Assert.That(instance.Open, Is.EqualTo("B"));
        instance.Complete("B");
        Assert.That(instance.Open, Is.EqualTo("Na"));
    }

    private static readonly ProcessDefinition Conditional = Read(
        $"""
        {Start()}<bpmn:userTask id="A" default="A-D" />{User("B")}{User("C")}{User("D")}{User("E")}
        {Flow("Start", "A")}{Flow("A", "B", "n = 1")}{Flow("A", "C", "n < 3")}{Flow("A", "D")}{Flow("A", "E")}
        """
    );

    [TestCase(1, "B, C, E")]
    [TestCase(2, "C, E")]
    [TestCase(3, "D, E")]
    public void An_activity_takes_all_true_flows_and_unconditional_ones_else_the_default(int n, string open)
    {
        var instance = Instance.Started(Conditional);
        instance.Complete("A", data: $$"""{"n":{{n}}}""");

        Assert.That(
            string.Join(", ", instance.State.Tasks.Values.Select(t => t.Element).Order(StringComparer.Ordinal)),
            Is.EqualTo(open)
        );
    }

    /// <summary>An inclusive join behind a loop: it waits while the loop can still bring a token to its empty flow.</summary>
    private static readonly ProcessDefinition Inclusive = Read(
        $"""
        {Start()}{Gateway("inclusive", "Split")}{User("A")}{User("B")}{Gateway(
            "exclusive",
            "Terug",
            "Terug-Join"
        )}{Gateway("inclusive", "Join")}{User("Na")}{End()}
        {Flow("Start", "Split")}{Flow("Split", "A", "a")}{Flow("Split", "B", "b")}{Flow("A", "Terug")}{Flow(
            "Terug",
            "A",
            "uitkomst = \"terug\""
        )}
        {Flow("Terug", "Join")}{Flow("B", "Join")}{Flow("Join", "Na")}{Flow("Na", "End")}
        """
    );

    [Test]
    public void An_inclusive_join_waits_for_what_can_still_come()
    {
        var instance = Instance.Started(Inclusive, """{"a":true,"b":true}""");
        instance.Complete("B");
        instance.Complete("A", "terug");
        Assert.That(instance.Open, Is.EqualTo("A"));
        instance.Complete("A", "ja");
        Assert.That(instance.Open, Is.EqualTo("Na"));
    }

    [Test]
    public void An_inclusive_join_waits_for_nobody_who_was_not_asked()
    {
        var instance = Instance.Started(Inclusive, """{"a":false,"b":true}""");
        instance.Complete("B");
        Assert.That(instance.Open, Is.EqualTo("Na"));
    }

    [Test]
    public void An_inclusive_join_is_looked_at_again_when_a_token_dies()
    {
        var instance = Instance.Started(
            Read(
                $"""
                {Start()}{Gateway("parallel", "Split")}{User("A")}{User("B")}{Gateway("inclusive", "Join")}{User(
                    "Na"
                )}{End()}{End("Weg")}
                <bpmn:boundaryEvent id="Fout" attachedToRef="A"><bpmn:errorEventDefinition /></bpmn:boundaryEvent>
                {Flow("Start", "Split")}{Flow("Split", "A")}{Flow("Split", "B")}{Flow("A", "Join")}{Flow(
                    "B",
                    "Join"
                )}{Flow("Fout", "Weg")}
                {Flow("Join", "Na")}{Flow("Na", "End")}
                """
            )
        );
        instance.Complete("B");
        Assert.That(instance.Open, Is.EqualTo("A"));
        instance.Do(new EngineCommand.ThrowError(instance.Task("A").Task, "X"));
        Assert.That(instance.Open, Is.EqualTo("Na"));
    }
}
