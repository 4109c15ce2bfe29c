namespace ApprovalFlow.Persistence;

/// <summary>
/// The register as this process read it last, with the number that it had then. The number goes up with every change,
/// whoever makes it, so asking for it is enough to know whether to read again.
/// </summary>
public sealed class Registergeheugen
{
    private volatile Bekend? bekend;

    /// <summary>Asks for the number in a batch with other questions.</summary>
    public static Func<long> Stand(ReadBatch batch)
    {
        var stand = batch.Value<long?>($"SELECT stand FROM teller WHERE naam = '{TellerRow.Register}'");
        return () => stand() ?? throw new InvalidOperationException("The register has no number.");
    }

    /// <summary>
    /// The register as it is under this number or a later one: what is read after the number was, is never older.
    /// </summary>
    public async Task<Register> Geef(long stand, RegisterStore store, CancellationToken stop)
    {
        if (bekend is { } known && known.Stand == stand)
        {
            return known.Register;
        }
        var read = new Bekend(await store.LoadAsync(stop), stand);
        bekend = read;
        return read.Register;
    }

    private sealed record Bekend(Register Register, long Stand);
}
