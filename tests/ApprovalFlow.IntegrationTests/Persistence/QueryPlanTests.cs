using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>
/// Tables that were nearly empty when the statistics were gathered: every plan that is free to walks through all of one.
/// What a command and the dispatcher do must not, since they keep their plans while the table grows.
/// </summary>
[TestFixture]
internal sealed class QueryPlanTests : PersistenceTests
{
    private static readonly string[] Statements =
    [
        "DELETE FROM timer WHERE nota_id = gen_random_uuid() AND nummer = 1",
        "UPDATE taak SET status = 'open' WHERE nota_id = gen_random_uuid() AND nummer = 1",
        "UPDATE outbox SET reeks = 1 WHERE id = 1",
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
        await using (await Db.Database.BeginTransactionAsync())
        {
            await Proef.Dossiers.LockAsync(id);
            Assert.That(await Plan(statement), Does.Not.Contain("Seq Scan"));
        }
        Assert.That(await Plan(statement), Does.Contain("Seq Scan"), "what comes after it may walk again");
    }

    [TestCaseSource(nameof(Statements))]
    public async Task So_does_the_dispatcher(string statement)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync();
        await new OutboxStore(Db).TakeAsync(1);
        Assert.That(await Plan(statement), Does.Not.Contain("Seq Scan"));
    }

    private async Task<string> Plan(string statement)
    {
        await Db.Database.OpenConnectionAsync();
        await using var command = Db.Database.GetDbConnection().CreateCommand();
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
