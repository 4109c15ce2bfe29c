using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace ApprovalFlow.Persistence;

/// <summary>
/// How a type stands in its table, taken from EF Core's model, for the path that every command takes: the same columns,
/// types and conversions, without the change tracker. What is added to the model is here by itself.
/// </summary>
internal sealed class RowMap<T>
    where T : class
{
    private static RowMap<T>? made;

    private readonly string table;
    private readonly ImmutableArray<RowColumn<T>> columns;
    private readonly ImmutableArray<RowColumn<T>> key;
    private readonly ConcurrentDictionary<ulong, string> updates = new();
    private readonly ConcurrentDictionary<int, string> inserts = new();

    private RowMap(IModel model)
    {
        var entity =
            model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var store = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        table = entity.GetTableName()!;
        columns =
        [
            .. entity
                .GetProperties()
                .Where(p => !p.IsShadowProperty())
                .Select(p => new RowColumn<T>(p, p.GetColumnName(store)!)),
        ];
        if (columns.Length > 64)
        {
            throw new InvalidOperationException($"{table} has more columns than an update can tell apart.");
        }
        key = [.. entity.FindPrimaryKey()!.Properties.Select(p => columns.First(c => c.Property == p))];
        Read = RowReader.Compile<T>([.. columns.Select(c => c.Property)]);
        Select = $"SELECT {string.Join(", ", columns.Select(c => c.Name))} FROM {table}";
        var inserted = columns.Where(c => !c.IsGenerated).ToImmutableArray();
        InsertColumns = inserted;
        DeleteSql = $"DELETE FROM {table} WHERE {Where(1)}";
    }

    public Func<NpgsqlDataReader, T> Read { get; }

    /// <summary>Every column, in the order that <see cref="Read"/> wants.</summary>
    public string Select { get; }
    public string DeleteSql { get; }
    public ImmutableArray<RowColumn<T>> InsertColumns { get; }
    public ImmutableArray<RowColumn<T>> Key => key;

    public static RowMap<T> Of(ApprovalFlowDb db) => made ??= new RowMap<T>(db.Model);

    /// <summary>The statement that inserts so many rows, their columns one row after the other.</summary>
    public string Insert(int rows) =>
        inserts.GetOrAdd(
            rows,
            count =>
                $"INSERT INTO {table} ({string.Join(", ", InsertColumns.Select(c => c.Name))}) VALUES "
                + string.Join(
                    ", ",
                    Enumerable
                        .Range(0, count)
                        .Select(row => Enumerable.Range(row * InsertColumns.Length + 1, InsertColumns.Length))
                        .Select(numbers => $"({string.Join(", ", numbers.Select(Parameter))})")
                )
        );

    /// <summary>The columns in which they differ, and the statement that sets just those; null when they are alike.</summary>
    public (string Sql, ImmutableArray<RowColumn<T>> Changed)? Difference(T before, T after)
    {
        var bits = 0UL;
        var changed = ImmutableArray.CreateBuilder<RowColumn<T>>();
        for (var index = 0; index < columns.Length; index++)
        {
            if (!columns[index].AreAlike(before, after))
            {
                bits |= 1UL << index;
                changed.Add(columns[index]);
            }
        }
        return bits == 0 ? null : (updates.GetOrAdd(bits, _ => Update(changed)), changed.ToImmutable());
    }

    private string Update(IReadOnlyList<RowColumn<T>> changed)
    {
        var sql = new StringBuilder($"UPDATE {table} SET ");
        for (var index = 0; index < changed.Count; index++)
        {
            sql.Append(index == 0 ? "" : ", ").Append(changed[index].Name).Append(" = ").Append(Parameter(index + 1));
        }
        return sql.Append(" WHERE ").Append(Where(changed.Count + 1)).ToString();
    }

    private string Where(int first) =>
        string.Join(" AND ", key.Select((column, index) => $"{column.Name} = {Parameter(first + index)}"));

    private static string Parameter(int number) => "$" + number.ToString(CultureInfo.InvariantCulture);
}
