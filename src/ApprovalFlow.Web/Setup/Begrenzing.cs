using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using Microsoft.AspNetCore.HttpOverrides;

namespace ApprovalFlow.Web.Setup;

/// <summary>
/// How many requests a person, and an address that nobody signed in from, may make in a minute. Behind a proxy the
/// address is the one that it names, and only a proxy that is named here is believed.
/// </summary>
internal sealed record Begrenzing(int PerPersoon, int PerAdres)
{
    public const int Hoogste = 1_000_000;
    public static readonly TimeSpan Venster = TimeSpan.FromMinutes(1);
    private const int Delen = 6;

    public static Begrenzing Ruim { get; } = new(Hoogste, Hoogste);

    public IReadOnlyList<IPAddress> Proxies { get; private init; } = [];

    public static Begrenzing Lees(IConfiguration configuration) =>
        new(Getal(configuration, "PerPersoon", 6000), Getal(configuration, "PerAdres", 600))
        {
            Proxies =
            [
                .. (configuration["Begrenzing:Proxies"] ?? "")
                    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(tekst =>
                        IPAddress.TryParse(tekst, out var adres)
                            ? adres
                            : throw new InstellingFout(
                                $"Begrenzing__Proxies noemt IP-adressen, met komma's ertussen, niet '{tekst}'."
                            )
                    ),
            ],
        };

    public static IServiceCollection Add(IServiceCollection services, Begrenzing begrenzing) =>
        services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(begrenzing.Deel);
            options.OnRejected = async (context, stop) =>
            {
                var wacht = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var na) ? na : Venster / Delen;
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wacht.TotalSeconds)
                    .ToString(CultureInfo.InvariantCulture);
                await Foutpaden.Schrijf(context.HttpContext, StatusCodes.Status429TooManyRequests);
            };
        });

    /// <summary>Files of the pages and the two health checks are no work, and stay outside.</summary>
    private RateLimitPartition<string> Deel(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) ? RateLimitPartition.GetNoLimiter("")
        : http.Misschien()?.Wie is { } wie ? Venstervan($"p {wie.Id}", PerPersoon)
        : Venstervan($"a {http.Connection.RemoteIpAddress}", PerAdres);

    private static RateLimitPartition<string> Venstervan(string wie, int aantal) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            wie,
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = aantal,
                Window = Venster,
                SegmentsPerWindow = Delen,
            }
        );

    public void Herken(WebApplication app)
    {
        if (Proxies.Count == 0)
        {
            return;
        }
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in Proxies)
        {
            options.KnownProxies.Add(proxy);
        }
        app.UseForwardedHeaders(options);
    }

    private static int Getal(IConfiguration configuration, string naam, int anders) =>
        configuration[$"Begrenzing:{naam}"] is not { Length: > 0 } tekst ? anders
        : int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var aantal)
        && aantal is >= 1 and <= Hoogste
            ? aantal
        : throw new InstellingFout($"Begrenzing__{naam} is 1 tot {Hoogste} verzoeken per minuut, niet '{tekst}'.");
}
