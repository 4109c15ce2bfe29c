using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>
/// A real OpenID Connect provider on a port of its own. Who stands before it is signed in at once; it remembers what it
/// was asked.
/// </summary>
internal sealed class OpenIddictProvider : IAsyncDisposable
{
    public const string ClientId = "approvalflow";
    public const string ClientGeheim = "client-geheim";
    public const string Publiek = "approvalflow-api";

    private readonly WebApplication app;
    private readonly RsaSecurityKey sleutel;

    private OpenIddictProvider(WebApplication app, RsaSecurityKey sleutel)
    {
        this.app = app;
        this.sleutel = sleutel;
    }

    public string Adres => app.Urls.First();

    /// <summary>Who stands before the provider, and the groups that it knows of them.</summary>
    public string Wie { get; set; } = "kd";
    public string[] Groepen { get; set; } = [];

    /// <summary>Whether it says that the groups are too many to name.</summary>
    public bool GroepenElders { get; set; }

    public DateTimeOffset AangemeldOp { get; set; } = TimeProvider.System.GetUtcNow();

    /// <summary>The last request for a sign-in.</summary>
    public OpenIddictRequest? Gevraagd { get; private set; }

    public static async Task<OpenIddictProvider> StartAsync()
    {
        var nieuw = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "sleutel-1" };
        OpenIddictProvider? provider = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddOpenIddict()
            .AddServer(options =>
            {
                options
                    .SetAuthorizationEndpointUris("connect/authorize")
                    .SetTokenEndpointUris("connect/token")
                    .SetUserInfoEndpointUris("connect/userinfo")
                    .SetEndSessionEndpointUris("connect/endsession")
                    .AllowAuthorizationCodeFlow()
                    .RequireProofKeyForCodeExchange()
                    .RegisterScopes(Scopes.Profile)
                    .AddEphemeralEncryptionKey()
                    .AddSigningKey(nieuw)
                    .DisableAccessTokenEncryption()
                    .EnableDegradedMode();
                options.UseAspNetCore().DisableTransportSecurityRequirement();
                options.AddEventHandler<ValidateAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (context.ClientId != ClientId)
                        {
                            context.Reject(Errors.InvalidClient);
                        }
                        return default;
                    })
                );
                options.AddEventHandler<ValidateTokenRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (context.ClientId != ClientId || context.ClientSecret != ClientGeheim)
                        {
                            context.Reject(Errors.InvalidClient);
                        }
                        return default;
                    })
                );
                options.AddEventHandler<ValidateEndSessionRequestContext>(handler =>
                    handler.UseInlineHandler(_ => default)
                );
                options.AddEventHandler<HandleAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        provider!.Gevraagd = context.Request;
                        context.SignIn(provider.Persoon(context.Request.GetScopes()));
                        return default;
                    })
                );
                options.AddEventHandler<HandleEndSessionRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        context.SignOut();
                        return default;
                    })
                );
                options.AddEventHandler<HandleUserInfoRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        context.PreferredUsername = provider!.Wie;
                        return default;
                    })
                );
            });
        var server = builder.Build();
        server.UseRouting();
        server.UseAuthentication();
        await server.StartAsync();
        provider = new OpenIddictProvider(server, nieuw);
        return provider;
    }

    /// <summary>The settings with which the application signs in here; it then runs as outside the demo, behind a proxy.</summary>
    public (string, string)[] Instellingen(params (string Sleutel, string Waarde)[] ook)
    {
        var alles = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Demo:Aan"] = "false",
            ["Begrenzing:Proxies"] = "127.0.0.1",
            ["Aanmelden:Uitgever"] = Adres,
            ["Aanmelden:ClientId"] = ClientId,
            ["Aanmelden:ClientGeheim"] = ClientGeheim,
            ["Aanmelden:Publiek"] = Publiek,
        };
        foreach (var (sleutel, waarde) in ook)
        {
            alles[sleutel] = waarde;
        }
        return [.. alles.Select(i => (i.Key, i.Value))];
    }

    /// <summary>A token at the API as this provider signs it, with what a test wants different about it.</summary>
    public string Token(string wie, Action<SecurityTokenDescriptor>? anders = null)
    {
        var nu = TimeProvider.System.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Adres + "/",
            Audience = Publiek,
            IssuedAt = nu,
            NotBefore = nu.AddMinutes(-1),
            Expires = nu.AddMinutes(5),
            TokenType = "at+jwt",
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["sub"] = wie,
                ["preferred_username"] = wie,
            },
            SigningCredentials = new SigningCredentials(sleutel, SecurityAlgorithms.RsaSha256),
        };
        anders?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    /// <summary>The public key as bytes: what an attacker would sign with when a verifier takes it for a shared secret.</summary>
    public byte[] Publiekesleutel => sleutel.Rsa.ExportSubjectPublicKeyInfo();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private ClaimsPrincipal Persoon(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity
            .SetClaim(Claims.Subject, Wie)
            .SetClaim(Claims.PreferredUsername, Wie)
            .SetClaim(Claims.Name, $"Naam van {Wie}");
        identity.SetClaim(Claims.AuthenticationTime, AangemeldOp.ToUnixTimeSeconds());
        identity.SetClaims("groups", [.. Groepen]);
        if (GroepenElders)
        {
            identity.SetClaim("_claim_names", "groups");
        }
        identity.SetClaims(Claims.AuthenticationMethodReference, ["mfa", "pwd"]);
        identity.SetDestinations(_ => [Destinations.IdentityToken, Destinations.AccessToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        principal.SetResources(Publiek);
        return principal;
    }
}
