using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>
/// The calendars as an administrator keeps them now. The first look of a request or a job asks the database for the
/// revision, one row; the data are read only when that moved, so that every process sees a change at once.
/// </summary>
internal sealed class Kalender(KalenderStore store, Kalendergeheugen geheugen)
{
    private Kalenders? gezien;

    public async Task<Kalenders> Nu(CancellationToken stop) => gezien ??= (await Stand(stop)).Kalenders;

    /// <summary>The same in a batch with other questions, and as it is then.</summary>
    public Func<CancellationToken, Task<Kalenders>> In(ReadBatch batch)
    {
        var revisie = KalenderStore.Revisie(batch);
        return async stop => (await Stand(revisie(), stop)).Kalenders;
    }

    /// <summary>With the revision and the data, looked up anew: for who is going to change them.</summary>
    public async Task<Kalenderstand> Stand(CancellationToken stop) => await Stand(await store.RevisieAsync(stop), stop);

    private async Task<Kalenderstand> Stand(long revisie, CancellationToken stop)
    {
        var stand = geheugen.Laatste;
        if (stand.Revisie != revisie)
        {
            var (gelezen, gegevens) = await store.LoadAsync(stop);
            stand = geheugen.Onthoud(new Kalenderstand(gelezen, gegevens));
        }
        gezien = stand.Kalenders;
        return stand;
    }
}

/// <summary>What the calendars were at a revision.</summary>
internal sealed record Kalenderstand(long Revisie, Kalendergegevens Gegevens)
{
    public Kalenders Kalenders { get; } = new(Gegevens);
}

/// <summary>The calendars that this process read last; before the first look without any data, so that it refuses to count.</summary>
internal sealed class Kalendergeheugen
{
    private Kalenderstand laatste = new(-1, Kalendergegevens.Leeg);

    public Kalenderstand Laatste => Volatile.Read(ref laatste);

    /// <summary>Gives what was read; what is remembered never goes back to an earlier revision.</summary>
    public Kalenderstand Onthoud(Kalenderstand gelezen)
    {
        var was = Laatste;
        while (was.Revisie < gelezen.Revisie)
        {
            var found = Interlocked.CompareExchange(ref laatste, gelezen, was);
            if (found == was)
            {
                break;
            }
            was = found;
        }
        return gelezen;
    }
}
