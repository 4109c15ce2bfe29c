using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Several questions in one round trip, answered in order. Each sees what was committed when its turn came, so that
/// what stands behind a lock is read as it is once the lock is had.
/// </summary>
public sealed class ReadBatch(ApprovalFlowDb db)
{
    private readonly List<NpgsqlBatchCommand> commands = [];
    private readonly List<Func<NpgsqlDataReader, CancellationToken, Task>> readers = [];
    private readonly List<string> values = [];
    private readonly List<NpgsqlParameter> valueParameters = [];
    private readonly List<Action<NpgsqlDataReader>> valueReaders = [];

    /// <summary>Read gets the lines of this question's answer, before its first one.</summary>
    public void Add(
        string sql,
        Func<NpgsqlDataReader, CancellationToken, Task> read,
        params ReadOnlySpan<NpgsqlParameter> parameters
    )
    {
#pragma warning disable CA2100 // made of names in the model and of positions of parameters
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }
        commands.Add(command);
        readers.Add(read);
    }

    /// <summary>The rows of one table, by a condition on its columns; filled when the batch has run.</summary>
    internal List<T> Rows<T>(string condition, params ReadOnlySpan<NpgsqlParameter> parameters)
        where T : class
    {
        var map = RowMap<T>.Of(db);
        var rows = new List<T>();
        Add(
            $"{map.Select} {condition}",
            async (reader, stop) =>
            {
                while (await reader.ReadAsync(stop))
                {
                    rows.Add(map.Read(reader));
                }
            },
            parameters
        );
        return rows;
    }

    /// <summary>
    /// The one value of a question; the default without a row. All values are one question, the last, so that the
    /// parameters of this one get their names when it is asked.
    /// </summary>
    internal Func<T> Value<T>(Func<Func<NpgsqlParameter, string>, string> sql)
    {
        T value = default!;
        var index = values.Count;
        values.Add($"({sql(Name)})");
        valueReaders.Add(reader => value = reader.IsDBNull(index) ? default! : reader.GetFieldValue<T>(index));
        return () => value;
    }

    internal Func<T> Value<T>(string sql) => Value<T>(_ => sql);

    public async Task RunAsync(CancellationToken stop = default)
    {
        if (values.Count > 0)
        {
            Add($"SELECT {string.Join(", ", values)}", ReadValues, [.. valueParameters]);
            values.Clear();
            valueParameters.Clear();
        }
        if (commands.Count == 0)
        {
            return;
        }
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
            foreach (var command in commands)
            {
                ParameterGuard.Check(command.Parameters);
                batch.BatchCommands.Add(command);
            }
            await using var reader = await batch.ExecuteReaderAsync(stop);
            foreach (var read in readers)
            {
                await read(reader, stop);
                await reader.NextResultAsync(stop);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private string Name(NpgsqlParameter parameter)
    {
        valueParameters.Add(parameter);
        return string.Create(CultureInfo.InvariantCulture, $"${valueParameters.Count}");
    }

    private async Task ReadValues(NpgsqlDataReader reader, CancellationToken stop)
    {
        await reader.ReadAsync(stop);
        foreach (var read in valueReaders)
        {
            read(reader);
        }
    }
}
