using ApprovalFlow.Notas.Termijnen;
using CsCheck;
using NodaTime;
using NodaTime.Text;
using static ApprovalFlow.UnitTests.Termijnen.TestKalender;

namespace ApprovalFlow.UnitTests.Termijnen;

public sealed class TermijnTests
{
    // The clock goes forward on 30 March 2025 and back on 26 October 2025.
    [TestCase("2025-01-15", "2025-01-15T23:00:00Z")]
    [TestCase("2025-05-15", "2025-05-15T22:00:00Z")]
    [TestCase("2025-03-29", "2025-03-29T23:00:00Z")]
    [TestCase("2025-03-30", "2025-03-30T22:00:00Z")]
    [TestCase("2025-10-25", "2025-10-25T22:00:00Z")]
    [TestCase("2025-10-26", "2025-10-26T23:00:00Z")]
    public void The_last_day_counts_and_late_starts_the_next_midnight_in_Amsterdam(string datum, string laat)
    {
        var termijn = new Termijn(Dag(datum));
        var midnight = InstantPattern.General.Parse(laat).Value;
        Assert.Multiple(() =>
        {
            Assert.That(termijn.TeLaatVanaf, Is.EqualTo(midnight));
            Assert.That(termijn.IsTeLaat(midnight - Duration.FromNanoseconds(1)), Is.False);
            Assert.That(termijn.IsTeLaat(midnight), Is.True);
        });
    }

    [Test]
    public void A_moment_is_late_exactly_when_its_day_in_Amsterdam_is_after_the_termijn() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Long[-100 * 3600, 100 * 3600])
            .Sample(
                (day, seconds) =>
                {
                    var termijn = new Termijn(new LocalDate(2024, 1, 1).PlusDays(day));
                    var moment = termijn.TeLaatVanaf + Duration.FromSeconds(seconds);
                    return termijn.IsTeLaat(moment) == Amsterdam.Dag(moment) > termijn.Datum;
                }
            );

    [Test]
    public void A_day_of_23_or_25_hours_is_one_day()
    {
        var spring = new Termijn(Dag("2025-03-30"));
        var autumn = new Termijn(Dag("2025-10-26"));
        Assert.That(spring.TeLaatVanaf - Amsterdam.BeginVan(spring.Datum), Is.EqualTo(Duration.FromHours(23)));
        Assert.That(autumn.TeLaatVanaf - Amsterdam.BeginVan(autumn.Datum), Is.EqualTo(Duration.FromHours(25)));
    }

    [TestCase("2025-03-30", "2025-03-30T01:30:00Z")]
    [TestCase("2025-10-26", "2025-10-26T00:30:00Z")]
    [TestCase("2025-05-15", "2025-05-15T00:30:00Z")]
    public void Half_past_two_exists_once_on_every_day(string dag, string moment) =>
        Assert.That(
            Amsterdam.Op(Dag(dag), new LocalTime(2, 30)),
            Is.EqualTo(InstantPattern.General.Parse(moment).Value)
        );

    // Opening, share, latest date, termijn.
    [TestCase("2025-05-12", 3, "2025-05-15", "2025-05-15")]
    [TestCase("2025-05-12", 3, "2025-05-20", "2025-05-15")]
    [TestCase("2025-05-12", 3, "2025-05-14", "2025-05-14")]
    [TestCase("2025-05-14", 3, "2025-05-14", "2025-05-14")]
    [TestCase("2025-05-16", 3, "2025-05-14", "2025-05-16")]
    [TestCase("2025-05-17", 1, "2025-05-14", "2025-05-17")]
    [TestCase("2025-05-12", 3, null, "2025-05-15")]
    [TestCase("2025-05-26", 3, null, "2025-05-30")]
    [TestCase("2025-05-21", 0, null, "2025-05-21")]
    [TestCase("2025-05-17", 0, null, "2025-05-19")]
    public void A_task_gets_the_earlier_of_its_share_and_the_latest_date_never_before_it_opens(
        string opening,
        int aandeel,
        string? uiterste,
        string termijn
    )
    {
        LocalDate? latest = uiterste is null ? null : Dag(uiterste);
        Assert.That(Termijn.VoorTaak(Dag(opening), aandeel, latest, Werk).Value, Is.EqualTo(new Termijn(Dag(termijn))));
    }

    [Test]
    public void A_task_that_opens_near_the_end_of_the_recorded_years_is_refused() =>
        Assert.That(
            Termijn.VoorTaak(Dag("2028-12-29"), 3, null, Kalenders.Meegeleverd.Werk).Weigering,
            Is.EqualTo(new JaarNietVastgelegd(2029))
        );

    [TestCase("2025-05-14", 0)]
    [TestCase("2025-05-15", 0)]
    [TestCase("2025-05-16", 1)]
    [TestCase("2025-05-18", 1)]
    [TestCase("2025-05-20", 3)]
    public void Days_late_are_working_days(string vandaag, int dagen) =>
        Assert.That(new Termijn(Dag("2025-05-15")).WerkdagenTeLaat(Dag(vandaag), Werk).Value, Is.EqualTo(dagen));
}
