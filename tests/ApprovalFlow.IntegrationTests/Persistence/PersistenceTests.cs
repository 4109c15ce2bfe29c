using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>A database per fixture and a fresh connection per test; at each test's end nothing is stuck.</summary>
internal abstract class PersistenceTests
{
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
}
