using System.Globalization;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
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

    [TestCase("GRANT DELETE ON gebeurtenis TO {0}", "may change or delete")]
    [TestCase("GRANT TRUNCATE ON gebeurtenis TO {0}", "may change or delete")]
    [TestCase("GRANT UPDATE (grond) ON gebeurtenis TO {0}", "may change or delete")]
    [TestCase("GRANT UPDATE ON gebeurtenis_inhoud TO {0}", "may change or delete")]
    [TestCase("GRANT DELETE ON gebeurtenis TO PUBLIC", "may change or delete")]
    [TestCase("GRANT CREATE ON SCHEMA public TO {0}", "may create")]
    [TestCase("GRANT CREATE ON DATABASE {1} TO {0}", "may create")]
    public async Task A_role_that_may_more_is_refused(string grant, string why)
    {
        await using var own = await TestDatabase.CreateAsync();
        await own.TamperAsync(string.Format(CultureInfo.InvariantCulture, grant, TestDatabase.AppRole, own.Name));
        var sentence = await Check(own.AppConnectionString);
        Assert.That(sentence, Does.Contain(why));
    }

    /// <summary>A role of its own: roles are of the whole server, and other tests run as the application's.</summary>
    [TestCase("GRANT {1} TO {0}", "owns the tables")]
    [TestCase("DO $$ BEGIN EXECUTE format('GRANT %I TO {0}', current_user); END $$", "is a superuser")]
    [TestCase("ALTER ROLE {0} CREATEROLE", "may make itself")]
    [TestCase("GRANT pg_write_all_data TO {0}", "may change or delete")]
    public async Task A_role_that_can_become_more_is_refused(string grant, string why)
    {
        var role = $"ander_{database.Name}";
        await database.TamperAsync(
            $"CREATE ROLE {role} LOGIN PASSWORD '{role}'; GRANT CONNECT ON DATABASE {database.Name} TO {role}"
        );
        try
        {
            var connect = new NpgsqlConnectionStringBuilder(database.AppConnectionString)
            {
                Username = role,
                Password = role,
                Pooling = false,
            };
            Assert.That(await Check(connect.ConnectionString), Is.Null);
            await database.TamperAsync(
                string.Format(CultureInfo.InvariantCulture, grant, role, TestDatabase.OwnerRole)
            );
            Assert.That(await Check(connect.ConnectionString), Does.Contain(why));
        }
        finally
        {
            await database.TamperAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
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

    [Test]
    public async Task Migrating_takes_back_what_the_application_may_not()
    {
        await using var own = await TestDatabase.CreateAsync();
        await own.TamperAsync(
            $"""
            GRANT CREATE, TEMPORARY ON DATABASE {own.Name} TO PUBLIC, {TestDatabase.AppRole};
            GRANT CREATE ON SCHEMA public TO PUBLIC, {TestDatabase.AppRole};
            GRANT ALL ON gebeurtenis, gebeurtenis_inhoud TO {TestDatabase.AppRole};
            GRANT UPDATE (grond) ON gebeurtenis TO {TestDatabase.AppRole}
            """
        );
        await Migrator.RunAsync(own.OwnerConnectionString, TestDatabase.AppRole);
        var sentence = await Check(own.AppConnectionString);
        Assert.That(sentence, Is.Null);
        await using var db = own.Open();
        var temporary = await Assert.ThrowsAsync<PostgresException>(async () =>
            await db.Database.ExecuteSqlRawAsync("CREATE TEMPORARY TABLE t (a int)")
        );
        Assert.That(temporary!.SqlState, Is.EqualTo(PostgresErrorCodes.InsufficientPrivilege));
    }

    private static async Task<string?> Check(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return await RoleGuard.CheckAsync(connection);
    }
}
