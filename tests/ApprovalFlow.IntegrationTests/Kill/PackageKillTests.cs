using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Kill;

/// <summary>
/// The worker dies while the outbox or a consumer is at the package. After a restart the stukken come, once: nothing
/// that lived in its memory was relied on.
/// </summary>
internal sealed class PackageKillTests
{
    private const int Statements = 45;

    private static readonly string[] Decided =
    [
        "indiening",
        "cds:akkoord",
        "hdfc:akkoord",
        "djz:akkoord",
        "dco:akkoord",
        "coid:akkoord",
        "dgb:ondertekenen",
        "stasdef:akkoord",
        "sg:doorgeleiden",
    ];

    private TestDatabase database = null!;
    private ServerProcess web = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        database = await TestDatabase.CreateAsync();
        await TestApp.SeedAsync(database);
        web = await ServerProcess.StartAsync(database, "web");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await web.DisposeAsync();
        await TestApp.Klopt(database);
        await database.DisposeAsync();
    }

    [Test]
    public async Task A_worker_that_dies_at_the_package_leaves_it_to_the_next_one()
    {
        var random = new Random(Chance.Seed);
        var kills = Chance.Long ? 60 : 3;
        for (var kill = 0; kill < kills; kill++)
        {
            await KillAt(random.Next(1, Statements + 1));
        }
        await TestContext.Out.WriteLineAsync($"{kills} kills of a worker at the package; seed {Chance.Seed}");
    }

    /// <summary>The locks of Hangfire that a process holds when it dies stay behind in their table.</summary>
    [Test]
    public async Task A_lock_that_a_dead_worker_held_does_not_stop_the_next_one()
    {
        await database.TamperAsync(
            """
            INSERT INTO hangfire.lock (resource, updatecount, acquired)
            SELECT resource, 0, now() AT TIME ZONE 'utc'
            FROM unnest(ARRAY['hangfire:lock:recurring-job:sweep', 'hangfire:recurring-jobs:lock']) AS resource
            """
        );
        await using var worker = await ServerProcess.StartAsync(database, "worker");
        await TestApp.Totdat(
            async () =>
                await database.CountAsync("SELECT count(*) FROM hangfire.job WHERE statename = 'Succeeded'") > 0,
            "a sweep ran"
        );
    }

    private async Task KillAt(int statement)
    {
        var what = $"killed at statement {statement} of its work, seed {Chance.Seed}";
        var acts = new Acts(web);
        var nota = await acts.Nota(Decided);
        await using (var worker = await ServerProcess.StartAsync(database, "worker", statement))
        {
            await worker.WasKilled();
        }
        await Snapshot.Holds(database, nota);
        Assert.That((await Snapshot.Of(database, nota)).Count("stukken-samengesteld"), Is.LessThanOrEqualTo(1), what);

        // Two minutes later: the lease that the dead worker had is over.
        await database.TamperAsync(
            "UPDATE opdracht SET lease_tot = lease_tot - interval '2 minutes' WHERE status = 'open'"
        );
        await using (await ServerProcess.StartAsync(database, "worker"))
        {
            await TestApp.Totdat(async () => await acts.Task("secretariaat", nota) is not null, $"the stukken: {what}");
            await TestApp.Totdat(
                async () => await database.CountAsync("SELECT count(*) FROM outbox WHERE verzonden IS NULL") == 0,
                "the outbox is empty"
            );
        }
        var events = (await Snapshot.Of(database, nota)).Events;
        Assert.That(events.Count(e => e == "stukken-samengesteld"), Is.EqualTo(1), what);
        Assert.That(events.Count(e => e == "opdracht-gegeven"), Is.EqualTo(1), what);
        await Snapshot.Holds(database, nota);
    }
}
