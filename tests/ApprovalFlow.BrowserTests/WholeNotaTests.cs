using System.Text;
using ApprovalFlow.IntegrationTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApprovalFlow.BrowserTests;

/// <summary>One nota through the pages, from an empty form to the Tweede Kamer, as ten people.</summary>
internal sealed class WholeNotaTests : BrowserTest
{
    private const string Subject = "Aanbieding jaarverslag integriteit";
    private const string Objection = "De kosten van het onderzoek ontbreken.";
    private const string Hdfc = "De kosten passen binnen de begroting.";
    private const string Answer = "Antwoord vastleggen";

    private static readonly string[] Milestones =
    [
        "Karin Dekker (KD) diende versie 1 in; gevraagd: CDS, COID, DCo, DJZ en HDFC.",
        "Casper Smit (CDS) gaf als afstemming van versie 1: akkoord.",
        "Dirk Jan Zwart (DJZ) gaf als afstemming van versie 1: akkoord.",
        "Dina Coenen (DCo) gaf als afstemming van versie 1: akkoord.",
        "Chantal Oud (COID) gaf als afstemming van versie 1: akkoord.",
        "Hugo Faber (HDFC) gaf als afstemming van versie 1: niet akkoord.",
        "Karin Dekker (KD) diende versie 2 in; gevraagd: HDFC.",
        "Hanna Fennema (HDFC) gaf als afstemming van versie 2: akkoord.",
        "Daan Groot-Bos (DGB) ondertekende versie 2.",
        "Stella Adams (STASDEF) besloot op versie 2: akkoord.",
        "Simon Gerritsen (SG) geleidde versie 2 door.",
        "Het systeem stelde de stukken van versie 2 samen.",
        "De nota is afgerond.",
    ];

    // Of its own: among what all other tests hand in, this nota would stand on a later page of an inbox.
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task The_whole_nota_is_clicked_through()
    {
        var kd = await As("kd", app: app);
        await BeginNota(kd);
        await AddBijlage(kd, "Kamerbrief", "Kamerbrief.pdf", vastTeStellen: false);
        await AddBijlage(kd, "Rapport", "Jaarverslag 2024.pdf", vastTeStellen: true);
        await kd.Follow("Terug zonder bewaren");
        var nota = new Uri(kd.Page.Url).AbsolutePath;
        await kd.Press("Nota indienen");
        await Expect(kd.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("U diende de nota in.");

        await Answers("cds", "Akkoord");
        await AnswersOnAPhone("djz");
        await AnswersByKeyboard("dco");
        await Waits(kd, nota, "3 van 5 directies hebben geantwoord. Nog 2 van 5: COID en HDFC.");
        await AnswersWithoutScript("coid");
        await Answers("hdfc2", "Niet akkoord", ("Toelichting", Objection));

        await WritesSecondVersion(kd, nota);
        await Answers("hdfc", "Akkoord", ("Tekst voor het hoofdstuk Financiële overwegingen", Hdfc));
        await Decides("dgb", "Ondertekenen");
        await Decides("stasdef", "Akkoord: Kamerbrief ondertekenen");
        await DecidesByKeyboard("sg", "Doorgeleiden en Jaarverslag 2024 vaststellen");
        await Offers("secretariaat");
        await IsDone(kd, nota);
    }

    private static async Task BeginNota(Visitor kd)
    {
        await kd.Follow("Nota's");
        await kd.Follow("Nota beginnen");
        await kd.Fill("Onderwerp", Subject);
        await kd.Choose("Aan", "STASDEF (Staatssecretaris van Defensie)");
        await kd.Choose("Van", "DGB (Directoraat-Generaal Beleid)");
        await kd.Fill("Kamerdatum", "2025-05-21");
        var asked = kd.Main.GetByRole(AriaRole.Group, new() { Name = "Afstemmen met" });
        foreach (var eenheid in new[] { "CDS", "HDFC", "DJZ", "DCo", "COID" })
        {
            await asked.GetByLabel(eenheid).CheckAsync();
        }
        await kd.Fill("Aanleiding", "Het verslag is klaar.");
        await kd.Fill("Geadviseerd besluit", "Stem in met de brief.");
        await kd.Fill("Kernpunten", "- Een punt\n- Nog een punt");
        await kd.Fill("Toelichting", "Er waren 627 meldingen.\n\n### Onderzoek\n\nDat loopt nog.");
        await kd.Press("Nota beginnen");
        await Expect(kd.Page.GetByRole(AriaRole.Heading, new() { Name = Subject })).ToBeVisibleAsync();
    }

    private static async Task AddBijlage(Visitor kd, string kind, string name, bool vastTeStellen)
    {
        if (!kd.Page.Url.EndsWith("/bewerken", StringComparison.Ordinal))
        {
            await kd.Follow("Nota en bijlagen bewerken");
        }
        await kd.Field("Bestand")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/pdf",
                    Buffer = Encoding.UTF8.GetBytes(name),
                }
            );
        await kd.Main.Locator("#bijlage-soort").SelectOptionAsync(new SelectOptionValue { Label = kind });
        await kd.Field("Deze bijlage moet worden vastgesteld").SetCheckedAsync(vastTeStellen);
        await kd.Button("Bijlage toevoegen").ClickAsync();
        await Expect(kd.Section("Bijlagen").GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();
    }

