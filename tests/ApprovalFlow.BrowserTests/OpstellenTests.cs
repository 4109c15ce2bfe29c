using System.Text;
using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApprovalFlow.BrowserTests;

/// <summary>The drafting table: a text that keeps itself, what is still missing, bijlagen by dragging.</summary>
internal sealed class OpstellenTests : BrowserTest
{
    [Test]
    public async Task A_draft_keeps_itself_and_two_writers_lose_nothing()
    {
        var nota = await Nota.Begin(TestRun.App);
        var pad = await Pad(nota);
        var kd = await As("kd");
        await kd.Open(pad);
        await kd.Page.Locator("summary", new() { HasText = "Medesteller toevoegen" }).ClickAsync();
        await kd.Choose("Collega", "Koen Drost (KD)");
        await kd.Press("Medesteller toevoegen");
        var ander = await As("kd2");
        await ander.Open(pad);
        await kd.Fill("Toelichting", "Tekst van de steller.");
        await Expect(kd.Main.Locator("[data-bewaard]")).ToContainTextAsync("Bewaard om");
        await ander.Fill("Toelichting", "Tekst van de medesteller.");
        await Expect(ander.Main.Locator("[data-bewaard]")).ToContainTextAsync("intussen ergens anders veranderd");
        await Expect(ander.Field("Toelichting")).ToHaveValueAsync("Tekst van de medesteller.");
        await ander.Press("Bewaren");
        await Expect(ander.Main).ToContainTextAsync("Wat er in de andere tekst anders is (van Karin Dekker)");
        await Expect(ander.Field("Toelichting")).ToHaveValueAsync("Tekst van de medesteller.");
        await ander.Press("Bewaren");
        await Expect(ander.Main).ToContainTextAsync("Tekst van de medesteller.");
        await kd.Open(pad);
        await kd.Press("Laat niet meer meeschrijven");
        await Expect(kd.Section("Wie schrijft mee")).ToContainTextAsync("U schrijft deze nota alleen.");
    }

