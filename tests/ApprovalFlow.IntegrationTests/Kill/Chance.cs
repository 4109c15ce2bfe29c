using System.Globalization;
using System.Security.Cryptography;
using ApprovalFlow.IntegrationTests.Support;
using Npgsql;

namespace ApprovalFlow.IntegrationTests.Kill;

/// <summary>One seed for the run, which every failure names: APPROVALFLOW_SEED repeats it, APPROVALFLOW_LANG=1 tries more.</summary>
internal static class Chance
{
    public static bool Long { get; } = Environment.GetEnvironmentVariable("APPROVALFLOW_LANG") == "1";

    public static int Seed { get; } =
        int.TryParse(
            Environment.GetEnvironmentVariable("APPROVALFLOW_SEED"),
            CultureInfo.InvariantCulture,
            out var given
        )
            ? given
            : RandomNumberGenerator.GetInt32(int.MaxValue);

    /// <summary>
    /// So many tries by number, from 1; in the long form more. APPROVALFLOW_TRIES takes some of them alone, as 23-50.
    /// </summary>
    public static IEnumerable<int> Tries(int few, int many)
    {
        var asked = Environment.GetEnvironmentVariable("APPROVALFLOW_TRIES")?.Split('-') ?? [];
        var range = asked.Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return range.Length == 0
            ? Enumerable.Range(1, Long ? many : few)
            : Enumerable.Range(range[0], range[^1] - range[0] + 1);
    }

    public static async Task<long> CountAsync(this TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
