using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.BrowserTests;

/// <summary>The pages and states of a nota that no other test comes to.</summary>
internal sealed class EveryPageTests : BrowserTest
{
    [TestCase("beheer", "/")]
    [TestCase("beheer", "/notas")]
    [TestCase("beheer", "/dashboard")]
    [TestCase("beheer", "/beheer")]
    [TestCase("beheer", "/beheer/incidenten")]
    [TestCase("beheer", "/beheer/procedures")]
    [TestCase("beheer", "/beheer/eenheden")]
    [TestCase("beheer", "/beheer/eenheid")]
    [TestCase("beheer", "/beheer/eenheid/HDFC")]
    [TestCase("beheer", "/beheer/medewerkers")]
    [TestCase("beheer", "/beheer/medewerker")]
    [TestCase("beheer", "/beheer/inlezen")]
    [TestCase("beheer", "/beheer/afkortingen")]
    [TestCase("beheer", "/beheer/afkorting")]
    [TestCase("beheer", "/beheer/berichten")]
    [TestCase("beheer", "/beheer/wijzigingen")]
    [TestCase("beheer", "/beheer/kalenders")]
    [TestCase("beheer", "/beheer/kalender/2031")]
    [TestCase("beheer", "/beheer/kalender/2026")]
    [TestCase("beheer", "/beheer/zwijgregels")]
    [TestCase("beheer", "/beheer/koppelingen")]
    [TestCase("beheer", "/beheer/abonnees")]
    [TestCase("beheer", "/problemen/taak-is-al-afgerond")]
    [TestCase("kd", "/uitleg")]
    [TestCase("kd", "/toegankelijkheid")]
    [TestCase("secretariaat", "/vervanging")]
    [TestCase("kd", "/vervanging?voorbij=true")]
    [TestCase("kd", "/instellingen/tokens")]
    [TestCase("kd", "/privacy")]
    [TestCase("kd", "/privacy/inzien")]
    [TestCase("kd", "/notas?zoek=niets")]
    [TestCase("kd", "/notas")]
    [TestCase("kd", "/dashboard")]
    [TestCase("secretariaat", "/dashboard")]
    [TestCase("secretariaat", "/dashboard?stand=vastgelopen&week=2025-W21&zoek=niets")]
    [TestCase("cds", "/")]
    [TestCase("cds", "/meldingen")]
    [TestCase("mindef", "/meldingen")]
    [TestCase("kd", "/instellingen")]
    [TestCase("secretariaat", "/instellingen")]
    [TestCase("secretariaat", "/jaarplanning")]
    [TestCase("kd", "/jaarplanning")]
    [TestCase("secretariaat", "/verzonden-mail")]
    public async Task A_page_can_be_read_empty_and_with_notas_on_it(string person, string path)
    {
        await Nota.Ingediend(TestRun.App);
        var visitor = await As(person);

        var weight = await visitor.Weigh(async () => Assert.That(await visitor.Open(path), Is.EqualTo(200)));
        Assert.That(weight, Is.LessThanOrEqualTo(Visitor.MostBytes));
        await visitor.Look(
            $"{person}{path.Replace('/', '-').Split('?')[0]}{(path.Contains('?', StringComparison.Ordinal) ? "-gefilterd" : "")}"
        );
    }

    [Test]
    public async Task The_screens_of_answering_drafting_and_deciding_weigh_little()
    {
        var nota = await Nota.Begin(TestRun.App);
        await Weighs("kd", $"/notas/{(await nota.Toon())["kenmerk"]}/bewerken");
        await nota.Indienen();
        await Weighs("hdfc", $"/afstemmen/{(await nota.Taak("hdfc"))!["id"]}");
        await nota.IedereenAkkoord();
        await Weighs("dgb", $"/beslissen/{(await nota.Taak("dgb"))!["id"]}");
    }

    private async Task Weighs(string person, string path)
    {
        var visitor = await As(person);
        Assert.That(
            await visitor.Weigh(async () => await visitor.Page.GotoAsync(path)),
            Is.LessThanOrEqualTo(Visitor.MostBytes)
        );
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
