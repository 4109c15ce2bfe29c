using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace ApprovalFlow.Persistence;

/// <summary>A text holds the character NUL, which PostgreSQL can not store.</summary>
public sealed class NulInText() : FormatException("A text holds the character NUL, which can not be stored.");

/// <summary>
/// Refuses a NUL before it is sent. When the server refuses the parameters of a statement that is just being prepared,
/// Npgsql 10 keeps that statement without a description of its answer, and the next to use the connection fails.
/// </summary>
internal sealed class NulGuard : DbCommandInterceptor
{
    private const string Escaped = "\\u0000";

    public static void Check(IEnumerable<DbParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            var holds = parameter.Value switch
            {
                string text => text.Contains('\0', StringComparison.Ordinal)
                    || ((NpgsqlParameter)parameter).NpgsqlDbType is NpgsqlDbType.Jsonb && HasEscaped(text),
                IEnumerable<string?> texts => texts.Any(text => text?.Contains('\0', StringComparison.Ordinal) == true),
                _ => false,
            };
            if (holds)
            {
                throw new NulInText();
            }
        }
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => Checked(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Checked(command, result));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    ) => Checked(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Checked(command, result));

    private static InterceptionResult<T> Checked<T>(DbCommand command, InterceptionResult<T> result)
    {
        Check(command.Parameters.Cast<DbParameter>());
        return result;
    }

    /// <summary>An escape counts when an even number of backslashes stands before it: else its own is escaped.</summary>
    private static bool HasEscaped(string json)
    {
        for (
            var at = json.IndexOf(Escaped, StringComparison.Ordinal);
            at >= 0;
            at = json.IndexOf(Escaped, at + 1, StringComparison.Ordinal)
        )
        {
            var before = at;
            while (before > 0 && json[before - 1] == '\\')
            {
                before--;
            }
            if ((at - before) % 2 == 0)
            {
                return true;
            }
        }
        return false;
    }
}
