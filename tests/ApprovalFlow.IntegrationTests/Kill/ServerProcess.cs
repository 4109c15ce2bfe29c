using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Kill;

/// <summary>What came back. Status is 0 when the server died before it answered.</summary>
internal sealed record Reply(int Status, string Body, int Statements)
{
    public static Reply None { get; } = new(0, "", 0);

    public JsonNode Json => JsonNode.Parse(Body)!;
}

/// <summary>The real server as a process of its own, which can be killed as the kernel kills.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int KilledBySignal9 = 128 + 9;

    /// <summary>Nobody reads them.</summary>
    private static readonly string Mails = Path.Combine(
        Path.GetTempPath(),
        $"approvalflow-mail-{Environment.ProcessId}"
    );

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly HttpClient client;

    private ServerProcess(ProcessStartInfo start, Uri address)
    {
        client = new HttpClient { BaseAddress = address };
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until it is ready, unless it is to kill itself at this statement of its own work.</summary>
    public static Task<ServerProcess> StartAsync(TestDatabase database, string role, int killAt = 0) =>
        StartAsync(database.AppConnectionString, role, killAt);

    public static async Task<ServerProcess> StartAsync(
        string connection,
        string role,
        int killAt,
        params (string Name, string Value)[] settings
    )
    {
        var server = Begin(connection, role, killAt, settings);
        if (killAt == 0)
        {
            try
            {
                await server.Ready();
            }
            catch (InvalidOperationException)
            {
                await server.DisposeAsync();
                throw;
            }
        }
        return server;
    }

    /// <summary>As it comes up, and waits for nothing.</summary>
    public static ServerProcess Begin(
        string connection,
        string role,
        int killAt = 0,
        params (string Name, string Value)[] settings
    )
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "approvalflow"), ["serve"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ConnectionStrings__ApprovalFlow"] = connection;
        if (!settings.Any(setting => setting.Name.StartsWith("Mail__Smtp", StringComparison.Ordinal)))
        {
            start.Environment["Mail__Map"] = Mails;
        }
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        start.Environment["Demo__Aan"] = "true";
        start.Environment["Rol"] = role;
        start.Environment["Begrenzing__PerPersoon"] = "1000000";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(Killer).Assembly.Location;
        // It lives for a few requests: starting fast is all that counts.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment[Killer.KillVariable] = killAt.ToString(CultureInfo.InvariantCulture);
        return new ServerProcess(start, address);
    }

    public Task Ready() => TestApp.Totdat(IsReady, "the server is ready", TimeSpan.FromSeconds(60));

    public async Task<Reply> Send(Request request, int? killAt = null)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"demo-{request.Person}");
        message.Content = request.Body is null ? null : JsonContent.Create(request.Body);
        message.Headers.Add("Idempotency-Key", request.Key);
        if (killAt is { } statement)
        {
            message.Headers.Add(Killer.KillHeader, statement.ToString(CultureInfo.InvariantCulture));
        }
        try
        {
            using var reply = await client.SendAsync(message);
            var count = reply.Headers.TryGetValues(Killer.CountHeader, out var values) ? values.First() : "0";
            var body = await reply.Content.ReadAsStringAsync();
            return new Reply((int)reply.StatusCode, body, int.Parse(count, CultureInfo.InvariantCulture));
        }
        catch (HttpRequestException)
        {
            return Reply.None;
        }
    }

    public bool IsDead => process.HasExited;

    public Uri Address => client.BaseAddress!;

    /// <summary>All that it said.</summary>
    public IReadOnlyList<string> Output => [.. output];

    /// <summary>The last that it said.</summary>
    public string Tail => string.Join('\n', output.TakeLast(30));

    public void Kill() => process.Kill();

    /// <summary>As a supervisor ends it.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>The exit code of a process that ends by itself.</summary>
    public async Task<int> Ended()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(deadline.Token);
        return process.ExitCode;
    }

    /// <summary>Null while nobody listens.</summary>
    public async Task<HttpResponseMessage?> Get(string path)
    {
        try
        {
            return await client.GetAsync(new Uri(path, UriKind.Relative));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>It was ended by SIGKILL, and not by an exception of its own.</summary>
    public async Task WasKilled()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(deadline.Token);
        Assert.That(process.ExitCode, Is.EqualTo(KilledBySignal9), string.Join('\n', output));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
        await process.WaitForExitAsync();
        process.Dispose();
        client.Dispose();
    }

    private async Task<bool> IsReady()
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException("The server ended: " + string.Join('\n', output));
        }
        try
        {
            using var reply = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return reply.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
