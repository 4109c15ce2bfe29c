using System.Globalization;
using ApprovalFlow.Web.Setup;

namespace ApprovalFlow.Web.Berichten;

/// <summary>
/// How messages travel. RabbitMq is null on one machine, where they stay in memory. Adres is where people find the
/// application, for the links in messages.
/// </summary>
internal sealed record BerichtInstelling(
    Uri? RabbitMq,
    ushort Prefetch,
    int Gelijktijdig,
    Uri Adres,
    string Bron,
    bool PriveAdressen
)
{
    public const int MaxPrefetch = 1000;
    public const int MaxGelijktijdig = 100;

    public static BerichtInstelling Standaard { get; } =
        new(null, 16, 8, new Uri("http://localhost:5080"), "urn:approvalflow", false);

    public static BerichtInstelling Lees(IConfiguration configuration) =>
        Standaard with
        {
            RabbitMq = Verbinding(Geheim.Lees(configuration, "Berichten:RabbitMq")),
            Prefetch = (ushort)Getal(configuration, "Berichten:Prefetch", Standaard.Prefetch, MaxPrefetch),
            Gelijktijdig = Getal(configuration, "Berichten:Gelijktijdig", Standaard.Gelijktijdig, MaxGelijktijdig),
            Adres = WebAdres(configuration["Berichten:Adres"]),
            Bron = Uriverwijzing(configuration["Berichten:Bron"]),
            PriveAdressen = JaNee(configuration["Abonnees:PriveAdressen"]),
        };

    private static Uri? Verbinding(string? tekst) =>
        tekst is null or "" ? null
        : Uri.TryCreate(tekst, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps" ? uri
        : throw new InstellingFout("Berichten__RabbitMq is een adres als amqp://gebruiker:wachtwoord@server:5672.");

    private static int Getal(IConfiguration configuration, string sleutel, int standaard, int hoogste) =>
        configuration[sleutel] switch
        {
            null or "" => standaard,
            var tekst
                when int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var getal)
                    && getal >= 1
                    && getal <= hoogste => getal,
            var tekst => throw new InstellingFout(
                $"{sleutel.Replace(":", "__", StringComparison.Ordinal)} is 1 tot {hoogste}, niet '{tekst}'."
            ),
        };

    private static Uri WebAdres(string? tekst) =>
        tekst is null or "" ? Standaard.Adres
        : Uri.TryCreate(tekst, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
        : throw new InstellingFout($"Berichten__Adres is een adres als https://approvalflow.example, niet '{tekst}'.");

    private static string Uriverwijzing(string? tekst) =>
        tekst is null or "" ? Standaard.Bron
        : Uri.TryCreate(tekst, UriKind.Absolute, out _) ? tekst
        : throw new InstellingFout($"Berichten__Bron is een URI als urn:nld:oin:00000001234567890000, niet '{tekst}'.");

    private static bool JaNee(string? tekst) =>
        tekst is null or "" ? Standaard.PriveAdressen
        : bool.TryParse(tekst, out var waarde) ? waarde
        : throw new InstellingFout($"Abonnees__PriveAdressen is true of false, niet '{tekst}'.");
}
