using ApprovalFlow.Notas.Termijnen;
using NodaTime;
using static ApprovalFlow.UnitTests.Termijnen.TestKalender;

namespace ApprovalFlow.UnitTests.Termijnen;

public sealed class FeestdagenTests
{
    // Goede Vrijdag, tweede paasdag, Koningsdag, Hemelvaartsdag, tweede pinksterdag as published calendars have them.
    [TestCase(2023, "04-07", "04-10", "04-27", "05-18", "05-29")]
    [TestCase(2024, "03-29", "04-01", "04-27", "05-09", "05-20")]
    [TestCase(2025, "04-18", "04-21", "04-26", "05-29", "06-09")]
    [TestCase(2026, "04-03", "04-06", "04-27", "05-14", "05-25")]
    [TestCase(2027, "03-26", "03-29", "04-27", "05-06", "05-17")]
    [TestCase(2028, "04-14", "04-17", "04-27", "05-25", "06-05")]
    [TestCase(2029, "03-30", "04-02", "04-27", "05-10", "05-21")]
    [TestCase(2030, "04-19", "04-22", "04-27", "05-30", "06-10")]
    [TestCase(2031, "04-11", "04-14", "04-26", "05-22", "06-02")]
    [TestCase(2032, "03-26", "03-29", "04-27", "05-06", "05-17")]
    public void Moving_days_follow_Easter_and_the_Kings_birthday(
        int jaar,
        string goedeVrijdag,
        string paasmaandag,
        string koningsdag,
        string hemelvaart,
        string pinkstermaandag
    )
    {
        Assert.Multiple(() =>
        {
            Assert.That(Feestdagen.Datum(Feestdag.GoedeVrijdag, jaar), Is.EqualTo(Dag($"{jaar}-{goedeVrijdag}")));
            Assert.That(Feestdagen.Datum(Feestdag.TweedePaasdag, jaar), Is.EqualTo(Dag($"{jaar}-{paasmaandag}")));
            Assert.That(Feestdagen.Datum(Feestdag.Koningsdag, jaar), Is.EqualTo(Dag($"{jaar}-{koningsdag}")));
            Assert.That(Feestdagen.Datum(Feestdag.Hemelvaartsdag, jaar), Is.EqualTo(Dag($"{jaar}-{hemelvaart}")));
            Assert.That(
                Feestdagen.Datum(Feestdag.TweedePinksterdag, jaar),
                Is.EqualTo(Dag($"{jaar}-{pinkstermaandag}"))
            );
        });
    }

    [Test]
    public void Fixed_days_are_the_same_every_year([Range(2023, 2032)] int jaar)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Feestdagen.Datum(Feestdag.Nieuwjaarsdag, jaar), Is.EqualTo(new LocalDate(jaar, 1, 1)));
            Assert.That(Feestdagen.Datum(Feestdag.Bevrijdingsdag, jaar), Is.EqualTo(new LocalDate(jaar, 5, 5)));
            Assert.That(Feestdagen.Datum(Feestdag.EersteKerstdag, jaar), Is.EqualTo(new LocalDate(jaar, 12, 25)));
            Assert.That(Feestdagen.Datum(Feestdag.TweedeKerstdag, jaar), Is.EqualTo(new LocalDate(jaar, 12, 26)));
        });
    }

    // The edges of the Easter cycle: the earliest and latest date, and the two corrected years of the Gregorian rule.
    [TestCase(1818, "1818-03-22")]
    [TestCase(1943, "1943-04-25")]
    [TestCase(1954, "1954-04-18")]
    [TestCase(1981, "1981-04-19")]
    [TestCase(2038, "2038-04-25")]
    [TestCase(2285, "2285-03-22")]
    public void Easter_is_right_at_its_edges(int jaar, string pasen) =>
        Assert.That(Feestdagen.Pasen(jaar), Is.EqualTo(Dag(pasen)));

    [TestCase(2014)]
    [TestCase(2025)]
    [TestCase(2031)]
    [TestCase(2036)]
    public void Koningsdag_is_the_Saturday_when_the_27th_is_a_Sunday(int jaar)
    {
        Assert.That(new LocalDate(jaar, 4, 27).DayOfWeek, Is.EqualTo(IsoDayOfWeek.Sunday));
        Assert.That(Feestdagen.Datum(Feestdag.Koningsdag, jaar), Is.EqualTo(new LocalDate(jaar, 4, 26)));
    }

    [Test]
    public void Easter_is_a_Sunday_from_22_March_to_25_April_in_any_year([Range(1583, 4099, 37)] int jaar)
    {
        var pasen = Feestdagen.Pasen(jaar);
        Assert.That(pasen.DayOfWeek, Is.EqualTo(IsoDayOfWeek.Sunday));
        Assert.That(pasen, Is.InRange(new LocalDate(jaar, 3, 22), new LocalDate(jaar, 4, 25)));
    }

    [Test]
    public void A_code_leads_back_to_its_feestdag(
        [ValueSource(typeof(Feestdagen), nameof(Feestdagen.Alle))] Feestdag feestdag
    ) => Assert.That(Feestdagen.Parse(Feestdagen.Code(feestdag)), Is.EqualTo(feestdag));
}
