using System.Collections.Concurrent;
using ApprovalFlow.IntegrationTests.Support;
using Microsoft.Playwright;

namespace ApprovalFlow.BrowserTests;

/// <summary>One Chromium and one application for the whole run, in the namespace around all tests.</summary>
[SetUpFixture]
internal sealed class TestRun
{
    private static readonly string[] Flags =
    [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private static IPlaywright playwright = null!;

    public static IBrowser Browser { get; private set; } = null!;

    /// <summary>With people and without notas at the start. A test that moves its clock takes one of its own.</summary>
    public static TestApp App { get; private set; } = null!;

    /// <summary>Kinds of page and sizes that were looked at, so that each is once.</summary>
    public static ConcurrentDictionary<string, byte> Looked { get; } = new(StringComparer.Ordinal);

    /// <summary>Where pictures go; null when nobody asked for them.</summary>
    public static string? Pictures { get; } =
        Environment.GetEnvironmentVariable("APPROVALFLOW_SCREENSHOTS") is { Length: > 0 } given ? given : null;

    [OneTimeSetUp]
    public async Task Start()
    {
        if (Pictures is not null)
        {
            Directory.CreateDirectory(Pictures);
        }
        // A page that saves by itself, on a machine where others run: five seconds are sometimes few.
        Assertions.SetDefaultExpectTimeout(Visitor.Deadline);
        var starting = TestApp.StartAsync();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("APPROVALFLOW_CHROMIUM") ?? "/usr/bin/chromium",
                ChromiumSandbox = false,
                Args = Flags,
            }
        );
        App = await starting;
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
        await App.DisposeAsync();
        await TestDatabase.DropTemplateAsync();
        await TestPostgres.StopAsync();
    }
}
