using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas.Berichten.V1;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ApprovalFlow.Web.Berichten;

/// <summary>
/// Checks the token of a koppeling: a JWT signed with its private key (ES256 or RS256), iss the id of the koppeling, aud
/// "approvalflow", exp at most an hour ahead, taak the id of the task, and inhoud the <see cref="Inhoud"/> of the message.
/// We keep public keys only: who reads our database can not sign.
/// </summary>
internal sealed class Koppelingtokens(ApprovalFlowDb db)
{
    public const string Ontvanger = "approvalflow";
    public static readonly TimeSpan LangsteGeldigheid = TimeSpan.FromHours(1);

    /// <summary>Either the koppeling, or in half a Dutch sentence why not.</summary>
    public async Task<(KoppelingRow? Koppeling, string? Bezwaar)> Controleer(
        AfstemmingVastleggen bericht,
        CancellationToken stop
    )
    {
        var handler = new JsonWebTokenHandler();
        if (Lees(handler, bericht.Token) is not { } token)
        {
            return (null, "het token ontbreekt of is niet te lezen");
        }
        if (
            !Guid.TryParse(token.Issuer, out var id)
            || await db.Koppelingen.SingleOrDefaultAsync(k => k.Id == id, stop) is not { } koppeling
        )
        {
            return (null, "het token is van geen bekende koppeling");
        }
        if (!koppeling.Toegestaan)
        {
            return (null, $"koppeling {koppeling.Naam} is niet toegestaan");
        }
        var regels = Regels(koppeling);
        var uitslag = regels is null ? null : await handler.ValidateTokenAsync(token, regels);
        return uitslag is not { IsValid: true } ? (null, "de handtekening of de geldigheid van het token klopt niet")
            : Claim(token, "taak") != bericht.TaakId.ToString() || Claim(token, "inhoud") != Inhoud(bericht)
                ? (null, "het token hoort bij een ander bericht")
            : (koppeling, null);
    }

    /// <summary>
    /// SHA-256, in lower-case hexadecimal, over versie, uitkomst, tekst, toelichting and medewerker as UTF-8, each
    /// followed by a line feed; what is absent is empty.
    /// </summary>
    public static string Inhoud(AfstemmingVastleggen bericht) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    FormattableString.Invariant(
                        $"{bericht.Versie}\n{bericht.Uitkomst}\n{bericht.Tekst}\n{bericht.Toelichting}\n{bericht.Medewerker}\n"
                    )
                )
            )
        );

    /// <summary>The key of a PEM text; null when it is none, or a private one.</summary>
    public static SecurityKey? Sleutel(string pem)
    {
        if (pem.Contains("PRIVATE", StringComparison.Ordinal))
        {
            return null;
        }
        try
        {
            var ec = ECDsa.Create();
            ec.ImportFromPem(pem);
            return ec.KeySize == 256 ? new ECDsaSecurityKey(ec) : null;
        }
        catch (Exception fout) when (fout is CryptographicException or ArgumentException)
        {
            return RsaSleutel(pem);
        }
    }

    private static RsaSecurityKey? RsaSleutel(string pem)
    {
        try
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return rsa.KeySize >= 2048 ? new RsaSecurityKey(rsa) : null;
        }
        catch (Exception fout) when (fout is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Null for what has not even the form of a token.</summary>
    private static JsonWebToken? Lees(JsonWebTokenHandler handler, string? tekst)
    {
        try
        {
            return handler.CanReadToken(tekst) ? handler.ReadJsonWebToken(tekst) : null;
        }
        catch (Exception fout) when (fout is ArgumentException or SecurityTokenException or FormatException)
        {
            return null;
        }
    }

    private static string? Claim(JsonWebToken token, string naam) =>
        token.TryGetPayloadValue<string>(naam, out var waarde) ? waarde : null;

    private static TokenValidationParameters? Regels(KoppelingRow koppeling) =>
        Sleutel(koppeling.PubliekeSleutel) is not { } sleutel
            ? null
            : new TokenValidationParameters
            {
                ValidIssuer = koppeling.Id.ToString(),
                ValidAudience = Ontvanger,
                IssuerSigningKey = sleutel,
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
                CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
                ClockSkew = TimeSpan.FromMinutes(1),
                LifetimeValidator = (van, tot, _, regels) =>
                {
                    var nu = Uitvoeren.Edge.Nu().ToDateTimeUtc();
                    return tot is { } einde
                        && einde > nu - regels.ClockSkew
                        && einde <= nu + LangsteGeldigheid + regels.ClockSkew
                        && (van is null || van <= nu + regels.ClockSkew);
                },
            };
}
