using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.BrowserTests;

/// <summary>The pages and states of a nota that no other test comes to.</summary>
internal sealed class EveryPageTests : BrowserTest
{
    [TestCase("/")]
    [TestCase("/notas")]
    [TestCase("/notas?zoek=niets")]
    [TestCase("/dashboard")]
    [TestCase("/beheer")]
    [TestCase("/problemen/taak-is-al-afgerond")]
    public async Task A_page_can_be_read_by_the_functioneel_beheerder(string path)
    {
        await Nota.Ingediend(TestRun.App);
        var beheer = await As("beheer");

        Assert.That(await beheer.Open(path), Is.EqualTo(200));
    }

    [Test]
    public async Task A_nota_can_be_read_when_it_is_ingetrokken()
    {
        var nota = await Nota.Ingediend(TestRun.App);
        var kd = await As("kd");
        await kd.Open($"/notas/{(await nota.Toon())["kenmerk"]}");
        await kd.Page.GetByText("Nota intrekken").First.ClickAsync();
        var form = kd.Page.Locator("form[action$=intrekking]");
        await form.GetByLabel("Reden").FillAsync("Het verslag komt later.");
        await kd.Leave(form.GetByRole(Microsoft.Playwright.AriaRole.Button));
        await kd.Look("notas-kenmerk-ingetrokken");

        Assert.That(await kd.Main.Locator(".status").InnerTextAsync(), Is.EqualTo("Ingetrokken"));
    }
}
