using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>What the migrated database takes in a column of an enum is what the program knows, no less and no more.</summary>
[TestFixture]
internal sealed partial class CheckConstraintTests : PersistenceTests
{
    [Test]
    public async Task Each_constraint_that_lists_members_lists_those_of_its_enum()
    {
        var gevonden = new List<string>();
        await foreach (var (tabel, kolom, naam, waarden) in Constraints())
        {
            var property = Db
                .Model.GetEntityTypes()
                .Where(type => type.GetTableName() == tabel)
                .SelectMany(type => type.GetProperties())
                .Single(p => p.GetColumnName() == kolom);
            var leden = Leden(property);
            Assert.That(waarden, Is.EquivalentTo(leden), $"{naam} on {tabel}.{kolom}");
            gevonden.Add(naam);
        }
        var bedoeld = Db.GetService<IDesignTimeModel>()
            .Model.GetEntityTypes()
            .SelectMany(type => type.GetCheckConstraints())
            .Where(c => c.Sql.Contains(" IN ('", StringComparison.Ordinal))
            .Select(c => c.Name);
        Assert.That(gevonden, Is.EquivalentTo(bedoeld), "each constraint of the model is there, and was looked at");
    }

    /// <summary>As they stand in the column.</summary>
    private static IEnumerable<string> Leden(IProperty property)
    {
        var soort = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        Assert.That(soort.IsEnum, Is.True, property.Name);
        var schrijf = property.GetTypeMapping().Converter!.ConvertToProvider;
        return Enum.GetValues(soort).Cast<object>().Select(lid => (string)schrijf(lid)!);
    }

    private async IAsyncEnumerable<(string Tabel, string Kolom, string Naam, string[] Waarden)> Constraints()
    {
        await using var connection = new NpgsqlConnection(Database.AdminConnectionString);
        await connection.OpenAsync();
        await using var vraag = new NpgsqlCommand(
            """
            SELECT t.relname, a.attname, c.conname, pg_get_constraintdef(c.oid)
            FROM pg_constraint c
            JOIN pg_class t ON t.oid = c.conrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
            JOIN pg_attribute a ON a.attrelid = t.oid AND c.conkey = ARRAY[a.attnum]
            WHERE c.contype = 'c'
            ORDER BY c.conname
            """,
            connection
        );
        await using var reader = await vraag.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var waarden = Waarde().Matches(reader.GetString(3)).Select(m => m.Groups["waarde"].Value).ToArray();
            if (waarden.Length > 0)
            {
                yield return (reader.GetString(0), reader.GetString(1), reader.GetString(2), waarden);
            }
        }
    }

    [GeneratedRegex("'(?<waarde>[a-z-]+)'::text", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Waarde();
}
