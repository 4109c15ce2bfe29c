using System.Collections.Immutable;
using System.Diagnostics;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Kennisgevingen;

/// <summary>
/// A whole nota by a fake clock, on a real SMTP server; then again with everything going wrong around it. What people get is
/// the same, but for reminders that collapse.
/// </summary>
internal sealed class VoorjaarTests
{
    /// <summary>Each costs the start of a process: in a run that should not take long one at a request and one at a mail.</summary>
    private static readonly int KillsPerLoop = Chance.Long ? 3 : 2;

    private string verslag = "";
    private ImmutableHashSet<string> gewoon = [];
    private ImmutableDictionary<string, LocalDate> dagen = ImmutableDictionary<string, LocalDate>.Empty;

    [OneTimeSetUp]
    public async Task As_it_should_go()
    {
        await using var bak = Mailbak.Start();
        await using var database = await Database();
        await using var app = await TestApp.NaastAsync(database, bak.Instellingen);
        await new Voorjaar(r => Stuur(app, r), () => Rust(app.Database)).Loop(Voorjaar.Eerste, Voorjaar.Laatste);
        verslag = await Voorjaar.Verslag(app.Database, bak);
        gewoon = Ids(bak);
        Assert.That(bak.Mails, Has.Length.EqualTo(gewoon.Count), "each mail once");
        await using var db = app.Database.Open();
        dagen = (await db.Mails.ToListAsync()).ToImmutableDictionary(
            m => m.MessageId,
            m => Amsterdam.Dag(m.BeslotenOp)
        );
    }

    [Test]
    public async Task Every_mail_notice_and_journal_line_appears_on_its_day()
    {
        var bestand = Path.Combine(TestContext.CurrentContext.TestDirectory, "Kennisgevingen", "Voorjaar.txt");
        Assert.That(verslag, Is.EqualTo(await File.ReadAllTextAsync(bestand)), verslag);
    }

    [Test]
    public async Task A_server_that_is_killed_at_random_moments_sends_the_same_mails()
    {
        foreach (var loop in Chance.Tries(few: 3, many: 50))
        {
            var watch = Stopwatch.StartNew();
            await Killed(new Random(Chance.Seed + loop), $"seed {Chance.Seed}, try {loop}");
            await TestContext.Out.WriteLineAsync($"seed {Chance.Seed}, try {loop}: {watch.Elapsed}");
        }
    }

