using ApprovalFlow.Notas.Termijnen;
using CsCheck;
using static ApprovalFlow.UnitTests.Termijnen.TestKalender;

namespace ApprovalFlow.UnitTests.Termijnen;

public sealed class VerloopTests
{
    private static readonly Planning Mei = Planning
        .Van(
            TestProcedure.Draw(
                "start -> afstemmen:3 -> ondertekenen:1 -> beslissen:2 -> vaststellen:1 -> aanbieden:0 -> end"
            ),
            Dag("2025-05-21"),
            Werk
        )
        .Value;

    [Test]
    public void A_plan_that_fits_exactly_has_no_slack_anywhere()
    {
        var verloop = Vanaf("afstemmen", "2025-05-12");
        Assert.That(verloop.Stappen.Select(stap => stap.Speling), Is.All.Zero);
        Assert.That(
            verloop.Stappen.Select(stap => stap.Klaar),
            Is.EqualTo(Mei.Stappen.Select(stap => stap.UitersteDatum))
        );
        Assert.That(Uitleg.Speling(verloop.Stappen[0]), Is.EqualTo("Afstemmen past precies."));
    }

    [Test]
    public void An_earlier_opening_gives_every_step_slack()
    {
        var verloop = Vanaf("afstemmen", "2025-05-09");
        Assert.That(verloop.Stappen.Select(stap => stap.Speling), Is.All.EqualTo(1));
        Assert.That(Uitleg.Speling(verloop.Stappen[2]), Is.EqualTo("Beslissen heeft 1 werkdag speling."));
    }

    [Test]
    public void A_later_opening_gives_negative_slack_and_stops_nobody()
    {
        var verloop = Vanaf("ondertekenen", "2025-05-19");
        Assert.That(verloop.Speling, Is.EqualTo(-2));
        Assert.That(verloop.Stappen[^1].Klaar, Is.EqualTo(Dag("2025-05-23")));
        Assert.That(
            Uitleg.Speling(verloop.Stappen[0]),
            Is.EqualTo("Ondertekenen komt 2 werkdagen na de uiterste datum. U kunt wel doorgaan.")
        );
    }

    [Test]
    public void Two_days_late_at_the_afstemming_leaves_the_later_steps_fewer_days()
    {
        var verloop = Verloop.Vanaf(Mei, "afstemmen", Dag("2025-05-09"), Werk, vertraging: 2).Value;
        Assert.That(verloop.Stappen.Select(stap => stap.DagenOver), Is.EqualTo(new[] { 4, 0, 1, 0, -1 }));
        Assert.That(
            Uitleg.Gevolg("HDFC", verloop, stap => stap.Naam),
            Is.EqualTo(
                "Is HDFC 2 werkdagen later klaar, dan heeft Ondertekenen geen werkdag meer, heeft Beslissen nog 1 werkdag, "
                    + "heeft Vaststellen geen werkdag meer en is Aanbieden 1 werkdag te laat."
            )
        );
    }

    [Test]
    public void A_step_without_share_that_opens_on_a_Saturday_is_done_on_Monday()
    {
        var verloop = Vanaf("aanbieden", "2025-05-24");
        Assert.That(verloop.Stappen.Single().Klaar, Is.EqualTo(Dag("2025-05-26")));
        Assert.That(verloop.Speling, Is.EqualTo(-3));
    }

    [Test]
    public void An_element_that_is_no_step_of_the_plan_gives_nothing()
    {
        var verloop = Vanaf("opstellen", "2025-05-12");
        Assert.That(verloop.Stappen, Is.Empty);
        Assert.That(Uitleg.Gevolg("KD", verloop, stap => stap.Naam), Is.Null);
    }

    [Test]
    public void A_delay_takes_exactly_that_much_slack_from_every_step() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 20])
            .Sample(
                (days, delay) =>
                {
                    var opening = Dag("2025-04-01").PlusDays(days);
                    var plain = Verloop.Vanaf(Mei, "afstemmen", opening, Werk).Value;
                    var late = Verloop.Vanaf(Mei, "afstemmen", opening, Werk, delay).Value;
                    return plain
                        .Stappen.Zip(late.Stappen)
                        .All(pair => pair.First.Speling - pair.Second.Speling == delay);
                }
            );

    private static Verloop Vanaf(string element, string opening) =>
        Verloop.Vanaf(Mei, element, Dag(opening), Werk).Value;
}