    /// <summary>From the inbox to the answer.</summary>
    private async Task Answers(string person, string outcome, params (string Label, string Text)[] fields)
    {
        var visitor = await As(person, app: app);
        await visitor.Follow(Subject);
        await visitor.Check(outcome);
        foreach (var (label, text) in fields)
        {
            await visitor.Fill(label, text);
        }
        if (outcome == "Akkoord" && fields.Length == 0)
        {
            await UsualSentence(visitor);
        }
        await visitor.Press(Answer);
        await IsRecorded(visitor);
    }

    /// <summary>A directie with a chapter says what stands there.</summary>
    private static async Task UsualSentence(Visitor visitor)
    {
        if (await visitor.Page.Locator("#gebruikelijk").CountAsync() > 0)
        {
            await visitor.Check("Onze gebruikelijke zin gebruiken");
        }
    }

    /// <summary>On the screen for deciding, and what it says that happens next.</summary>
    private async Task Decides(string person, string button)
    {
        var visitor = await As(person, app: app);
        await visitor.Follow(Subject);
        await visitor.Follow(button);
        await visitor.Press(button);
        await IsRecorded(visitor);
    }

    private async Task DecidesByKeyboard(string person, string button)
    {
        var typist = await SignsInByKeyboard(person);
        await typist.TabTo(Subject);
        await typist.PressEnter();
        await typist.TabTo(button);
        await typist.PressEnter();
        await typist.TabTo(button);
        await typist.PressEnter();
        await IsRecorded(typist);
    }

    /// <summary>What the steller sees of a round that runs.</summary>
    private static async Task Waits(Visitor kd, string nota, string sentence)
    {
        await kd.Open(nota);
        await Expect(kd.Section("Afstemming")).ToContainTextAsync(sentence);
    }

    private async Task<Visitor> SignsInByKeyboard(string person)
    {
        var typist = await Stranger(app: app);
        await typist.Open("/aanmelden");
        await typist.TabTo(Visitor.Name(person));
        await typist.PressEnter();
        return typist;
    }

    private async Task AnswersOnAPhone(string person)
    {
        var phone = await As(person, Visitor.Narrow, app: app);
        await phone.Follow(Subject);
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Naar uw antwoord" }).ClickAsync();
        await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = "Uw antwoord" })).ToBeInViewportAsync();
        await phone.Check("Akkoord");
        await UsualSentence(phone);
        await phone.Press(Answer);
        await IsRecorded(phone);
    }

    private async Task AnswersByKeyboard(string person)
    {
        var typist = await SignsInByKeyboard(person);
        await typist.TabTo(Subject);
        await typist.PressEnter();
        await typist.TabTo("Akkoord");
        await typist.Page.Keyboard.PressAsync("Space");
        await typist.TabTo("Onze gebruikelijke zin");
        await typist.Page.Keyboard.PressAsync("Space");
        await typist.TabTo(Answer);
        await typist.PressEnter();
        await IsRecorded(typist);
    }

    private async Task AnswersWithoutScript(string person)
    {
        var plain = await As(person, script: false, app: app);
        await plain.Follow(Subject);
        await plain.Check("Akkoord");
        await plain.Press(Answer);
        await IsRecorded(plain);
    }

    private static async Task WritesSecondVersion(Visitor kd, string nota)
    {
        await kd.Open(nota);
        await Expect(kd.Section("Afstemming")).ToContainTextAsync(Objection);
        await kd.Follow("Nota en bijlagen bewerken");
        await kd.Fill("Toelichting", "Er waren 627 meldingen. Het onderzoek kost 2 miljoen euro.");
        await kd.Press("Bewaren");
        await kd.Press("Nota indienen");
        await Expect(kd.Section("Nu aan zet").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await Expect(kd.Section("Nu aan zet")).ToContainTextAsync("HDFC");
    }

    /// <summary>The system makes the stukken first.</summary>
    private async Task Offers(string person)
    {
        var visitor = await As(person, app: app);
        var task = visitor.Page.GetByRole(AriaRole.Link, new() { Name = Subject });
        await TestApp.Totdat(
            async () =>
            {
                await visitor.Page.ReloadAsync();
                return await task.CountAsync() > 0;
            },
            "the secretariaat is asked to offer the stukken"
        );
        await visitor.Follow(Subject);
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Pakket voor de Tweede Kamer" }))
            .ToBeVisibleAsync();
        await visitor.Follow("Aangeboden");
        await visitor.Press("Aangeboden");
        await IsRecorded(visitor);
    }

    private static async Task IsDone(Visitor kd, string nota)
    {
        await kd.Open(nota);
        await kd.Look("notas-kenmerk-afgerond");
        await Expect(kd.Main.Locator(".status")).ToHaveTextAsync("Afgerond");
        await Expect(kd.Main).ToContainTextAsync(Hdfc);
        var history = await kd.Section("Geschiedenis").GetByRole(AriaRole.Listitem).Locator("p").AllInnerTextsAsync();
        Assert.That(history.Where(Milestones.Contains), Is.EqualTo(Milestones));
    }

    private static async Task IsRecorded(Visitor visitor) =>
        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Uw antwoord is vastgelegd");
}
