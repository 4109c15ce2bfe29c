using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>What the application's role may and may not, as the migrator granted it.</summary>
[TestFixture]
internal sealed class RechtenTests : PersistenceTests
{
    private const string Migrations = "__EFMigrationsHistory";

    private static readonly string[] Recorded =
    [
        "gebeurtenis",
        "gebeurtenis_inhoud",
        "nota_versie",
        "procedure",
        "registerwijziging",
    ];

    [Test]
    public void Every_table_has_explicit_rights_in_the_migrator()
    {
        var tables = Db
            .Model.GetEntityTypes()
            .Select(type => type.GetTableName())
            .OfType<string>() // what a query computes stands in no table
            .Append(Migrations);
        Assert.That(Migrator.Tables, Is.EquivalentTo(tables.Distinct()));
    }

    [Test]
    public async Task Every_table_of_the_schema_can_be_read()
    {
        var closed = await Names(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')"
                + $" AND NOT has_table_privilege('{TestDatabase.AppRole}', oid, 'SELECT')"
        );
        Assert.That(closed, Is.Empty);
    }

    [Test]
    public async Task What_was_recorded_is_read_and_appended_to_and_nothing_else()
    {
        var grants = await Names(
            "SELECT DISTINCT table_name || ' ' || privilege_type FROM information_schema.column_privileges"
                + $" WHERE grantee IN ('{TestDatabase.AppRole}', 'PUBLIC') AND table_name = ANY (@recorded)"
                + " UNION SELECT table_name || ' ' || privilege_type FROM information_schema.table_privileges"
                + $" WHERE grantee IN ('{TestDatabase.AppRole}', 'PUBLIC') AND table_name = ANY (@recorded)",
            Recorded
        );
        var expected = Recorded.SelectMany(table => new[] { $"{table} SELECT", $"{table} INSERT" });
        Assert.That(grants, Is.EquivalentTo(expected));
    }

    [TestCase("UPDATE gebeurtenis SET grond = 'x'")]
    [TestCase("DELETE FROM gebeurtenis")]
    [TestCase("TRUNCATE gebeurtenis CASCADE")]
    [TestCase("UPDATE gebeurtenis_inhoud SET inhoud = '{}'")]
    [TestCase("DELETE FROM gebeurtenis_inhoud")]
    [TestCase("UPDATE nota_versie SET inhoud = '{}'")]
    [TestCase("UPDATE procedure SET xml = ''")]
    [TestCase("UPDATE registerwijziging SET oud = '{}'")]
    [TestCase("DELETE FROM registerwijziging")]
    [TestCase("DELETE FROM nota")]
    [TestCase("DELETE FROM taak")]
    [TestCase("DELETE FROM nota_lezer")]
    [TestCase("DELETE FROM \"__EFMigrationsHistory\"")]
    public Task The_application_can_not_rewrite_what_was_recorded(string sql) => Refused(sql);

    [TestCase("CREATE TABLE t (a int)")]
    [TestCase("CREATE TEMPORARY TABLE t (a int)")]
    [TestCase("CREATE SCHEMA s")]
    [TestCase("CREATE VIEW v AS SELECT 1")]
    [TestCase("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'")]
    [TestCase("CREATE TYPE soort AS ENUM ('a')")]
    [TestCase("CREATE SEQUENCE s")]
    [TestCase("CREATE EXTENSION pg_trgm")]
    [TestCase("CREATE ROLE ander")]
    [TestCase("CREATE DATABASE ander")]
    [TestCase("CREATE INDEX i ON taak (stap)")]
    [TestCase("CREATE TRIGGER t BEFORE INSERT ON taak EXECUTE FUNCTION suppress_redundant_updates_trigger()")]
    [TestCase("ALTER TABLE taak ADD COLUMN a int")]
    [TestCase("ALTER TABLE gebeurtenis DISABLE TRIGGER ALL")]
    [TestCase("DROP TABLE outbox")]
    [TestCase("SET session_replication_role = replica")]
    public Task The_application_can_not_change_the_schema(string sql) => Refused(sql);

    /// <summary>Not by the context, to which a brace is a parameter.</summary>
    private async Task Refused(string sql)
    {
        await using var connection = new NpgsqlConnection(Database.AppConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        var refused = await Assert.ThrowsAsync<PostgresException>(async () => await command.ExecuteNonQueryAsync());
        Assert.That(refused!.SqlState, Is.EqualTo(PostgresErrorCodes.InsufficientPrivilege));
    }

    private async Task<List<string>> Names(string sql, string[]? recorded = null)
    {
        await using var connection = new NpgsqlConnection(Database.AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("recorded", recorded ?? []);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }
        return names;
    }
}
