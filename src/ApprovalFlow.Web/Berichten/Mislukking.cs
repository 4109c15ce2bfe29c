using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Berichten;

/// <summary>
/// Records a failed attempt of a job under the lock of its nota, once for each message that tells of it: told again, it is
/// not the failure of the attempt that runs by then.
/// </summary>
internal sealed class Mislukking(ApprovalFlowDb db, DossierStore dossiers, OpdrachtStore opdrachten, KeyStore keys)
{
    public async Task<OpdrachtVervolg> Noteer(
        NotaId nota,
        int opdracht,
        string fout,
        Sleutelverzoek sleutel,
        CancellationToken stop
    )
    {
        db.ChangeTracker.Clear(); // what the failed attempt left behind
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await dossiers.LockAsync(nota, stop) is null
            || await keys.FindAsync(KeyStore.Systeem, sleutel.Sleutel!, stop) is not null
        )
        {
            return OpdrachtVervolg.Voorbij;
        }
        var nu = Edge.Nu();
        var vervolg = await opdrachten.FailedAsync(nota, opdracht, fout, nu, stop);
        await keys.StoreAsync(
            new SleutelRow
            {
                Medewerker = KeyStore.Systeem,
                Sleutel = sleutel.Sleutel!,
                Verzoek = sleutel.Verzoek,
                Status = Berichtsleutel.Gedaan.Status,
                Body = Berichtsleutel.Gedaan.Body,
                Aangemaakt = nu,
            },
            stop
        );
        await transaction.CommitAsync(stop);
        return vervolg;
    }
}
