using Microsoft.AspNetCore.Authorization;

namespace ApprovalFlow.Web.Aanmelden;

/// <summary>
/// The pages under beheer are for functional administrators, all of them: a new one is closed to others by its folder.
/// </summary>
internal static class Beheerrecht
{
    public const string Naam = "beheer";

    public static void Configure(AuthorizationOptions options) =>
        options.AddPolicy(Naam, policy => policy.RequireAssertion(IsBeheerder));

    private static bool IsBeheerder(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.Misschien()?.Wie?.IsBeheerder == true;
}
