using System.Collections.Immutable;
using System.Diagnostics;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;
using static ApprovalFlow.UnitTests.Termijnen.TestKalender;

namespace ApprovalFlow.UnitTests.Termijnen;

public sealed partial class PrognoseTests
{
    private static readonly LocalDate Vandaag = Dag("2025-05-12");
    private static readonly EenheidCode Kd = EenheidCode.Of("KD");
    private static readonly EenheidCode Hdfc = EenheidCode.Of("HDFC");
    private static readonly EenheidCode Stasdef = EenheidCode.Of("STASDEF");
    private static readonly ImmutableArray<EenheidCode> Directies =
    [
        EenheidCode.Of("CDS"),
        Hdfc,
        EenheidCode.Of("DJZ"),
    ];

    private static readonly ProcessDefinition TerBeslissing = TestProcedure.Draw(
        """
        ronde(
          startRonde -> afstemmen:3 -> endRonde
        )
        start -> opstellen -> ronde -> gateAfgestemd -> opstellen
        gateAfgestemd -> ondertekenen:1 -> gateOndertekend -> opstellen
        gateOndertekend -> beslissen:2 -> gateBesluit -> opstellen
        gateBesluit -> aangehouden -> beslissen
        gateBesluit -> vaststellen:1 -> gateDoorgeleid -> opstellen
        gateDoorgeleid -> aanbieden:0 -> endAfgerond
        """
    );

    [Test]
    public void The_same_seed_gives_the_same_forecast_and_another_one_hardly_another()
    {
        var een = Van(InRonde(), "2025-05-23", Doorlooptijden.Geen, seed: 1);
        Assert.Multiple(() =>
        {
            Assert.That(Van(InRonde(), "2025-05-23", Doorlooptijden.Geen, seed: 1), Is.EqualTo(een));
            var ander = Van(InRonde(), "2025-05-23", Doorlooptijden.Geen, seed: 2);
            Assert.That(ander, Is.Not.EqualTo(een));
            Assert.That(ander.Kans, Is.EqualTo(een.Kans).Within(0.08));
        });
    }

    [Test]
    public void Without_observations_it_rests_on_the_shares_and_says_so()
    {
        var ruim = Van(InRonde(), "2025-06-20", Doorlooptijden.Geen);
        var krap = Van(InRonde(), "2025-05-21", Doorlooptijden.Geen);
        var voorbij = Van(InRonde(), "2025-05-13", Doorlooptijden.Geen);
        Assert.Multiple(() =>
        {
            Assert.That(ruim.Kans, Is.GreaterThan(0.9));
            Assert.That(krap.Kans, Is.InRange(0.3, 0.7));
            Assert.That(voorbij.Kans, Is.LessThan(0.05));
            Assert.That(ruim.Waarnemingen, Is.Zero);
        });
    }

    [Test]
    public void The_step_that_is_always_slow_is_the_one_that_will_break_it()
    {
        var traag = Waarnemingen()
            .RemoveAll(w => w.Eenheid == Hdfc)
            .Add(new Waarneming(Stap.Afstemmen, Hdfc, 9, false, 30));
        var prognose = Van(InRonde(), "2025-05-22", new Doorlooptijden(traag));
        Assert.Multiple(() =>
        {
            Assert.That(prognose.Kans, Is.LessThan(0.2));
            Assert.That(
                prognose.Knelpunt,
                Has.Property("Eenheid").EqualTo(Hdfc).And.Property("Element").EqualTo("afstemmen")
            );
            Assert.That(prognose.Knelpunt!.Deel, Is.GreaterThan(0.8));
            Assert.That(prognose.Waarnemingen, Is.EqualTo((5 * 20) + 30));
        });
    }

    [Test]
    public void Who_often_sends_back_is_reckoned_with()
    {
        var terug = Waarnemingen().Add(new Waarneming(Stap.Beslissen, Stasdef, 1, true, 60));
        var zonder = Van(InRonde(), "2025-05-23", new Doorlooptijden(Waarnemingen()));
        var met = Van(InRonde(), "2025-05-23", new Doorlooptijden(terug));
        Assert.That(met.Kans, Is.LessThan(zonder.Kans - 0.2));
        Assert.That(met.Knelpunt!.Eenheid, Is.EqualTo(Stasdef));
    }

