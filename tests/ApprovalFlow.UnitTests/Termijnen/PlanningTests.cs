using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Termijnen;
using CsCheck;
using NodaTime;
using static ApprovalFlow.UnitTests.Termijnen.TestKalender;

namespace ApprovalFlow.UnitTests.Termijnen;

public sealed class PlanningTests
{
    private static readonly LocalDate Verantwoordingsdag = Dag("2025-05-21");

    private static readonly ProcessDefinition TerBeslissing = TestProcedure.Draw(
        """
        ronde(
          startRonde -> afstemmen:3 -> endRonde
          boundaryZwijgregel -> endStil
        )
        start -> opstellen -> ronde
        boundaryTerughalen -> opstellen
        ronde -> gateAfgestemd -> opstellen
        gateAfgestemd -> ondertekenen:1 -> gateOndertekend -> opstellen
        gateOndertekend -> beslissen:2 -> gateBesluit -> opstellen
        gateBesluit -> aangehouden -> beslissen
        gateBesluit -> endAfgewezen
        gateBesluit -> vaststellen:1 -> gateDoorgeleid -> opstellen
        gateDoorgeleid -> samenstellen:0 -> aanbieden:0 -> endAfgerond
        """
    );

    [Test]
    public void From_12_May_the_shipped_shares_fit_21_May_2025_exactly()
    {
        var planning = Van(TerBeslissing, Verantwoordingsdag);
        Assert.That(
            planning.Stappen.Select(stap => (stap.Stap, stap.Aandeel, stap.UitersteDatum)),
            Is.EqualTo(
                new[]
                {
                    ("afstemmen", 3, Dag("2025-05-15")),
                    ("ondertekenen", 1, Dag("2025-05-16")),
                    ("beslissen", 2, Dag("2025-05-20")),
                    ("vaststellen", 1, Dag("2025-05-21")),
                    ("samenstellen", 0, Dag("2025-05-21")),
                    ("aanbieden", 0, Dag("2025-05-21")),
                }
            )
        );
        Assert.That(planning.UiterlijkBeginnen, Is.EqualTo(Dag("2025-05-12")));
    }

    [Test]
    public void A_Kamerdatum_on_a_closed_day_counts_back_from_the_working_day_before_it()
    {
        var planning = Van(TerBeslissing, Dag("2025-06-09"));
        Assert.That(planning.LaatsteDag, Is.EqualTo(Dag("2025-06-06")));
        Assert.That(planning.Stappen[^1].UitersteDatum, Is.EqualTo(Dag("2025-06-06")));
        Assert.That(
            Uitleg.Zin(planning, Werk),
            Is.EqualTo(
                "Op de Kamerdatum, maandag 9 juni 2025, wordt niet gewerkt (tweede pinksterdag). De planning telt terug vanaf "
                    + "vrijdag 6 juni 2025. De eerste stap begint uiterlijk op dinsdag 27 mei 2025."
            )
        );
    }

    [Test]
    public void A_step_names_the_days_that_its_period_passes_over()
    {
        var planning = Van(TerBeslissing, Dag("2025-06-05"));
        var afstemmen = planning.Stappen[0];
        Assert.That(afstemmen.Overgeslagen.Select(dag => dag.Naam), Is.EqualTo(new[] { "Hemelvaartsdag" }));
        Assert.That(
            Uitleg.Zin(afstemmen),
            Is.EqualTo("Afstemmen: uiterlijk vrijdag 30 mei 2025 (3 werkdagen, Hemelvaartsdag overgeslagen).")
        );
    }

    [Test]
    public void The_longest_of_parallel_branches_counts_and_the_shorter_one_has_its_own_latest_date()
    {
        var procedure = TestProcedure.Draw(
            """
            start -> a:1 -> gateSplit -> kort:2 -> gateJoin
            gateSplit -> lang1:2 -> lang2:3 -> gateJoin
            gateJoin -> slot:1 -> end
            """
        );
        var planning = Van(procedure, Verantwoordingsdag);
        Assert.That(planning.Stappen.Select(stap => stap.Element), Is.EqualTo(new[] { "a", "lang1", "lang2", "slot" }));
        Assert.Multiple(() =>
        {
            Assert.That(planning.UitersteDatum(procedure.Find("kort")!), Is.EqualTo(Dag("2025-05-20")));
            Assert.That(planning.UitersteDatum(procedure.Find("lang1")!), Is.EqualTo(Dag("2025-05-15")));
            Assert.That(planning.UitersteDatum(procedure.Find("a")!), Is.EqualTo(Dag("2025-05-13")));
        });
    }

    [Test]
    public void Of_equal_branches_the_one_with_more_steps_counts_then_the_first()
    {
        var more = TestProcedure.Draw("start -> gate -> een:1 -> end\n gate -> twee:1 -> drie:0 -> end");
        var equal = TestProcedure.Draw("start -> gate -> een:1 -> end\n gate -> twee:1 -> end");
        Assert.That(
            Van(more, Verantwoordingsdag).Stappen.Select(stap => stap.Element),
            Is.EqualTo(new[] { "twee", "drie" })
        );
        Assert.That(Van(equal, Verantwoordingsdag).Stappen.Select(stap => stap.Element), Is.EqualTo(new[] { "een" }));
    }

