using System.Diagnostics;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Setup;

/// <summary>
/// One line for each request that did something: action, object, result, origin, actor and time (BIO2). Ids and routes
/// only: no content, no query, no token. What was refused to somebody is kept in the database too.
/// </summary>
internal static class Actielog
{
    public static async Task Schrijf(HttpContext http, RequestDelegate next)
    {
        var begin = Stopwatch.GetTimestamp();
        Actie? actie = null;
        // Known from the routing on, and gone again after an error.
        http.Response.OnStarting(() =>
        {
            actie ??= Actie.Van(http);
            return Task.CompletedTask;
        });
        try
        {
            await next(http);
        }
        finally
        {
            if ((actie ?? Actie.Van(http)) is { } gedaan)
            {
                var status = http.Response.StatusCode;
                var log = http.RequestServices.GetRequiredService<ILogger<Acties>>();
                ActielogRegels.Gedaan(
                    log,
                    gedaan.Handeling,
                    gedaan.Voorwerp,
                    status,
                    gedaan.Herkomst,
                    gedaan.Door,
                    (int)Stopwatch.GetElapsedTime(begin).TotalMilliseconds
                );
                await Geweigerd(http, gedaan, status, log);
            }
        }
    }

    private static async Task Geweigerd(HttpContext http, Actie actie, int status, ILogger log)
    {
        if (http.Misschien() is not { Wie: { } wie } aanvrager || status is not (403 or 404))
        {
            return; // what nobody signed in is refused stands in the log alone: a flood must not fill the database
        }
        try
        {
            await http
                .RequestServices.GetRequiredService<InzageStore>()
                .VoegToeAsync(
                    new InzageRow
                    {
                        Soort = InzageSoort.Geweigerd,
                        Op = Edge.Nu(),
                        Medewerker = wie.Id,
                        Handeling = actie.Handeling,
                        Voorwerp = actie.Voorwerp,
                        Uitkomst = status.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        Aanmelding = aanvrager.Aanmelding,
                        Herkomst = actie.Herkomst,
                    }
                );
        }
        catch (Exception fout) when (fout is Npgsql.NpgsqlException or InvalidOperationException || Outage.Is(fout))
        {
            ActielogRegels.NietBewaard(log, fout);
        }
    }

    /// <summary>What was asked, by the route and not by the address: an address can hold anything.</summary>
    private sealed record Actie(string Handeling, string Voorwerp, string? Herkomst, string Door)
    {
        private const int MaxVoorwerp = 200;
        private const int MaxWaarde = 36; // a UUID

        public static Actie? Van(HttpContext http)
        {
            if (
                http.GetEndpoint() is not RouteEndpoint route
                || http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            )
            {
                return null;
            }
            var voorwerp = string.Join(
                ' ',
                http.Request.RouteValues.Where(v => v.Key is not ("page" or "handler"))
                    .OrderBy(v => v.Key, StringComparer.Ordinal)
                    .Select(v => $"{v.Key}={Schoon(v.Value?.ToString())}")
            );
            return new Actie(
                $"{http.Request.Method} /{route.RoutePattern.RawText?.TrimStart('/')}",
                voorwerp.Length > MaxVoorwerp ? voorwerp[..MaxVoorwerp] : voorwerp,
                http.Connection.RemoteIpAddress?.ToString(),
                http.Misschien()?.Wie?.Id.ToString() ?? "-"
            );
        }

        /// <summary>An id, a kenmerk or a code. What is longer may be a secret, as in the address of a calendar.</summary>
        private static string Schoon(string? waarde) =>
            waarde is not { Length: <= MaxWaarde }
                ? "*"
                : string.Concat(waarde.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'));
    }

    /// <summary>The category of these lines.</summary>
    internal sealed class Acties;
}

internal static partial class ActielogRegels
{
    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Action} {Object} {Result} {Origin} {Actor} {Milliseconds}"
    )]
    public static partial void Gedaan(
        ILogger log,
        string action,
        string @object,
        int result,
        string? origin,
        string actor,
        int milliseconds
    );

    [LoggerMessage(Level = LogLevel.Error, Message = "A refusal could not be kept in the database")]
    public static partial void NietBewaard(ILogger log, Exception fout);
}
