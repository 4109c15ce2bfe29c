using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>
/// Tables that were nearly empty when the statistics were gathered: every plan that is free to walks through all of one.
/// What a command and the dispatcher do must not, since they keep their plans while the table grows.
/// </summary>
[TestFixture]
internal sealed class QueryPlanTests : PersistenceTests
{
    /// <summary>More than a statement is prepared after, and more than it has a plan of its own for.</summary>
    private const int Uses = 10;

    private static readonly string[] Statements =
    [
        "DELETE FROM timer WHERE nota_id = gen_random_uuid() AND nummer = 1",
        "UPDATE taak SET status = 'open' WHERE nota_id = gen_random_uuid() AND nummer = 1",
        "SELECT FROM sleutel WHERE medewerker = gen_random_uuid() AND sleutel = 'x'",
        "SELECT FROM teller WHERE naam = 'outbox' FOR UPDATE SKIP LOCKED",
    ];

    [OneTimeSetUp]
    public async Task GatherWhileNearlyEmpty()
    {
        await using var db = Database.Open();
        var proef = new Proef(db);
        await proef.Dien(await proef.Begin());
        await Database.TamperAsync(
            "INSERT INTO sleutel (medewerker, sleutel, verzoek, status, body, aangemaakt) "
                + "VALUES (gen_random_uuid(), 'x', 'x', 200, '{}', now())"
        );
        await Database.TamperAsync("ANALYZE");
    }

    [TestCaseSource(nameof(Statements))]
    public async Task A_command_finds_its_rows_by_index(string statement)
    {
        var id = await Db.Notas.Select(n => n.Id).FirstAsync();
        Assert.That(await Plan(statement), Does.Contain("Seq Scan"));
        await using (var transaction = await Db.Database.BeginTransactionAsync())
        {
            await Proef.Dossiers.LockAsync(id);
            Assert.That(await Plan(statement), Does.Not.Contain("Seq Scan"));
            await transaction.CommitAsync();
        }
        Assert.That(await Plan(statement), Does.Contain("Seq Scan"), "what comes after it may walk again");
    }

    [Test]
    public async Task What_it_keeps_prepared_finds_them_by_index_whoever_used_it_first()
    {
        var id = await Db.Notas.Select(n => n.Id).FirstAsync();
        await using var db = ApprovalFlowDbOptions.Open(
            Databaseverbinding.Van(Database.AppConnectionString) + ";Application Name=test"
        );
        await db.Database.OpenConnectionAsync();
        var dossiers = new Proef(db).Dossiers;
        for (var i = 0; i < Uses; i++)
        {
            await dossiers.LoadAsync(id);
        }
        for (var i = 0; i < Uses; i++)
        {
            await using var command = await db.Database.BeginTransactionAsync();
            await dossiers.LockAsync(id);
            await command.CommitAsync();
        }
        var prepared = await db
            .Database.SqlQuery<string>(
                $"""
                SELECT name AS "Value" FROM pg_prepared_statements
                WHERE parameter_types = ARRAY['uuid'::regtype] AND statement LIKE 'SELECT%' AND generic_plans > 0
                """
            )
            .ToListAsync();
        Assert.That(prepared, Has.Count.GreaterThanOrEqualTo(10), "the lock, and the tables of a dossier");
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SET LOCAL plan_cache_mode = force_generic_plan");
        foreach (var name in prepared)
        {
            Assert.That(await Plan(db, $"EXECUTE \"{name}\" ('{id.Value}')"), Does.Not.Contain("Seq Scan"), name);
        }
    }

    [TestCaseSource(nameof(Statements))]
    public async Task So_does_the_dispatcher(string statement)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync();
        await new OutboxStore(Db).TakeAsync(1);
        Assert.That(await Plan(statement), Does.Not.Contain("Seq Scan"));
    }

    [Test]
    public async Task What_was_sent_is_marked_by_index_under_the_plan_that_is_kept()
    {
        await using var transaction = await Db.Database.BeginTransactionAsync();
        await new OutboxStore(Db).TakeAsync(1);
        await Db.Database.ExecuteSqlAsync($"SET LOCAL plan_cache_mode = force_generic_plan");
        await Do($"PREPARE mark (bigint[], bigint, bigint[], timestamptz, bigint[]) AS {OutboxStore.Mark}");
        Assert.That(await Plan("EXECUTE mark ('{1}', 1, '{1}', now(), '{1}')"), Does.Contain("Index Cond: (id = ANY"));
    }

    private async Task Do(string statement)
    {
        await using var command = Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    private Task<string> Plan(string statement) => Plan(Db, statement);

    private static async Task<string> Plan(ApprovalFlowDb db, string statement)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN " + statement;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }
        return string.Join('\n', lines);
    }
}
