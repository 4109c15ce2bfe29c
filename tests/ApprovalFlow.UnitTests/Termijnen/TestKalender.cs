using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.UnitTests.Termijnen;

/// <summary>Dates and calendars with a name.</summary>
internal static class TestKalender
{
    /// <summary>The shipped data, and made-up but plausible data for 2029 to 2032.</summary>
    public static Kalendergegevens Tot2032 { get; } =
        Kalendergegevens.Meegeleverd.Aangevuld(
            new Kalendergegevens
            {
                Gelijkgesteld =
                [
                    new GelijkgesteldeDag(new LocalDate(2029, 5, 11), "test"),
                    new GelijkgesteldeDag(new LocalDate(2030, 5, 31), "test"),
                    new GelijkgesteldeDag(new LocalDate(2032, 5, 7), "test"),
                ],
                GeenGelijkgesteld = [new JaarZonderGelijkgesteld(2031, "test")],
            }
        );

    public static Werkkalender Werk { get; } = new(Tot2032);
    public static WettelijkeKalender Wettelijk { get; } = new(Tot2032);

    public static LocalDate Dag(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;
}
