using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Mail;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Kennisgeven;

/// <summary>A rappel that the secretariaat sends by hand: once a day for each open task, whatever the schedule says.</summary>
internal sealed class Rappelverzoek(
    ApprovalFlowDb db,
    DossierStore dossiers,
    KennisgevingStore kennisgevingen,
    Omgeving omgeving,
    Bedrijfsklok klok,
    Mailsein sein
)
{
    /// <summary>Gives how many people are told, or why nobody is.</summary>
    public async Task<(int Aantal, Weigering? Weigering)> Stuur(
        NotaId nota,
        TaakId id,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var (nu, wie) = (await klok.Nu(stop), aanvrager.Wie!);
        if (
            await dossiers.LockAsync(nota, stop) is not { } dossier
            || !Rechten.MagLezen(dossier, wie, nu)
            || dossier.Taak(id) is not { } taak
        )
        {
            return (0, new NietGevonden());
        }
        if (!wie.IsSecretariaat)
        {
            return (0, new NietBevoegd("Alleen het secretariaat kan een rappel sturen."));
        }
        if (taak.Status != TaakStatus.Open)
        {
            return (
                0,
                taak.Status == TaakStatus.Vervallen ? new TaakIsVervallen() : TaakIsAlAfgerond.Van(dossier, taak)
            );
        }
        var vandaag = Namen.Dag(nu);
        if (await Gestuurd(taak.Id, vandaag, stop))
        {
            return (0, new VerkeerdeToestand("Voor deze taak is vandaag al een rappel gestuurd. Morgen kan het weer."));
        }
        var kring = new Kring(dossier, [.. (await omgeving.Register(stop)).Medewerkers], wie.Id, nu);
        var zin = Rappelzinnen.Verzoek(taak, dossier.Nota);
        var besloten = kring
            .Behandelaars(taak)
            .Select(aan =>
                Rappelronde.Rij(
                    Rappelsoort.Verzoek,
                    Kennisgevingsoort.Rappel,
                    taak,
                    dossier.Nota,
                    vandaag,
                    aan,
                    kring.ZinVoor(aan, taak, zin)
                )
            )
            .ToList();
        if (besloten.Count == 0)
        {
            return (0, new VerkeerdeToestand($"Bij {taak.Eenheid} is niemand die deze taak kan doen."));
        }
        db.Add(new RappelRow(taak.Id, Rappelsoort.Verzoek, vandaag, nota, nu, wie.Id));
        await kennisgevingen.AddAsync(besloten, nu, Edge.Nu(), stop);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        await transaction.CommitAsync(stop);
        sein.Geef();
        return (besloten.Count, null);
    }

    private Task<bool> Gestuurd(TaakId taak, NodaTime.LocalDate dag, CancellationToken stop) =>
        db.Rappels.AnyAsync(r => r.TaakId == taak && r.Soort == Rappelsoort.Verzoek && r.Dag == dag, stop);
}
