using System.Data;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Api.Notas;

/// <summary>Reading for one reader: every question goes through the same filter, so lists, counts and single reads agree.</summary>
internal sealed class NotaVragen(
    ApprovalFlowDb db,
    DossierStore dossiers,
    ConceptStore concepten,
    JournaalStore journaal,
    ProcedureStore procedureStore,
    Procedures procedures,
    Omgeving omgeving,
    Inzagelog inzage,
    Bedrijfsklok klok
)
{
    public const int GebeurtenissenPerKeer = 200;

    public async Task<bool> MagLezen(NotaId id, Aanvrager aanvrager, CancellationToken stop)
    {
        var leesbaar = db.Leesbaar(aanvrager.Wie!, await klok.Nu(stop));
        if (await leesbaar.FirstOrDefaultAsync(n => n.Id == id, stop) is not { } nota)
        {
            return false;
        }
        await inzage.Gelezen(nota, aanvrager, stop);
        return true;
    }

    /// <summary>As of one moment, so that rows and counts of one answer agree.</summary>
    public async Task<Dossier?> Lees(NotaId id, Aanvrager aanvrager, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            return await MagLezen(id, aanvrager, stop) ? await dossiers.LoadAsync(id, stop) : null;
        }
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        return await MagLezen(id, aanvrager, stop) ? await dossiers.LoadAsync(id, stop) : null;
    }

    public async Task<(NotaAntwoord Antwoord, string ETag)?> Toon(
        NotaId id,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        if (await Lees(id, aanvrager, stop) is not { } dossier)
        {
            return null;
        }
        return await Toon(dossier, aanvrager, null, stop);
    }

    public async Task<(NotaAntwoord Antwoord, string ETag)> Toon(
        Dossier dossier,
        Aanvrager aanvrager,
        IReadOnlyList<string>? meldingen,
        CancellationToken stop
    )
    {
        var id = dossier.Nota.Id;
        var namen = await omgeving.Namen(stop);
        if (!Opsteltafel.ZietConcept(dossier, aanvrager.Wie!))
        {
            return (NotaWeergave.Van(dossier, null, namen, meldingen), $"\"v{dossier.Volgnummer}\"");
        }
        var concept = await concepten.LoadAsync(id, stop);
        var revisie = await concepten.RevisieAsync(id, stop);
        return (NotaWeergave.Van(dossier, concept, namen, meldingen), ConceptETag(revisie));
    }

    public static string ConceptETag(int revisie) => $"\"c{revisie}\"";

    public async Task<Lijst<NotaRegel>> Lijst(Aanvrager aanvrager, NotaFilter filter, CancellationToken stop)
    {
        var query = db.Leesbaar(aanvrager.Wie!, await klok.Nu(stop));
        if (filter.Status is { } status)
        {
            query = query.Where(n => n.Status == status);
        }
        if (!string.IsNullOrWhiteSpace(filter.Zoek))
        {
            query = db.Zoek(query, filter.Zoek);
        }
        if (filter.Vanaf is { } vanaf)
        {
            query = query.Where(n => string.Compare(n.Kenmerk, vanaf) < 0);
        }
        var notas = await query.OrderByDescending(n => n.Kenmerk).Take(filter.Aantal + 1).ToListAsync(stop);
        var page = await MetConcepten(notas.Take(filter.Aantal), aanvrager.Wie!, stop);
        var ids = page.Select(n => n.Id).ToList();
        var open = await db.Taken.Where(t => ids.Contains(t.NotaId) && t.Status == TaakStatus.Open).ToListAsync(stop);
        return new Lijst<NotaRegel>(
            [.. page.Select(nota => NotaWeergave.Regel(nota, open.Where(t => t.NotaId == nota.Id)))],
            notas.Count > filter.Aantal ? page[^1].Kenmerk : null
        );
    }

    public const int MaxEerdere = 100;

    /// <summary>What can be begun from: notas of the reader's own eenheden that were handed in, the newest first.</summary>
    public async Task<IReadOnlyList<Nota>> Eerdere(Aanvrager aanvrager, CancellationToken stop)
    {
        var eenheden = aanvrager.Wie!.Eenheden.ToArray();
        return await db.Leesbaar(aanvrager.Wie, await klok.Nu(stop))
            .Where(n => n.Versie > 0 && eenheden.Contains(n.StellerEenheid))
            .OrderByDescending(n => n.Kenmerk)
            .Take(MaxEerdere)
            .ToListAsync(stop);
    }

    /// <summary>A nota is listed as this reader sees it: what lies on the drafting table where they see that.</summary>
    public async Task<IReadOnlyList<Nota>> MetConcepten(IEnumerable<Nota> notas, Medewerker wie, CancellationToken stop)
    {
        var page = notas.ToList();
        var eigen = page.Where(n => Opsteltafel.IsVan(n, wie)).Select(n => n.Id).ToList();
        var open = db
            .Taken.Where(t => eigen.Contains(t.NotaId) && t.Stap == Stap.Opstellen && t.Status == TaakStatus.Open)
            .Select(t => t.NotaId);
        var koppen = await db
            .Concepten.Where(c => eigen.Contains(c.NotaId))
            .Where(c => open.Contains(c.NotaId) || db.Notas.Any(n => n.Id == c.NotaId && n.Versie == 0))
            .ToDictionaryAsync(c => c.NotaId, c => c.Inhoud.Kop, stop);
        return [.. page.Select(n => koppen.TryGetValue(n.Id, out var kop) ? Met(n, kop) : n)];
    }

    private static Nota Met(Nota nota, Kop kop) =>
        nota with
        {
            Onderwerp = kop.Onderwerp,
            Aan = kop.Aan,
            Van = kop.Van,
            AfgestemdMet = kop.AfgestemdMet,
            InAfschriftAan = kop.InAfschriftAan,
            OnzeReferentie = kop.OnzeReferentie,
            Kamerdatum = kop.Kamerdatum,
            Rubricering = kop.Rubricering,
        };

    public async Task<Lijst<GebeurtenisAntwoord>?> Gebeurtenissen(
        NotaId id,
        Aanvrager aanvrager,
        int vanaf,
        CancellationToken stop,
        int aantal = GebeurtenissenPerKeer
    )
    {
        if (!await MagLezen(id, aanvrager, stop))
        {
            return null;
        }
        var namen = await omgeving.Namen(stop);
        var nu = await klok.Nu(stop);
        var lines = await journaal.LinesAsync(id, vanaf, aantal + 1, stop);
        var items = lines
            .Take(aantal)
            .Select(line => new GebeurtenisAntwoord(
                line.Vastlegging.Volgnummer,
                ApprovalFlow.Notas.Dossiers.Gebeurtenissen.Naam(line.Vastlegging.Gebeurtenis),
                line.Vastlegging.Op,
                namen.Wie(line.Vastlegging),
                line.Vastlegging.Handeling.Namens,
                line.Vastlegging.Zin(namen),
                Toelichting(line.Vastlegging.Gebeurtenis, aanvrager.Wie!, nu),
                line.Hash,
                line.Vastlegging.Gebeurtenis.Registratie?.Wijze
            ))
            .ToList();
        return new Lijst<GebeurtenisAntwoord>(
            items,
            lines.Count > aantal
                ? items[^1].Volgnummer.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : null
        );
    }

    private static string? Toelichting(Gebeurtenis gebeurtenis, Medewerker wie, Instant nu) =>
        gebeurtenis.AlleenVoor is { } eenheid && !Rechten.HandeltVoor(eenheid, wie, nu)
            ? null
            : gebeurtenis.Inhoud?.Toelichting;

    /// <summary>A file of the concept for who sees that, of any version for every reader.</summary>
    public async Task<BijlageGegevens?> Bijlage(
        NotaId id,
        BijlageId bijlage,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        if (await Lees(id, aanvrager, stop) is not { } dossier)
        {
            return null;
        }
        var concept = Opsteltafel.ZietConcept(dossier, aanvrager.Wie!) ? await concepten.LoadAsync(id, stop) : null;
        return dossier
            .Versies.Values.SelectMany(v => v.Bijlagen)
            .Concat(concept?.Bijlagen ?? [])
            .Concat(Scans(dossier))
            .FirstOrDefault(b => b.Id == bijlage);
    }

    /// <summary>Of decisions on paper: read by whoever reads the nota, and no bijlage of any version.</summary>
    private static IEnumerable<BijlageGegevens> Scans(Dossier dossier) =>
        from taak in dossier.Taken.Values
        where taak.Registratie?.Scan is not null
        let scan = taak.Registratie!.Scan!
        select new BijlageGegevens(
            scan.Id,
            scan.Naam(dossier.Nota, taak.Stap),
            BijlageSoort.Overig,
            false,
            scan.MediaType,
            scan.Grootte,
            scan.Sha256
        );

    public Task<ProcessDefinition> Procedure(Nota nota, CancellationToken stop) =>
        procedures.Get(procedureStore, nota.Procedure, nota.ProcedureVersie, stop);
}
