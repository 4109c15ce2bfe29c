using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ApprovalFlow.IntegrationTests.Fault;

/// <summary>Stands between a process and a server, and can cut what goes through it.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<TcpClient, byte> open = new();
    private readonly int target;
    private readonly Task accepting;

    public TcpProxy(int target)
    {
        this.target = target;
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Every connection ends in the middle of whatever it was at; new ones are let through.</summary>
    public void Cut()
    {
        foreach (var client in open.Keys)
        {
            client.Close();
        }
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Pass(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was closed.
        }
    }

    private async Task Pass(TcpClient near)
    {
        using var far = new TcpClient();
        open[near] = 0;
        open[far] = 0;
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, target, stop.Token);
            await Task.WhenAny(
                near.GetStream().CopyToAsync(far.GetStream(), stop.Token),
                far.GetStream().CopyToAsync(near.GetStream(), stop.Token)
            );
        }
        catch (Exception e)
            when (e
                    is IOException
                        or SocketException
                        or ObjectDisposedException
                        or OperationCanceledException
                        or InvalidOperationException
            )
        {
            // One side is gone: so is the other.
        }
        finally
        {
            open.TryRemove(near, out _);
            open.TryRemove(far, out _);
            near.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        Cut();
        await accepting;
        stop.Dispose();
    }
}
