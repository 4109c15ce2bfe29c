using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace ApprovalFlow.Benchmarks.Steps;

/// <summary>A Postgres of this run's own, as an installation has it: fsync and synchronous_commit on. Gone at the end.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly string folder;
    private readonly string password = RandomNumberGenerator.GetHexString(24);
    private int port;

    private Cluster(string folder) => this.folder = folder;

    internal static string Root { get; } = FindRoot();

    internal static async Task<Cluster> StartAsync()
    {
        var home = Directory.CreateTempSubdirectory("approvalflow-steps-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(home, (UnixFileMode)0b111_001_001); // the user postgres passes through
        var cluster = new Cluster(home);
        var said = await cluster.Script(
            $"""
            pg_settings=(fsync=on synchronous_commit=on max_connections=200 shared_buffers=512MB max_wal_size=4GB)
            pg_start >/dev/null
            echo "ALTER ROLE postgres PASSWORD '{cluster.password}'; CREATE ROLE app LOGIN PASSWORD '{cluster.password}'" | pg_sql
            pg_port
            """
        );
        cluster.port = int.Parse(said, CultureInfo.InvariantCulture);
        return cluster;
    }

    internal string Connection(string database, string role = "postgres") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Host=127.0.0.1;Port={port};Username={role};Password={password};Database={database};Maximum Pool Size=40"
        );

    internal async Task Sql(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(Connection(database) + ";Pooling=false;Command Timeout=600");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Milliseconds of the processor that the server and all of its processes, ended ones too, have taken.</summary>
    internal async Task<double> Cpu()
    {
        var postmaster = (await File.ReadAllLinesAsync($"{folder}/postgres/data/postmaster.pid"))[0];
        var ticks = 0L;
        foreach (
            var process in Directory.EnumerateDirectories("/proc").Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0]))
        )
        {
            try
            {
                var stat = await File.ReadAllTextAsync($"{process}/stat");
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                // proc(5): ppid is field 4, utime and stime 14 and 15, those of children that were waited for 16 and 17.
                if (fields[1] == postmaster || Path.GetFileName(process) == postmaster)
                    ticks += fields[11..15].Sum(f => long.Parse(f, CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                // It ended meanwhile.
            }
        }
        return ticks * 10.0; // USER_HZ is 100 on Linux
    }

    /// <summary>What pgbench printed.</summary>
    internal Task<string> Pgbench(string database, string arguments) =>
        Script(
            string.Create(
                CultureInfo.InvariantCulture,
                $"PGPASSWORD={password} \"$pg_bin/pgbench\" -h 127.0.0.1 -p {port} -U postgres -n -M prepared {arguments} {database} 2>'{folder}/pgbench.log' || {{ head -n 20 '{folder}/pgbench.log'; exit 2; }}"
            )
        );

    internal string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Script("pg_stop");
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> Script(string text)
    {
        var libraries = string.Join(
            '\n',
            new[] { "say", "install", "postgres" }.Select(l => $". '{Root}/deploy/lib/{l}.sh'")
        );
        var start = new ProcessStartInfo(
            "bash",
            ["-c", $"set -e\nroot='{Root}'\n{libraries}\ninstall_postgres\npg_open '{folder}/postgres'\n{text}"]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        // A server that it starts keeps the pipe: read what was said, and wait for the script alone.
        var output = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (await output).Trim()
            : throw new InvalidOperationException($"A script ended with code {process.ExitCode}: {await output}");
    }

    private static string FindRoot()
    {
        for (var parent = new DirectoryInfo(AppContext.BaseDirectory); parent is not null; parent = parent.Parent)
        {
            if (File.Exists(Path.Combine(parent.FullName, "ApprovalFlow.sln")))
                return parent.FullName;
        }
        throw new InvalidOperationException("The benchmark runs from a checkout.");
    }
}
