using System.Text;
using ApprovalFlow.IntegrationTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApprovalFlow.BrowserTests;

/// <summary>What the secretariaat does on the dashboard, with hands on the mouse.</summary>
internal sealed class DashboardPageTests : BrowserTest
{
    [Test]
    public async Task From_a_row_a_termijn_is_moved_and_the_dashboard_says_so()
    {
        await Nota.Ingediend(TestRun.App);
        var visitor = await As("secretariaat");
        await visitor.Follow("Dashboard");
        await visitor.Leave(visitor.Main.GetByRole(AriaRole.Link, new() { Name = "Ingrijpen bij CDS" }).First);
        await visitor.Fill("Nieuwe termijn", "2025-05-16");
        await visitor.Press("Termijn verzetten");
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Geef een toelichting");
        await Expect(visitor.Field("Nieuwe termijn")).ToHaveValueAsync("2025-05-16");
        await visitor.Section("Termijn verzetten").GetByLabel("Reden").FillAsync("De directie is onderbezet.");
        await visitor.Check("De Kamerdatum mag daardoor worden gemist");
        await visitor.Press("Termijn verzetten");
        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("De termijn is verzet.");
    }

    [Test]
    public async Task A_weergave_is_kept_found_again_and_thrown_away_without_scripts()
    {
        await Nota.Ingediend(TestRun.App);
        var visitor = await As("secretariaat", script: false);
        await visitor.Open("/dashboard?stap=afstemmen");
        await visitor.Page.GetByText("Deze filters bewaren").ClickAsync();
        await visitor.Fill("Naam van de weergave", "Bij de directies");
        await visitor.Press("Bewaren");
        await visitor.Open("/dashboard");
        await visitor.Follow("Bij de directies");
        Assert.That(visitor.Page.Url, Does.EndWith("/dashboard?stap=afstemmen"));
        await visitor.Press("verwijder de weergave Bij de directies");
        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("is verwijderd");
    }

    [Test]
    public async Task A_signed_paper_is_registered_with_its_scan_and_the_nota_shows_it()
    {
        var nota = await Nota.Ingediend(TestRun.App);
        await nota.IedereenAkkoord();
        await nota.Antwoord("dgb", "ondertekenen");
        var taak = (await nota.Taak("stasdef"))!["id"]!.GetValue<string>();
        var visitor = await As("secretariaat");
        await visitor.Open($"/dashboard/taak/{taak}");
        await visitor.Check("Op papier");
        await visitor.Choose("Genomen door", "Stella Adams");
        await visitor.Check("Akkoord");
        await visitor.Press("Besluit registreren");
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Voeg een scan toe");
        await visitor
            .Field("Scan")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "IMG_0001.pdf",
                    MimeType = "application/pdf",
                    Buffer = Encoding.UTF8.GetBytes("%PDF-1.4"),
                }
            );
        await visitor.Press("Besluit registreren");
        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Het besluit is geregistreerd.");
        await visitor.Open($"/notas/{(await nota.Toon())["kenmerk"]}");
        await Expect(visitor.Main).ToContainTextAsync("Op papier genomen door Stella Adams");
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Bekijk de scan" })).ToBeVisibleAsync();
    }
}
