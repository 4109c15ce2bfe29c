namespace ApprovalFlow.Persistence;

/// <summary>The access log: added to, never changed. On a connection of its own, whatever becomes of the request.</summary>
public sealed class InzageStore(string connectionString)
{
    public async Task VoegToeAsync(InzageRow row, CancellationToken stop = default)
    {
        await using var db = ApprovalFlowDbOptions.Open(connectionString);
        db.Add(row);
        await db.SaveChangesAsync(stop);
    }
}
