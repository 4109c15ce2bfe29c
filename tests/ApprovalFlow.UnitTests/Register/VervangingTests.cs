using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.UnitTests.Notas;
using NodaTime;

namespace ApprovalFlow.UnitTests.Register;

/// <summary>What may stand in the register, and from which moment until which it holds.</summary>
internal sealed class VervangingTests
{
    private static readonly Instant Nu = Proefnota.Begin;
    private static readonly LocalDate Vandaag = new(2025, 5, 12);
    private static readonly Medewerker Hdfc = Proefnota.Medewerker("HDFC");
    private static readonly Medewerker Djz = Proefnota.Medewerker("DJZ");
    private static readonly Medewerker Cds = Proefnota.Medewerker("CDS");
    private static readonly Medewerker Secretariaat = Proefnota.Medewerker("SECRETARIAAT");

    [Test]
    public void It_begins_at_once_when_its_first_day_is_today_and_ends_with_its_last_day()
    {
        var vervanging = Vastgelegd(Hdfc, Djz, Vandaag, Vandaag);
        Assert.Multiple(() =>
        {
            Assert.That(vervanging.Geldt(Nu), Is.True);
            Assert.That(vervanging.Geldt(Nu - Duration.Epsilon), Is.False);
            Assert.That(vervanging.Geldt(Instant.FromUtc(2025, 5, 12, 21, 59, 59)), Is.True, "before midnight");
            Assert.That(vervanging.Geldt(Instant.FromUtc(2025, 5, 12, 22, 0)), Is.False, "midnight in Amsterdam");
        });
    }

    [Test]
    public void Its_days_are_those_of_Amsterdam_on_both_sides_of_a_change_of_the_clock()
    {
        // Summer time begins on 30 March 2025 and ends on 26 October 2025: days of 23 and of 25 hours.
        var voorjaar = Vastgelegd(Hdfc, Djz, new(2025, 3, 30), new(2025, 3, 30), Instant.FromUtc(2025, 3, 1, 0, 0));
        var najaar = Vastgelegd(Hdfc, Djz, new(2025, 10, 26), new(2025, 10, 26));
        Assert.Multiple(() =>
        {
            Assert.That(voorjaar.Van, Is.EqualTo(Instant.FromUtc(2025, 3, 29, 23, 0)));
            Assert.That(voorjaar.Tot - voorjaar.Van, Is.EqualTo(Duration.FromHours(23)));
            Assert.That(najaar.Van, Is.EqualTo(Instant.FromUtc(2025, 10, 25, 22, 0)));
            Assert.That(najaar.Tot - najaar.Van, Is.EqualTo(Duration.FromHours(25)));
        });
    }

    [Test]
    public void Of_one_holder_and_function_there_is_one_at_a_time()
    {
        var eerste = Vastgelegd(Hdfc, Djz, Vandaag, Vandaag.PlusDays(4));
        Assert.Multiple(() =>
        {
            Assert.That(
                Weiger(Hdfc, Cds, Vandaag.PlusDays(4), Vandaag.PlusDays(9), eerste),
                Is.TypeOf<VervangingOverlapt>()
            );
            Assert.That(Weiger(Hdfc, Cds, Vandaag.PlusDays(5), Vandaag.PlusDays(9), eerste), Is.Null, "the day after");
            Assert.That(Weiger(Cds, Djz, Vandaag, Vandaag.PlusDays(4), eerste), Is.Null, "of another holder");
        });
    }

    [Test]
    public void An_entry_that_ended_early_makes_room_at_once()
    {
        var eerste = Vastgelegd(Hdfc, Djz, Vandaag, Vandaag.PlusDays(4));
        var einde = VervangingBeeindigen.Decide(eerste, Hdfc, Nu + Duration.FromHours(1)).Value;
        Assert.Multiple(() =>
        {
            Assert.That(einde.Geldt(Nu + Duration.FromHours(1)), Is.False);
            Assert.That(einde.LaatsteDag, Is.EqualTo(eerste.LaatsteDag), "what was entered stays on record");
            Assert.That(
                Opdracht(Hdfc, Cds, Vandaag, Vandaag)
                    .Decide(Id(2), [einde], Hdfc, Nu + Duration.FromHours(1))
                    .Weigering,
                Is.Null
            );
            Assert.That(
                VervangingBeeindigen.Decide(einde, Hdfc, Nu + Duration.FromHours(2)).Weigering,
                Is.TypeOf<VerkeerdeToestand>()
            );
        });
    }

    [Test]
    public void One_that_did_not_begin_yet_never_holds_after_it_was_ended()
    {
        var straks = Vastgelegd(Hdfc, Djz, Vandaag.PlusDays(7), Vandaag.PlusDays(9));
        var einde = VervangingBeeindigen.Decide(straks, Hdfc, Nu).Value;
        Assert.That(einde.Geldt(einde.Van), Is.False);
    }

    [Test]
    public void A_chain_and_a_circle_are_refused()
    {
        var eerste = Vastgelegd(Hdfc, Djz, Vandaag, Vandaag.PlusDays(4));
        Assert.Multiple(() =>
        {
            Assert.That(
                Weiger(Djz, Hdfc, Vandaag.PlusDays(2), Vandaag.PlusDays(3), eerste),
                Is.TypeOf<VervangingInKring>()
            );
            Assert.That(
                Weiger(Djz, Cds, Vandaag.PlusDays(2), Vandaag.PlusDays(3), eerste),
                Is.EqualTo(VervangingKetent.HouderVervangt)
            );
            Assert.That(
                Weiger(Cds, Hdfc, Vandaag.PlusDays(2), Vandaag.PlusDays(3), eerste),
                Is.EqualTo(VervangingKetent.VervangerIsWeg)
            );
            Assert.That(Weiger(Djz, Cds, Vandaag.PlusDays(5), Vandaag.PlusDays(6), eerste), Is.Null, "afterwards");
        });
    }

