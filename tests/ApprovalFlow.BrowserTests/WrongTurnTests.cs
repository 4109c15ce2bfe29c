using ApprovalFlow.IntegrationTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApprovalFlow.BrowserTests;

/// <summary>What the pages say when something does not go as meant.</summary>
internal sealed class WrongTurnTests : BrowserTest
{
    [Test]
    public async Task A_hidden_nota_gives_the_same_page_as_an_unknown_one()
    {
        var nota = await Nota.Begin(TestRun.App);
        var cds = await As("cds");

        var hidden = await cds.Open($"/notas/{await Kenmerk(nota)}");
        var what = await cds.Main.InnerHTMLAsync();
        var unknown = await cds.Open("/notas/N-2025-9999");

        Assert.Multiple(() =>
        {
            Assert.That(hidden, Is.EqualTo(404));
            Assert.That(unknown, Is.EqualTo(404));
        });
        Assert.That(await cds.Main.InnerHTMLAsync(), Is.EqualTo(what));
        await Expect(cds.Page.GetByRole(AriaRole.Heading, new() { Name = "Niet gevonden" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Without_a_database_the_page_says_what_to_do_and_what_was_done()
    {
        await using var app = await TestApp.StartAsync();
        var kd = await As("kd", app: app);
        await app.Database.LockOutAsync();
        await TestApp.Totdat(async () => (await kd.Page.GotoAsync("/notas"))!.Status == 503, "the database is away");
        await kd.Look("storing-503");
        await Expect(kd.Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(kd.Main).ToContainTextAsync("opnieuw");
    }

    [Test]
    public async Task Who_is_second_on_a_task_is_told_who_was_first_and_keeps_the_text()
    {
        var nota = await Nota.Ingediend(TestRun.App);
        var page = $"/notas/{await Kenmerk(nota)}";
        var (first, second) = (await As("hdfc"), await As("hdfc2"));
        await first.Open(page);
        await second.Open(page);

        await first.Check("Akkoord");
        await first.Press("Antwoord vastleggen");
        await second.Check("Niet akkoord");
        await second.Fill("Toelichting", "De kosten ontbreken.");
        await second.Press("Antwoord vastleggen");

        var told = second.Page.GetByRole(AriaRole.Alert);
        await Expect(told).ToContainTextAsync("Hanna Fennema heeft deze taak al afgerond met de uitkomst akkoord.");
        await Expect(told).ToContainTextAsync("Uw antwoord is niet vastgelegd.");
        await Expect(second.Section("Wat u had ingevuld")).ToContainTextAsync("De kosten ontbreken.");
    }

    [Test]
    public async Task A_refused_answer_keeps_what_was_typed()
    {
        var nota = await Nota.Ingediend(TestRun.App);
        var cds = await As("cds");
        await cds.Open($"/notas/{await Kenmerk(nota)}");

        var opinion = cds.Field("Niet akkoord");
        await opinion.CheckAsync();
        var text = cds.Main.GetByLabel("Tekst voor het hoofdstuk");
        await text.FillAsync("De uitvoering \"kan\" <zo> niet.");
        await cds.Press("Antwoord vastleggen");

        await Expect(cds.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Niet vastgelegd");
        await Expect(opinion).ToBeCheckedAsync();
        await Expect(text).ToHaveValueAsync("De uitvoering \"kan\" <zo> niet.");
        await cds.Fill("Toelichting", "Er zijn geen mensen voor.");
        await cds.Press("Antwoord vastleggen");
        await Expect(cds.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Uw antwoord is vastgelegd.");
    }

    [Test]
    public async Task A_refused_nota_keeps_what_was_typed()
    {
        var kd = await As("kd");
        await kd.Open("/notas/nieuw");
        await kd.Fill("Toelichting", "Er waren 627 meldingen.");
        await kd.Fill("Kamerdatum", "2025-05-21");
        await kd.Choose("Van", "DGB (Directoraat-Generaal Beleid)");
        await kd.Press("Nota beginnen");

        await Expect(kd.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Niet vastgelegd");
        await Expect(kd.Field("Toelichting")).ToHaveValueAsync("Er waren 627 meldingen.");
        await Expect(kd.Field("Kamerdatum")).ToHaveValueAsync("2025-05-21");
        await Expect(kd.Field("Van")).ToHaveValueAsync("DGB");
    }

    [TestCase("https://example.org/")]
    [TestCase("//example.org/")]
    [TestCase("/\\example.org/")]
    public async Task A_way_back_that_leads_elsewhere_is_not_followed(string elsewhere)
    {
        var stranger = await Stranger();
        await stranger.Open($"/aanmelden?terug={Uri.EscapeDataString(elsewhere)}");
        await stranger.Press(Visitor.Name("kd"));

        Assert.That(stranger.Page.Url, Is.EqualTo(TestRun.App.Adres + "/"));
    }

    [Test]
    public async Task Who_signs_in_comes_to_the_page_that_was_asked_for()
    {
        var nota = await Nota.Ingediend(TestRun.App);
        var page = $"/notas/{await Kenmerk(nota)}";
        var djz = await Stranger();
        await djz.Open(page);
        await djz.Press(Visitor.Name("djz"));

        Assert.That(djz.Page.Url, Is.EqualTo(TestRun.App.Adres + page));
    }

    [Test]
    public async Task The_clock_moved_on_a_page_brings_an_aangehouden_nota_back()
    {
        await using var app = await TestApp.StartAsync();
        var nota = await Nota.Ingediend(app);
        await nota.IedereenAkkoord();
        await nota.Antwoord("dgb", "ondertekenen");
        var page = $"/notas/{await Kenmerk(nota)}";
        var stasdef = await As("stasdef", app: app);
        await stasdef.Open(page);
        await stasdef.Follow("Naar uw antwoord");
        await stasdef.Follow("Aanhouden");
        await stasdef.Press("Aanhouden");
        await Expect(stasdef.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Niet vastgelegd");
        await stasdef.Fill("Aanhouden tot", "2025-05-13");
        await stasdef.Fill("Toelichting", "Eerst het debat van vandaag.");
        await stasdef.Press("Aanhouden");
        await stasdef.Open(page);
        await Expect(stasdef.Page.GetByRole(AriaRole.Link, new() { Name = "Naar uw antwoord" })).ToHaveCountAsync(0);

        await stasdef.Press("1 werkdag");

        Assert.That(stasdef.Page.Url, Is.EqualTo(app.Adres + page));
        await Expect(stasdef.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("dinsdag 13 mei 2025, 09:0");
        await Expect(stasdef.Section("Uw taak: beslissen").GetByRole(AriaRole.Link)).ToBeVisibleAsync();
        await stasdef.DisposeAsync();
    }

    [Test]
    public async Task A_form_that_comes_after_the_session_ended_is_kept_across_the_sign_in()
    {
        var nota = await Nota.Begin(TestRun.App);
        var kd = await As("kd");
        await kd.Open($"/notas/{await Kenmerk(nota)}");
        await kd.Page.GetByText("Nota intrekken").First.ClickAsync();
        var form = kd.Page.Locator("form[action$=intrekking]");
        await form.GetByLabel("Reden").FillAsync("Het \"verslag\" <komt> later.");
        await kd.Page.Context.ClearCookiesAsync(new() { Name = "approvalflow" });
        await kd.Leave(form.GetByRole(AriaRole.Button));

        await Expect(kd.Main).ToContainTextAsync("Uw aanmelding is verlopen. Er is nog niets vastgelegd.");
        await kd.Page.GetByText("Lees wat u had ingevuld").ClickAsync();
        await Expect(kd.Main).ToContainTextAsync("Het \"verslag\" <komt> later.");
        var tab = await kd.Page.Context.NewPageAsync();
        await tab.GotoAsync("/aanmelden");
        await tab.GetByRole(AriaRole.Button, new() { Name = Visitor.Name("kd") }).ClickAsync();
        await tab.WaitForURLAsync(TestRun.App.Adres + "/");
        await kd.Press("Opnieuw versturen");

        await Expect(kd.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("U trok de nota in.");
        await Expect(kd.Section("Geschiedenis")).ToContainTextAsync("Het \"verslag\" <komt> later.");
    }

    [Test]
    public async Task An_error_page_has_the_menu_and_ways_on()
    {
        var cds = await As("cds");
        Assert.That(await cds.Open("/bestaat-niet"), Is.EqualTo(404));
        await Expect(cds.Page.GetByRole(AriaRole.Navigation, new() { Name = "Hoofdmenu" })).ToBeVisibleAsync();
        await cds.Follow("Naar uw werkvoorraad");
        Assert.That(cds.Page.Url, Is.EqualTo(TestRun.App.Adres + "/"));
    }

    private static async Task<string> Kenmerk(Nota nota) => (await nota.Toon())["kenmerk"]!.GetValue<string>();
}
