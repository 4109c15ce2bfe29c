using ApprovalFlow.Notas.Termijnen;
using NodaTime;
using static ApprovalFlow.UnitTests.Termijnen.TestKalender;

namespace ApprovalFlow.UnitTests.Termijnen;

public sealed class RappelTests
{
    private static readonly Rappelschema Gewoon = Rappelschema.Parse("-5,-2,0,+1*")!;

    [TestCase("-5,-2,0,+1*")]
    [TestCase("0")]
    [TestCase("+1*")]
    [TestCase("-250,+250")]
    [TestCase("+1,+3*")]
    public void A_schema_is_written_as_it_was_read(string tekst) =>
        Assert.That(Rappelschema.Parse(tekst)!.ToString(), Is.EqualTo(tekst));

    [TestCase("")]
    [TestCase("5")]
    [TestCase("-0")]
    [TestCase("+05")]
    [TestCase("-5;-2")]
    [TestCase("-5,,0")]
    [TestCase("-2,-5")]
    [TestCase("0,0")]
    [TestCase("0*")]
    [TestCase("-1*")]
    [TestCase("+1*,+2")]
    [TestCase("+1**")]
    [TestCase("*")]
    [TestCase("+251")]
    [TestCase("vijf")]
    public void What_is_no_schema_is_told_in_one_sentence(string tekst)
    {
        Assert.That(Stapeigenschappen.CheckRappel(tekst), Does.EndWith("."));
        Assert.That(Rappelschema.Parse(tekst), Is.Null);
    }

    [Test]
    public void Twenty_moments_are_read_and_twenty_one_are_refused()
    {
        var twenty = string.Join(',', Enumerable.Range(1, 20).Select(n => $"+{n}"));
        Assert.That(Stapeigenschappen.CheckRappel(twenty), Is.Null);
        Assert.That(Stapeigenschappen.CheckRappel(twenty + ",+21"), Does.Contain("20"));
    }

    [Test]
    public void Moments_are_working_days_around_the_termijn()
    {
        var moments = Tussen("2025-06-02", "2025-05-12", "2025-05-11", "2025-06-11");
        Assert.That(
            moments,
            Is.EqualTo(
                new[]
                {
                    new Rappelmoment(Dag("2025-05-23"), -5),
                    new Rappelmoment(Dag("2025-05-28"), -2),
                    new Rappelmoment(Dag("2025-06-02"), 0),
                    new Rappelmoment(Dag("2025-06-03"), 1),
                    new Rappelmoment(Dag("2025-06-04"), 2),
                    new Rappelmoment(Dag("2025-06-05"), 3),
                    new Rappelmoment(Dag("2025-06-06"), 4),
                    new Rappelmoment(Dag("2025-06-10"), 5),
                    new Rappelmoment(Dag("2025-06-11"), 6),
                }
            )
        );
    }

    [TestCase("2025-05-12", "-2,0")]
    [TestCase("2025-05-13", "-2,0")]
    [TestCase("2025-05-14", "0")]
    public void Moments_before_the_opening_are_skipped_and_one_on_that_day_is_not(string opening, string afstanden)
    {
        var moments = Tussen("2025-05-15", opening, "2025-01-01", "2025-05-15");
        Assert.That(string.Join(',', moments.Select(moment => moment.Werkdagen)), Is.EqualTo(afstanden));
    }

    [Test]
    public void Only_moments_after_the_last_one_up_to_today_are_given()
    {
        var moments = Tussen("2025-05-15", "2025-05-12", "2025-05-13", "2025-05-20");
        Assert.That(string.Join(',', moments.Select(moment => moment.Werkdagen)), Is.EqualTo("0,1,2,3"));
    }

    [TestCase("2025-05-11", "2025-05-13")]
    [TestCase("2025-05-13", "2025-05-15")]
    [TestCase("2025-05-15", "2025-05-16")]
    [TestCase("2025-05-16", "2025-05-19")]
    [TestCase("2025-05-28", "2025-05-30")]
    public void The_next_moment_is_the_first_one_after_the_last(string na, string moment) =>
        Assert.That(
            Rappel
                .Eerstvolgende(Gewoon, new Termijn(Dag("2025-05-15")), Dag("2025-05-12"), Dag(na), Werk)
                .Value.Single()
                .Datum,
            Is.EqualTo(Dag(moment))
        );

    [Test]
    public void Without_a_repeat_there_is_a_last_moment()
    {
        var schema = Rappelschema.Parse("0")!;
        var termijn = new Termijn(Dag("2025-05-15"));
        Assert.That(Rappel.Eerstvolgende(schema, termijn, Dag("2025-05-12"), Dag("2025-05-15"), Werk).Value, Is.Empty);
    }

    [Test]
    public void A_termijn_on_a_Saturday_is_reminded_of_on_Friday_once()
    {
        var schema = Rappelschema.Parse("-1,0,+1")!;
        var termijn = new Termijn(Dag("2025-05-17"));
        var moments = Rappel
            .Tussen(schema, termijn, Dag("2025-05-12"), Dag("2025-05-11"), Dag("2025-05-31"), Werk)
            .Value;
        Assert.That(
            moments,
            Is.EqualTo(new[] { new Rappelmoment(Dag("2025-05-16"), 0), new Rappelmoment(Dag("2025-05-19"), 1) })
        );
    }

    [Test]
    public void A_reminder_in_a_year_that_is_not_recorded_is_refused()
    {
        var termijn = new Termijn(Dag("2028-12-29"));
        var (opening, today) = (Dag("2028-12-20"), Dag("2029-01-02"));
        var moments = Rappel.Tussen(Gewoon, termijn, opening, opening, today, Kalenders.Meegeleverd.Werk);
        Assert.That(moments.Weigering, Is.EqualTo(new JaarNietVastgelegd(2029)));
    }

    [TestCase("2025-05-15", 2, "2025-05-19")]
    [TestCase("2025-05-28", 2, "2025-06-02")]
    public void Escalatie_is_so_many_working_days_late(string termijn, int werkdagen, string datum) =>
        Assert.That(Rappel.Escalatie(new Termijn(Dag(termijn)), werkdagen, Werk).Value, Is.EqualTo(Dag(datum)));

    [TestCase("0", null)]
    [TestCase("3", null)]
    [TestCase("250", null)]
    [TestCase("251", "250")]
    [TestCase("-1", "-1")]
    [TestCase("2,5", "2,5")]
    [TestCase("P3D", "P3D")]
    [TestCase("", "from 0")]
    public void A_termijn_property_is_a_whole_number_of_working_days(string waarde, string? deel) =>
        Assert.That(Stapeigenschappen.CheckTermijn(waarde), deel is null ? Is.Null : Does.Contain(deel));

    [TestCase("2", null)]
    [TestCase("0", "from 1")]
    [TestCase("twee", "twee")]
    public void An_escalatie_property_is_at_least_one_working_day(string waarde, string? deel) =>
        Assert.That(Stapeigenschappen.CheckEscalatie(waarde), deel is null ? Is.Null : Does.Contain(deel));

    private static IEnumerable<Rappelmoment> Tussen(string termijn, string opening, string na, string totEnMet) =>
        Rappel.Tussen(Gewoon, new Termijn(Dag(termijn)), Dag(opening), Dag(na), Dag(totEnMet), Werk).Value;
}
