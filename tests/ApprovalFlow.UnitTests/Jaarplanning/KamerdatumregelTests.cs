using ApprovalFlow.Notas.Jaarplanning;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.UnitTests.Notas;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.UnitTests.Jaarplanning;

internal sealed class KamerdatumregelTests
{
    private static readonly LocalDatePattern Iso = LocalDatePattern.Iso;

    // Verantwoordingsdag is the third Wednesday of May, Prinsjesdag the third Tuesday of September.
    [TestCase("derde woensdag van mei", 2024, "2024-05-15")]
    [TestCase("derde woensdag van mei", 2025, "2025-05-21")]
    [TestCase("derde woensdag van mei", 2026, "2026-05-20")]
    [TestCase("derde dinsdag van september", 2025, "2025-09-16")]
    [TestCase("eerste maandag van september", 2025, "2025-09-01")]
    [TestCase("vierde zondag van februari", 2026, "2026-02-22")]
    [TestCase("laatste vrijdag van februari", 2024, "2024-02-23")]
    [TestCase("laatste zaterdag van mei", 2025, "2025-05-31")]
    [TestCase("21 mei", 2030, "2030-05-21")]
    [TestCase("31 december", 2025, "2025-12-31")]
    public void A_rule_gives_its_date_in_each_year(string regel, int jaar, string datum) =>
        Assert.That(Iso.Format(Kamerdatumregel.Parse(regel)!.Datum(jaar)), Is.EqualTo(datum));

    [TestCase("  Derde   WOENSDAG van Mei ", "derde woensdag van mei")]
    [TestCase("05 Mei", "5 mei")]
    public void A_rule_is_kept_in_one_spelling(string getypt, string bewaard)
    {
        var regel = Kamerdatumregel.Parse(getypt)!;
        Assert.That(regel.ToString(), Is.EqualTo(bewaard));
        Assert.That(Kamerdatumregel.Parse(bewaard), Is.EqualTo(regel));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("vijfde woensdag van mei")]
    [TestCase("derde woensdag mei")]
    [TestCase("woensdag van mei")]
    [TestCase("derde werkdag van mei")]
    [TestCase("derde woensdag van mai")]
    [TestCase("29 februari")]
    [TestCase("31 april")]
    [TestCase("0 mei")]
    [TestCase("-1 mei")]
    [TestCase("21 5")]
    [TestCase("2025-05-21")]
    public void What_does_not_come_back_each_year_is_no_rule(string? tekst) =>
        Assert.That(Kamerdatumregel.Parse(tekst), Is.Null);

    /// <summary>The shares of the shipped procedure count 21 May 2025 back to the 12th; ten working days of drafting before that.</summary>
    [TestCase(0, "2025-05-12")]
    [TestCase(1, "2025-05-09")]
    [TestCase(10, "2025-04-25")] // over 5 May; Koningsdag falls on a Saturday
    public void Drafting_begins_so_many_working_days_before_the_first_step(int opsteltijd, string beginnen)
    {
        var start = Start(2025, opsteltijd).Value;
        Assert.Multiple(() =>
        {
            Assert.That(Iso.Format(start.Kamerdatum), Is.EqualTo("2025-05-21"));
            Assert.That(Iso.Format(start.EersteStap), Is.EqualTo("2025-05-12"));
            Assert.That(Iso.Format(start.Beginnen), Is.EqualTo(beginnen));
        });
    }

    [TestCase("2025-05-11", false)]
    [TestCase("2025-05-12", true)]
    [TestCase("2025-05-21", true)]
    [TestCase("2025-05-22", false)]
    public void It_is_time_from_that_day_until_the_Kamerdatum(string vandaag, bool nu) =>
        Assert.That(Start(2025, 0).Value.IsNu(Iso.Parse(vandaag).Value), Is.EqualTo(nu));

    [Test]
    public void A_year_that_nobody_recorded_is_not_guessed() =>
        Assert.That(Start(2031, 10).Weigering, Is.EqualTo(new JaarNietVastgelegd(2031)));

    private static Result<Jaarstart> Start(int jaar, int opsteltijd) =>
        Jaarstart.Van(
            Kamerdatumregel.Parse("derde woensdag van mei")!,
            jaar,
            opsteltijd,
            Proefnota.Begonnen().Procedure,
            Kalenders.Meegeleverd.Werk
        );

    [TestCase(2026, 5, 20, 2026)]
    [TestCase(2026, 5, 21, 2027)]
    [TestCase(2025, 12, 31, 2026)]
    public void A_day_belongs_to_the_first_Kamerdatum_that_is_not_before_it(
        int jaar,
        int maand,
        int dag,
        int verwacht
    ) =>
        Assert.That(
            Kamerdatumregel.Parse("derde woensdag van mei")!.Jaar(new LocalDate(jaar, maand, dag)),
            Is.EqualTo(verwacht)
        );
}
