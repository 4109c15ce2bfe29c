using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ApprovalFlow.IntegrationTests.Kill;

/// <summary>
/// Lives in the server's process and ends it by SIGKILL just before the n-th statement: of one request, which says so
/// in a header, or of the work that no request asked for. Begin and commit are statements too, and so is the moment
/// after the commit, when nothing was answered yet. Statements that travel in one batch are one.
/// </summary>
internal sealed class Killer : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    /// <summary>Of a request: the statement to end at; 0 only counts.</summary>
    public const string KillHeader = "X-Kill-At";

    /// <summary>Of the answer to a request that counts: how many statements it took.</summary>
    public const string CountHeader = "X-Statements";

    /// <summary>Environment of the process: the statement to end at of everything outside requests.</summary>
    public const string KillVariable = "APPROVALFLOW_TEST_KILL_AT";

    private const string RequestStarts = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start";

    private static readonly HashSet<string> Statements = new(StringComparer.Ordinal)
    {
        RelationalEventId.TransactionStarting.Name!,
        RelationalEventId.TransactionCommitting.Name!,
        RelationalEventId.TransactionCommitted.Name!,
    };

    private readonly AsyncLocal<Counter?> request = new();
    private readonly Counter background = new(Number(Environment.GetEnvironmentVariable(KillVariable)));

    public static void Install()
    {
        var killer = new Killer();
        DiagnosticListener.AllListeners.Subscribe(killer);
        // The driver tells of every command and batch, whoever made it.
        ActivitySource.AddActivityListener(
            new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref _) => ActivitySamplingResult.AllData,
                ActivityStarted = _ => killer.Next(),
            }
        );
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name is "Microsoft.EntityFrameworkCore" or "Microsoft.AspNetCore")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RequestStarts)
        {
            Begin((HttpContext)value.Value!);
        }
        else if (Statements.Contains(value.Key))
        {
            Next();
        }
    }

    private void Next() => (request.Value ?? background).Next();

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    private void Begin(HttpContext http)
    {
        var counter = new Counter(Number(http.Request.Headers[KillHeader]));
        request.Value = counter;
        if (http.Request.Headers.ContainsKey(KillHeader))
        {
            http.Response.OnStarting(() =>
            {
                http.Response.Headers[CountHeader] = counter.Count.ToString(CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            });
        }
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private sealed class Counter(int killAt)
    {
        private int count;

        public int Count => count;

        public void Next()
        {
            if (Interlocked.Increment(ref count) == killAt)
            {
                using var self = Process.GetCurrentProcess();
                self.Kill(); // SIGKILL: it does not come back
            }
        }
    }
}