    [Test]
    public void Who_gave_a_mandaat_is_there_and_can_stand_in_for_another()
    {
        var mandaat = Opdracht(Hdfc, Cds, Vandaag, Vandaag.PlusDays(9)) with { Soort = VervangingSoort.Mandaat };
        var eerste = mandaat.Decide(Id(1), [], Hdfc, Nu).Value;
        Assert.That(Weiger(Djz, Hdfc, Vandaag, Vandaag, eerste), Is.Null);
    }

    [Test]
    public void The_holder_the_head_and_the_secretariaat_enter_it_and_nobody_else()
    {
        var hoofd = Cds with { HoofdVan = [EenheidCode.Of("HDFC")] };
        Assert.Multiple(() =>
        {
            foreach (var wie in new[] { Hdfc, hoofd, Secretariaat })
            {
                Assert.That(Weiger(Hdfc, Djz, Vandaag, Vandaag, wie: wie), Is.Null, wie.Naam);
            }
            foreach (var wie in new[] { Djz, Cds, Cds with { IsBeheerder = true } })
            {
                Assert.That(Weiger(Hdfc, Djz, Vandaag, Vandaag, wie: wie), Is.TypeOf<NietBevoegd>(), wie.Naam);
            }
        });
    }

    [Test]
    public void Every_wrong_field_is_told_at_once()
    {
        var leeg = new VervangingVastleggen(null, null, null, null, null, null, " ");
        var velden = leeg.Decide(Id(1), [], Hdfc, Nu).Weigering!.Fouten.Select(f => f.Veld);
        Assert.That(velden, Is.EqualTo(new[] { "soort", "eenheid", "vervanger", "eersteDag", "laatsteDag", "grond" }));
    }

    [TestCase(-1, 3, "eersteDag")]
    [TestCase(3, 2, "laatsteDag")]
    [TestCase(0, VervangingVastleggen.MaxVervangingDagen, "laatsteDag")]
    public void A_period_lies_ahead_in_order_and_within_its_limit(int eerste, int laatste, string veld)
    {
        var weigering = Weiger(Hdfc, Djz, Vandaag.PlusDays(eerste), Vandaag.PlusDays(laatste));
        Assert.That(weigering!.Fouten.Select(f => f.Veld), Is.EqualTo(new[] { veld }));
    }

    [Test]
    public void At_its_limits_it_is_taken()
    {
        var laatste = Vandaag.PlusDays(VervangingVastleggen.MaxVervangingDagen - 1);
        var opdracht = Opdracht(Hdfc, Djz, Vandaag, laatste) with { Grond = new('g', VervangingVastleggen.MaxGrond) };
        Assert.Multiple(() =>
        {
            Assert.That(opdracht.Decide(Id(1), [], Hdfc, Nu).Weigering, Is.Null);
            Assert.That(
                (opdracht with { Grond = opdracht.Grond + "g" }).Decide(Id(1), [], Hdfc, Nu).Weigering,
                Is.TypeOf<OngeldigeInvoer>()
            );
        });
    }

    [Test]
    public void Nobody_stands_in_for_himself_and_a_holder_is_a_member()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Weiger(Hdfc, Hdfc, Vandaag, Vandaag)!.Fouten[0].Veld, Is.EqualTo("vervanger"));
            var ander = Opdracht(Hdfc, Djz, Vandaag, Vandaag) with { Eenheid = EenheidCode.Of("CDS") };
            Assert.That(ander.Decide(Id(1), [], Secretariaat, Nu).Weigering!.Fouten[0].Veld, Is.EqualTo("houder"));
        });
    }

    [Test]
    public void The_ground_of_an_act_reads_back_as_it_was_written()
    {
        var grond = Handelingsgrond.Van(Vastgelegd(Hdfc, Djz, Vandaag, Vandaag));
        Assert.Multiple(() =>
        {
            Assert.That(Handelingsgrond.Parse(grond.ToString()), Is.EqualTo(grond));
            Assert.That(Handelingsgrond.Parse("mandaatregeling"), Is.Null);
            Assert.That(grond.Zin("Anne Bakker"), Is.EqualTo("als vervanger van Anne Bakker"));
        });
    }

    private static VervangingId Id(int nummer) => VervangingId.Of(new Guid(nummer, 0, 0, new byte[8]));

    private static VervangingVastleggen Opdracht(
        Medewerker houder,
        Medewerker vervanger,
        LocalDate van,
        LocalDate tot
    ) => new(VervangingSoort.Vervanging, houder, vervanger, houder.Eenheden[0], van, tot, "Verlof");

    private static Vervanging Vastgelegd(
        Medewerker houder,
        Medewerker vervanger,
        LocalDate van,
        LocalDate tot,
        Instant? nu = null
    ) => Opdracht(houder, vervanger, van, tot).Decide(Id(1), [], houder, nu ?? Nu).Value;

    private static Weigering? Weiger(
        Medewerker houder,
        Medewerker vervanger,
        LocalDate van,
        LocalDate tot,
        Vervanging? naast = null,
        Medewerker? wie = null
    ) => Opdracht(houder, vervanger, van, tot).Decide(Id(2), naast is null ? [] : [naast], wie ?? houder, Nu).Weigering;
}
