using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Brings the schema up to date as its owner, and gives the application's role what it may: read and write rows, no
/// DDL, and of the journal reading and appending only.
/// </summary>
public static class Migrator
{
    /// <summary>Tables of which a row, once written, stays as it is for the application's role.</summary>
    public static IReadOnlyList<string> AppendOnly { get; } =
    ["gebeurtenis", "gebeurtenis_inhoud", "nota_versie", "procedure"];

    private const string History = "__EFMigrationsHistory";

    /// <param name="ownerConnectionString">Connects as the role that owns, or will own, the tables.</param>
    /// <param name="appRole">The role that the application connects as; it exists.</param>
    /// <param name="also">More schema of the same owner (that of the job server), before the rights are given.</param>
    /// <param name="stop">Between two statements.</param>
    public static async Task RunAsync(
        string ownerConnectionString,
        string appRole,
        Func<NpgsqlConnection, CancellationToken, Task>? also = null,
        CancellationToken stop = default
    )
    {
        await using var db = ApprovalFlowDbOptions.Open(ownerConnectionString);
        await db.Database.MigrateAsync(stop);
        await db.Database.OpenConnectionAsync(stop);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (also is not null)
        {
            await also(connection, stop);
        }
        await db.Database.ExecuteSqlRawAsync(Grants(db, connection.Database, appRole), stop);
    }

    /// <summary>Whether the schema lacks a migration that this program has.</summary>
    public static async Task<bool> IsBehindAsync(ApprovalFlowDb db, CancellationToken stop = default) =>
        (await db.Database.GetPendingMigrationsAsync(stop)).Any();

    private static string Grants(ApprovalFlowDb db, string database, string appRole)
    {
        var role = Quote(appRole);
        var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct(StringComparer.Ordinal);
        var grants = tables.Select(table =>
            $"REVOKE ALL ON {Quote(table)} FROM {role}; GRANT {Rights(table)} ON {Quote(table)} TO {role};"
        );
        return string.Join(
            '\n',
            [
                $"REVOKE CREATE, TEMPORARY ON DATABASE {Quote(database)} FROM PUBLIC, {role};",
                $"GRANT USAGE ON SCHEMA public TO {role};",
                .. grants,
                $"GRANT SELECT ON {Quote(History)} TO {role};",
            ]
        );
    }

    private static string Rights(string table) =>
        AppendOnly.Contains(table) ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";

    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