    [Test]
    public void Steps_that_only_rework_or_a_boundary_event_leads_to_are_not_planned()
    {
        var procedure = TestProcedure.Draw(
            """
            start -> a:1 -> gate -> herstel:5 -> a
            boundary -> spoed:4 -> end
            gate -> b:1 -> end
            """
        );
        var planning = Van(procedure, Verantwoordingsdag);
        Assert.That(planning.Stappen.Select(stap => stap.Element), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(planning.UitersteDatum(procedure.Find("herstel")!), Is.Null);
        Assert.That(planning.UitersteDatum(procedure.Find("spoed")!), Is.Null);
    }

    [Test]
    public void A_sub_process_with_a_share_is_one_step_and_its_tasks_share_its_latest_date()
    {
        var procedure = TestProcedure.Draw(
            """
            ronde:3(
              startRonde -> vraag:9 -> endRonde
            )
            start -> ronde -> slot:1 -> end
            """
        );
        var planning = Van(procedure, Verantwoordingsdag);
        Assert.That(planning.Stappen.Select(stap => stap.Element), Is.EqualTo(new[] { "ronde", "slot" }));
        Assert.That(planning.UitersteDatum(procedure.Find("vraag")!), Is.EqualTo(Dag("2025-05-20")));
    }

    [Test]
    public void Steps_before_and_after_one_in_a_sub_process_within_a_sub_process_count()
    {
        var procedure = TestProcedure.Draw(
            """
            buiten(
              binnen(
                startBinnen -> vraag:2 -> antwoord:1 -> endBinnen
              )
              startBuiten -> voor:1 -> binnen -> na:1 -> endBuiten
            )
            start -> buiten -> slot:1 -> end
            """
        );
        var planning = Van(procedure, Verantwoordingsdag);
        Assert.That(
            planning.Stappen.Select(stap => stap.Element),
            Is.EqualTo(new[] { "voor", "vraag", "antwoord", "na", "slot" })
        );
        Assert.That(planning.UitersteDatum(procedure.Find("vraag")!), Is.EqualTo(Dag("2025-05-16")));
        Assert.That(planning.UitersteDatum(procedure.Find("vraag")!), Is.EqualTo(planning.Stappen[1].UitersteDatum));
    }

    [Test]
    public void A_procedure_without_shares_has_an_empty_planning()
    {
        var planning = Van(TestProcedure.Draw("start -> a -> end"), Verantwoordingsdag);
        Assert.That(planning.Stappen, Is.Empty);
        Assert.That(planning.UiterlijkBeginnen, Is.EqualTo(Verantwoordingsdag));
    }

    [Test]
    public void A_chain_longer_than_the_call_stack_bears_is_planned()
    {
        var chain = "start -> " + string.Join(" -> ", Enumerable.Range(1, 3000).Select(n => $"s{n}:0")) + " -> end";
        Assert.That(Van(TestProcedure.Draw(chain), Verantwoordingsdag).Stappen.Length, Is.EqualTo(3000));
    }

    [TestCase("2029-05-16", 2029)]
    [TestCase("2023-01-05", 2022)]
    public void A_plan_that_reaches_a_year_that_is_not_recorded_is_refused(string kamerdatum, int jaar) =>
        Assert.That(
            Planning.Van(TerBeslissing, Dag(kamerdatum), Kalenders.Meegeleverd.Werk).Weigering,
            Is.EqualTo(new JaarNietVastgelegd(jaar))
        );

    [Test]
    public void Every_step_has_its_share_between_the_latest_date_before_it_and_its_own() =>
        Gen.Int[0, 2500]
            .Sample(days =>
            {
                var planning = Van(TerBeslissing, new LocalDate(2025, 1, 20).PlusDays(days));
                var previous = planning.UiterlijkBeginnen;
                foreach (var stap in planning.Stappen)
                {
                    if (Werk.Tussen(previous, stap.UitersteDatum).Value != stap.Aandeel)
                        return false;
                    previous = stap.UitersteDatum;
                }
                return previous == planning.LaatsteDag && previous <= planning.Kamerdatum;
            });

    [TestCase("2025-05-12", "2025-05-15")]
    [TestCase("2025-05-06", "2025-05-09")]
    [TestCase("2025-05-14", "2025-05-15")]
    [TestCase("2025-05-19", "2025-05-19")]
    public void The_termijn_of_a_task_looks_at_the_plan(string opening, string termijn)
    {
        var latest = Van(TerBeslissing, Verantwoordingsdag).UitersteDatum(TerBeslissing.Find("afstemmen")!);
        Assert.That(Termijn.VoorTaak(Dag(opening), 3, latest, Werk).Value, Is.EqualTo(new Termijn(Dag(termijn))));
    }

    private static Planning Van(ProcessDefinition procedure, LocalDate kamerdatum) =>
        Planning.Van(procedure, kamerdatum, Werk).Value;
}
