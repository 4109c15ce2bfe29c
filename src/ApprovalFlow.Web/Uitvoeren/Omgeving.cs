using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>Who works here and in what eenheid, read once per request.</summary>
internal sealed class Omgeving(RegisterStore store)
{
    private Register? register;

    public async Task<Register> Register(CancellationToken stop) => register ??= await store.LoadAsync(stop);

    public async Task<Namen> Namen(CancellationToken stop)
    {
        var known = await Register(stop);
        return new Namen(known.Eenheden, id => known.Medewerker(id)?.Naam ?? "Onbekende medewerker");
    }
}
