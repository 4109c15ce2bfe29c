using ApprovalFlow.Web.Uitvoeren;
using NodaTime;

namespace ApprovalFlow.Web.Setup;

/// <summary>Where to report a weakness (RFC 9116), at the place where researchers look.</summary>
internal static class Securitytxt
{
    /// <summary>Who takes reports for the whole of the central government.</summary>
    public static readonly Uri Ncsc = new("https://www.ncsc.nl/contact/kwetsbaarheid-melden");

    private static readonly Duration Geldig = Duration.FromDays(180);

    public static Uri Lees(IConfiguration configuration) =>
        configuration["Beveiliging:Meldpunt"] is not { Length: > 0 } tekst ? Ncsc
        : Uri.TryCreate(tekst, UriKind.Absolute, out var adres) && adres.Scheme is ("https" or "mailto") ? adres
        : throw new InstellingFout($"Beveiliging__Meldpunt is een adres met https: of mailto:, niet '{tekst}'.");

    public static void Map(WebApplication app) =>
        app.MapGet("/.well-known/security.txt", Tekst).AllowAnonymous().ExcludeFromDescription();

    private static IResult Tekst(Instellingen instellingen) =>
        Results.Text(
            $"""
            Contact: {instellingen.Meldpunt}
            Expires: {(Edge.Nu() + Geldig).ToDateTimeUtc():yyyy-MM-ddTHH:mm:ssZ}
            Preferred-Languages: nl, en

            """
        );
}
