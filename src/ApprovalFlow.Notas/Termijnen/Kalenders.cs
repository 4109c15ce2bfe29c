using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>Both calendars over the same data.</summary>
public sealed class Kalenders(Kalendergegevens gegevens)
{
    public static Kalenders Meegeleverd { get; } = new(Kalendergegevens.Meegeleverd);

    public Werkkalender Werk { get; } = new(gegevens);
    public WettelijkeKalender Wettelijk { get; } = new(gegevens);

    public static KalenderSoort? Parse(string? soort) =>
        soort switch
        {
            "werk" => KalenderSoort.Werk,
            "wettelijk" => KalenderSoort.Wettelijk,
            _ => null,
        };

    public static string Code(KalenderSoort soort) =>
        soort switch
        {
            KalenderSoort.Werk => "werk",
            KalenderSoort.Wettelijk => "wettelijk",
        };

    public Result<Telling> Tel(KalenderSoort soort, LocalDate van, int aantal) =>
        soort switch
        {
            KalenderSoort.Werk => Werk.Tel(van, aantal),
            KalenderSoort.Wettelijk => Wettelijk.Tel(van, aantal),
        };
}
