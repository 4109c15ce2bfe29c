using System.Diagnostics;

namespace ApprovalFlow.UnitTests.Layout;

/// <summary>The files of this checkout, as text.</summary>
internal static class Repository
{
    private static readonly Lazy<string> Found = new(Find);

    public static string Root => Found.Value;

    /// <summary>Every file that git would commit, by its path from the root. Not in a copy without git.</summary>
    public static IReadOnlyList<string> Tracked()
    {
        // Command scope, so that a checkout of another user (a container, CI) is read too.
        var start = new ProcessStartInfo(
            "git",
            ["-c", "safe.directory=*", "-C", Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var listed = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero, "git ls-files");
        return [.. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(p => File.Exists($"{Root}/{p}"))];
    }

    public static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ApprovalFlow.sln")))
            {
                return at.FullName;
            }
        }
        throw new InvalidOperationException("No ApprovalFlow.sln above the tests.");
    }
}

internal static class Timeouts
{
    public static TimeSpan Regex { get; } = TimeSpan.FromSeconds(5);
}
