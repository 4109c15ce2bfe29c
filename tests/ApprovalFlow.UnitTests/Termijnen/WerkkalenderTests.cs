using ApprovalFlow.Notas.Termijnen;
using CsCheck;
using NodaTime;
using static ApprovalFlow.UnitTests.Termijnen.TestKalender;

namespace ApprovalFlow.UnitTests.Termijnen;

public sealed class WerkkalenderTests
{
    [TestCase("2025-05-12", 7, "2025-05-21", "")]
    [TestCase("2025-05-26", 3, "2025-05-30", "Hemelvaartsdag")]
    [TestCase("2025-05-29", 1, "2025-05-30", "")]
    [TestCase("2025-05-30", 1, "2025-06-02", "")]
    [TestCase("2025-04-17", 1, "2025-04-22", "Goede Vrijdag,tweede paasdag")]
    [TestCase("2025-05-02", 1, "2025-05-06", "Bevrijdingsdag")]
    [TestCase("2025-04-25", 1, "2025-04-28", "")]
    [TestCase("2031-04-25", 1, "2031-04-28", "")]
    [TestCase("2025-06-06", 1, "2025-06-10", "tweede pinksterdag")]
    [TestCase("2025-12-24", 1, "2025-12-29", "eerste kerstdag,tweede kerstdag")]
    [TestCase("2024-12-31", 1, "2025-01-02", "Nieuwjaarsdag")]
    [TestCase("2023-04-26", 1, "2023-04-28", "Koningsdag")]
    [TestCase("2026-05-13", 1, "2026-05-15", "Hemelvaartsdag")]
    [TestCase("2027-05-04", 2, "2027-05-10", "Bevrijdingsdag,Hemelvaartsdag")]
    [TestCase("2028-04-26", 1, "2028-04-28", "Koningsdag")]
    [TestCase("2029-05-09", 1, "2029-05-11", "Hemelvaartsdag")]
    [TestCase("2030-05-29", 1, "2030-05-31", "Hemelvaartsdag")]
    [TestCase("2031-05-02", 1, "2031-05-06", "Bevrijdingsdag")]
    [TestCase("2032-05-04", 1, "2032-05-07", "Bevrijdingsdag,Hemelvaartsdag")]
    [TestCase("2032-03-25", 1, "2032-03-30", "Goede Vrijdag,tweede paasdag")]
    [TestCase("2025-05-10", 0, "2025-05-10", "")]
    [TestCase("2025-05-21", -7, "2025-05-12", "")]
    [TestCase("2025-05-30", -3, "2025-05-26", "Hemelvaartsdag")]
    [TestCase("2025-06-01", -1, "2025-05-30", "")]
    [TestCase("2025-04-22", -1, "2025-04-17", "Goede Vrijdag,tweede paasdag")]
    [TestCase("2025-05-06", -1, "2025-05-02", "Bevrijdingsdag")]
    [TestCase("2026-01-02", -1, "2025-12-31", "Nieuwjaarsdag")]
    [TestCase("2032-05-07", -1, "2032-05-04", "Bevrijdingsdag,Hemelvaartsdag")]
    public void Working_days_are_counted_both_ways(string van, int aantal, string datum, string overgeslagen)
    {
        var telling = Werk.Tel(Dag(van), aantal).Value;
        Assert.That(telling.Datum, Is.EqualTo(Dag(datum)));
        Assert.That(string.Join(',', telling.Overgeslagen.Select(dag => dag.Naam)), Is.EqualTo(overgeslagen));
    }

    // Counted apart from this program: the working days of a year, and which day is the hundredth.
    [TestCase(2023, 252, "2023-05-26")]
    [TestCase(2024, 255, "2024-05-24")]
    [TestCase(2025, 253, "2025-05-26")]
    [TestCase(2026, 253, "2026-05-29")]
    [TestCase(2027, 254, "2027-05-31")]
    [TestCase(2028, 252, "2028-05-26")]
    [TestCase(2029, 253, "2029-05-28")]
    [TestCase(2030, 254, "2030-05-23")]
    [TestCase(2031, 253, "2031-05-27")]
    [TestCase(2032, 255, "2032-05-28")]
    public void A_whole_year_has_its_working_days_whichever_way_they_are_counted(
        int jaar,
        int aantal,
        string honderdste
    )
    {
        var (eerste, laatste) = (new LocalDate(jaar, 1, 1), new LocalDate(jaar, 12, 31));
        var rest = Werk.IsWerkdag(laatste).Value ? aantal - 101 : aantal - 100;
        Assert.Multiple(() =>
        {
            Assert.That(Werk.Tussen(eerste, laatste).Value, Is.EqualTo(aantal));
            Assert.That(Werk.Plus(eerste, 100).Value, Is.EqualTo(Dag(honderdste)));
            Assert.That(Werk.Plus(laatste, -rest - 1).Value, Is.EqualTo(Dag(honderdste)));
        });
    }

