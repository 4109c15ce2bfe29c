using ApprovalFlow.IntegrationTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApprovalFlow.BrowserTests;

/// <summary>The inbox of an eenheid with two people, in a database of its own: counts are exact.</summary>
internal sealed class WerkvoorraadTests : BrowserTest
{
    private const int Renewed = 16_000;

    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task A_task_is_taken_seen_by_a_colleague_without_reload_and_handed_over_with_a_reason()
    {
        var kenmerk = (await (await Nota.Ingediend(app)).Toon())["kenmerk"]!.GetValue<string>();
        var faber = await As("hdfc", app: app);
        var fennema = await As("hdfc2", app: app);
        await fennema.Page.Clock.InstallAsync();
        await fennema.Open("/");
        await fennema.Fill("Zoek een taak", "half getypt");

        await faber.Leave(faber.Row(kenmerk).GetByRole(AriaRole.Button, new() { Name = "Oppakken" }));
        await Expect(faber.Row(kenmerk)).ToContainTextAsync("u bent ermee bezig");

        await fennema.Page.Clock.FastForwardAsync(Renewed);
        await Expect(fennema.Row(kenmerk)).ToContainTextAsync($"{Visitor.Name("hdfc")} is ermee bezig");
        await Expect(fennema.Field("Zoek een taak")).ToHaveValueAsync("half getypt");

        await fennema.Leave(fennema.Row(kenmerk).GetByRole(AriaRole.Link, new() { Name = "Overdragen" }));
        await fennema.Choose("Wie neemt de taak over", $"{Visitor.Name("hdfc2")} (uzelf)");
        await fennema.Press("Taak overdragen");
        await Expect(fennema.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Niet vastgelegd");
        await fennema.Fill("Reden", "Hugo is vandaag weg.");
        await fennema.Press("Taak overdragen");
        await Expect(fennema.Row(kenmerk)).ToContainTextAsync("u bent ermee bezig");
        await fennema.Leave(fennema.Row(kenmerk).GetByRole(AriaRole.Button, new() { Name = "Teruggeven" }));
        await Expect(fennema.Row(kenmerk)).Not.ToContainTextAsync("bezig");
    }

    [Test]
    public async Task Two_who_reach_for_one_task_hear_who_was_first()
    {
        var kenmerk = (await (await Nota.Ingediend(app)).Toon())["kenmerk"]!.GetValue<string>();
        var faber = await As("hdfc", app: app);
        var fennema = await As("hdfc2", app: app, script: false);
        await faber.Leave(faber.Row(kenmerk).GetByRole(AriaRole.Button, new() { Name = "Oppakken" }));
        await fennema.Leave(fennema.Row(kenmerk).GetByRole(AriaRole.Button, new() { Name = "Oppakken" }));
        await Expect(fennema.Page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync($"{Visitor.Name("hdfc")} was u voor en heeft deze taak al opgepakt.");
    }

    [Test]
    public async Task An_unchanged_list_answers_304_and_filters_stand_in_the_address()
    {
        await Nota.Ingediend(app);
        var coid = await As("coid", app: app);
        var list = coid.Page.Locator("#lijst");
        var first = await coid.Page.APIRequest.GetAsync($"{app.Adres}/?deel=lijst");
        Assert.That(first.Status, Is.EqualTo(200));
        var headers = await list.GetAttributeAsync("hx-headers");
        var again = await coid.Page.RunAndWaitForResponseAsync(
            () =>
                coid.Page.EvaluateAsync(
                    "headers => fetch('/?deel=lijst', { headers: JSON.parse(headers), cache: 'no-store' })",
                    headers
                ),
            response => response.Url.Contains("deel=lijst", StringComparison.Ordinal)
        );
        Assert.That(again.Status, Is.EqualTo(304));

        await coid.Page.GetByText("Filter", new() { Exact = true }).ClickAsync();
        await coid.Choose("Gevraagd", "Beslissen");
        await coid.Press("Zoeken");
        Assert.That(coid.Page.Url, Does.EndWith("/?zoek=&stap=beslissen"));
        await Expect(coid.Main).ToContainTextAsync("Geen taken gevonden.");
        await coid.Open("/?van=eenheid&stap=afstemmen&zoek=jaarverslag");
        await Expect(coid.Page.Locator(".taak").First).ToBeVisibleAsync();
        await coid.Open("/?van=mij&te-laat=ja");
        await Expect(coid.Main).ToContainTextAsync("Geen taken gevonden.");
    }

    [Test]
    public async Task What_is_done_for_another_has_a_tab_of_its_own()
    {
        var kenmerk = (await (await Nota.Ingediend(app)).Toon())["kenmerk"]!.GetValue<string>();
        var (status, why) = await app.Vraag(
            "hdfc",
            "POST",
            "/api/v1/vervangingen",
            new
            {
                soort = "vervanging",
                houder = "hdfc",
                vervanger = "mindef",
                eenheid = "HDFC",
                eersteDag = "2025-05-12",
                laatsteDag = "2025-05-16",
                grond = "Verlof",
            }
        );
        Assert.That(status, Is.EqualTo(201), why?.ToJsonString());
        var mindef = await As("mindef", app: app);
        await mindef.Follow("Via vervanging");
        Assert.That(mindef.Page.Url, Does.EndWith("/?van=vervanging"));
        await Expect(mindef.Row(kenmerk)).ToContainTextAsync($"u vervangt {Visitor.Name("hdfc")}");
    }

    [Test]
    public async Task J_and_k_walk_along_the_tasks_and_Enter_opens_one()
    {
        await Nota.Ingediend(app);
        await Nota.Ingediend(app);
        var djz = await As("djz", app: app);
        var links = djz.Page.Locator("a[data-rij]");
        await djz.Page.Keyboard.PressAsync("j");
        await Expect(links.Nth(0)).ToBeFocusedAsync();
        await djz.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(links.Nth(1)).ToBeFocusedAsync();
        await djz.Page.Keyboard.PressAsync("k");
        await Expect(links.Nth(0)).ToBeFocusedAsync();
        await djz.PressEnter();
        Assert.That(new Uri(djz.Page.Url).AbsolutePath, Does.StartWith("/afstemmen/"));
    }
}
