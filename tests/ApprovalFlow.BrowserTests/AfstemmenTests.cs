using ApprovalFlow.IntegrationTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApprovalFlow.BrowserTests;

/// <summary>The page of an adviser: the nota beside the answer.</summary>
internal sealed class AfstemmenTests : BrowserTest
{
    private const string Tekst = "De kosten passen **ruim** binnen de begroting.";

    [Test]
    public async Task What_is_typed_is_shown_as_it_will_stand_and_is_there_after_a_crash_on_another_device()
    {
        var nota = await Nota.Ingediend(TestRun.App);
        var pad = await Pad(nota, "hdfc");
        var laptop = await As("hdfc");
        await laptop.Open(pad);
        await laptop.Check("Akkoord met opmerkingen");
        await laptop.Fill("Tekst voor het hoofdstuk Financiële overwegingen", Tekst);
        await Expect(laptop.Section("Financiële overwegingen").Locator("strong")).ToHaveTextAsync("ruim");
        // What was typed before may have been saved already, and said so.
        await laptop.Page.RunAndWaitForResponseAsync(
            () => laptop.Fill("Toelichting", "Let op het plafond."),
            antwoord =>
                antwoord.Request.Headers.ContainsKey("x-bewaar")
                && antwoord.Request.PostData?.Contains("plafond", StringComparison.Ordinal) == true
        );
        await Expect(laptop.Section("Uw antwoord")).ToContainTextAsync("Bewaard om");
        await laptop.Look("afstemmen-concept");

        // Another browser knows nothing of the first one, as after a crash.
        var telefoon = await As("hdfc", Visitor.Narrow);
        await telefoon.Open(pad);
        await Expect(telefoon.Field("Toelichting")).ToHaveValueAsync("Let op het plafond.");
        await Expect(telefoon.Field("Akkoord met opmerkingen")).ToBeCheckedAsync();
        await Expect(telefoon.Section("Financiële overwegingen").Locator("strong")).ToHaveTextAsync("ruim");
        var collega = await As("hdfc2");
        await collega.Open(pad);
        await Expect(collega.Field("Toelichting")).ToHaveValueAsync("");

        await telefoon.Press("Antwoord vastleggen");
        await Expect(telefoon.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Uw antwoord is vastgelegd");
        await laptop.Fill("Toelichting", "Te laat getypt.");
        await Expect(laptop.Section("Uw antwoord")).ToContainTextAsync("Deze taak is al afgerond");
        await Expect(laptop.Field("Toelichting")).ToHaveValueAsync("Te laat getypt.");
    }

    [Test]
    public async Task A_remark_at_selected_words_is_settled_by_the_steller_and_seen_by_who_made_it()
    {
        var nota = await Nota.Ingediend(TestRun.App);
        var pad = await Pad(nota, "djz");
        var djz = await As("djz");
        await djz.Open(pad);
        await Select(djz, "#blok-5 p", 9, 12);
        await djz.Page.GetByRole(AriaRole.Button, new() { Name = "Opmerking bij deze woorden" }).ClickAsync();
        await Expect(djz.Page.Locator("#opmerking-citaat")).ToHaveValueAsync("627");
        await djz.Fill("Uw opmerking", "Klopt dit <script>alert(1)</script> getal?");
        await djz.Press("Opmerking plaatsen");
        await Expect(djz.Page.Locator("#blok-5 .opmerking")).ToContainTextAsync("Klopt dit <script>");
        await djz.Check("Akkoord");
        await djz.Check("Onze gebruikelijke zin gebruiken");
        await Expect(djz.Section("Juridische overwegingen")).ToContainTextAsync("DJZ voorziet geen");
        await djz.Press("Antwoord vastleggen");

        await nota.Antwoord("hdfc", "niet-akkoord", toelichting: "De kosten ontbreken.");
        await nota.IedereenAkkoord();
        var kd = await As("kd");
        await kd.Open($"/notas/{(await nota.Toon())["kenmerk"]}/bewerken");
        await Expect(kd.Section("Voor het indienen")).ToContainTextAsync("1 opmerking van DJZ");
        await kd.Button("Toon in de tekst").ClickAsync();
        await Expect(kd.Field("Toelichting")).ToBeFocusedAsync();
        await kd.Fill("Toelichting", "Er waren 630 meldingen.");
        await kd.Press("Verwerkt");
        await Expect(kd.Field("Toelichting")).ToHaveValueAsync("Er waren 630 meldingen.");
        await Expect(kd.Main.Locator(".opmerking")).ToContainTextAsync("tekst gewijzigd");
        await nota.Indienen(new { });

        await djz.Open(await Pad(nota, "djz"));
        await Expect(djz.Section("Sinds uw antwoord op versie 1").Locator("ins")).ToContainTextAsync("630");
        await Expect(djz.Main.Locator("#blok-5 .opmerking")).ToContainTextAsync("verwerkt");
        await djz.Look("afstemmen-tweede-ronde");
    }

    [Test]
    public async Task A_question_is_asked_and_answered_without_an_answer_to_the_nota()
    {
        var nota = await Nota.Ingediend(TestRun.App);
        var pad = await Pad(nota, "dco");
        var dco = await As("dco");
        await dco.Open(pad);
        await dco.Fill("Toelichting", "Half geschreven");
        await dco.Fill("Uw vraag", "Wanneer verschijnt het bericht?");
        await dco.Press("Vraag stellen");
        await Expect(dco.Field("Toelichting")).ToHaveValueAsync("Half geschreven");
        var kd = await As("kd");
        await kd.Open($"/notas/{(await nota.Toon())["kenmerk"]}");
        await kd.Fill("Uw antwoord aan DCo", "Op Verantwoordingsdag.");
        await kd.Press("Vraag beantwoorden");
        await dco.Open(pad);
        await Expect(dco.Section("Vraag aan de steller")).ToContainTextAsync("Op Verantwoordingsdag.");
        await Expect(dco.Button("Antwoord vastleggen")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Where_the_hoofd_answers_the_proposal_stands_ready_for_it()
    {
        var nota = await Nota.Begin(TestRun.App);
        await nota.Indienen(
            new { kamerdatum = "2025-05-21", afstemmenMet = new[] { "HDP", "CDS", "HDFC", "DJZ", "DCo" } }
        );
        var pad = await Pad(nota, "hdp");
        var adviser = await As("hdp");
        await adviser.Open(pad);
        await adviser.Check("Akkoord met opmerkingen");
        await adviser.Fill("Toelichting", "Let op de cao.");
        await adviser.Press("Voorleggen aan het hoofd");
        var hoofd = await As("hdp-hoofd");
        await hoofd.Open(pad);
        await Expect(hoofd.Field("Toelichting")).ToHaveValueAsync("Let op de cao.");
        await hoofd.Page.GetByText("Voorstel teruggeven").First.ClickAsync();
        await hoofd.Fill("Reden", "Noem het artikel.");
        await hoofd.Press("Voorstel teruggeven");
        await adviser.Open(pad);
        await Expect(adviser.Section("Uw antwoord")).ToContainTextAsync("Noem het artikel.");
        await adviser.Check("Akkoord");
        await adviser.Press("Voorleggen aan het hoofd");
        await hoofd.Open(pad);
        await Expect(hoofd.Field("Akkoord")).ToBeCheckedAsync();
        await hoofd.Press("Antwoord vastleggen");
        await hoofd.Check("Niet van toepassing");
        await hoofd.Press("Nieuw antwoord vastleggen");
        await Expect(hoofd.Section("Uw antwoord")).ToContainTextAsync("niet van toepassing");
    }

    [Test]
    public async Task Everything_can_be_done_without_script()
    {
        var nota = await Nota.Ingediend(TestRun.App);
        var plain = await As("cds", script: false);
        await plain.Open(await Pad(nota, "cds"));
        await plain.Fill("Tekst voor het hoofdstuk Overwegingen uitvoering", "De **eenheden** merken niets.");
        await plain.Press("Voorbeeld tonen");
        await Expect(plain.Section("Overwegingen uitvoering").Locator("strong")).ToHaveTextAsync("eenheden");
        await plain.Press("Concept bewaren");
        await plain.Leave(plain.Page.Locator("#blok-3").GetByRole(AriaRole.Link));
        await Expect(plain.Main.Locator("#opmerking-blok")).ToHaveValueAsync("3");
        await plain.Fill("Woorden waar het om gaat", "staat er niet");
        await plain.Fill("Uw opmerking", "Dit kan korter.");
        await plain.Press("Opmerking plaatsen");
        await Expect(plain.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Deze woorden staan niet in de alinea");
        await plain.Fill("Woorden waar het om gaat", "");
        await plain.Press("Opmerking plaatsen");
        await Expect(plain.Page.Locator("#blok-3")).ToContainTextAsync("Dit kan korter.");
        await plain.Press("Intrekken");
        await Expect(plain.Page.Locator("#blok-3 .opmerking")).ToContainTextAsync("ingetrokken");
        await plain.Check("Akkoord");
        await plain.Press("Antwoord vastleggen");
        await Expect(plain.Section("Overwegingen uitvoering")).ToContainTextAsync("merken niets");
    }

    [Test]
    public async Task What_was_being_written_when_the_nota_was_taken_back_stands_ready_in_the_next_round()
    {
        var nota = await Nota.Ingediend(TestRun.App);
        var dco = await As("dco", script: false);
        await dco.Open(await Pad(nota, "dco"));
        await dco.Check("Akkoord met opmerkingen");
        await dco.Fill("Toelichting", "Het bericht is er nog niet.");
        await dco.Press("Concept bewaren");
        await TestRun.App.Vraag("kd", "POST", $"{nota.Pad}/terughaling", new { toelichting = "Er staat een fout in." });
        await nota.Indienen();

        await dco.Open(await Pad(nota, "dco"));
        await Expect(dco.Field("Toelichting")).ToHaveValueAsync("Het bericht is er nog niet.");
        await Expect(dco.Field("Akkoord met opmerkingen")).ToBeCheckedAsync();
        await Expect(dco.Section("Uw antwoord")).ToContainTextAsync("voordat deze vraag verviel");
    }

    private static async Task<string> Pad(Nota nota, string persoon) =>
        $"/afstemmen/{(await nota.Taak(persoon))!["id"]}";

    private static Task Select(Visitor visitor, string element, int from, int to) =>
        visitor.Page.EvaluateAsync(
            """
            ([element, from, to]) => {
              const text = document.querySelector(element).firstChild;
              const range = document.createRange();
              range.setStart(text, from);
              range.setEnd(text, to);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
            }
            """,
            new object[] { element, from, to }
        );
}
