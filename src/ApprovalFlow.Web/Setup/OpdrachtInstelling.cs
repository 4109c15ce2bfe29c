using System.Globalization;
using ApprovalFlow.Persistence;
using NodaTime;

namespace ApprovalFlow.Web.Setup;

/// <summary>Opdrachten:MaxPogingen, Opdrachten:Lease and Opdrachten:Wachttijd; each has its standard value when it is not set.</summary>
internal static class OpdrachtInstelling
{
    public const int HoogsteAantal = 20;
    public static readonly TimeSpan LangsteWachttijd = TimeSpan.FromHours(1);

    public static readonly TimeSpan KortsteLease = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan LangsteLease = TimeSpan.FromDays(1);

    public static OpdrachtBeleid Lees(IConfiguration configuration) =>
        OpdrachtBeleid.Standaard with
        {
            MaxPogingen = MaxPogingen(configuration["Opdrachten:MaxPogingen"]),
            Lease = Lease(configuration["Opdrachten:Lease"]),
            Wachttijd = Wachttijd(configuration["Opdrachten:Wachttijd"]),
        };

    private static int MaxPogingen(string? text) =>
        text is null or "" ? OpdrachtBeleid.Standaard.MaxPogingen
        : int.TryParse(text, CultureInfo.InvariantCulture, out var aantal) && aantal is >= 1 and <= HoogsteAantal
            ? aantal
        : throw new InstellingFout($"Opdrachten__MaxPogingen is 1 tot {HoogsteAantal}, niet '{text}'.");

    private static Duration Lease(string? text) =>
        text is null or "" ? OpdrachtBeleid.Standaard.Lease
        : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var tijd)
        && tijd >= KortsteLease
        && tijd <= LangsteLease
            ? Duration.FromTimeSpan(tijd)
        : throw new InstellingFout($"Opdrachten__Lease is 00:00:01 tot 1.00:00:00, niet '{text}'.");

    private static Duration Wachttijd(string? text) =>
        text is null or "" ? OpdrachtBeleid.Standaard.Wachttijd
        : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var tijd)
        && tijd >= TimeSpan.Zero
        && tijd <= LangsteWachttijd
            ? Duration.FromTimeSpan(tijd)
        : throw new InstellingFout($"Opdrachten__Wachttijd is 00:00:00 tot 01:00:00, niet '{text}'.");
}
