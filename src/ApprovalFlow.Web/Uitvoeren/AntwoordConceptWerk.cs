using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Api.Taken;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>What is on its way to being an answer. Revisie is 0 while nothing was ever saved.</summary>
internal sealed record AntwoordConcept(string? Uitkomst, string? Tekst, string? Toelichting, int Revisie)
{
    public static AntwoordConcept Leeg { get; } = new(null, null, null, 0);

    public static AntwoordConcept Van(AntwoordConceptRow? row) =>
        row is null ? Leeg : new(row.Uitkomst, row.Tekst, row.Toelichting, row.Revisie);
}

/// <summary>Keeps the answer that one person is writing, on whatever device they write it.</summary>
internal sealed class AntwoordConceptWerk(
    TaakVragen taken,
    DossierStore dossiers,
    AntwoordConceptStore store,
    CommandRunner runner,
    Bedrijfsklok klok
)
{
    public async Task<(AntwoordConcept? Concept, Weigering? Weigering)> Lees(
        TaakId id,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        var (taak, weigering) = await Mag(id, aanvrager, stop);
        return weigering is null
            ? (AntwoordConcept.Van(await store.FindAsync(taak!.NotaId, taak.Nummer, aanvrager.Wie!.Id, stop)), null)
            : (null, weigering);
    }

    /// <summary>Of a dossier that was read already; null for who may not write at this task.</summary>
    public async Task<AntwoordConcept?> LeesBij(Dossier dossier, Taak taak, Aanvrager aanvrager, CancellationToken stop)
    {
        var context = await runner.Context(dossier, null, aanvrager, stop);
        return Antwoordconcept.MagSchrijven(dossier, taak.Id, context) is null
            ? AntwoordConcept.Van(await store.FindAsync(taak.NotaId, taak.Nummer, aanvrager.Wie!.Id, stop))
            : null;
    }

    /// <summary>
    /// What this person was writing for a task of the same eenheid that lapsed, as when the nota was taken back; null when
    /// there is nothing. Revisie is 0: it was never kept for this task.
    /// </summary>
    public async Task<AntwoordConcept?> VanVervallen(Dossier dossier, Taak taak, Medewerker wie, CancellationToken stop)
    {
        var vervallen = dossier
            .Taken.Values.Where(t =>
                t.Status == TaakStatus.Vervallen
                && t.Nummer < taak.Nummer
                && (t.Stap, t.Eenheid) == (taak.Stap, taak.Eenheid)
            )
            .Select(t => t.Nummer)
            .ToArray();
        return vervallen.Length > 0 && await store.LastAsync(taak.NotaId, vervallen, wie.Id, stop) is { } row
            ? AntwoordConcept.Van(row) with
            {
                Revisie = 0,
            }
            : null;
    }

    /// <summary>Concept.Revisie is what the writer last read: a stale one is refused, nothing is overwritten.</summary>
    public async Task<(AntwoordConcept? Concept, Weigering? Weigering)> Bewaar(
        TaakId id,
        AntwoordConcept concept,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        var (taak, weigering) = await Mag(id, aanvrager, stop);
        if ((weigering ?? Antwoordconcept.TeLang(concept.Tekst, concept.Toelichting)) is { } nee)
        {
            return (null, nee);
        }
        var row = new AntwoordConceptRow(
            aanvrager.Wie!.Id,
            taak!.NotaId,
            taak.Nummer,
            concept.Uitkomst is { Length: <= MaxUitkomst } uitkomst ? uitkomst : null,
            concept.Tekst,
            concept.Toelichting,
            concept.Revisie + 1,
            await klok.Nu(stop)
        );
        return await store.SaveAsync(row, stop) ? (AntwoordConcept.Van(row), null) : (null, new AntwoordIsVeranderd());
    }

    public async Task<Weigering?> Verwijder(TaakId id, Aanvrager aanvrager, CancellationToken stop)
    {
        var (taak, weigering) = await Mag(id, aanvrager, stop);
        if (weigering is null)
        {
            await store.DeleteAsync(taak!.NotaId, taak.Nummer, aanvrager.Wie!.Id, stop);
        }
        return weigering;
    }

    private const int MaxUitkomst = 40;

    private async Task<(Taak? Taak, Weigering? Weigering)> Mag(TaakId id, Aanvrager aanvrager, CancellationToken stop)
    {
        if (
            await taken.NotaVan(id, aanvrager, stop) is not { } nota
            || await dossiers.LoadAsync(nota, stop) is not { } dossier
        )
        {
            return (null, new NietGevonden());
        }
        var context = await runner.Context(dossier, null, aanvrager, stop);
        return (dossier.Taak(id), Antwoordconcept.MagSchrijven(dossier, id, context));
    }
}

internal sealed record AntwoordIsVeranderd()
    : Weigering(
        "antwoord-is-veranderd",
        "U schreef intussen aan hetzelfde antwoord, in een ander venster of op een ander apparaat."
    );
