using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalFlow.Persistence;

/// <summary>The database can not do what it is asked now, and will later: nothing is wrong with what was asked.</summary>
public static class Outage
{
    /// <summary>
    /// Away, too slow, full, or read-only as a standby is that takes over or is about to; however deep the mapper put it
    /// away.
    /// </summary>
    public static bool Is(Exception? fout) =>
        fout switch
        {
            null => false,
            NpgsqlException said => said.IsTransient || said.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction,
            _ => Is(fout.InnerException),
        };

    /// <summary>Whether it can be read only. In recovery every transaction is, whatever was set.</summary>
    public static async Task<bool> IsReadOnlyAsync(ApprovalFlowDb db, CancellationToken stop = default) =>
        (
            await db
                .Database.SqlQuery<bool>($"""SELECT current_setting('transaction_read_only')::boolean AS "Value" """)
                .ToListAsync(stop)
        )[0];
}
