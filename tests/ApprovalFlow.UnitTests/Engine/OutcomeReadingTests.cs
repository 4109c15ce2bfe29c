using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>The outcome of the last step can be read only where it is clear which step that was.</summary>
public sealed class OutcomeReadingTests
{
    [Test]
    public void Read_after_two_steps_that_meet_is_refused()
    {
        var errors = Errors(
            $"""
            {Start()}{Gateway("exclusive", "Kies", "Kies-B")}{User("A")}{User("B")}{Gateway(
                "exclusive",
                "Lees",
                "Lees-End"
            )}{End()}{End("Anders")}
            {Flow("Start", "Kies")}{Flow("Kies", "A", "x = 1")}{Flow("Kies", "B")}{Flow("A", "Lees")}{Flow("B", "Lees")}
            {Flow("Lees", "Anders", "uitkomst = \"ja\"")}{Flow("Lees", "End")}
            """
        );

        Assert.That(errors.Single().Element, Is.EqualTo("Lees-Anders"));
        Assert.That(errors.Single().Message, Does.Contain("A, B"));
    }

    [Test]
    public void Read_after_a_join_is_refused_and_names_the_list()
    {
        var errors = Errors(
            $"""
            {Start()}{Gateway("parallel", "Split")}{User("A")}{User("B")}{Gateway("parallel", "Join")}{Gateway(
                "exclusive",
                "Lees",
                "Lees-End"
            )}{End()}{End("Anders")}
            {Flow("Start", "Split")}{Flow("Split", "A")}{Flow("Split", "B")}{Flow("A", "Join")}{Flow("B", "Join")}{Flow(
                "Join",
                "Lees"
            )}
            {Flow("Lees", "Anders", "uitkomst = \"ja\"")}{Flow("Lees", "End")}
            """
        );

        Assert.That(errors.Single().Message, Does.Contain("uitkomsten"));
    }

    [Test]
    public void The_list_after_a_join_holds_each_branch_in_order_of_entry()
    {
        var instance = Instance.Started(
            Read(
                $"""
                {Start()}{Gateway("parallel", "Split")}{User("A")}{User("B")}{Gateway("parallel", "Join")}{Gateway(
                    "exclusive",
                    "Lees",
                    "Lees-End"
                )}{End()}{User("C")}
                {Flow("Start", "Split")}{Flow("Split", "A")}{Flow("Split", "B")}{Flow("A", "Join")}{Flow(
                    "B",
                    "Join"
                )}{Flow("Join", "Lees")}
                {Flow("Lees", "C", "uitkomsten[1].stap = \"A\" and uitkomsten[2].uitkomst = \"nee\"")}{Flow(
                    "Lees",
                    "End"
                )}{Flow("C", "End")}
                """
            )
        );
        instance.Complete("B", "nee");
        instance.Complete("A", "ja");

        Assert.That(instance.Open, Is.EqualTo("C"));
    }

    [Test]
    public void A_loop_over_one_step_is_one_step()
    {
        var procedure = Read(
            $"""
            {Start()}{User("A")}{Gateway("exclusive", "Lees", "Lees-End")}{End()}
            {Flow("Start", "A")}{Flow("A", "Lees")}{Flow("Lees", "A", "uitkomst = \"nog eens\"")}{Flow("Lees", "End")}
            """
        );
        var instance = Instance.Started(procedure);
        instance.Complete("A", "nog eens");
        instance.Complete("A", "klaar");

        instance.AssertEnded();
    }
}
