using System.Net;
using System.Net.Sockets;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>
/// Ports for servers that start a moment later, each given out once. Below 32768, where the kernel gives none to anybody
/// else meanwhile, and below 25000, since a node of RabbitMQ adds 20000 to its own.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Count = 5_000;

    // Two runs on one machine begin elsewhere.
    private static int last = Random.Shared.Next(Count);

    public static int Next()
    {
        for (var attempt = 0; attempt < Count; attempt++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref last) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
        throw new InvalidOperationException($"No free port from {First} on.");
    }
}
