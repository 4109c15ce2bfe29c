using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace ApprovalFlow.Persistence;

/// <summary>A text with the character NUL or half a character in it, or a day before the first one of PostgreSQL.</summary>
public sealed class NotStorable() : FormatException("A text or a day can not be stored.");

/// <summary>
/// Refuses what the server would refuse, before it is sent. When the server refuses the parameters of a statement that is
/// just being prepared, Npgsql 10 keeps that statement without a description of its answer, and the next to use the
/// connection fails.
/// </summary>
internal sealed class ParameterGuard : DbCommandInterceptor
{
    private const string Escaped = "\\u0000";

    /// <summary>1 January 4713 before Christ. Year 0 is the one before Christ's first; the very first day is "-infinity".</summary>
    private static readonly LocalDate FirstDay = new(-4712, 1, 1);

    public static void Check(IEnumerable<DbParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            var holds = parameter.Value switch
            {
                string text => !IsStorable(text)
                    || ((NpgsqlParameter)parameter).NpgsqlDbType is NpgsqlDbType.Jsonb && HasEscaped(text),
                IEnumerable<string?> texts => texts.Any(text => text is not null && !IsStorable(text)),
                LocalDate day => day < FirstDay && day != LocalDate.MinIsoValue,
                _ => false,
            };
            if (holds)
            {
                throw new NotStorable();
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

    private static bool IsStorable(string text) =>
        !text.Contains('\0', StringComparison.Ordinal)
        && (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || IsWhole(text));

    private static bool IsWhole(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !char.IsSurrogatePair(text, at++))
            {
                return false;
            }
        }
        return true;
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
