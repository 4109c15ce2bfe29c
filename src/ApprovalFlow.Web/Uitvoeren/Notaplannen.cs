using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using NodaTime;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>The backward plan of a nota as it is today.</summary>
internal sealed class Notaplannen(ProcedureStore store, Procedures procedures, Kalender kalender, Bedrijfsklok klok)
{
    /// <summary>Null without Kamerdatum.</summary>
    public async Task<Result<Notaplan>?> Van(Dossier dossier, int vertraging, CancellationToken stop) =>
        await Van(dossier, vertraging, Namen.Dag(await klok.Nu(stop)), stop);

    /// <summary>The same for who knows the day already.</summary>
    public async Task<Result<Notaplan>?> Van(Dossier dossier, int vertraging, LocalDate vandaag, CancellationToken stop)
    {
        var nota = dossier.Nota;
        if (nota.Kamerdatum is not { } kamerdatum)
        {
            return null;
        }
        return Notaplan.Van(
            await procedures.Get(store, nota.Procedure, nota.ProcedureVersie, stop),
            kamerdatum,
            Notastanden.Van(dossier, vandaag).Waar,
            node => Kandidaten.Van(node, nota),
            vandaag,
            (await kalender.Nu(stop)).Werk,
            vertraging
        );
    }
}
