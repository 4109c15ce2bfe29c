using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Kennisgevingen;

/// <summary>Reminders as the clock of the demo moves: each on its own day, once, until the task ends.</summary>
internal sealed class RappelTests
{
    private const string Klok = "/api/v1/demo/klok";

    private TestApp app = null!;

    [SetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task A_move_of_the_clock_reminds_at_each_moment_on_the_way()
    {
        await Nota.Ingediend(app);
        await Zet("""{"plus":"P8D"}"""); // to Tuesday 20 May
        Assert.That(
            await Momenten("hdfc"),
            Is.EqualTo(new[] { "13-05 08:00", "15-05 08:00", "16-05 08:00", "19-05 08:00", "20-05 08:00" })
        );
        Assert.That(await Momenten("hdfc-hoofd", Kennisgevingsoort.Escalatie), Is.EqualTo(new[] { "19-05 08:00" }));
        Assert.That(await Aantal("secretariaat", Kennisgevingsoort.Escalatie), Is.EqualTo(5), "one for each directie");
    }

    [Test]
    public async Task A_task_that_ended_is_not_reminded_of()
    {
        var nota = await Nota.Ingediend(app);
        await Zet("""{"werkdagen":1}""");
        await nota.Antwoord("hdfc", "akkoord");
        await Zet("""{"werkdagen":5}""");
        Assert.That(await Momenten("hdfc"), Is.EqualTo(new[] { "13-05 08:00" }));
    }

    [Test]
    public async Task A_timer_that_never_fires_stops_neither_the_others_nor_the_reminders()
    {
        var nota = await Nota.Ingediend(app);
        await app.Database.TamperAsync(
            $"INSERT INTO timer (nota_id, nummer, element, op) VALUES ('{nota.Id}', 999, 'nergens', '2025-05-12 08:00Z')"
        );
        var aangehouden = await Api.Rechtennota.In(app, "beslissing");
        var (status, _) = await app.Vraag(
            "stasdef",
            "POST",
            $"/api/v1/taken/{aangehouden.Taak("STASDEF")}/afhandeling",
            new
            {
                uitkomst = "aanhouden",
                toelichting = "Na het overleg.",
                tot = "2025-05-14",
                versie = 1,
            },
            ("Idempotency-Key", "k")
        );
        Assert.That(status, Is.EqualTo(200));
        await Zet("""{"plus":"P2D"}""");
        var (_, terug) = await app.Vraag("kd", "GET", $"/api/v1/notas/{aangehouden.Id}");
        Assert.That(terug!["openStappen"]![0]!["stap"]!.ToString(), Is.EqualTo("beslissen"));
        Assert.That(await Momenten("hdfc"), Is.EqualTo(new[] { "13-05 08:00" }));
        await app.Database.TamperAsync("DELETE FROM timer WHERE nummer = 999");
    }

    [Test]
    public async Task Another_procedure_reminds_by_its_own_file()
    {
        const string Procedure = "nota-ter-beslissing-intern";
        var (exit, output, error) = Programma.Run(
            app.Database,
            "procedure",
            "deploy",
            Stuurlijn(Procedure),
            "--als",
            "beheer"
        );
        Assert.That(exit, Is.Zero, output + error);
        var gewoon = await Nota.Ingediend(app);
        var eigen = await Nota.Ingediend(app, Procedure);
        await Zet("""{"plus":"P8D"}""");
        Assert.Multiple(async () =>
        {
            Assert.That(
                await Momenten("hdfc", nota: gewoon),
                Is.EqualTo(new[] { "13-05 08:00", "15-05 08:00", "16-05 08:00", "19-05 08:00", "20-05 08:00" })
            );
            Assert.That(await Momenten("hdfc", nota: eigen), Is.EqualTo(new[] { "14-05 08:00" }));
            Assert.That(
                await Momenten("hdfc-hoofd", Kennisgevingsoort.Escalatie, eigen),
                Is.EqualTo(new[] { "16-05 08:00" }),
                "told one working day late instead of two"
            );
        });
    }

    /// <summary>A second version of a shipped procedure: one rappel, a day ahead, and an escalatie after one day.</summary>
    private static string Stuurlijn(string procedure)
    {
        var bron = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(bron.FullName, "workflows", $"{procedure}.v1.scenarios")))
        {
            bron = bron.Parent!;
        }
        var folder = Directory.CreateDirectory(
            Path.Combine(TestContext.CurrentContext.WorkDirectory, $"stuurlijn-{TestContext.CurrentContext.Test.ID}")
        );
        foreach (var soort in new[] { "bpmn", "scenarios" })
        {
            var tekst = File.ReadAllText(Path.Combine(bron.FullName, "workflows", $"{procedure}.v1.{soort}"))
                .Replace(
                    "name=\"rappel\" value=\"-5,-2,0,+1*\"",
                    "name=\"rappel\" value=\"-1\"",
                    StringComparison.Ordinal
                )
                .Replace("name=\"escalatie\" value=\"2\"", "name=\"escalatie\" value=\"1\"", StringComparison.Ordinal)
                .Replace(".v1.bpmn", ".v2.bpmn", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder.FullName, $"{procedure}.v2.{soort}"), tekst);
        }
        return Path.Combine(folder.FullName, $"{procedure}.v2.bpmn");
    }

    [Test]
    public async Task Who_stands_in_is_reminded_within_the_period_and_the_holder_all_the_time()
    {
        await Vervang("hdfc", "sg", "HDFC", "2025-05-15", "2025-05-16");
        await Vervang("hdfc-hoofd", "coid", "HDFC", "2025-05-19", "2025-05-19");
        await Nota.Ingediend(app);
        await Zet("""{"plus":"P8D"}""");
        Assert.Multiple(async () =>
        {
            Assert.That(await Momenten("sg"), Is.EqualTo(new[] { "15-05 08:00", "16-05 08:00" }));
            Assert.That(
                await Momenten("hdfc"),
                Is.EqualTo(new[] { "13-05 08:00", "15-05 08:00", "16-05 08:00", "19-05 08:00", "20-05 08:00" })
            );
            Assert.That(await Momenten("coid", Kennisgevingsoort.Escalatie), Is.EqualTo(new[] { "19-05 08:00" }));
        });
        await using var db = app.Database.Open();
        var zinnen = await db
            .Kennisgevingen.Select(k => k.Zin)
            .Where(z => z.EndsWith("U neemt waar voor Hanna Fennema."))
            .ToListAsync();
        Assert.That(zinnen, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_waits_for_a_deputy_when_the_period_ends_is_not_mailed_and_not_shown()
    {
        // No worker before the period is over: its round of the day would mail what waits while the right still holds.
        await app.DisposeAsync();
        app = await TestApp.StartAsync(("Rol", "web"));
        var id = await Vervang("hdfc", "sg", "HDFC", "2025-05-12", "2025-05-16");
        await using (var db = app.Database.Open())
        {
            var sg = await db.Medewerkers.SingleAsync(m => m.Aanmeldnaam == "sg");
            db.Add(new MailvoorkeurRow(sg.Id, Mailkeuze.Dagoverzicht));
            await db.SaveChangesAsync();
        }
        await Nota.Ingediend(app);
        Assert.That((await app.Open("sg", "/meldingen")).Html, Does.Contain("U hebt 1 melding nog niet gelezen."));
        Assert.That(
            (await app.Vraag("hdfc", "POST", $"/api/v1/vervangingen/{id}/beeindiging")).Status,
            Is.EqualTo(200)
        );
        await Zet("""{"werkdagen":1}""");
        await using (await TestApp.NaastAsync(app.Database, ("Rol", "worker")))
        {
            await TestApp.Totdat(
                async () => await app.Database.CountAsync("SELECT count(*) FROM mail WHERE status = 'wacht'") == 0,
                "all mail is gone"
            );
        }
        await using (var db = app.Database.Open())
        {
            var sg = await db.Medewerkers.SingleAsync(m => m.Aanmeldnaam == "sg");
            var mail = await db.Mails.SingleAsync(m => m.Ontvanger == sg.Id);
            Assert.That(mail.Status, Is.EqualTo(MailStatus.Vervallen));
        }
        Assert.That((await app.Open("sg", "/meldingen")).Html, Does.Contain("U hebt alles gelezen."));
    }

    private async Task<string> Vervang(
        string houder,
        string vervanger,
        string eenheid,
        string eersteDag,
        string laatsteDag
    )
    {
        var (status, body) = await app.Vraag(
            houder,
            "POST",
            "/api/v1/vervangingen",
            new
            {
                soort = "vervanging",
                houder,
                vervanger,
                eenheid,
                eersteDag,
                laatsteDag,
                grond = "Verlof",
            }
        );
        Assert.That(status, Is.EqualTo(201), body?.ToJsonString());
        return body!["id"]!.GetValue<string>();
    }

    private async Task Zet(string body)
    {
        var (status, klok) = await app.Vraag("kd", "POST", Klok, body);
        Assert.That(status, Is.EqualTo(200), klok?.ToJsonString());
    }

    private async Task<string[]> Momenten(
        string persoon,
        Kennisgevingsoort soort = Kennisgevingsoort.Rappel,
        Nota? nota = null
    )
    {
        await using var db = app.Database.Open();
        var wie = await db.Medewerkers.SingleAsync(m => m.Aanmeldnaam == persoon);
        var rows = await db
            .Kennisgevingen.Where(k => k.Ontvanger == wie.Id && k.Soort == soort)
            .Where(k => nota == null || k.NotaId == ApprovalFlow.Notas.NotaId.Of(Guid.Parse(nota.Id)))
            .OrderBy(k => k.Op)
            .ToListAsync();
        return
        [
            .. rows.Select(k =>
                k.Op.InZone(ApprovalFlow.Notas.Termijnen.Amsterdam.Zone)
                    .LocalDateTime.ToString("dd-MM HH:mm", System.Globalization.CultureInfo.InvariantCulture)
            ),
        ];
    }

    private async Task<int> Aantal(string persoon, Kennisgevingsoort soort)
    {
        await using var db = app.Database.Open();
        var wie = await db.Medewerkers.SingleAsync(m => m.Aanmeldnaam == persoon);
        return await db.Kennisgevingen.CountAsync(k => k.Ontvanger == wie.Id && k.Soort == soort);
    }
}
