using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Aanmelden;

/// <summary>Who opened a dossier that is marked above the set level, once a request.</summary>
internal sealed class Inzagelog(InzageStore store, Instellingen instellingen)
{
    private readonly HashSet<ApprovalFlow.Notas.NotaId> gezien = [];

    public async Task Gelezen(Nota nota, Aanvrager aanvrager, CancellationToken stop)
    {
        if (aanvrager.Wie is not { } wie || nota.Rubricering <= instellingen.Inzagedrempel || !gezien.Add(nota.Id))
        {
            return;
        }
        await store.VoegToeAsync(
            new InzageRow
            {
                Soort = InzageSoort.Gelezen,
                Op = Edge.Nu(),
                Medewerker = wie.Id,
                NotaId = nota.Id,
                Handeling = "lezen",
                Voorwerp = nota.Kenmerk,
                Uitkomst = "200",
                Aanmelding = aanvrager.Aanmelding,
            },
            stop
        );
    }
}
