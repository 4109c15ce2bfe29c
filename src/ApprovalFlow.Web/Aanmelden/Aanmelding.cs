using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using ApprovalFlow.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using NodaTime;

namespace ApprovalFlow.Web.Aanmelden;

/// <summary>
/// The demo's sign-in: a bearer token "demo-NAME" at the API, a cookie on the pages. It exists only while the demo is on,
/// which is refused in Production and on any address but loopback.
/// </summary>
internal sealed class DemoTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Omgeving omgeving
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Schema = "demo";
    private const string Voorvoegsel = "Bearer demo-";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Voorvoegsel, StringComparison.Ordinal))
        {
            return AuthenticateResult.NoResult();
        }
        var register = await omgeving.Register(Context.RequestAborted);
        return register.Medewerker(header[Voorvoegsel.Length..]) is { UitDienstOp: null } medewerker
            ? AuthenticateResult.Success(new(Personen.Demo(medewerker.Id, TimeProvider.GetUtcNow()), Schema))
            : AuthenticateResult.Fail("No such person.");
    }
}

internal static class Personen
{
    public const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string AanmeldingClaim = "aanmelding";
    private static readonly CultureInfo Cijfers = CultureInfo.InvariantCulture;

    private const string OpClaim = "aangemeld-op";

    /// <param name="id">Who it is.</param>
    /// <param name="aanmelding">How they signed in, as the journal keeps it.</param>
    /// <param name="op">When they showed who they are; null where a token says it for them.</param>
    public static ClaimsPrincipal Principal(MedewerkerId id, string aanmelding, DateTimeOffset? op)
    {
        var wie = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, id.ToString()), new(AanmeldingClaim, aanmelding)],
            aanmelding
        );
        if (op is { } moment)
        {
            wie.AddClaim(new(OpClaim, moment.ToUnixTimeSeconds().ToString(Cijfers)));
        }
        return new ClaimsPrincipal(wie);
    }

    /// <summary>As of now: in the demo a click or a name is who somebody is.</summary>
    public static ClaimsPrincipal Demo(MedewerkerId id, DateTimeOffset nu) =>
        Principal(id, DemoTokenHandler.Schema, nu);

    public static MedewerkerId? Id(ClaimsPrincipal wie) =>
        Guid.TryParse(wie.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? MedewerkerId.Of(id) : null;

    public static Instant? AangemeldOp(ClaimsPrincipal wie) =>
        long.TryParse(wie.FindFirstValue(OpClaim), Cijfers, out var seconds)
            ? Instant.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>The signed-in person of this request. Only behind an authorised route.</summary>
    public static Aanvrager Aanvrager(this HttpContext http) =>
        http.Features.Get<Aanvrager>() ?? throw new InvalidOperationException("This route asks for no sign-in.");

    /// <summary>Null where nobody is signed in.</summary>
    public static Aanvrager? Misschien(this HttpContext http) => http.Features.Get<Aanvrager>();

    /// <summary>Puts who acts beside the request, from the register as it is now: a sign-in of somebody who left is none.</summary>
    public static async Task Herken(HttpContext http, RequestDelegate next)
    {
        if (Id(http.User) is { } id)
        {
            var omgeving = http.RequestServices.GetRequiredService<Omgeving>();
            if (await omgeving.Handelend(id, http.RequestAborted) is { UitDienstOp: null } medewerker)
            {
                var aanmelding = http.User.FindFirstValue(AanmeldingClaim) ?? "onbekend";
                http.Features.Set(new Aanvrager(medewerker, aanmelding) { AangemeldOp = AangemeldOp(http.User) });
            }
            else
            {
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
        }
        await next(http);
    }
}
