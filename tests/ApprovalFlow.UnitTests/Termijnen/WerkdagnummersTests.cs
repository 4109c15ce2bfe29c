using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.UnitTests.Termijnen;

internal sealed class WerkdagnummersTests
{
    private static readonly LocalDate Van = new(2025, 4, 1);
    private static readonly LocalDate TotEnMet = new(2025, 7, 1);

    [Test]
    public void The_difference_of_two_numbers_is_the_working_days_between_their_dates()
    {
        var nummers = Werkdagnummers.Van(TestKalender.Werk, Van, TotEnMet);
        foreach (var begin in nummers.Datums)
        {
            foreach (var einde in nummers.Datums)
            {
                Assert.That(
                    nummers.Nummer(einde) - nummers.Nummer(begin),
                    Is.EqualTo(TestKalender.Werk.Tussen(begin, einde).Value),
                    $"{begin} {einde}"
                );
            }
        }
    }

    [Test]
    public void A_year_that_is_not_recorded_has_no_numbers()
    {
        var nummers = Werkdagnummers.Van(Kalenders.Meegeleverd.Werk, new(2022, 12, 1), new(2029, 2, 1));
        Assert.Multiple(() =>
        {
            Assert.That(nummers.Datums[0], Is.EqualTo(new LocalDate(2023, 1, 1)));
            Assert.That(nummers.Datums[^1], Is.EqualTo(new LocalDate(2028, 12, 31)));
            Assert.That(nummers.Nummer(new(2029, 1, 2)), Is.Null);
        });
    }
}
