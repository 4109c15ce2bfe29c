using System.Diagnostics;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>The real program as a user types it: exit code and what it wrote.</summary>
internal static class Programma
{
    private static readonly string Pad = Path.Combine(AppContext.BaseDirectory, "approvalflow.dll");

    /// <summary>Null for a verb that needs no database.</summary>
    public static (int Exit, string Output, string Error) Run(TestDatabase? database, params string[] words) =>
        Run(database, [], words);

    public static (int Exit, string Output, string Error) Run(
        TestDatabase? database,
        IEnumerable<(string Naam, string Waarde)> instellingen,
        params string[] words
    )
    {
        var start = new ProcessStartInfo("dotnet", [Pad, .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (database is not null)
        {
            start.Environment["ConnectionStrings__ApprovalFlow"] = database.AppConnectionString;
            start.Environment["DOTNET_ENVIRONMENT"] = "Demo";
            start.Environment["Demo__Aan"] = "true";
        }
        foreach (var (naam, waarde) in instellingen)
        {
            start.Environment[naam] = waarde;
        }
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
