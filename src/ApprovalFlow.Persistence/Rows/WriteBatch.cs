using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalFlow.Persistence;

/// <summary>The rows that one command changes, written in one round trip and in the order in which they were given.</summary>
internal sealed class WriteBatch(ApprovalFlowDb db)
{
    /// <summary>More rows than one command has of a table go in more statements, so that few have to stay prepared.</summary>
    private const int RowsPerInsert = 8;
    private const int AnyNumber = -1;

    private readonly List<NpgsqlBatchCommand> commands = [];
    private readonly List<int> expected = [];
    private object? inserting;

    /// <summary>Rows of one table that follow each other are one statement.</summary>
    public void Insert<T>(T row)
        where T : class
    {
        var map = RowMap<T>.Of(db);
        if (inserting == map && expected[^1] < RowsPerInsert)
        {
            expected[^1]++;
            commands[^1].CommandText = map.Insert(expected[^1]);
        }
        else
        {
            Add(map.Insert(1), []);
            inserting = map;
        }
        foreach (var column in map.InsertColumns)
        {
            commands[^1].Parameters.Add(column.Parameter(row));
        }
    }

    /// <summary>Sets the columns that differ; nothing when none does.</summary>
    public void Update<T>(T before, T after)
        where T : class
    {
        var map = RowMap<T>.Of(db);
        if (map.Difference(before, after) is var (sql, changed))
        {
            Add(sql, changed.Concat(map.Key).Select(column => column.Parameter(after)));
        }
    }

    public void Delete<T>(T row)
        where T : class
    {
        var map = RowMap<T>.Of(db);
        Add(map.DeleteSql, map.Key.Select(column => column.Parameter(row)));
    }

    /// <summary>Deletes whatever there is of it.</summary>
    public void Clean(string sql, params IEnumerable<NpgsqlParameter> parameters) => Change(AnyNumber, sql, parameters);

    /// <summary>Changes so many rows of one table at once.</summary>
    public void Change(int rows, string sql, params IEnumerable<NpgsqlParameter> parameters)
    {
        Add(sql, parameters);
        expected[^1] = rows;
    }

    /// <summary>Inserts without a row before, else updates.</summary>
    public void Save<T>(T? before, T after)
        where T : class
    {
        if (before is null)
        {
            Insert(after);
        }
        else if (!ReferenceEquals(before, after))
        {
            Update(before, after);
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        if (commands.Count == 0)
        {
            return;
        }
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        foreach (var command in commands)
        {
            ParameterGuard.Check(command.Parameters);
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(stop);
        // The nota is locked and its rows are as they were read: a row that is not there is a defect.
        for (var index = 0; index < commands.Count; index++)
        {
            if (
                (int)commands[index].RecordsAffected is var rows
                && expected[index] is not AnyNumber and var wanted
                && rows != wanted
            )
            {
                throw new UnreachableException($"{rows} rows instead of {wanted}: {commands[index].CommandText}");
            }
        }
        commands.Clear();
        expected.Clear();
        inserting = null;
    }

    private void Add(string sql, IEnumerable<NpgsqlParameter> parameters)
    {
#pragma warning disable CA2100 // made of names in the model and of positions of parameters
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }
        commands.Add(command);
        expected.Add(1);
        inserting = null;
    }
}
