using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalFlow.IntegrationTests.Kill;

/// <summary>
/// A dossier as the database has it: the names of its events, and every row of every table that belongs to it. Taken
/// under the lock of the nota, so that the transaction of a process that died has ended.
/// </summary>
internal sealed record Snapshot(IReadOnlyList<string> Events, string Rows)
{
    public int Count(string soort) => Events.Count(e => e == soort);

    public static async Task<Snapshot> Of(TestDatabase database, string nota)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Column(connection, $"SELECT '' FROM nota WHERE id = '{nota}' FOR UPDATE");
        var tables = await Column(
            connection,
            "SELECT table_name::text FROM information_schema.columns "
                + "WHERE column_name = 'nota_id' AND table_schema = 'public' ORDER BY 1"
        );
        var rows = await Column(connection, $"SELECT n::text FROM nota n WHERE id = '{nota}'");
        foreach (var table in tables)
        {
            rows.Add($"-- {table}");
            rows.AddRange(
                await Column(connection, $"SELECT t::text FROM {table} t WHERE nota_id = '{nota}' ORDER BY 1")
            );
        }
        var events = await Column(
            connection,
            $"SELECT soort FROM gebeurtenis WHERE nota_id = '{nota}' ORDER BY volgnummer"
        );
        return new Snapshot(events, string.Join('\n', rows));
    }

    /// <summary>Rows and journal agree, the chain is whole, nothing is stuck.</summary>
    public static async Task Holds(TestDatabase database, string nota)
    {
        await using var db = database.Open();
        var id = NotaId.Of(Guid.Parse(nota));
        var store = new DossierStore(db, Edge.NieuwId, OpdrachtBeleid.Standaard);
        Assert.That(await store.DifferencesAsync(id), Is.Empty);
        Assert.That((await new Journaalketen(db).VerifyAsync(id)).Breuk, Is.Null);
        Assert.That(await db.VastgelopenNotas().ToListAsync(), Is.Empty);
    }

    private static async Task<List<string>> Column(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.Add(reader.GetString(0));
        }
        return values;
    }
}
