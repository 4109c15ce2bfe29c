using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Berichten;

/// <summary>Records a failed attempt of a job under the lock of its nota.</summary>
internal sealed class Mislukking(ApprovalFlowDb db, DossierStore dossiers, OpdrachtStore opdrachten)
{
    public async Task<OpdrachtVervolg> Noteer(NotaId nota, int opdracht, string fout, CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what the failed attempt left behind
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await dossiers.LockAsync(nota, stop) is null)
        {
            return OpdrachtVervolg.Voorbij;
        }
        var vervolg = await opdrachten.FailedAsync(nota, opdracht, fout, Edge.Nu(), stop);
        await transaction.CommitAsync(stop);
        return vervolg;
    }
}
