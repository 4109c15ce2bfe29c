using System.Collections.Immutable;
using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Web.Setup;

namespace ApprovalFlow.Web.Aanmelden;

/// <summary>What a group at the provider gives: membership of an eenheid, being its head, or administration.</summary>
internal sealed record Groepskoppeling(string Groep, EenheidCode? Eenheid, bool Hoofd, bool Beheer);

/// <summary>
/// How people sign in: by which OpenID Connect provider, for how long, and when they confirm who they are before a
/// decision. Uitgever is null where no provider is set: then only the demo signs in.
/// </summary>
internal sealed record AanmeldInstelling
{
    public Uri? Uitgever { get; private init; }
    public string ClientId { get; private init; } = "";
    public string? ClientGeheim { get; private init; }

    /// <summary>The audience that a token at the API must have. Never the client id: an id token is no access token.</summary>
    public string Publiek { get; private init; } = "approvalflow-api";
    public string Naamclaim { get; private init; } = "preferred_username";
    public string Groepsclaim { get; private init; } = "groups";
    public ImmutableArray<string> Scopes { get; private init; } = ["openid", "profile"];

    /// <summary>Empty: who works where is kept in the register, and groups are not looked at.</summary>
    public ImmutableArray<Groepskoppeling> Groepen { get; private init; } = [];

    /// <summary>A session ends after this, whatever is done in it.</summary>
    public TimeSpan Sessieduur { get; private init; } = TimeSpan.FromHours(10);

    /// <summary>A session ends when nothing was done in it for so long.</summary>
    public TimeSpan Stilte { get; private init; } = TimeSpan.FromHours(2);

    /// <summary>Before a decision a sign-in is at most so old; null asks nothing.</summary>
    public TimeSpan? Herbevestigen { get; private init; }

    public static readonly TimeSpan KortsteDuur = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LangsteDuur = TimeSpan.FromDays(1);

    public static AanmeldInstelling Lees(IConfiguration configuration)
    {
        var instelling = new AanmeldInstelling
        {
            Uitgever = LeesUitgever(configuration["Aanmelden:Uitgever"]),
            Groepen = [.. configuration.GetSection("Aanmelden:Groepen").GetChildren().Select(c => LeesGroep(c.Value))],
            Sessieduur = Duur(configuration, "Sessieduur") ?? TimeSpan.FromHours(10),
            Stilte = Duur(configuration, "Stilte") ?? TimeSpan.FromHours(2),
            Herbevestigen = Duur(configuration, "Herbevestigen"),
        };
        if (instelling.Uitgever is null)
        {
            return instelling;
        }
        instelling = instelling with
        {
            ClientId =
                Tekst(configuration, "ClientId")
                ?? throw new InstellingFout("Zet Aanmelden__ClientId: zo heet de toepassing bij de uitgever."),
            ClientGeheim = Geheim.Lees(configuration, "Aanmelden:ClientGeheim"),
            Publiek = Tekst(configuration, "Publiek") ?? instelling.Publiek,
            Naamclaim = Tekst(configuration, "Naamclaim") ?? instelling.Naamclaim,
            Groepsclaim = Tekst(configuration, "Groepsclaim") ?? instelling.Groepsclaim,
            Scopes =
            [
                .. (Tekst(configuration, "Scopes") ?? "openid profile").Split(
                    ' ',
                    StringSplitOptions.RemoveEmptyEntries
                ),
            ],
        };
        return instelling switch
        {
            _ when instelling.Publiek == instelling.ClientId => throw new InstellingFout(
                "Aanmelden__Publiek is iets anders dan Aanmelden__ClientId: anders opent een id-token de API."
            ),
            _ when !instelling.Scopes.Contains("openid") => throw new InstellingFout(
                "Aanmelden__Scopes noemt ten minste openid."
            ),
            _ => instelling,
        };
    }

    private static string? Tekst(IConfiguration configuration, string naam) =>
        configuration[$"Aanmelden:{naam}"] is { Length: > 0 } tekst ? tekst : null;

    /// <summary>Plain http only where nobody else can listen.</summary>
    private static Uri? LeesUitgever(string? tekst) =>
        tekst is null or "" ? null
        : Uri.TryCreate(tekst, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback)
            ? uri
        : throw new InstellingFout($"Aanmelden__Uitgever is een adres met https, niet '{tekst}'.");

    /// <summary>"GROEP:HDFC", "GROEP:HDFC:hoofd" or "GROEP:beheer".</summary>
    private static Groepskoppeling LeesGroep(string? tekst) =>
        tekst?.Split(':') switch
        {
            [{ Length: > 0 } groep, "beheer"] => new(groep, null, false, true),
            [{ Length: > 0 } groep, var code] when EenheidCode.Parse(code) is { } eenheid => new(
                groep,
                eenheid,
                false,
                false
            ),
            [{ Length: > 0 } groep, var code, "hoofd"] when EenheidCode.Parse(code) is { } eenheid => new(
                groep,
                eenheid,
                true,
                false
            ),
            _ => throw new InstellingFout(
                $"Aanmelden__Groepen__N is GROEP:EENHEID, GROEP:EENHEID:hoofd of GROEP:beheer, niet '{tekst}'."
            ),
        };

    private static TimeSpan? Duur(IConfiguration configuration, string naam) =>
        configuration[$"Aanmelden:{naam}"] is not { Length: > 0 } tekst ? null
        : TimeSpan.TryParse(tekst, CultureInfo.InvariantCulture, out var duur)
        && duur >= KortsteDuur
        && duur <= LangsteDuur
            ? duur
        : throw new InstellingFout($"Aanmelden__{naam} is een duur van 00:01:00 tot 1.00:00:00, niet '{tekst}'.");
}
