using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ApprovalFlow.Web.Aanmelden;

/// <summary>
/// A personal token at the API: "Bearer af_…", of which the database has the hash only. It acts as the person who made
/// it, within its scope and until its last day.
/// </summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    TokenStore tokens
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Schema = "token";
    public const string Voorvoegsel = "af_";
    public const string OmvangClaim = "omvang";
    private const int GeheimBytes = 32;

    /// <summary>The secret that is shown once.</summary>
    public static string Nieuw() => Voorvoegsel + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(GeheimBytes));

    public static string Hash(string geheim) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(geheim)));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        const string bearer = "Bearer ";
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(bearer + Voorvoegsel, StringComparison.Ordinal))
        {
            // Also what no scheme here reads: a header that is no token signs nobody in.
            return AuthenticateResult.NoResult();
        }
        var token = await tokens.GebruikAsync(Hash(header[bearer.Length..]), Edge.Nu(), Context.RequestAborted);
        if (token is null)
        {
            return AuthenticateResult.Fail("No such token.");
        }
        var wie = Personen.Principal(token.Medewerker, Schema, op: null);
        ((ClaimsIdentity)wie.Identity!).AddClaim(new(OmvangClaim, token.Omvang.ToString()));
        return AuthenticateResult.Success(new(wie, Schema));
    }
}
