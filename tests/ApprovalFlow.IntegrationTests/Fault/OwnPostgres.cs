using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Verbs;
using Npgsql;

namespace ApprovalFlow.IntegrationTests.Fault;

/// <summary>A cluster that a test may stop and start, as it would be on a server: what it committed is on its disk.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("approvalflow-fault-").FullName;
    private readonly string password = RandomNumberGenerator.GetHexString(24);

    private OwnPostgres() => Port = FreePort.Next();

    public int Port { get; }

    public static async Task<OwnPostgres> StartAsync()
    {
        var postgres = new OwnPostgres();
        if (Environment.IsPrivilegedProcess)
        {
            await postgres.Run("chown", "postgres", postgres.folder);
        }
        await File.WriteAllTextAsync($"{postgres.folder}/password", postgres.password);
        await postgres.AsPostgres(
            "initdb",
            "-D",
            "data",
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale-provider=libc",
            "--locale=C.UTF-8",
            "--auth=scram-sha-256",
            "--pwfile=password",
            "--no-instructions"
        );
        await postgres.Start();
        await postgres.Migrate();
        return postgres;
    }

    /// <summary>By way of another port, when a proxy stands in between.</summary>
    public string Connection(string role, int? port = null) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Host=127.0.0.1;Port={port ?? Port};Username={role};Password={password};Database=postgres"
        );

    public Task Start() =>
        AsPostgres(
            "pg_ctl",
            "-D",
            "data",
            "-w",
            "-l",
            "log",
            "-o",
            $"-c listen_addresses=127.0.0.1 -c port={Port.ToString(CultureInfo.InvariantCulture)} -c unix_socket_directories={folder} -c max_connections=200",
            "start"
        );

    /// <summary>Immediate is what a loss of power does: it recovers from its log.</summary>
    public Task Stop(string mode) => AsPostgres("pg_ctl", "-D", "data", "-w", "-m", mode, "stop");

    public async Task<List<string>> Column(string sql)
    {
        await using var connection = new NpgsqlConnection(Own("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.Add(reader.GetString(0));
        }
        return values;
    }

    public ApprovalFlowDb Open() => ApprovalFlowDbOptions.Open(Own("app"));

    /// <summary>For the test itself: a connection that was pooled before a stop is of no use after it.</summary>
    private string Own(string role) => Connection(role) + ";Pooling=false";

    public async ValueTask DisposeAsync()
    {
        await Stop("immediate");
        Directory.Delete(folder, recursive: true);
    }

    private async Task Migrate()
    {
        await Column($"CREATE ROLE app LOGIN PASSWORD '{password}'");
        await Migrator.RunAsync(
            Own("postgres"),
            "app",
            (connection, stop) => ApprovalFlow.Web.Verbs.Migrate.JobSchema(connection, "app", stop)
        );
        await using var db = ApprovalFlowDbOptions.Open(Own("app"));
        await TestApp.SeedAsync(db);
    }

    private Task AsPostgres(string program, params string[] arguments)
    {
        var binary = Directory
            .EnumerateDirectories("/usr/lib/postgresql")
            .Select(version => $"{version}/bin/{program}")
            .Where(File.Exists)
            .OrderDescending(StringComparer.Ordinal)
            .First();
        string[] drop =
        [
            "setpriv",
            "--reuid=postgres",
            "--regid=postgres",
            "--init-groups",
            "--inh-caps=-all",
            "--no-new-privs",
        ];
        return Environment.IsPrivilegedProcess
            ? Run(drop[0], [.. drop[1..], binary, .. arguments])
            : Run(binary, arguments);
    }

    private async Task Run(string program, params string[] arguments)
    {
        // Not redirected: the server inherits its output, and a pipe would stay open for as long as it runs.
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]
        )
        {
            WorkingDirectory = folder,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}."
            );
        }
    }
}
