using ApprovalFlow.Web.Setup;

namespace ApprovalFlow.Web.Aanmelden;

/// <summary>
/// The cookies: outside the demo, which is plain http, under a prefix that makes browsers refuse them for any other host,
/// for a part of the paths, and without https.
/// </summary>
internal static class Koekjes
{
    public static CookieSecurePolicy Policy(Instellingen instellingen) =>
        instellingen.Demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    public static string Naam(string naam, Instellingen instellingen) => instellingen.Demo ? naam : "__Host-" + naam;

    /// <summary>Of the way to the provider and back, which comes in from another site.</summary>
    public static void Rondreis(CookieBuilder cookie, string naam, Instellingen instellingen)
    {
        cookie.Name = Naam(naam, instellingen);
        cookie.Path = "/";
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = Policy(instellingen);
    }
}
