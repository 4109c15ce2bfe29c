using System.Globalization;
using System.Security.Claims;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ApprovalFlow.Web.Aanmelden;

/// <summary>
/// The ways to sign in: a cookie on the pages, after the provider (or in the demo a click); at the API a token of the
/// same provider, a personal token, or the cookie.
/// </summary>
internal static class AanmeldSetup
{
    public const string Bearer = "bearer";
    private const string Kies = "kies";
    private static readonly TimeSpan Klokverschil = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddAanmelden(this IServiceCollection services, Instellingen instellingen)
    {
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
                .AddOpenIdConnect(Toegang.Provider, options => OpenIdConnect(options, instellingen.Aanmelden))
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
        // The prefix makes browsers refuse the cookie for any other host, path or plain http; the demo is plain http.
        options.Cookie.Name = instellingen.Demo ? "approvalflow" : "__Host-approvalflow";
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
            var grens = Edge.Nu() - NodaTime.Duration.FromTimeSpan(aanmelden.Sessieduur);
            if (Personen.AangemeldOp(context.Principal!) is not { } op || op < grens)
            {
                context.RejectPrincipal();
            }
            return Task.CompletedTask;
        };
    }

    private static void OpenIdConnect(OpenIdConnectOptions options, AanmeldInstelling instelling)
    {
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
        options.CallbackPath = "/aanmelden/terug";
        options.SignedOutCallbackPath = "/aanmelden/afgemeld";
        options.SignedOutRedirectUri = "/aanmelden";
        options.Scope.Clear();
        foreach (var scope in instelling.Scopes)
        {
            options.Scope.Add(scope);
        }
        options.ClaimActions.MapAll();
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
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
                if (await toegang.Vind(context.Principal!, context.HttpContext.RequestAborted) is { } wie)
                {
                    context.Principal = Personen.Principal(wie.Id, "bearer");
                }
                else
                {
                    context.Fail("Nobody of this register.");
                }
            },
        };
    }
}

/// <summary>The end of a sign-in at the provider: a person of the register gets a session.</summary>
internal static class Aanmelder
{
    public const string Opnieuw = "opnieuw";
    private static readonly TimeSpan Vers = TimeSpan.FromMinutes(2);

    public static async Task Ontvangen(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        var toegang = http.RequestServices.GetRequiredService<Toegang>();
        var van = context.Principal!;
        var wie = await toegang.Vind(van, http.RequestAborted);
        var nu = Edge.Nu().ToDateTimeOffset();
        var op = AuthTime(van) ?? nu;
        var oud = context.Properties!.Items.ContainsKey(Opnieuw) && nu - op > Vers;
        if (wie is null || oud)
        {
            context.Response.Redirect(wie is null ? "/aanmelden?onbekend=true" : "/aanmelden?mislukt=true");
            context.HandleResponse();
            return;
        }
        var amr = string.Join(' ', van.FindAll("amr").Select(c => c.Value).Order(StringComparer.Ordinal).Take(5));
        context.Principal = Personen.Principal(wie.Id, amr.Length == 0 ? "oidc" : $"oidc ({amr})", op);
    }

    private static DateTimeOffset? AuthTime(ClaimsPrincipal wie) =>
        long.TryParse(wie.FindFirstValue("auth_time"), CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}

/// <summary>Cookies go over https only, except in the demo on loopback.</summary>
internal static class Koekjes
{
    public static CookieSecurePolicy Policy(Instellingen instellingen) =>
        instellingen.Demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
}