    [Test]
    public void On_5_May_the_ministry_is_closed_every_year([Range(2023, 2032)] int jaar) =>
        Assert.That(Werk.IsWerkdag(new LocalDate(jaar, 5, 5)).Value, Is.False);

    [Test]
    public void An_equated_day_is_an_ordinary_working_day() =>
        Assert.Multiple(() =>
        {
            foreach (var dag in Kalendergegevens.Meegeleverd.Gelijkgesteld)
                Assert.That(Werk.IsWerkdag(dag.Datum).Value, Is.True, $"{dag.Datum}");
        });

    [TestCase("2028-12-29", 1, 2029)]
    [TestCase("2023-01-02", -1, 2022)]
    [TestCase("2030-06-01", 1, 2030)]
    [TestCase("9999-12-31", 1, 9999)]
    [TestCase("0001-01-01", -1, 1)]
    public void A_year_that_is_not_recorded_is_refused(string van, int aantal, int jaar) =>
        Assert.That(
            Kalenders.Meegeleverd.Werk.Tel(Dag(van), aantal).Weigering,
            Is.EqualTo(new JaarNietVastgelegd(jaar))
        );

    [Test]
    public void Only_days_that_are_judged_need_a_recorded_year()
    {
        var werk = Kalenders.Meegeleverd.Werk;
        Assert.That(werk.Plus(Dag("2022-12-31"), 1).Value, Is.EqualTo(Dag("2023-01-02")));
        Assert.That(werk.Plus(Dag("2029-01-01"), -1).Value, Is.EqualTo(Dag("2028-12-29")));
    }

    [Test]
    public void A_year_confirmed_to_have_no_equated_days_is_counted() =>
        Assert.That(Werk.Plus(Dag("2030-12-31"), 1).Value, Is.EqualTo(Dag("2031-01-02")));

    [TestCase(Werkkalender.MaxAantal)]
    [TestCase(-Werkkalender.MaxAantal)]
    public void The_limit_is_counted_and_one_past_it_is_refused(int aantal)
    {
        var past = aantal + Math.Sign(aantal);
        Assert.That(Werk.Tel(Dag("2028-01-03"), aantal).Weigering, Is.Null);
        Assert.That(Werk.Tel(Dag("2028-01-03"), past).Weigering, Is.EqualTo(new TeVeelWerkdagen(past)));
        Assert.That(Werk.Tel(Dag("2028-01-03"), int.MinValue).Weigering, Is.InstanceOf<TeVeelWerkdagen>());
    }

    [Test]
    public void The_administrator_closes_days_and_opens_them()
    {
        var werk = new Werkkalender(
            Kalendergegevens.Meegeleverd with
            {
                Gesloten = [new Sluitingsdag(Dag("2025-12-24"), "kerstavond", "besluit SG")],
                Recessen = [new Reces(Dag("2025-07-07"), Dag("2025-08-29"), "zomerreces", "Kamer")],
                Geopend =
                [
                    new OpenOpFeestdag(Feestdag.Bevrijdingsdag, "cao"),
                    new OpenOpDatum(Dag("2025-07-14"), "SG"),
                ],
            }
        );
        Assert.Multiple(() =>
        {
            Assert.That(werk.Reden(Dag("2025-12-24")), Is.EqualTo("kerstavond"));
            Assert.That(werk.Plus(Dag("2025-07-04"), 1).Value, Is.EqualTo(Dag("2025-07-14")));
            Assert.That(werk.Plus(Dag("2025-07-14"), 1).Value, Is.EqualTo(Dag("2025-09-01")));
            Assert.That(werk.IsWerkdag(Dag("2025-05-05")).Value, Is.True);
            Assert.That(werk.IsWerkdag(Dag("2026-05-05")).Value, Is.True);
        });
    }

