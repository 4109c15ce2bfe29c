using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>
/// Who works here and in what eenheid: read again only when it changed, and looked at once per request and once per
/// command.
/// </summary>
internal sealed class Omgeving(ApprovalFlowDb db, RegisterStore store, Registergeheugen geheugen, Bedrijfsklok klok)
{
    private Register? register;

    public async Task<Register> Register(CancellationToken stop)
    {
        if (register is null)
        {
            var batch = new ReadBatch(db);
            var ververs = RegisterIn(batch);
            await batch.RunAsync(stop);
            register = await ververs(stop);
        }
        return register;
    }

    /// <summary>What this request changed in the register counts in the rest of it.</summary>
    public void Vergeet() => register = null;

    /// <summary>The same in a batch with other questions, and as it is then.</summary>
    public Func<CancellationToken, Task<Register>> RegisterIn(ReadBatch batch)
    {
        var stand = Registergeheugen.Stand(batch);
        return async stop => register = await geheugen.Geef(stand(), store, stop);
    }

    /// <summary>A person as they act now: with the entries on which they stand in for somebody. Null for who left.</summary>
    public async Task<Medewerker?> Handelend(MedewerkerId id, CancellationToken stop) =>
        (await Register(stop)).Medewerker(id) is not { } wie ? null
        : wie.Vervangt.IsEmpty ? wie
        : wie with { Vervangt = [.. wie.VervangtOp(await klok.Nu(stop))] };

    public async Task<Namen> Namen(CancellationToken stop)
    {
        var known = await Register(stop);
        return new Namen(known.Eenheden, id => known.Medewerker(id)?.Naam ?? "Onbekende medewerker");
    }
}
