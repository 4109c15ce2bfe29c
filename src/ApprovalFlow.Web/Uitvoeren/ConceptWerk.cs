using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>
/// Work on the drafting table: outside the journal, but under the same lock and the same rule of who may, so that an
/// indiening freezes what the steller really saw.
/// </summary>
internal sealed class ConceptWerk(
    ApprovalFlowDb db,
    DossierStore dossiers,
    ConceptStore concepten,
    CommandRunner runner,
    Setup.Instellingen instellingen,
    Bedrijfsklok klok
)
{
    /// <summary>Revisie is what the steller last read: a stale one is refused, nothing is overwritten.</summary>
    public async Task<(int Revisie, Weigering? Weigering)> Vervang(
        NotaId id,
        NotaInhoud inhoud,
        int revisie,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var (dossier, weigering) = await AanZet(id, aanvrager, stop);
        if (weigering is not null)
        {
            return (0, weigering);
        }
        if (Merking.Fouten(inhoud.Kop, instellingen.Plafond).ToArray() is { Length: > 0 } fouten)
        {
            return (0, new OngeldigeInvoer([.. fouten]));
        }
        var nu = await klok.Nu(stop);
        var huidig = await concepten.RevisieAsync(id, stop);
        if (huidig != revisie)
        {
            return (huidig, new ConceptIsVeranderd());
        }
        var oud = (await concepten.LoadAsync(id, stop))!.Inhoud;
        var hoogste = dossier!.Versies.Values.Select(v => v.Inhoud.HoogsteBlok).DefaultIfEmpty(0).Max();
        await concepten.SaveAsync(id, Blokken.Herken(oud, inhoud, hoogste), huidig + 1, nu, aanvrager.Wie!.Id, stop);
        await transaction.CommitAsync(stop);
        return (huidig + 1, null);
    }

    public async Task<(T? Result, Weigering? Weigering)> Bewerk<T>(
        NotaId id,
        Aanvrager aanvrager,
        Func<Task<(T?, Weigering?)>> werk,
        CancellationToken stop
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var (_, weigering) = await AanZet(id, aanvrager, stop);
        if (weigering is not null)
        {
            return (default, weigering);
        }
        var (result, fout) = await werk();
        if (fout is null)
        {
            await transaction.CommitAsync(stop);
        }
        return (result, fout);
    }

    private async Task<(Dossier? Dossier, Weigering? Weigering)> AanZet(
        NotaId id,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        if (await dossiers.LockAsync(id, stop) is not { } dossier)
        {
            return (null, new NietGevonden());
        }
        var command = new OpstellenWaarnemen();
        var context = await runner.Context(dossier, command, aanvrager, stop);
        if (Opsteltafel.MagBewerken(dossier, context.Wie!, context.Nu) is { } weigering)
        {
            return (dossier, weigering);
        }
        if (OpstellenWaarnemen.IsNodig(dossier, context.Wie!))
        {
            await dossiers.WriteAsync(dossier, command.Decide(dossier, context), stop);
        }
        return (dossier, null);
    }
}

internal sealed record ConceptIsVeranderd()
    : Weigering(
        "concept-is-veranderd",
        "Het concept is intussen veranderd. Haal het opnieuw op; uw tekst is niet bewaard."
    );
