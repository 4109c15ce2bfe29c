using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas.Kennisgevingen;
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

    private async Task Zet(string body)
    {
        var (status, klok) = await app.Vraag("kd", "POST", Klok, body);
        Assert.That(status, Is.EqualTo(200), klok?.ToJsonString());
    }

    private async Task<string[]> Momenten(string persoon, Kennisgevingsoort soort = Kennisgevingsoort.Rappel)
    {
        await using var db = app.Database.Open();
        var wie = await db.Medewerkers.SingleAsync(m => m.Aanmeldnaam == persoon);
        var rows = await db
            .Kennisgevingen.Where(k => k.Ontvanger == wie.Id && k.Soort == soort)
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