    [Test]
    public void What_has_passed_already_counts_and_who_answered_is_not_waited_for()
    {
        var bekend = new Doorlooptijden(Waarnemingen());
        var net = Van(InRonde("2025-05-12"), "2025-05-15", bekend);
        var lang = Van(InRonde("2025-05-06"), "2025-05-15", bekend);
        var bijna = Van(InRonde("2025-05-12", Hdfc), "2025-05-15", bekend);
        Assert.Multiple(() =>
        {
            Assert.That(net.Kans, Is.InRange(0.3, 0.9));
            Assert.That(lang.Kans, Is.LessThan(net.Kans), "already longer than nearly all");
            Assert.That(bijna.Kans, Is.GreaterThan(net.Kans), "one to wait for instead of three");
        });
    }

    [Test]
    public void An_objection_that_lies_there_sends_the_nota_back_for_certain()
    {
        var bekend = new Doorlooptijden(Waarnemingen());
        var stand = InRonde("2025-05-12", EenheidCode.Of("CDS"), EenheidCode.Of("DJZ"));
        var zonder = Van(stand, "2025-05-16", bekend);
        var met = Van(stand with { Bezwaren = [Hdfc] }, "2025-05-16", bekend);
        Assert.That(zonder.Kans, Is.GreaterThan(0.6));
        Assert.That(met.Kans, Is.LessThan(zonder.Kans - 0.3));
    }

    [Test]
    public void A_nota_that_is_held_goes_on_only_on_that_day()
    {
        Notastand Tot(string dag) => new([new Wachtplaats("aangehouden", null, Dag(dag), null)], [], true);
        var bekend = new Doorlooptijden(Waarnemingen());
        Assert.That(Van(Tot("2025-05-14"), "2025-05-20", bekend).Kans, Is.GreaterThan(0.8));
        Assert.That(Van(Tot("2025-05-20"), "2025-05-20", bekend).Kans, Is.LessThan(0.3));
    }

    [Test]
    public void A_decision_that_is_often_held_is_foreseen()
    {
        var gehouden = Waarnemingen().Add(new Waarneming(Stap.Beslissen, Stasdef, 6, false, 20, Aangehouden: true));
        var zonder = Van(InRonde(), "2025-05-23", new Doorlooptijden(Waarnemingen()));
        var met = Van(InRonde(), "2025-05-23", new Doorlooptijden(gehouden));
        Assert.Multiple(() =>
        {
            Assert.That(met.Kans, Is.LessThan(zonder.Kans - 0.2), "half of the decisions waits six days");
            Assert.That(met.Knelpunt!.Eenheid, Is.EqualTo(Stasdef));
            Assert.That(met.Waarnemingen, Is.EqualTo(zonder.Waarnemingen), "what was held is no answer");
        });
    }

    [Test]
    public void Where_the_file_has_no_way_to_hold_a_decision_nothing_is_held()
    {
        var procedure = TestProcedure.Draw("start -> opstellen -> beslissen:2 -> aanbieden:0 -> end");
        var gehouden = new Doorlooptijden([
            new Waarneming(Stap.Beslissen, Stasdef, 0, false, 500),
            new Waarneming(Stap.Beslissen, Stasdef, 50, false, 500, Aangehouden: true),
            new Waarneming(Stap.Aanbieden, Kd, 0, false, 500),
        ]);
        var stand = new Notastand([new("beslissen", Stasdef, Vandaag, null)], [], true);
        var prognose = Prognose.Van(procedure, Dag("2025-05-16"), stand, Wie, gehouden, Vandaag, Werk, 1).Value;
        Assert.That(prognose.Kans, Is.GreaterThan(0.95));
    }

