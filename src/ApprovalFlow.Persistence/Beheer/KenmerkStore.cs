using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>Gives kenmerken: N2025-00001, counted per year of the business clock, unique, with gaps where a command failed.</summary>
public sealed class KenmerkStore(ApprovalFlowDb db)
{
    /// <summary>Holds the counter of this year until the transaction ends.</summary>
    public async Task<string> NextAsync(int jaar, CancellationToken stop = default)
    {
        var nummers = await db
            .Database.SqlQuery<int>(
                $"""
                INSERT INTO kenmerk_teller (jaar, laatste) VALUES ({jaar}, 1)
                ON CONFLICT (jaar) DO UPDATE SET laatste = kenmerk_teller.laatste + 1
                RETURNING laatste AS "Value"
                """
            )
            .ToListAsync(stop);
        return string.Create(CultureInfo.InvariantCulture, $"N{jaar:D4}-{nummers[0]:D5}");
    }
}
