using System.Text.Json.Nodes;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>What somebody with every right could make of a row.</summary>
internal static class Rijvervalsing
{
    public static IEnumerable<IProperty> Kolommen(ApprovalFlowDb db, string tabel) =>
        db
            .Model.GetEntityTypes()
            .Where(t => t.GetTableName() == tabel)
            .SelectMany(t => t.GetProperties())
            .Where(p => p.GetComputedColumnSql() is null);

    /// <summary>Of jobs those that are still to be done, of procedures one that a nota follows: the others prove nothing.</summary>
    public static string Waar(string tabel) =>
        tabel switch
        {
            "opdracht" => " WHERE status IN ('open', 'opgegeven')",
            "procedure" => " WHERE key = 'nota-ter-beslissing'",
            _ => "",
        };

    /// <summary>Another value in one row: where there is most to alter.</summary>
    public static async Task<string> Wijziging(ApprovalFlowDb db, string tabel, IProperty property)
    {
        var kolom = property.GetColumnName();
        var rij =
            $"(SELECT ctid FROM {tabel}{Waar(tabel)} ORDER BY {kolom} IS NULL, length({kolom}::text) DESC, ctid LIMIT 1)";
        var soort = property.GetRelationalTypeMapping().StoreType;
        var enumeratie = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
#pragma warning disable EF1002
        var nu = await db
            .Database.SqlQueryRaw<string?>($"SELECT {kolom}::text AS \"Value\" FROM {tabel} WHERE ctid = {rij}")
            .SingleAsync();
#pragma warning restore EF1002
        var nieuw = soort switch
        {
            _ when enumeratie.IsEnum => $"'{Ander(enumeratie, nu)}'",
            "uuid" => "gen_random_uuid()",
            "integer" or "bigint" => $"coalesce({kolom} + 7000, 7000)",
            "boolean" => $"NOT {kolom}",
            "date" => $"coalesce({kolom} + 1, date '2025-01-01')",
            "timestamp with time zone" => $"coalesce({kolom} + interval '1 second', timestamptz '2025-01-01')",
            "bytea" => $"set_byte({kolom}, 0, 255 - get_byte({kolom}, 0))",
            "json" or "jsonb" => $"'{Anders(nu).Replace("'", "''", StringComparison.Ordinal)}'::{soort}",
            "uuid[]" => $"array_append({kolom}, gen_random_uuid())",
            "text[]" => $"array_append({kolom}, 'XX')",
            "text" => $"coalesce({kolom}, '') || 'x'",
            _ => throw new ArgumentOutOfRangeException(nameof(property), soort, $"{tabel}.{kolom}"),
        };
        return $"UPDATE {tabel} SET {kolom} = {nieuw} WHERE ctid = {rij}";
    }

    private static string Ander(Type enumeratie, string? nu) =>
        Enum.GetNames(enumeratie)
            .Select(n => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(n))
            .First(n => n != nu);

    /// <summary>The same JSON with its first text or number altered; one more where there is none.</summary>
    private static string Anders(string? json)
    {
        var node = JsonNode.Parse(json ?? "\"x\"")!;
        if (node is JsonValue)
        {
            return "\"anders\"";
        }
        var blad = Bladeren(node).FirstOrDefault();
        if (blad is null)
        {
            return node is JsonArray ? "[\"x\"]" : "{\"x\":1}";
        }
        blad.ReplaceWith(
            blad.GetValueKind() == System.Text.Json.JsonValueKind.Number
                ? JsonValue.Create(7777)
                : JsonValue.Create("anders")
        );
        return node.ToJsonString();
    }

    private static IEnumerable<JsonValue> Bladeren(JsonNode node) =>
        node switch
        {
            JsonValue value
                when value.GetValueKind()
                    is System.Text.Json.JsonValueKind.String
                        or System.Text.Json.JsonValueKind.Number => [value],
            JsonObject map => map.Where(p => p.Value is not null).SelectMany(p => Bladeren(p.Value!)),
            JsonArray list => list.Where(i => i is not null).SelectMany(i => Bladeren(i!)),
            _ => [],
        };
}
