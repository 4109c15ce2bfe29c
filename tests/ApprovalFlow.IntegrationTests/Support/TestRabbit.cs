using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>
/// A RabbitMQ node of this run's own, from Debian's package, on loopback ports and with a folder that goes when the run
/// ends. It can be stopped and started under whoever is connected.
/// </summary>
internal sealed class TestRabbit : IAsyncDisposable
{
    private static readonly Lazy<Task<TestRabbit>> Shared = new(StartAsync);

    private readonly string folder = Directory.CreateTempSubdirectory("approvalflow-rabbit-").FullName;
    private readonly int distribution = FreePort.Next();
    private readonly int epmd = FreePort.Next();
    private Process? server;

    private TestRabbit() { }

    public int Port { get; } = FreePort.Next();
    public string Address => Via(Port);

    /// <summary>The same broker by way of another port: a proxy that a test can cut.</summary>
    public static string Via(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"amqp://guest:guest@127.0.0.1:{port}");

    /// <summary>One node for every test that does not stop it.</summary>
    public static Task<TestRabbit> SharedAsync() => Shared.Value;

    public static async Task<TestRabbit> StartAsync()
    {
        var rabbit = new TestRabbit();
        try
        {
            await rabbit.Start();
            return rabbit;
        }
        catch
        {
            await rabbit.DisposeAsync();
            throw;
        }
    }

    public static async Task StopSharedAsync()
    {
        if (Shared.IsValueCreated)
        {
            await (await Shared.Value).DisposeAsync();
        }
    }

    public async Task Start()
    {
        await File.WriteAllTextAsync($"{folder}/plugins", "[].");
        await File.WriteAllTextAsync($"{folder}/env", "");
        await File.WriteAllTextAsync(
            $"{folder}/rabbitmq.conf",
            "loopback_users.guest = true\nlog.file.level = warning\n"
        );
        // The one in /usr/sbin changes to a user of its own.
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", "exec /usr/lib/rabbitmq/bin/rabbitmq-server >>$HOME/out 2>&1"]
        )
        {
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in Environment())
        {
            start.Environment[name] = value;
        }
        server = Process.Start(start)!;
        await TestApp.Totdat(async () => await Answers(), "RabbitMQ answers", TimeSpan.FromSeconds(90));
    }

    /// <summary>As a machine that loses power: what it promised to keep is on its disk.</summary>
    public async Task Kill()
    {
        if (!server!.HasExited)
        {
            server.Kill(entireProcessTree: true);
        }
        await server.WaitForExitAsync();
        server.Dispose();
        server = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await Kill();
        }
        using var killer = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "$(command -v epmd) -port \"$0\" -kill >/dev/null 2>&1", Text(epmd)])
        )!;
        await killer.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Dictionary<string, string> Environment() =>
        new(StringComparer.Ordinal)
        {
            ["HOME"] = folder,
            ["RABBITMQ_NODENAME"] = $"test{Port}@localhost",
            ["RABBITMQ_CONF_ENV_FILE"] = $"{folder}/env",
            ["RABBITMQ_MNESIA_BASE"] = $"{folder}/data",
            ["RABBITMQ_LOG_BASE"] = $"{folder}/log",
            ["RABBITMQ_PID_FILE"] = $"{folder}/pid",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = $"{folder}/plugins",
            ["RABBITMQ_CONFIG_FILE"] = $"{folder}/rabbitmq",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = Text(Port),
            ["RABBITMQ_DIST_PORT"] = Text(distribution),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = Text(epmd),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none",
        };

    /// <summary>It closes a connection that asks for a version that is none by telling its own.</summary>
    private async Task<bool> Answers()
    {
        if (server!.HasExited)
        {
            Assert.Fail(await File.ReadAllTextAsync($"{folder}/out"));
        }
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync("AMQP\0\0\x09\x01"u8.ToArray());
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            return await stream.ReadAsync(new byte[1], deadline.Token) == 1;
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
