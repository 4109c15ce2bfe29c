using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Migration;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>Where a moved instance lands, it comes to its end, or the move is refused.</summary>
internal sealed class MigrationLandingTests
{
    private const string Day = "<bpmn:timeDuration>P1D</bpmn:timeDuration>";

    [Test]
    public void A_move_into_a_situation_that_would_stand_still_is_refused_with_the_way_there()
    {
        var old = $"{Start()}{User("A")}{User("B")}{End()}{Flow("Start", "A")}{Flow("A", "B")}{Flow("B", "End")}";
        var now =
            $"{Start()}{Gateway("parallel", "Split")}{User("A")}{User("X")}{Gateway("parallel", "Join")}{User("B")}{End()}{Flow("Start", "Split")}{Flow("Split", "A")}{Flow("Split", "X")}{Flow("A", "Join")}{Flow("X", "Join")}{Flow("Join", "B")}{Flow("B", "End")}";
        var instance = Instance.Started(Read(old));

        var hindered = instance.Hindered(Read(now)).Single();

        Assert.That((hindered.Problem, hindered.Element), Is.EqualTo((MigrationProblem.GetsStuck, "Join")));
        Assert.That(hindered.Stuck!.WaitsFor.Select(s => s.Name), Is.EqualTo(["X"]));
        instance.Complete("A");
        instance.Migrate(Read(now));
        instance.Complete("B");
        instance.AssertEnded();
    }

    [Test]
    public void A_join_that_the_new_version_makes_full_goes_on()
    {
        string Block(params string[] steps) =>
            $"{Start()}{Gateway("parallel", "S")}{Gateway("parallel", "J")}{User("Z")}{End()}{Flow("Start", "S")}{Flow("J", "Z")}{Flow("Z", "End")}"
            + string.Concat(steps.Select(s => User(s) + Flow("S", s) + Flow(s, "J")));
        var (from, to) = (Read(Block("A", "B", "C")), Read(Block("A", "B")));
        var instance = Instance.Started(from);
        instance.Complete("A");
        instance.Complete("B");

        Assert.That(instance.Hindered(to).Single().Element, Is.EqualTo("C"));
        instance.Complete("C");
        Assert.That(instance.Open, Is.EqualTo("Z"));

        var other = Instance.Started(Read(Block("A", "B", "Z2")));
        other.Complete("A");
        other.Complete("B");
        var moved = Read(
            Block("A", "B")
                .Replace("\"Z\"", "\"Z2\"", StringComparison.Ordinal)
                .Replace("-Z\"", "-Z2\"", StringComparison.Ordinal)
                .Replace("\"Z-", "\"Z2-", StringComparison.Ordinal)
        );
        other.Migrate(moved);
        Assert.That(other.Open, Is.EqualTo("Z2, Z2"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void What_no_start_leads_to_any_more_goes_on_into_the_way_of_a_handler(bool interrupting)
    {
        var old = $"{Start()}{User("A")}{User("B")}{End()}{Flow("Start", "A")}{Flow("A", "B")}{Flow("B", "End")}";
        var now =
            $"{Start()}{User("A")}{User("B")}{User("N")}{End()}{End("Eind")}{Timer("T", "B", Day, interrupting)}{Flow("Start", "B")}{Flow("B", "End")}{Flow("T", "N")}{Flow("A", "N")}{Flow("N", "Eind")}";
        var instance = Instance.Started(Read(old));

        instance.Migrate(Read(now));
        instance.Complete("A");
        instance.Complete("N");
        instance.AssertEnded();
    }
}
