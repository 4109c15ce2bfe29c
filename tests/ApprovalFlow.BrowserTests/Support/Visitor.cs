using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ApprovalFlow.Web.Demo;
using Microsoft.Playwright;

namespace ApprovalFlow.BrowserTests;

/// <summary>One person in one browser. Every page that they come to is looked at.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    public const int Wide = 1400;
    public const int Narrow = 390;

    /// <summary>Of the first view of any page, in bytes.</summary>
    public const int MostBytes = 120 * 1024;
    private const int Height = 900;
    public const int Deadline = 30_000;
    private const int MaxTabs = 150;
    private const int MostPicture = 8_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly IBrowserContext context;
    private readonly bool script;
    private readonly int width;
    private readonly List<string> findings;
    private readonly ConcurrentQueue<IConsoleMessage> messages = new();
    private readonly ConcurrentDictionary<string, byte> refused = new(StringComparer.Ordinal);

    private int status;

    private Visitor(IBrowserContext context, IPage page, int width, bool script, List<string> findings)
    {
        this.context = context;
        this.width = width;
        this.script = script;
        this.findings = findings;
        Page = page;
        page.Console += (_, message) => messages.Enqueue(message);
        page.PageError += (_, error) => findings.Add($"{page.Url}: script error {error}");
        page.Response += (_, response) =>
        {
            if (!response.Request.IsNavigationRequest)
            {
                return;
            }
            status = response.Status;
            if (status >= 400)
            {
                refused.TryAdd(response.Url, 0);
            }
        };
    }

    public IPage Page { get; }

    public ILocator Main => Page.GetByRole(AriaRole.Main);

    public static string Name(string person) => DemoPersonen.Medewerkers.Single(m => m.Aanmeldnaam == person).Naam;

    public static async Task<Visitor> Arrive(string address, int width, bool script, List<string> findings)
    {
        var opened = await TestRun.Browser.NewContextAsync(
            new()
            {
                BaseURL = address,
                ViewportSize = new() { Width = width, Height = Height },
                Locale = "nl-NL",
                TimezoneId = "Europe/Amsterdam",
                ReducedMotion = ReducedMotion.Reduce,
                JavaScriptEnabled = script,
            }
        );
        opened.SetDefaultTimeout(Deadline);
        return new Visitor(opened, await opened.NewPageAsync(), width, script, findings);
    }

    /// <summary>Gives the status.</summary>
    public async Task<int> Open(string path)
    {
        var response = await Page.GotoAsync(path);
        await Look();
        return response!.Status;
    }

    /// <summary>
    /// Everything in bytes that a browser without anything of ours fetches to come to a page, as it goes over the line.
    /// </summary>
    public async Task<long> Weigh(Func<Task> way)
    {
        var session = await Page.Context.NewCDPSessionAsync(Page);
        long total = 0;
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        session.Event("Network.loadingFinished").OnEvent += (_, e) =>
            total += (long)e!.Value.GetProperty("encodedDataLength").GetDouble();
        await way();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await session.DetachAsync();
        Assert.That(total, Is.GreaterThan(0));
        TestContext.Out.WriteLine(FormattableString.Invariant($"{Page.Url}: {total / 1024.0:0.0} kB"));
        return total;
    }

    /// <summary>Presses the button with this name, which leads to a page.</summary>
    public async Task Press(string button) => await Leave(Button(button));

    public async Task Follow(string link) => await Leave(Page.GetByRole(AriaRole.Link, new() { Name = link }).First);

    public Task Leave(ILocator way) => Leave(() => way.ClickAsync());

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name }).First;

    /// <summary>The part of the page under this heading.</summary>
    public ILocator Section(string heading) => Page.GetByRole(AriaRole.Region, new() { Name = heading }).First;

    /// <summary>The line of the inbox about this nota.</summary>
    public ILocator Row(string kenmerk) => Page.Locator(".taak").Filter(new() { HasText = kenmerk });

    public async Task Fill(string label, string text) => await Field(label).FillAsync(text);

    public async Task Choose(string label, string option) =>
        await Field(label).SelectOptionAsync(new SelectOptionValue { Label = option });

    public async Task Check(string label) => await Field(label).CheckAsync();

    /// <summary>A chapter has the same name as some fields, so only what can be filled counts.</summary>
    public ILocator Field(string label) =>
        Main.GetByLabel(new Regex($@"^\s*{InPattern(label)}( \(niet verplicht\))?\s*$", RegexOptions.None, Patience))
            .And(Page.Locator("input, select, textarea"))
            .First;

    /// <summary>With the Tab key only, to what has this name.</summary>
    public async Task TabTo(string name)
    {
        for (var i = 0; i < MaxTabs; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if ((await Focused()).Contains(name, StringComparison.Ordinal))
            {
                Assert.That(await FocusShows(), Is.True, $"the focus on {name} can be seen");
                return;
            }
        }
        Assert.Fail($"{MaxTabs} times Tab does not come to {name} on {Page.Url}");
    }

    public Task PressEnter() => Leave(() => Page.Keyboard.PressAsync("Enter"));

    /// <summary>Looks at the page as it stands: axe, width, errors in the console, and a picture when it has none yet.</summary>
    public async Task Look(string? picture = null)
    {
        if (script)
        {
            findings.AddRange(await Accessibility.Violations(Page));
        }
        Width(await ScrollsSideways());
        while (messages.TryDequeue(out var message))
        {
            if (message.Type is "error" or "warning" && !IsRefusedPage(message))
            {
                findings.Add($"{Page.Url}: {message.Text} ({message.Location})");
            }
        }
        if (script)
        {
            await OnBothScreens(picture ?? PageKind());
        }
    }

    // Chromium's patterns know no escaped space.
    private static string InPattern(string text) => Regex.Escape(text).Replace("\\ ", " ", StringComparison.Ordinal);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private async Task OnBothScreens(string name)
    {
        foreach (var size in new[] { Narrow, Wide })
        {
            await Page.SetViewportSizeAsync(size, Height);
            Width(await ScrollsSideways());
            if (TestRun.Looked.TryAdd($"{name}-{size}", 0))
            {
                findings.AddRange(await Accessibility.Violations(Page));
                if (TestRun.Pictures is { } folder)
                {
                    await Page.ScreenshotAsync(
                        new()
                        {
                            Path = Path.Combine(folder, $"{name}-{size}.png"),
                            FullPage = true,
                            Clip = await TopOfPage(size),
                        }
                    );
                }
            }
        }
        await Page.SetViewportSizeAsync(width, Height);
    }

    /// <summary>What a picture can hold of a page that is very long.</summary>
    private async Task<Clip> TopOfPage(int size)
    {
        var height = await Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        return new Clip
        {
            X = 0,
            Y = 0,
            Width = size,
            Height = Math.Min(height, MostPicture),
        };
    }

    private void Width(int tooWide)
    {
        if (tooWide > 0)
        {
            findings.Add($"{Page.Url} at {Page.ViewportSize!.Width} px: {tooWide} px wider than the screen");
        }
    }

    private Task<int> ScrollsSideways() =>
        Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    private Task<string> Focused() =>
        Page.EvaluateAsync<string>(
            """
            (() => {
              const e = document.activeElement;
              const labels = [...(e.labels ?? [])].map(l => l.innerText).join(' ');
              return labels || e.innerText || e.getAttribute('aria-label') || '';
            })()
            """
        );

    private Task<bool> FocusShows() =>
        Page.EvaluateAsync<bool>(
            """
            (() => {
              const style = getComputedStyle(document.activeElement);
              return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            })()
            """
        );

    /// <summary>Looks at the page that this leads to, once it is loaded; the old one's state says nothing.</summary>
    private async Task Leave(Func<Task> way)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnLoad(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += OnLoad;
        try
        {
            await way();
            await loaded.Task.WaitAsync(TimeSpan.FromMilliseconds(Deadline));
        }
        finally
        {
            Page.Load -= OnLoad;
        }
        await Look();
    }

    /// <summary>Chromium reports every page that came with a status from 400 on.</summary>
    private bool IsRefusedPage(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
        && refused.Keys.Any(url => message.Location.StartsWith(url, StringComparison.Ordinal));

    /// <summary>"notas-kenmerk-afhandeling-400": the path, with what differs per nota left out, and a refusal's status.</summary>
    private string PageKind()
    {
        var parts = new Uri(Page.Url).AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var kind = parts
            .Select(
                (p, i) =>
                    i == 1 && parts[0] == "notas" && p != "nieuw" ? "kenmerk"
                    : Guid.TryParse(p, out _) ? "id"
                    : p
            )
            .ToArray();
        var name = kind.Length == 0 ? "werkvoorraad" : string.Join('-', kind);
        return status < 400 ? name : $"{name}-{status}";
    }
}
