using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using Npgsql;

namespace ApprovalFlow.IntegrationTests.Persistence;

[TestFixture]
internal sealed class RoleGuardTests
{
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Create() => database = await TestDatabase.CreateAsync();

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    [Test]
    public async Task The_application_role_is_accepted()
    {
        var sentence = await Check(database.AppConnectionString);
        Assert.That(sentence, Is.Null);
    }

    [Test]
    public async Task The_owner_is_refused()
    {
        var sentence = await Check(database.OwnerConnectionString);
        Assert.That(sentence, Does.Contain("owns the tables"));
    }

    [Test]
    public async Task A_superuser_is_refused()
    {
        var sentence = await Check(database.AdminConnectionString);
        Assert.That(sentence, Does.Contain("is a superuser"));
    }

    [Test]
    public async Task A_role_that_may_change_the_journal_is_refused()
    {
        await using var own = await TestDatabase.CreateAsync();
        await own.TamperAsync($"GRANT DELETE ON gebeurtenis TO {TestDatabase.AppRole}");
        var sentence = await Check(own.AppConnectionString);
        Assert.That(sentence, Does.Contain("may change or delete"));
    }

    [Test]
    public async Task A_database_without_schema_is_told()
    {
        await using var own = await TestDatabase.CreateAsync();
        await own.TamperAsync("DROP TABLE gebeurtenis CASCADE");
        var sentence = await Check(own.AppConnectionString);
        Assert.That(sentence, Does.Contain("run migrate first"));
    }

    [Test]
    public async Task Migrating_twice_changes_nothing()
    {
        await using var own = await TestDatabase.CreateAsync();
        await Migrator.RunAsync(own.OwnerConnectionString, TestDatabase.AppRole);
        await using var db = own.Open();
        var behind = await Migrator.IsBehindAsync(db);
        Assert.That(behind, Is.False);
        var sentence = await Check(own.AppConnectionString);
        Assert.That(sentence, Is.Null);
    }

    private static async Task<string?> Check(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return await RoleGuard.CheckAsync(connection);
    }
}
