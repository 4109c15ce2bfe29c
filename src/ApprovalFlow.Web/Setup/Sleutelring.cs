using ApprovalFlow.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Setup;

/// <summary>
/// The keys that sign and encrypt what one process gives out and another reads. Processes that start together on a new
/// database would each make one, and know nothing of those of the others at first.
/// </summary>
internal static class Sleutelring
{
    /// <summary>Reads the keys, and makes the first one where there is none: one process at a time.</summary>
    public static async Task Begin(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApprovalFlowDb>();
        try
        {
            if (await Migrator.IsBehindAsync(db))
            {
                return;
            }
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('sleutelring', 0))");
            services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(Sleutelring)).Protect([]);
        }
        catch (Exception fout) when (Outage.Is(fout))
        {
            // The database went away again: whoever uses a key first reads them then.
        }
    }
}