    [Test]
    public async Task A_large_bijlage_shows_how_far_it_is()
    {
        var nota = await Nota.Begin(TestRun.App);
        var kd = await As("kd");
        await kd.Open(await Pad(nota));
        var onderweg = new TaskCompletionSource();
        await kd.Page.RouteAsync(
            "**/bewerken/bijlage",
            async route =>
            {
                await onderweg.Task;
                await route.ContinueAsync();
            }
        );
        await kd.Field("Bestand")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "Groot.pdf",
                    MimeType = "application/pdf",
                    Buffer = new byte[2_000_000],
                }
            );
        await kd.Button("Bijlage toevoegen").ClickAsync();
        var balk = kd.Page.GetByRole(AriaRole.Progressbar, new() { Name = "Groot.pdf versturen" });
        await Expect(balk).ToBeVisibleAsync();
        onderweg.SetResult();
        await Expect(balk).ToHaveCountAsync(0);
        await Expect(kd.Page.Locator("#bijlagenlijst").GetByRole(AriaRole.Link)).ToHaveTextAsync("Groot.pdf");
    }

    [Test]
    public async Task The_page_is_no_wider_for_a_file_name_without_a_space()
    {
        var nota = await Nota.Begin(TestRun.App);
        var bestand = Nota.Bestand("overig", new string('w', 190) + ".pdf", [1]);
        Assert.That((await TestRun.App.Vraag("kd", "POST", $"{nota.Pad}/bijlagen", bestand)).Status, Is.EqualTo(201));
        var kd = await As("kd");
        await kd.Open(await Pad(nota));
        await kd.Look("opstellen-lange-bestandsnaam");
    }

    [Test]
    public async Task A_nota_begins_from_a_Word_file()
    {
        var kd = await As("kd", script: false);
        await kd.Open("/notas/nieuw");
        await kd.Field("Of kies een bestand: tekst of Word (docx)")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "nota.docx",
                    MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    Buffer = WordFile.Of(
                        "Aan: STASDEF",
                        "Van: DGB",
                        "Onderwerp: Uit Word ingelezen",
                        "Aanleiding",
                        "Het verslag is klaar."
                    ),
                }
            );
        await kd.Press("Tekst inlezen");
        await Expect(kd.Page.GetByRole(AriaRole.Heading, new() { Name = "Uit Word ingelezen" })).ToBeVisibleAsync();
        await Expect(kd.Section("Aanleiding")).ToContainTextAsync("Het verslag is klaar.");
    }

    [Test]
    public async Task A_new_nota_keeps_itself_from_its_first_chapter_on()
    {
        var kd = await As("kd");
        await kd.Open("/notas/nieuw");
        await kd.Fill("Onderwerp", "Vanzelf bewaard");
        await kd.Choose("Aan", "STASDEF (Staatssecretaris van Defensie)");
        await kd.Choose("Van", "DGB (Directoraat-Generaal Beleid)");
        await kd.Fill("Aanleiding", "Een begin.");
        await Expect(kd.Main.Locator("[data-bewaard]")).ToContainTextAsync("Bewaard om");
        await Expect(kd.Page)
            .ToHaveURLAsync(new Regex("/notas/N2025-[0-9]+/bewerken$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await kd.Page.ReloadAsync();
        await Expect(kd.Field("Aanleiding")).ToHaveValueAsync("Een begin.");
    }

    [Test]
    public async Task The_toolbar_works_on_the_text_and_the_check_list_follows_it()
    {
        var nota = await Nota.Begin(TestRun.App);
        var kd = await As("kd");
        await kd.Open(await Pad(nota));
        var tekst = kd.Field("Kernpunten");
        await tekst.FillAsync("een\ntwee");
        await tekst.SelectTextAsync();
        var balk = kd.Page.GetByRole(AriaRole.Group, new() { Name = "Opmaak van Kernpunten" });
        await balk.GetByRole(AriaRole.Button, new() { Name = "Opsomming" }).ClickAsync();
        await Expect(tekst).ToHaveValueAsync("- een\n- twee");
        await tekst.FillAsync("");
        await Expect(kd.Section("Voor het indienen")).ToContainTextAsync("Vul het hoofdstuk Kernpunten in.");
        await kd.Fill("Kamerdatum", "2025-05-28");
        await Expect(kd.Page.Locator("#planning-voorbeeld")).ToContainTextAsync("woensdag 28 mei 2025");
        await kd.Fill("Kamerdatum", "2025-05-13");
        await Expect(kd.Page.Locator("#planning-voorbeeld")).ToContainTextAsync("past niet meer");
        await kd.Look("notas-kenmerk-bewerken-planning");
    }

    [Test]
    public async Task Bijlagen_come_by_dragging_are_replaced_and_bring_no_script()
    {
        var nota = await Nota.Begin(TestRun.App);
        var kd = await As("kd");
        await kd.Open(await Pad(nota));
        await kd.Fill("Kernpunten", "Niet bewaard voor het slepen");
        const string Naam = "<img src=x onerror=alert(1)>.pdf";
        await kd.Page.EvaluateAsync(
            """
            naam => {
              const gesleept = new DataTransfer();
              gesleept.items.add(new File(["inhoud"], naam, { type: "application/pdf" }));
              const vlak = document.querySelector("[data-sleep]");
              vlak.dispatchEvent(new DragEvent("drop", { dataTransfer: gesleept, bubbles: true, cancelable: true }));
            }
            """,
            Naam
        );
        var lijst = kd.Page.Locator("#bijlagenlijst");
        await Expect(lijst.GetByRole(AriaRole.Link)).ToHaveTextAsync(Naam);
        await Expect(kd.Field("Kernpunten")).ToHaveValueAsync("Niet bewaard voor het slepen");
        await lijst.Locator("summary").ClickAsync();
        await lijst
            .Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "Rapport.pdf",
                    MimeType = "application/pdf",
                    Buffer = Encoding.UTF8.GetBytes("nieuw"),
                }
            );
        await lijst.GetByRole(AriaRole.Button, new() { Name = "Vervangen" }).ClickAsync();
        await Expect(lijst.GetByRole(AriaRole.Link)).ToHaveTextAsync("Rapport.pdf");
        await kd.Look("notas-kenmerk-bewerken-bijlagen");
    }

    [Test]
    public async Task A_nota_begins_from_an_earlier_one_and_its_old_figures_are_pointed_at()
    {
        var vorige = await Nota.Ingediend(TestRun.App);
        var kenmerk = (string)(await vorige.Toon())["kenmerk"]!;
        var kd = await As("kd");
        await kd.Open("/notas/nieuw");
        await kd.Choose("Eerdere nota", $"Aanbieding jaarverslag ({kenmerk})");
        await kd.Press("Nota overnemen");
        await Expect(kd.Field("Kamerdatum")).ToHaveValueAsync("");
        await Expect(kd.Section("Voor het indienen").Locator("mark")).ToHaveTextAsync("627");
        await kd.Look("notas-kenmerk-bewerken-vorige");
        await kd.Fill("Toelichting", "Er waren 701 meldingen.");
        await Expect(kd.Section("Voor het indienen").Locator("mark")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_hostile_nota_stands_on_both_pages()
    {
        var nota = await Nota.Begin(TestRun.App);
        var delen = Enumerable.Range(1, 50).Select(n => $"### Deel {n}\n\nTekst <script>alert({n})</script>");
        var kd = await As("kd", Visitor.Narrow);
        await kd.Open(await Pad(nota));
        await kd.Fill("Toelichting", new string('w', 300) + "\n\n" + string.Join("\n\n", delen));
        await kd.Press("Bewaren");
        await nota.Indienen();
        var djz = await As("djz");
        await djz.Open($"/afstemmen/{(await nota.Taak("djz"))!["id"]}");
        await Expect(djz.Section("Toelichting").GetByRole(AriaRole.Heading, new() { Level = 3 })).ToHaveCountAsync(50);
        await Expect(djz.Main.Locator("script")).ToHaveCountAsync(0);
        await djz.Look("afstemmen-groot");
    }

    private static async Task<string> Pad(Nota nota) => $"/notas/{(await nota.Toon())["kenmerk"]}/bewerken";
}