    [Test]
    public async Task A_mail_server_that_is_away_for_two_days_gets_what_still_matters()
    {
        await using var bak = Mailbak.Start();
        await using var database = await Database();
        await using var app = await TestApp.NaastAsync(database, bak.Instellingen);
        var weg = new DateInterval(new(2025, 4, 7), new(2025, 4, 8));
        var open = true;
        var voorjaar = new Voorjaar(r => Stuur(app, r), () => open ? Rust(app.Database) : Task.CompletedTask)
        {
            NaKlok = async dag =>
            {
                if (open && dag == weg.Start.PlusDays(-1))
                {
                    bak.Sluit();
                    open = false;
                }
                if (!open && dag == weg.End.PlusDays(1))
                {
                    // What was looked at before this day's round is not handed over any more.
                    var pogingen = await Pogingen();
                    await TestApp.Totdat(async () => await Pogingen() > pogingen, "one more attempt failed");
                    bak.Open();
                    open = true;
                }
            },
        };
        await voorjaar.Loop(Voorjaar.Eerste, Voorjaar.Laatste);
        Task<long> Pogingen() => app.Database.CountAsync("SELECT sum(pogingen) FROM mail");
        var gemist = gewoon.Except(Ids(bak));
        await using var db = app.Database.Open();
        var vervallen = await db.Mails.Where(m => m.Status == MailStatus.Vervallen).ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(Ids(bak).Except(gewoon), Is.Empty);
            Assert.That(gemist, Has.Count.EqualTo(5), "of HDFC three of 7 April, two of the 8th; the escalatie came");
            Assert.That(vervallen.Select(m => m.MessageId), Is.EquivalentTo(gemist));
            Assert.That(vervallen.Select(m => m.Melding), Is.All.EqualTo("Opgegaan in een later rappel."));
        });
    }

    [Test]
    public async Task After_a_week_of_downtime_the_missed_reminders_are_one()
    {
        await using var bak = Mailbak.Start();
        await using var database = await Database();
        var (laatste, weer) = (new LocalDate(2025, 4, 10), new LocalDate(2025, 4, 17));
        var app = await TestApp.NaastAsync(database, bak.Instellingen);
        var voorjaar = new Voorjaar(r => Stuur(app, r), () => Rust(database));
        await voorjaar.Loop(Voorjaar.Eerste, laatste);
        await app.DisposeAsync();
        await using (var db = database.Open())
        {
            var klok = new KlokStore(db);
            var nu = Edge.Nu() + await klok.OffsetAsync();
            await klok.AdvanceAsync(Amsterdam.Op(weer, new LocalTime(8, 30)) - nu);
        }
        app = await TestApp.NaastAsync(database, bak.Instellingen);
        await voorjaar.Loop(weer, Voorjaar.Laatste);
        await app.DisposeAsync();

        var gemist = gewoon.Except(Ids(bak));
        Assert.Multiple(() =>
        {
            Assert.That(Ids(bak).Except(gewoon), Is.Empty);
            Assert.That(
                gemist.Select(id => dagen[id]),
                Is.EquivalentTo(Enumerable.Repeat(new LocalDate(2025, 4, 15), 3))
            );
        });
        await TestApp.Klopt(database);
    }

    private async Task Killed(Random random, string what)
    {
        await using var bak = Mailbak.Start();
        await using var database = await Database();
        var server = await Start(database, bak);
        var bijVerzoek = Enumerable.Range(0, KillsPerLoop - 1).Select(_ => random.Next(10, 150)).ToHashSet();
        var bijMail = random.Next(1, gewoon.Count);
        var verzoeken = 0;
        // The server said that it has the mail, and the process dies before it can note that.
        bak.Aangenomen = _ =>
        {
            if (Interlocked.Decrement(ref bijMail) == 0)
            {
                server.Kill();
            }
        };
        var voorjaar = new Voorjaar(Onverstoorbaar, () => TestApp.Totdat(IsRustig, $"rest: {what}"));
        await voorjaar.Loop(Voorjaar.Eerste, Voorjaar.Laatste);
        await server.DisposeAsync();
        var verschil = Ids(bak).SymmetricExcept(gewoon).Select(id => (id, dagen.GetValueOrDefault(id)));
        Assert.That(verschil, Is.Empty, what);
        await TestApp.Klopt(database);

        async Task<bool> IsRustig()
        {
            if (server.IsDead)
            {
                await Herstart();
            }
            return await Rustig(database);
        }

        async Task<Reply> Onverstoorbaar(Request verzoek)
        {
            var voor = await Regels(database);
            var kill = bijVerzoek.Contains(++verzoeken) ? random.Next(1, 15) : (int?)null;
            var reply = await server.Send(verzoek, kill);
            if (kill is not null && reply.Status != 0)
            {
                server.Kill();
            }
            if (kill is not null || reply.Status == 0)
            {
                await Herstart();
            }
            var klok = verzoek.Path.EndsWith("klok", StringComparison.Ordinal) && verzoek.Method == "POST";
            if (reply.Status != 0 || klok)
            {
                return reply;
            }
            // What was done is not asked again; its answer was lost with the process.
            return await Regels(database) > voor ? new Reply(200, "{}", 0) : await Onverstoorbaar(verzoek);
        }

        async Task Herstart()
        {
            await server.DisposeAsync();
            // The leases of the dead worker end after minutes of the machine's clock.
            await database.TamperAsync(
                "UPDATE mail SET volgende_poging = now() - interval '1 s' WHERE status = 'wacht'"
            );
            await database.TamperAsync(
                "UPDATE opdracht SET lease_tot = lease_tot - interval '2 minutes' WHERE status = 'open'"
            );
            server = await Start(database, bak);
        }
    }

    private static Task<ServerProcess> Start(TestDatabase database, Mailbak bak) =>
        ServerProcess.StartAsync(
            database.AppConnectionString,
            "beide",
            0,
            [.. bak.Instellingen.Select(i => (i.Item1.Replace(":", "__", StringComparison.Ordinal), i.Item2))]
        );

    /// <summary>With the demo's people, on the morning of the first day.</summary>
    private static async Task<TestDatabase> Database()
    {
        var database = await TestDatabase.CreateAsync();
        await using (var db = database.Open())
        {
            await new KlokStore(db).BeginAsync(Voorjaar.Begin - Edge.Nu());
        }
        await TestApp.SeedAsync(database);
        return database;
    }

    private static ImmutableHashSet<string> Ids(Mailbak bak) => [.. bak.Mails.Select(m => m.MessageId)];

    private static Task<long> Regels(TestDatabase database) => database.CountAsync("SELECT count(*) FROM gebeurtenis");

    private static Task Rust(TestDatabase database) => TestApp.Totdat(() => Rustig(database), "rest");

    private static async Task<bool> Rustig(TestDatabase database) =>
        await database.CountAsync(
            "SELECT (SELECT count(*) FROM mail WHERE status = 'wacht')"
                + " + (SELECT count(*) FROM opdracht WHERE status = 'open')"
        ) == 0;

    private static async Task<Reply> Stuur(TestApp app, Request verzoek)
    {
        var (status, body) = await app.Vraag(
            verzoek.Person,
            verzoek.Method,
            verzoek.Path,
            verzoek.Body,
            ("Idempotency-Key", verzoek.Key)
        );
        return new Reply(status, body?.ToJsonString() ?? "", 0);
    }
}