    [Test]
    public void Of_parallel_branches_the_slowest_counts()
    {
        var procedure = TestProcedure.Draw(
            """
            start -> parSplit -> advies:1 -> parJoin
            parSplit -> kennisnemen:1 -> parJoin
            parJoin -> aanbieden:0 -> end
            """
        );
        var snel = new Doorlooptijden([
            new Waarneming(Stap.Advies, Kd, 0, false, 500),
            new Waarneming(Stap.Kennisnemen, Kd, 0, false, 500),
            new Waarneming(Stap.Aanbieden, Kd, 0, false, 500),
        ]);
        var traag = new Doorlooptijden([
            new Waarneming(Stap.Advies, Kd, 0, false, 500),
            new Waarneming(Stap.Kennisnemen, Kd, 7, false, 500),
            new Waarneming(Stap.Aanbieden, Kd, 0, false, 500),
        ]);
        var stand = new Notastand([new("advies", Kd, Vandaag, null), new("kennisnemen", Kd, Vandaag, null)], [], true);
        Prognose Met(Doorlooptijden d) =>
            Prognose.Van(procedure, Dag("2025-05-16"), stand, _ => [Kd], d, Vandaag, Werk, 1).Value;
        Assert.That((Met(snel).Kans, Met(traag).Kans), Is.EqualTo((1.0, 0.0)).Within(0.05));
        Assert.That(Met(traag).Knelpunt!.Element, Is.EqualTo("kennisnemen"));
    }

    [Test]
    public void A_nota_that_waits_for_nothing_has_no_forecast() =>
        Assert.That(
            Prognose
                .Van(TerBeslissing, Dag("2025-05-21"), new([], [], true), Wie, Doorlooptijden.Geen, Vandaag, Werk, 1)
                .Weigering,
            Is.InstanceOf<GeenPrognose>()
        );

    [TestCase(0)]
    [TestCase(0.25)]
    public void Of_the_notas_given_70_to_80_percent_about_that_many_make_it(double houdtAan)
    {
        var (gehaald, aantal) = new Werkelijkheid(houdtAan).Beproef(history => new Doorlooptijden(history));
        TestContext.Out.WriteLine($"{gehaald} of {aantal} made it: {(double)gehaald / aantal:P1}");
        Assert.That(aantal, Is.GreaterThan(150));
        Assert.That((double)gehaald / aantal, Is.InRange(0.65, 0.85));
    }

    [Test]
    public void A_forecast_that_learns_nothing_from_the_history_would_be_found_out()
    {
        var (gehaald, aantal) = new Werkelijkheid(0).Beproef(_ => Doorlooptijden.Geen);
        TestContext.Out.WriteLine($"{gehaald} of {aantal} made it: {(double)gehaald / aantal:P1}");
        Assert.That((double)gehaald / aantal, Is.Not.InRange(0.65, 0.85));
    }

    [Test]
    public void A_forecast_is_cheap_enough_for_a_whole_dashboard()
    {
        var bekend = new Doorlooptijden(Waarnemingen());
        Van(InRonde(), "2025-05-23", bekend);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 100; i++)
            Van(InRonde(), "2025-05-23", bekend, i);
        TestContext.Out.WriteLine($"{watch.Elapsed.TotalMilliseconds / 100:0.00} ms each");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)), "50 ms each at the very most");
    }

    /// <summary>Everybody answers within the share, twenty times.</summary>
    private static ImmutableArray<Waarneming> Waarnemingen() =>
        [
            .. Directies.Where(d => d != Hdfc).Select(d => new Waarneming(Stap.Afstemmen, d, 2, false, 20)),
            new(Stap.Afstemmen, Hdfc, 2, false, 20),
            new(Stap.Ondertekenen, EenheidCode.Of("DGB"), 0, false, 20),
            new(Stap.Beslissen, Stasdef, 1, false, 20),
            new(Stap.Vaststellen, EenheidCode.Of("SG"), 0, false, 20),
        ];

    private static Notastand InRonde(string opening = "2025-05-12", params EenheidCode[] open) =>
        new(
            [
                .. (open.Length == 0 ? Directies : [.. open]).Select(d => new Wachtplaats(
                    "afstemmen",
                    d,
                    Dag(opening),
                    null
                )),
            ],
            [],
            true
        );

    private static Prognose Van(Notastand stand, string kamerdatum, Doorlooptijden doorlooptijden, long seed = 1) =>
        Prognose.Van(TerBeslissing, Dag(kamerdatum), stand, Wie, doorlooptijden, Vandaag, Werk, seed).Value;

    private static ImmutableArray<EenheidCode> Wie(FlowNode node) =>
        node.Id switch
        {
            "afstemmen" => Directies,
            "ondertekenen" => [EenheidCode.Of("DGB")],
            "beslissen" => [Stasdef],
            "vaststellen" => [EenheidCode.Of("SG")],
            _ => [],
        };
}
