using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>
/// The server that tests make their databases on: the one that APPROVALFLOW_TEST_PG_ADMIN names (a superuser), else a
/// private cluster in a temporary folder, which goes when the run ends.
/// </summary>
internal static class TestPostgres
{
    private const string Variable = "APPROVALFLOW_TEST_PG_ADMIN";

    private static readonly Lazy<Task<string>> Admin = new(StartAsync);
    private static string? folder;

    public static Task<string> AdminAsync() => Admin.Value;

    public static async Task StopAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (folder is not null)
        {
            await RunAsync("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
            folder = null;
        }
    }

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }
        folder = Directory.CreateTempSubdirectory("approvalflow-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root, and its own user must be able to enter the folder.
            await StartProcessAsync("chown", ["postgres", folder]);
        }
        var password = RandomNumberGenerator.GetHexString(24);
        await File.WriteAllTextAsync($"{folder}/password", password);
        await RunAsync(
            "initdb",
            "-D",
            $"{folder}/data",
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale-provider=libc",
            "--locale=C.UTF-8",
            "--auth=scram-sha-256",
            $"--pwfile={folder}/password",
            "--no-sync",
            "--no-instructions"
        );
        var port = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        var options =
            $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} "
            + "-c fsync=off -c max_connections=300";
        await RunAsync("pg_ctl", "-D", $"{folder}/data", "-w", "-l", $"{folder}/log", "-o", options, "start");
        return $"Host=127.0.0.1;Port={port};Username=postgres;Password={password};Database=postgres";
    }

    private static Task RunAsync(string program, params string[] arguments)
    {
        var binary = Directory
            .EnumerateDirectories("/usr/lib/postgresql")
            .Select(version => $"{version}/bin/{program}")
            .Where(File.Exists)
            .OrderDescending(StringComparer.Ordinal)
            .First();
        return Environment.IsPrivilegedProcess
            ? StartProcessAsync(
                "setpriv",
                [
                    "--reuid=postgres",
                    "--regid=postgres",
                    "--init-groups",
                    "--inh-caps=-all",
                    "--no-new-privs",
                    binary,
                    .. arguments,
                ]
            )
            : StartProcessAsync(binary, arguments);
    }

    /// <summary>Output is not redirected: the server inherits it, and a pipe would stay open for as long as it runs.</summary>
    private static async Task StartProcessAsync(string program, string[] arguments)
    {
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
            throw new InvalidOperationException($"{program} ended with code {process.ExitCode}.");
        }
    }
}