    [Test]
    public void A_ministry_that_never_opens_is_refused_and_not_counted_forever()
    {
        var reces = new Reces(Dag("2028-01-01"), Dag("2028-12-31"), "verbouwing", "test");
        var werk = new Werkkalender(Kalendergegevens.Meegeleverd with { Recessen = [reces] });
        Assert.That(werk.Plus(Dag("2027-12-31"), 1).Weigering, Is.EqualTo(new JaarNietVastgelegd(2029)));
    }

    private static readonly Gen<LocalDate> Werkdagen = Gen.Int[0, 2500]
        .Select(days => new LocalDate(2024, 6, 3).PlusDays(days))
        .Where(datum => Werk.IsWerkdag(datum).Value);

    [Test]
    public void N_forwards_and_n_back_from_a_working_day_is_where_it_began() =>
        Gen.Select(Werkdagen, Gen.Int[-300, 300])
            .Sample((van, aantal) => Werk.Plus(Werk.Plus(van, aantal).Value, -aantal).Value == van);

    [Test]
    public void A_later_start_never_ends_earlier_and_one_more_day_always_ends_later() =>
        Gen.Select(Gen.Int[0, 2400], Gen.Int[0, 40], Gen.Int[-200, 200])
            .Sample(
                (start, later, aantal) =>
                {
                    var van = new LocalDate(2024, 6, 3).PlusDays(start);
                    var datum = Werk.Plus(van, aantal).Value;
                    return Werk.Plus(van.PlusDays(later), aantal).Value >= datum
                        && Werk.Plus(van, aantal + 1).Value > datum;
                }
            );

    /// <summary>Around the last Sundays of March and October, where the clock moves.</summary>
    private static readonly Gen<LocalDate> Klokweken = Gen.Select(Gen.Int[2024, 2031], Gen.Bool, Gen.Int[-8, 8])
        .Select((jaar, voorjaar, dagen) => Laatste(jaar, voorjaar ? 3 : 10).PlusDays(dagen));

    [Test]
    public void Over_the_weeks_in_which_the_clock_moves_n_and_n_back_is_the_same_day_in_Amsterdam() =>
        Gen.Select(Klokweken, Gen.Int[-15, 15], Gen.Int[0, 86_399])
            .Sample(
                (van, aantal, seconde) =>
                {
                    var dag = Werk.OpOfNa(van).Value;
                    // Whatever the hour at which somebody asks: the count is of days.
                    var moment = Amsterdam.Op(dag, LocalTime.Midnight.PlusSeconds(seconde));
                    var termijn = new Termijn(Werk.Plus(Amsterdam.Dag(moment), aantal).Value);
                    var terug = Werk.Plus(Amsterdam.Dag(termijn.TeLaatVanaf - Duration.Epsilon), -aantal).Value;
                    return terug == dag
                        && Amsterdam.Dag(termijn.TeLaatVanaf) == termijn.Datum.PlusDays(1)
                        && termijn.TeLaatVanaf.InZone(Amsterdam.Zone).TimeOfDay == LocalTime.Midnight;
                }
            );

    [Test]
    public void Over_the_weeks_in_which_the_clock_moves_one_more_day_is_late_later() =>
        Gen.Select(Klokweken, Gen.Int[-15, 15])
            .Sample(
                (van, aantal) =>
                {
                    var eerst = new Termijn(Werk.Plus(van, aantal).Value).TeLaatVanaf;
                    var later = new Termijn(Werk.Plus(van, aantal + 1).Value).TeLaatVanaf;
                    return later - eerst >= Duration.FromHours(23);
                }
            );

    private static LocalDate Laatste(int jaar, int maand) =>
        new LocalDate(jaar, maand, 31).PlusDays(1).Previous(IsoDayOfWeek.Sunday);

    [Test]
    public void Counting_between_working_days_is_the_inverse_of_counting() =>
        Gen.Select(Werkdagen, Gen.Int[-300, 300])
            .Sample((van, aantal) => Werk.Tussen(van, Werk.Plus(van, aantal).Value).Value == aantal);
}
