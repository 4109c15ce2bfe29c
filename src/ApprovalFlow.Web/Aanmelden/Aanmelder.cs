using System.Globalization;
using System.Security.Claims;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Authentication;

namespace ApprovalFlow.Web.Aanmelden;

/// <summary>The end of a sign-in at the provider: a person of the register gets a session.</summary>
internal static class Aanmelder
{
    /// <summary>What marks a round trip in which the provider had to ask who it is.</summary>
    public const string Opnieuw = "opnieuw";
    private static readonly TimeSpan Vers = TimeSpan.FromMinutes(2);

    public static async Task Ontvangen(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var van = context.Principal!;
        var wie = await services.GetRequiredService<Toegang>().Vind(van, aanmelding: true, http.RequestAborted);
        var opnieuw = context.Properties!.Items.ContainsKey(Opnieuw);
        var oudste = opnieuw ? Vers : services.GetRequiredService<AanmeldInstelling>().Sessieduur;
        var nu = Edge.Nu().ToDateTimeOffset();
        // A provider that does not say when it asked, did not show that it asked again.
        var op = AuthTime(van) ?? (opnieuw ? DateTimeOffset.MinValue : nu);
        if (wie is null || nu - op > oudste)
        {
            context.Response.Redirect(wie is null ? "/aanmelden?onbekend=true" : "/aanmelden?mislukt=true");
            context.HandleResponse();
            return;
        }
        var amr = string.Join(' ', van.FindAll("amr").Select(c => c.Value).Order(StringComparer.Ordinal).Take(5));
        context.Principal = Personen.Principal(wie.Id, amr.Length == 0 ? "oidc" : $"oidc ({amr})", op);
    }

    /// <summary>When somebody showed who they are, as the provider says; null when it does not.</summary>
    public static DateTimeOffset? AuthTime(ClaimsPrincipal wie) =>
        long.TryParse(wie.FindFirstValue("auth_time"), CultureInfo.InvariantCulture, out var seconds)
        && seconds is >= 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
