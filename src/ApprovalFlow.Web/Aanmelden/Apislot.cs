using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Setup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace ApprovalFlow.Web.Aanmelden;

/// <summary>
/// What changes something at the API: a token that may only read changes nothing, and a cookie only together with the
/// word of one of our own forms, since a browser sends it along with any.
/// </summary>
internal static class Apislot
{
    /// <summary>The header in which a script gives the word of a form.</summary>
    public const string Header = "X-Formulier";

    public static async Task Bewaak(HttpContext http, RequestDelegate next)
    {
        if (!Paden.IsApi(http) || Leest(http.Request.Method))
        {
            await next(http);
        }
        else if (http.User.HasClaim(TokenHandler.OmvangClaim, nameof(TokenOmvang.Lezen)))
        {
            await Weiger(http, "alleen-lezen", "Dit token mag alleen lezen. Maak een token dat ook mag handelen.");
        }
        else if (MetCookie(http) && !await Antiforgery(http).IsRequestValidAsync(http))
        {
            await Weiger(http, "formulier-verlopen", "Gebruik een token, of verstuur dit vanaf een pagina.");
        }
        else
        {
            await next(http);
        }
    }

    private static bool Leest(string methode) =>
        HttpMethods.IsGet(methode) || HttpMethods.IsHead(methode) || HttpMethods.IsOptions(methode);

    private static bool MetCookie(HttpContext http) =>
        http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Ticket?.AuthenticationScheme
        == Personen.Cookie;

    private static IAntiforgery Antiforgery(HttpContext http) =>
        http.RequestServices.GetRequiredService<IAntiforgery>();

    private static Task Weiger(HttpContext http, string slug, string zin) =>
        Problemen.Van(StatusCodes.Status403Forbidden, slug, zin).ExecuteAsync(http);
}
