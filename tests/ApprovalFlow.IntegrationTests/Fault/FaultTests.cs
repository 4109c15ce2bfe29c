using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;

namespace ApprovalFlow.IntegrationTests.Fault;

/// <summary>
/// People handle notas on two web and two worker processes while processes are killed, the database and the broker are
/// stopped and started, and connections are cut, all by seed. APPROVALFLOW_SEED repeats the choices;
/// APPROVALFLOW_LANG=1 goes on for APPROVALFLOW_FAULT_MINUTES, two hours by default.
/// </summary>
[NonParallelizable]
internal sealed class FaultTests
{
    private const string Audit = "audit-of-the-test";
    private const int People = 6;

    private static readonly string[] Order =
    [
        "nota-aangemaakt",
        "nota-ingediend",
        "afstemming-vastgelegd",
        "ronde-afgerond",
        "nota-ondertekend",
        "besluit-genomen",
        "nota-doorgeleid",
        "opdracht-gegeven",
        "stukken-samengesteld",
        "nota-aangeboden",
        "nota-afgerond",
    ];

    private static TimeSpan Duration =>
        Chance.Long
            ? TimeSpan.FromMinutes(
                int.Parse(
                    Environment.GetEnvironmentVariable("APPROVALFLOW_FAULT_MINUTES") ?? "120",
                    CultureInfo.InvariantCulture
                )
            )
            : TimeSpan.FromSeconds(90);

    [Test]
    public async Task Whatever_goes_wrong_nothing_is_lost_and_nothing_happens_twice()
    {
        var random = new Random(Chance.Seed);
        await using var site = await Site.StartAsync();
        await using var audit = await Listen(site.Rabbit.Address);
        var answers = new ConcurrentBag<Answer>();
        var finished = new ConcurrentBag<string>();
        using var deadline = new CancellationTokenSource(Duration + TimeSpan.FromMinutes(2));
        var watch = Stopwatch.StartNew();
        try
        {
            var people = Enumerable
                .Range(0, People)
                .Select(number =>
                    Task.Run(async () =>
                    {
                        var own = new Random(Chance.Seed + number);
                        while (watch.Elapsed < Duration)
                        {
                            finished.Add(await new Walk(site, own, answers, deadline.Token).Run());
                        }
                    })
                )
                .ToArray();
            while (watch.Elapsed < Duration)
            {
                await Task.WhenAny(Tick(random.Next(1000, 4000), deadline.Token), Task.WhenAll(people));
                await site.Harm(random);
            }
            await Task.WhenAll(people);
            await Drained(site);
            await Check(site, answers, finished);
        }
        catch
        {
            await TestContext.Out.WriteLineAsync($"seed {Chance.Seed}\n{await site.Diagnose()}");
            throw;
        }
        await TestContext.Out.WriteLineAsync(
            $"{finished.Count} notas, {answers.Count} answers, {site.Log.Count} harms in {watch.Elapsed}; seed {Chance.Seed}"
        );
    }

    private static async Task Tick(int milliseconds, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(milliseconds));
        await timer.WaitForNextTickAsync(stop);
    }

    private static Task Drained(Site site) =>
        TestApp.Totdat(
            async () =>
                (await site.Postgres.Column("SELECT count(*)::text FROM outbox WHERE verzonden IS NULL"))[0] == "0",
            "the outbox is empty",
            TimeSpan.FromSeconds(60)
        );

    private static async Task Check(Site site, ConcurrentBag<Answer> answers, ConcurrentBag<string> finished)
    {
        var seed = $"seed {Chance.Seed}";
        Assert.That(finished, Is.Not.Empty, seed);
        await using var db = site.Postgres.Open();
        var store = new DossierStore(db, Edge.NieuwId, OpdrachtBeleid.Standaard);
        foreach (var id in await db.Notas.Select(n => n.Id).ToListAsync())
        {
            Assert.That(await store.DifferencesAsync(id), Is.Empty, seed);
        }
        Assert.That((await new Journaalketen(db).VerifyAsync()).Breuk, Is.Null, seed);
        Assert.That(await db.VastgelopenNotas().ToListAsync(), Is.Empty, seed);

        foreach (var nota in finished)
        {
            var events = await site.Postgres.Column(
                $"SELECT soort FROM gebeurtenis WHERE nota_id = '{nota}' ORDER BY volgnummer"
            );
            foreach (var once in Order.Where(o => o != "afstemming-vastgelegd"))
            {
                Assert.That(events.Count(e => e == once), Is.EqualTo(1), $"{once} of {nota}, {seed}");
            }
            Assert.That(events.Count(e => e == "afstemming-vastgelegd"), Is.EqualTo(5), $"{nota}, {seed}");
            Assert.That(
                events.Where(e => Order.Contains(e)).Select(e => Array.IndexOf(Order, e)),
                Is.Ordered,
                $"the order of {nota}, {seed}"
            );
        }
        foreach (var task in answers.GroupBy(a => a.Task))
        {
            var recorded = await site.Postgres.Column(
                $"SELECT m.aanmeldnaam FROM taak t JOIN medewerker m ON m.id = t.afgerond_door WHERE t.id = '{task.Key}'"
            );
            Assert.That(
                recorded,
                Is.EqualTo(task.Where(a => a.Status == 200).Select(a => a.Person)),
                $"who answered and was told so: task {task.Key}, {seed}"
            );
        }
        var sent = await site.Postgres.Column("SELECT bericht_id::text FROM outbox WHERE soort <> 'opdracht-gegeven'");
        var heard = await Heard(site.Rabbit.Address, sent.Count);
        Assert.That(sent.Except(heard, StringComparer.Ordinal), Is.Empty, $"messages that nobody got, {seed}");
    }

    /// <summary>A queue that keeps everything, whatever happens to the broker.</summary>
    private static async Task<IAsyncDisposable> Listen(string address)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync("approvalflow.nota-bericht.v1", "fanout", durable: true);
        await channel.QueueDeclareAsync(
            Audit,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" }
        );
        await channel.QueueBindAsync(Audit, "approvalflow.nota-bericht.v1", "");
        return connection;
    }

    private static async Task<HashSet<string>> Heard(string address, int atLeast)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (await channel.BasicGetAsync(Audit, autoAck: true) is { } message)
        {
            ids.Add(message.BasicProperties.MessageId!);
        }
        Assert.That(ids, Has.Count.GreaterThanOrEqualTo(atLeast), $"seed {Chance.Seed}");
        return ids;
    }
}
