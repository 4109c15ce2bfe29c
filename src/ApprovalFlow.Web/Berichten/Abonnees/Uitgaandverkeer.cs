using System.Net;
using System.Net.Sockets;

namespace ApprovalFlow.Web.Berichten.Abonnees;

/// <summary>An address inside is not connected to. Its message is a sentence for the administrator.</summary>
internal sealed class AdresGeweigerd(string host)
    : Exception(
        $"Het adres {host} ligt binnen het eigen netwerk, en daarheen gaan geen berichten. Kies een ander adres, "
            + "of laat de beheerder van de server de instelling Abonnees__PriveAdressen op true zetten."
    );

/// <summary>
/// Connections to addresses that somebody typed in. What is connected to is what was checked: the name is resolved here,
/// each address is looked at, and the connection goes to that address, so that a name can not point elsewhere in between.
/// Redirects are not followed, and no proxy stands in between.
/// </summary>
internal static class Uitgaandverkeer
{
    public const int MaxAdres = 500;
    public static readonly TimeSpan Tijd = TimeSpan.FromSeconds(10);

    /// <summary>What a receiver says is not read; up to this it is let go by, so that the connection stays.</summary>
    public const int MaxAntwoord = 64 * 1024;

    public static HttpClient Maak(bool priveAdressen) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                ConnectTimeout = Tijd,
                MaxResponseDrainSize = MaxAntwoord,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectCallback = (context, stop) => Verbind(context.DnsEndPoint, priveAdressen, stop),
            }
        )
        {
            Timeout = Tijd,
        };

    /// <summary>
    /// Why nothing can go to what somebody typed in; null when it may be tried. Where a name leads is looked at when it
    /// is connected to. Without encryption only where the own network is allowed.
    /// </summary>
    public static string? Bezwaar(string? adres, bool priveAdressen)
    {
        if (
            adres?.Length > MaxAdres
            || !Uri.TryCreate(adres, UriKind.Absolute, out var uri)
            || !(uri.Scheme is "https" || (uri.Scheme is "http" && priveAdressen))
            || uri.UserInfo.Length > 0
        )
        {
            var begin = priveAdressen ? "https:// of http://" : "https://";
            return $"Geef een webadres dat begint met {begin}, zonder naam en wachtwoord erin.";
        }
        return !priveAdressen && IPAddress.TryParse(uri.DnsSafeHost, out var ip) && IsPrive(ip)
            ? new AdresGeweigerd(uri.DnsSafeHost).Message
            : null;
    }

    /// <summary>Nobody outside this network has such an address: loopback, private, link-local, shared, multicast, reserved.</summary>
    public static bool IsPrive(IPAddress adres)
    {
        if (adres.IsIPv4MappedToIPv6)
        {
            return IsPrive(adres.MapToIPv4());
        }
        var bytes = adres.GetAddressBytes();
        return adres.AddressFamily == AddressFamily.InterNetwork
            ? bytes[0] is 0 or 10 or 127 or >= 224
                || (bytes[0] == 100 && bytes[1] is >= 64 and < 128)
                || (bytes[0] == 169 && bytes[1] == 254)
                || (bytes[0] == 172 && bytes[1] is >= 16 and < 32)
                || (bytes[0] == 192 && bytes[1] is 168)
                || (bytes[0] == 192 && bytes[1] == 0 && bytes[2] is 0 or 2)
                || (bytes[0] == 198 && bytes[1] is 18 or 19 or 51)
                || (bytes[0] == 203 && bytes[1] == 0 && bytes[2] == 113)
            // Only 2000::/3 is given out; in it 6to4 and Teredo carry an IPv4 address, and 2001:db8 is for examples.
            : (bytes[0] & 0xe0) != 0x20
                || (bytes[0] == 0x20 && bytes[1] == 0x02)
                || (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] is 0 or 0x0d);
    }

    private static async ValueTask<Stream> Verbind(DnsEndPoint doel, bool priveAdressen, CancellationToken stop)
    {
        var adressen = await Dns.GetHostAddressesAsync(doel.Host, stop);
        var toegestaan = adressen.Where(adres => priveAdressen || !IsPrive(adres)).ToArray();
        if (toegestaan.Length == 0)
        {
            throw new AdresGeweigerd(doel.Host);
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(toegestaan, doel.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
