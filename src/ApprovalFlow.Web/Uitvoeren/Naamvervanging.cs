using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>
/// Puts a function in the place of the name of who left long enough ago: in the register, in its journal and in what
/// others were told. The journal of notas has ids only, so no chain changes.
/// </summary>
internal sealed class Naamvervanging(
    ApprovalFlowDb db,
    RegisterStore store,
    KennisgevingStore kennisgevingen,
    Registerwerk werk,
    Bewaartermijn termijn,
    Bedrijfsklok klok
)
{
    public async Task Run(CancellationToken stop)
    {
        var vandaag = Namen.Dag(await klok.Nu(stop));
        var grens = vandaag.PlusDays(-termijn.NamenNaDagen);
        var mensen = await db
            .Medewerkers.Where(m => m.UitDienstOp <= grens && m.NaamVervangenOp == null)
            .Select(m => m.Id)
            .ToListAsync(stop);
        foreach (var id in mensen)
        {
            await werk.Bewerk(
                Registers.Medewerker,
                id.ToString(),
                Aanvrager.Systeem,
                async () =>
                {
                    var oud = (await store.LoadAsync(stop)).Medewerker(id)!;
                    var nieuw = Naamloos.Van(oud, vandaag);
                    await store.SaveAsync([], [nieuw], stop);
                    await kennisgevingen.VervangNaamAsync(id, oud.Naam, nieuw.Naam, stop);
                    return new Bewerking<Medewerker>(oud, nieuw);
                },
                stop
            );
        }
    }
}
