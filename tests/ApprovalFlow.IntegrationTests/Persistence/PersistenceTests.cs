using System.Diagnostics;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>A database per fixture and a fresh connection per test; at each test's end nothing is stuck.</summary>
internal abstract class PersistenceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected TestDatabase Database { get; private set; } = null!;
    protected ApprovalFlowDb Db { get; private set; } = null!;
    protected Proef Proef { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task CreateDatabase() => Database = await TestDatabase.CreateAsync();

    [OneTimeTearDown]
    public async Task DropDatabase() => await Database.DisposeAsync();

    [SetUp]
    public void Open()
    {
        Db = Database.Open();
        Proef = new Proef(Db);
    }

    [TearDown]
    public async Task NothingIsStuck()
    {
        Db.ChangeTracker.Clear();
        var stuck = await Db.VastgelopenNotas().ToListAsync();
        await Db.DisposeAsync();
        Assert.That(stuck, Is.Empty);
    }

    /// <summary>Until this session waits for another: the server knows, so no time is guessed.</summary>
    protected async Task Waits(Task waiting)
    {
        await using var watcher = ApprovalFlowDbOptions.Open(Database.AdminConnectionString);
        var deadline = Stopwatch.StartNew();
        while (
            !await watcher
                .Database.SqlQuery<int>(
                    $"""
                    SELECT 1 AS "Value" FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock'
                    """
                )
                .AnyAsync()
        )
        {
            Assert.That(waiting.IsCompleted, Is.False);
            Assert.That(deadline.Elapsed, Is.LessThan(Patience));
        }
    }
}
