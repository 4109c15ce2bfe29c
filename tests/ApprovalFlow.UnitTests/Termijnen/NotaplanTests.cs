using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;
using static ApprovalFlow.UnitTests.Termijnen.TestKalender;

namespace ApprovalFlow.UnitTests.Termijnen;

public sealed class NotaplanTests
{
    private static readonly LocalDate Kamerdatum = Dag("2025-05-21");
    private static readonly EenheidCode Cds = EenheidCode.Of("CDS");
    private static readonly EenheidCode Hdfc = EenheidCode.Of("HDFC");

    private static readonly ProcessDefinition TerBeslissing = TestProcedure.Draw(
        """
        ronde(
          startRonde -> afstemmen:3 -> endRonde
        )
        start -> opstellen -> ronde -> gateAfgestemd -> opstellen
        gateAfgestemd -> ondertekenen:1 -> gateOndertekend -> opstellen
        gateOndertekend -> beslissen:2 -> gateBesluit -> opstellen
        gateBesluit -> aangehouden -> beslissen
        gateBesluit -> vaststellen:1 -> aanbieden:0 -> endAfgerond
        """
    );

    [Test]
    public void A_step_that_runs_is_expected_on_the_termijn_of_the_last_of_its_tasks()
    {
        var plan = Plan("2025-05-09", Taak("afstemmen", Cds, "2025-05-13"), Taak("afstemmen", Hdfc, "2025-05-14"));
        Assert.Multiple(() =>
        {
            Assert.That(
                plan.Stappen.Select(s => (s.Stap.Stap, s.Stand, s.Verwacht, s.Speling)),
                Is.EqualTo(
                    new (string, Planstand, LocalDate?, int?)[]
                    {
                        ("afstemmen", Planstand.Nu, Dag("2025-05-14"), 1),
                        ("ondertekenen", Planstand.Straks, Dag("2025-05-15"), 1),
                        ("beslissen", Planstand.Straks, Dag("2025-05-19"), 1),
                        ("vaststellen", Planstand.Straks, Dag("2025-05-20"), 1),
                        ("aanbieden", Planstand.Straks, Dag("2025-05-20"), 1),
                    }
                )
            );
            Assert.That(plan.Stappen[0].Wie, Is.EqualTo(new[] { Cds, Hdfc }));
            Assert.That(plan.Speling, Is.EqualTo(1));
        });
    }

    [Test]
    public void A_delay_of_one_of_the_tasks_counts_only_beyond_the_others()
    {
        var plan = Plan("2025-05-09", Taak("afstemmen", Cds, "2025-05-13"), Taak("afstemmen", Hdfc, "2025-05-14"));
        Assert.That(
            plan.Stappen[0].Gevolgen.Select(g => Uitleg.Gevolg(g.Wie!.Value.Value, g.Verloop, s => s.Naam)),
            Is.EqualTo(
                new[]
                {
                    // CDS on the 15th is one day after HDFC, which is just the slack.
                    "Is CDS 2 werkdagen later klaar, dan houden de stappen daarna genoeg tijd.",
                    "Is HDFC 2 werkdagen later klaar, dan heeft Ondertekenen geen werkdag meer, heeft Beslissen nog 1 werkdag, "
                        + "heeft Vaststellen geen werkdag meer en is Aanbieden 1 werkdag te laat.",
                }
            )
        );
    }

    [Test]
    public void A_later_step_that_is_late_touches_only_what_comes_after_it()
    {
        var plan = Plan("2025-05-09", Taak("afstemmen", Hdfc, "2025-05-14"));
        var beslissen = plan.Stappen[2].Gevolgen.Single();
        Assert.That(
            beslissen.Verloop.Stappen.Select(s => s.Stap.Stap),
            Is.EqualTo(new[] { "beslissen", "vaststellen", "aanbieden" })
        );
        Assert.That(
            Uitleg.Gevolg("STASDEF", beslissen.Verloop, s => s.Naam),
            Is.EqualTo(
                "Is STASDEF 2 werkdagen later klaar, dan heeft Vaststellen geen werkdag meer en is Aanbieden 1 werkdag te laat."
            )
        );
        Assert.That(Uitleg.Gevolg("SECRETARIAAT", plan.Stappen[^1].Gevolgen.Single().Verloop, s => s.Naam), Is.Null);
    }

    [Test]
    public void A_termijn_that_has_passed_is_expected_today()
    {
        var plan = Plan("2025-05-19", Taak("ondertekenen", EenheidCode.Of("DGB"), "2025-05-16"));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Stappen[0], Has.Property("Stand").EqualTo(Planstand.Gedaan).And.Property("Speling").Null);
            Assert.That((plan.Stappen[1].Verwacht, plan.Stappen[1].Speling), Is.EqualTo((Dag("2025-05-19"), -1)));
            Assert.That(plan.Speling, Is.EqualTo(-1));
        });
    }

    [Test]
    public void While_the_nota_is_drafted_the_first_step_opens_today()
    {
        var plan = Plan("2025-05-12", Taak("opstellen", EenheidCode.Of("KD"), null));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Stappen.Select(s => s.Stand), Is.All.EqualTo(Planstand.Straks));
            Assert.That((plan.Stappen[0].Verwacht, plan.Speling), Is.EqualTo((Dag("2025-05-15"), 0)));
        });
    }

    [Test]
    public void A_nota_that_is_held_goes_on_at_its_step_on_that_day()
    {
        var plan = Plan("2025-05-12", new Wachtplaats("aangehouden", null, Dag("2025-05-19"), null));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Stappen.Take(2).Select(s => s.Stand), Is.All.EqualTo(Planstand.Gedaan));
            Assert.That(
                (plan.Stappen[2].Stap.Stap, plan.Stappen[2].Verwacht),
                Is.EqualTo(("beslissen", Dag("2025-05-21")))
            );
            Assert.That(plan.Speling, Is.EqualTo(-1));
        });
    }

    [Test]
    public void A_nota_that_has_ended_has_everything_behind_it() =>
        Assert.That(Plan("2025-05-22"), Has.Property("Speling").Null);

    [Test]
    public void A_plan_in_a_year_that_is_not_recorded_is_refused() =>
        Assert.That(
            Notaplan.Van(TerBeslissing, Dag("2034-05-17"), [], _ => [], Dag("2034-05-01"), Werk).Weigering,
            Is.EqualTo(new JaarNietVastgelegd(2034))
        );

    private static Wachtplaats Taak(string element, EenheidCode eenheid, string? termijn) =>
        new(element, eenheid, Dag("2025-05-09"), termijn is null ? null : Dag(termijn));

    private static Notaplan Plan(string vandaag, params ImmutableArray<Wachtplaats> waar) =>
        Notaplan.Van(TerBeslissing, Kamerdatum, waar, _ => [], Dag(vandaag), Werk).Value;
}
