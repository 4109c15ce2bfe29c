using System.Diagnostics;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Demo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApprovalFlow.BrowserTests;

/// <summary>STASDEF on a phone: from the inbox to a decision, and several at once.</summary>
internal sealed class BeslissenTests : BrowserTest
{
    private const int MostTaps = 4;
    private const string Pdf = "%PDF-1.4\n%%EOF";
    private const string Agree = "Akkoord: Kamerbrief ondertekenen";

    private TestApp app = null!;
    private int taps;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Four_taps_are_enough_from_inbox_to_decision_on_a_phone()
    {
        var nota = await BeforeStasdef();
        var stasdef = await As("stasdef", Visitor.Narrow, app: app);
        taps = 0;
        var begin = Stopwatch.GetTimestamp();

        await Tap(stasdef, stasdef.Row(await Kenmerk(nota)).GetByRole(AriaRole.Link));
        await Expect(stasdef.Section("Geadviseerd besluit")).ToBeInViewportAsync();
        await Tap(stasdef, stasdef.Page.GetByRole(AriaRole.Link, new() { Name = Agree, Exact = true }));
        await Expect(stasdef.Main).ToContainTextAsync("U ondertekent Kamerbrief.pdf.");
        await Expect(stasdef.Main).ToContainTextAsync("MINDEF krijgt een afschrift.");
        await Expect(stasdef.Main).ToContainTextAsync("Daarna aan zet: SG (vaststellen");
        await Tap(stasdef, stasdef.Button(Agree));

        await Expect(stasdef.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Uw antwoord is vastgelegd: akkoord");
        await Expect(stasdef.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("SG (vaststellen");
        Assert.That(taps, Is.LessThanOrEqualTo(MostTaps));
        Assert.That(Stopwatch.GetElapsedTime(begin), Is.LessThan(TimeSpan.FromMinutes(1)));
        Assert.That((await nota.Toon())["besluit"]!["uitkomst"]!.GetValue<string>(), Is.EqualTo("akkoord"));
    }

    [Test]
    public async Task Who_saw_an_earlier_version_sees_what_changed_since()
    {
        var nota = await BeforeStasdef();
        var stasdef = await As("stasdef", app: app);
        await stasdef.Leave(stasdef.Row(await Kenmerk(nota)).GetByRole(AriaRole.Link));
        await stasdef.Follow("Terugsturen");
        await stasdef.Press("Terugsturen");
        await Expect(stasdef.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Niet vastgelegd");
        await stasdef.Fill("Toelichting", "Noem ook het onderzoek.");
        await stasdef.Press("Terugsturen");

        var concept = await nota.Toon();
        var (status, _) = await app.Vraag(
            "kd",
            "PUT",
            nota.Pad,
            Nota.Velden(onderwerp: "Aanbieding jaarverslag en onderzoek"),
            ("If-Match", $"\"c{await Revision(nota)}\"")
        );
        Assert.That((status, concept["versie"]!.GetValue<int>()), Is.EqualTo((200, 1)));
        await nota.Voeg("overig", "Onderzoek.pdf", Pdf);
        await nota.Indienen();
        await nota.IedereenAkkoord();
        await nota.Antwoord("dgb", "ondertekenen");

        await stasdef.Open("/");
        await stasdef.Leave(stasdef.Row(await Kenmerk(nota)).GetByRole(AriaRole.Link));
        await Expect(stasdef.Section("Veranderd sinds versie 1")).ToContainTextAsync("Bijlage Onderzoek.pdf is nieuw.");
        await stasdef.Open($"/notas/{await Kenmerk(nota)}/versies");
        await Expect(stasdef.Section("Van versie 1 naar versie 2"))
            .ToContainTextAsync("Het is nu: Aanbieding jaarverslag en onderzoek.");
        await stasdef.Follow("Versie 1");
        await Expect(stasdef.Main).ToContainTextAsync("Stem in met de brief.");
    }

    [Test]
    public async Task Several_are_decided_in_one_go_after_each_was_opened()
    {
        Nota[] notas = [await BeforeStasdef(), await BeforeStasdef(), await BeforeStasdef()];
        var stasdef = await As("stasdef", Visitor.Narrow, app: app);
        foreach (var nota in notas[..2])
        {
            await stasdef.Open($"/beslissen/{(await nota.Taak("stasdef"))!["id"]}");
        }
        await stasdef.Open("/");
        foreach (var nota in notas[..2])
        {
            await stasdef.Row(await Kenmerk(nota)).GetByRole(AriaRole.Checkbox).CheckAsync();
        }
        await Expect(stasdef.Row(await Kenmerk(notas[2])).GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        await stasdef.Press("Gekozen nota's samen afhandelen");
        await Expect(stasdef.Main.GetByRole(AriaRole.Heading, new() { Name = Agree })).ToHaveCountAsync(2);
        await stasdef.Press("Deze 2 antwoorden vastleggen");

        await Expect(stasdef.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("2 antwoorden zijn vastgelegd.");
        Assert.That(await notas[0].Taak("stasdef"), Is.Null);
        Assert.That(await notas[1].Taak("stasdef"), Is.Null);

        await stasdef.Open($"/beslissen?taak={(await notas[2].Taak("stasdef"))!["id"]}");
        await Expect(stasdef.Main).ToContainTextAsync("open eerst deze versie.");
        await Expect(stasdef.Page.GetByRole(AriaRole.Button, new() { Name = "vastleggen" })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_second_click_on_what_is_done_tells_who_was_first()
    {
        var nota = await BeforeStasdef();
        var taak = (await nota.Taak("stasdef"))!["id"];
        var (one, other) = (await As("stasdef", app: app), await As("stasdef", script: false, app: app));
        await one.Open($"/beslissen/{taak}/akkoord");
        await other.Open($"/beslissen/{taak}/niet-akkoord");
        await other.Fill("Toelichting", "Toch niet.");
        await one.Press(Agree);
        await other.Press("Niet akkoord");

        await Expect(other.Page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("Stella Adams heeft deze taak al afgerond met de uitkomst akkoord.");
        await Expect(other.Main).ToContainTextAsync("Dit is al gedaan.");
    }

    [Test]
    public async Task A_pdf_is_read_in_the_page_and_what_only_says_to_be_one_is_not()
    {
        var nota = await Nota.Begin(app);
        var pdf = DemoPdf.Maak("Jaarverslag integriteit 2024", ["In 2024 waren er 627 meldingen."]);
        var (added, _) = await app.Vraag(
            "kd",
            "POST",
            $"{nota.Pad}/bijlagen",
            Nota.Bestand("rapport", "Jaarverslag.pdf", pdf)
        );
        Assert.That(added, Is.EqualTo(201));
        await nota.Voeg("overig", "<img src=x onerror=alert(1)>.pdf", "<script>alert(1)</script>");
        var kd = await As("kd", app: app);
        await kd.Open($"/notas/{await Kenmerk(nota)}");
        await kd.Follow("Jaarverslag.pdf");
        var source = await kd.Main.Locator("iframe").GetAttributeAsync("src");
        var file = await kd.Page.APIRequest.GetAsync(app.Adres + source);
        Assert.Multiple(() =>
        {
            Assert.That(file.Status, Is.EqualTo(200));
            Assert.That(file.Headers["content-type"], Is.EqualTo("application/pdf"));
            Assert.That(file.Headers["x-content-type-options"], Is.EqualTo("nosniff"));
            Assert.That(file.Headers["x-frame-options"], Is.EqualTo("SAMEORIGIN"));
            Assert.That(file.Headers["content-security-policy"], Does.Contain("default-src 'none'"));
        });
        await kd.Open($"/notas/{await Kenmerk(nota)}");
        await kd.Follow("<img src=x");
        await Expect(kd.Main.Locator("iframe")).ToHaveCountAsync(0);
        var refused = await kd.Page.APIRequest.GetAsync(kd.Page.Url + "?handler=bestand");
        Assert.That(refused.Status, Is.EqualTo(404));
    }

    private async Task Tap(Visitor visitor, ILocator what)
    {
        taps++;
        await visitor.Leave(what);
    }

    /// <summary>A nota with its letter, afgestemd and signed.</summary>
    private async Task<Nota> BeforeStasdef()
    {
        var nota = await Nota.Begin(app);
        await nota.Voeg("kamerbrief", "Kamerbrief.pdf", Pdf);
        await nota.Indienen();
        await nota.IedereenAkkoord();
        await nota.Antwoord("dgb", "ondertekenen");
        return nota;
    }

    private async Task<string> Revision(Nota nota)
    {
        using var answer = await app.Als("kd").GetAsync(nota.Pad);
        return answer.Headers.ETag!.Tag.Trim('"')[1..];
    }

    private static async Task<string> Kenmerk(Nota nota) => (await nota.Toon())["kenmerk"]!.GetValue<string>();
}
