using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using NodaTime;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>
/// The business clock: the system's plus an offset that only the demo has. Reading it is one row, so that every process
/// sees a move at once.
/// </summary>
internal sealed class Bedrijfsklok(KlokStore store, Instellingen instellingen)
{
    public async Task<Instant> Nu(CancellationToken stop) =>
        Edge.Nu() + (instellingen.Demo ? await store.OffsetAsync(stop) : Duration.Zero);

    /// <summary>The same in a batch with other questions.</summary>
    public Func<Instant> NuIn(ReadBatch batch)
    {
        if (!instellingen.Demo)
        {
            return Edge.Nu;
        }
        var offset = store.Offset(batch);
        return () => Edge.Nu() + offset();
    }
}
