using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;

namespace ApprovalFlow.Web.Aanmelden;

/// <summary>
/// The ways to sign in: a cookie on the pages, after the provider (or in the demo a click); at the API a token of the
/// same provider, a personal token, or the cookie.
/// </summary>
internal static class AanmeldSetup
{
    public const string Bearer = "bearer";
    public const string Terugweg = "/aanmelden/terug";
    private const string Kies = "kies";
    private static readonly TimeSpan Klokverschil = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddAanmelden(this IServiceCollection services, Instellingen instellingen)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ITicketStore, Sessies>();
        services
            .AddOptions<CookieAuthenticationOptions>(Personen.Cookie)
            .Configure<ITicketStore>((options, sessies) => options.SessionStore = sessies);
        var authentication = services
            .AddAuthentication(Kies)
            .AddPolicyScheme(Kies, null, options => options.ForwardDefaultSelector = http => Schema(http, instellingen))
            .AddCookie(Personen.Cookie, options => Cookie(options, instellingen))
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.Schema, null);
        if (instellingen.Demo)
        {
            authentication.AddScheme<AuthenticationSchemeOptions, DemoTokenHandler>(DemoTokenHandler.Schema, null);
        }
        if (instellingen.Aanmelden.Uitgever is not null)
        {
            authentication
                .AddOpenIdConnect(Toegang.Provider, options => OpenIdConnect(options, instellingen))
                .AddJwtBearer(Bearer, options => Jwt(options, instellingen.Aanmelden));
        }
        return services;
    }

    private static string Schema(HttpContext http, Instellingen instellingen)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer demo-", StringComparison.Ordinal) && instellingen.Demo
                ? DemoTokenHandler.Schema
            : header.Length == 0 || !Paden.IsApi(http) ? Personen.Cookie
            : header.StartsWith("Bearer " + TokenHandler.Voorvoegsel, StringComparison.Ordinal) ? TokenHandler.Schema
            : instellingen.Aanmelden.Uitgever is not null ? Bearer
            : TokenHandler.Schema;
    }

    private static void Cookie(CookieAuthenticationOptions options, Instellingen instellingen)
    {
        var aanmelden = instellingen.Aanmelden;
        options.Cookie.Name = Koekjes.Naam("approvalflow", instellingen);
        options.Cookie.SecurePolicy = Koekjes.Policy(instellingen);
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.LoginPath = "/aanmelden";
        options.ReturnUrlParameter = "terug";
        options.ExpireTimeSpan = aanmelden.Stilte < aanmelden.Sessieduur ? aanmelden.Stilte : aanmelden.Sessieduur;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = Foutpaden.NaarAanmelden;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = context =>
        {
            var nu = Instant.FromDateTimeOffset(context.Options.TimeProvider!.GetUtcNow());
            var grens = nu - Duration.FromTimeSpan(aanmelden.Sessieduur);
            if (Personen.AangemeldOp(context.Principal!) is not { } op || op < grens)
            {
                context.RejectPrincipal();
            }
            return Task.CompletedTask;
        };
    }

    private static void OpenIdConnect(OpenIdConnectOptions options, Instellingen instellingen)
    {
        var instelling = instellingen.Aanmelden;
        options.Authority = instelling.Uitgever!.ToString();
        options.RequireHttpsMetadata = !instelling.Uitgever.IsLoopback;
        options.ClientId = instelling.ClientId;
        options.ClientSecret = instelling.ClientGeheim;
        options.SignInScheme = Personen.Cookie;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // By query, so that the cookies of the round trip can be SameSite=Lax.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.CallbackPath = Terugweg;
        options.SignedOutCallbackPath = "/aanmelden/afgemeld";
        options.SignedOutRedirectUri = "/aanmelden";
        options.Scope.Clear();
        foreach (var scope in instelling.Scopes)
        {
            options.Scope.Add(scope);
        }
        foreach (var claim in new[] { instelling.Naamclaim, instelling.Groepsclaim, "name" })
        {
            options.ClaimActions.MapJsonKey(claim, claim); // each of a list by itself
        }
        options.ClaimActions.MapCustomJson("_claim_names", user => user.GetString("_claim_names"));
        // A provider that is asked for an age says when somebody signed in (OpenID Connect Core 3.1.2.1).
        options.MaxAge = instelling.Sessieduur;
        Koekjes.Rondreis(options.CorrelationCookie, "aanmelding-", instellingen);
        Koekjes.Rondreis(options.NonceCookie, "nonce-", instellingen);
        options.TokenValidationParameters.ClockSkew = Klokverschil;
        options.TokenValidationParameters.ValidAlgorithms = Algoritmen;
        options.Events.OnTicketReceived = Aanmelder.Ontvangen;
        options.Events.OnTokenValidated = context =>
        {
            // Kept for the sign-out at the provider, and nothing else of the answer is.
            context.Properties!.StoreTokens([
                new AuthenticationToken { Name = "id_token", Value = context.TokenEndpointResponse!.IdToken },
            ]);
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect("/aanmelden?mislukt=true");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    /// <summary>Signed with a key pair only: no shared secret and no "none" ever makes a token.</summary>
    private static readonly string[] Algoritmen =
    [
        "RS256",
        "RS384",
        "RS512",
        "PS256",
        "PS384",
        "PS512",
        "ES256",
        "ES384",
        "ES512",
    ];

    private static void Jwt(JwtBearerOptions options, AanmeldInstelling instelling)
    {
        options.Authority = instelling.Uitgever!.ToString();
        options.RequireHttpsMetadata = !instelling.Uitgever.IsLoopback;
        options.Audience = instelling.Publiek;
        options.MapInboundClaims = false;
        options.IncludeErrorDetails = false;
        options.TokenValidationParameters.ClockSkew = Klokverschil;
        options.TokenValidationParameters.ValidAlgorithms = Algoritmen;
        options.TokenValidationParameters.RequireExpirationTime = true;
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = async context =>
            {
                var toegang = context.HttpContext.RequestServices.GetRequiredService<Toegang>();
                if (await toegang.Vind(context.Principal!, false, context.HttpContext.RequestAborted) is { } wie)
                {
                    context.Principal = Personen.Principal(wie.Id, "bearer", Aanmelder.AuthTime(context.Principal!));
                }
                else
                {
                    context.Fail("Nobody of this register.");
                }
            },
        };
    }
}
