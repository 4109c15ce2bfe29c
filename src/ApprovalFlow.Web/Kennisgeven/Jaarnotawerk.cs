using System.Collections.Immutable;
using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Jaarplanning;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Kennisgeven;

/// <summary>What somebody fills in for a nota that comes back each year.</summary>
internal sealed record JaarnotaVerzoek(
    string Naam,
    string Eenheid,
    string Procedure,
    string Regel,
    string Opsteltijd,
    string Vorige
);

/// <summary>
/// Keeps the notas that come back each year: the secretariaat's alone. Each edit leaves its line in the journal of the
/// registers; one at a time, so that two can not undo each other unseen.
/// </summary>
internal sealed class Jaarnotawerk(
    ApprovalFlowDb db,
    ProcedureStore store,
    Omgeving omgeving,
    Registerjournaal journaal
)
{
    public const int MaxNaam = 120;
    public const int MaxJaarnotas = 500;

    private static readonly NietBevoegd AlleenSecretariaat = new("Alleen het secretariaat past de jaarplanning aan.");

    /// <summary>Adds one, or says everything that is wrong with it.</summary>
    public Task<Weigering?> Voeg(JaarnotaVerzoek verzoek, Medewerker wie, Instant nu, CancellationToken stop) =>
        Bewerk(
            wie,
            async () =>
            {
                var (row, weigering) = await Lees(verzoek, null, wie, nu, stop);
                if (weigering is not null)
                {
                    return weigering;
                }
                if (await db.Jaarnotas.CountAsync(stop) >= MaxJaarnotas)
                {
                    return new VerkeerdeToestand(
                        $"Er zijn al {MaxJaarnotas} jaarlijkse nota's. Haal eerst een regel weg."
                    );
                }
                db.Add(row!);
                await Schrijf(null, Schoon(verzoek, row!), wie, nu, stop);
                return null;
            },
            stop
        );

    /// <summary>Changes one; revisie is the one that was on the screen.</summary>
    public Task<Weigering?> Wijzig(
        Guid id,
        int revisie,
        JaarnotaVerzoek verzoek,
        Medewerker wie,
        Instant nu,
        CancellationToken stop
    ) =>
        Bewerk(
            wie,
            async () =>
            {
                if (await db.Jaarnotas.SingleOrDefaultAsync(j => j.Id == id, stop) is not { } oud)
                {
                    return new VerkeerdeToestand("Deze regel is intussen weggehaald.");
                }
                if (oud.Revisie != revisie)
                {
                    return new VerkeerdeToestand(
                        "Iemand anders wijzigde deze regel intussen. Laad de pagina opnieuw en kijk wat er nu staat."
                    );
                }
                var (row, weigering) = await Lees(verzoek, oud, wie, nu, stop);
                if (weigering is not null)
                {
                    return weigering;
                }
                db.Update(row!);
                await Schrijf(await Verzoek(oud, stop), Schoon(verzoek, row!), wie, nu, stop);
                return null;
            },
            stop
        );

    public Task<Weigering?> Verwijder(Guid id, Medewerker wie, Instant nu, CancellationToken stop) =>
        Bewerk(
            wie,
            async () =>
            {
                if (await db.Jaarnotas.SingleOrDefaultAsync(j => j.Id == id, stop) is not { } oud)
                {
                    return new NietGevonden();
                }
                await db.Jaarbegins.Where(b => b.JaarnotaId == id).ExecuteDeleteAsync(stop);
                db.Remove(oud);
                await Schrijf(await Verzoek(oud, stop), null, wie, nu, stop);
                return null;
            },
            stop
        );

    /// <summary>
    /// In the transaction that begins the nota: that it is the one of this year. Refused to who does not draft it, and
    /// when somebody was first.
    /// </summary>
    public async Task<Weigering?> Begin(
        Jaarbegin begin,
        NotaId nota,
        Medewerker wie,
        Instant nu,
        CancellationToken stop
    )
    {
        var jaarnota = await db
            .Jaarnotas.FromSql($"SELECT * FROM jaarnota WHERE id = {begin.Jaarnota} FOR UPDATE")
            .SingleOrDefaultAsync(stop);
        if (jaarnota is null || !wie.IsLid(jaarnota.Eenheid))
        {
            return new NietGevonden();
        }
        var eerder = await db
            .Jaarbegins.Where(b => b.JaarnotaId == jaarnota.Id && b.Jaar == begin.Jaar)
            .Join(db.Notas, b => b.NotaId, n => n.Id, (_, n) => n)
            .FirstOrDefaultAsync(n => n.Status != NotaStatus.Ingetrokken, stop);
        if (eerder is not null)
        {
            return new VerkeerdeToestand($"{jaarnota.Naam} is voor {begin.Jaar} al begonnen: {eerder.Kenmerk}.");
        }
        db.Add(new JaarbeginRow(jaarnota.Id, begin.Jaar, nota, wie.Id, nu));
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        return null;
    }

    private async Task<Weigering?> Bewerk(Medewerker wie, Func<Task<Weigering?>> werk, CancellationToken stop)
    {
        if (!wie.IsSecretariaat)
        {
            return AlleenSecretariaat;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended('register jaarplanning', 0))",
            stop
        );
        if (await werk() is { } weigering)
        {
            return weigering;
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        await transaction.CommitAsync(stop);
        return null;
    }

    private Task Schrijf(
        JaarnotaVerzoek? oud,
        JaarnotaVerzoek? nieuw,
        Medewerker wie,
        Instant nu,
        CancellationToken stop
    ) =>
        journaal.AppendAsync(
            Registers.Jaarplanning,
            (nieuw ?? oud)!.Naam,
            oud,
            nieuw,
            new Wijziger(wie.Id, nu, Edge.Nu()),
            stop
        );

    private async Task<JaarnotaVerzoek> Verzoek(JaarnotaRow row, CancellationToken stop) =>
        new(
            row.Naam,
            row.Eenheid.Value,
            row.Procedure,
            row.Regel,
            row.Opsteltijd.ToString(CultureInfo.InvariantCulture),
            await db.Notas.Where(n => n.Id == row.VorigeNota).Select(n => n.Kenmerk).FirstOrDefaultAsync(stop) ?? ""
        );

    private static JaarnotaVerzoek Schoon(JaarnotaVerzoek verzoek, JaarnotaRow row) =>
        verzoek with
        {
            Naam = row.Naam,
            Eenheid = row.Eenheid.Value,
            Regel = row.Regel,
            Opsteltijd = row.Opsteltijd.ToString(CultureInfo.InvariantCulture),
            Vorige = verzoek.Vorige.Trim(),
        };

    private async Task<(JaarnotaRow? Row, Weigering? Weigering)> Lees(
        JaarnotaVerzoek verzoek,
        JaarnotaRow? oud,
        Medewerker wie,
        Instant nu,
        CancellationToken stop
    )
    {
        var register = await omgeving.Register(stop);
        var eenheid = register.Eenheden.Zoek(verzoek.Eenheid);
        var regel = Kamerdatumregel.Parse(verzoek.Regel);
        var procedure = await store.LatestAsync(verzoek.Procedure, stop);
        var opsteltijd = Opsteltijd(verzoek.Opsteltijd);
        var kenmerk = verzoek.Vorige.Trim();
        var vorige =
            kenmerk.Length == 0
                ? null
                : await db.Leesbaar(wie, nu)
                    .Where(n => n.Kenmerk == kenmerk)
                    .Select(n => (NotaId?)n.Id)
                    .FirstOrDefaultAsync(stop);
        var fouten = Fouten(verzoek, eenheid, regel, procedure, opsteltijd, vorige).ToImmutableArray();
        if (!fouten.IsEmpty)
        {
            return (null, new OngeldigeInvoer(fouten));
        }
        var row = new JaarnotaRow
        {
            Id = oud?.Id ?? Edge.NieuwId(),
            Naam = verzoek.Naam.Trim(),
            Eenheid = eenheid!.Code,
            Procedure = procedure!.Key,
            Regel = regel!.ToString(),
            Opsteltijd = opsteltijd!.Value,
            VorigeNota = vorige,
            ToegevoegdDoor = oud?.ToegevoegdDoor ?? wie.Id,
            ToegevoegdOp = oud?.ToegevoegdOp ?? nu,
            Revisie = (oud?.Revisie ?? 0) + 1,
        };
        return (row, null);
    }

    private static IEnumerable<Veldfout> Fouten(
        JaarnotaVerzoek verzoek,
        Eenheid? eenheid,
        Kamerdatumregel? regel,
        ProcedureRow? procedure,
        int? opsteltijd,
        NotaId? vorige
    )
    {
        if (verzoek.Naam.Trim().Length is 0 or > MaxNaam || verzoek.Naam.Any(char.IsControl))
        {
            yield return new("naam", $"Geef een naam van hoogstens {MaxNaam} tekens.");
        }
        if (eenheid is null)
        {
            yield return new("eenheid", "Kies de eenheid die de nota opstelt.");
        }
        if (procedure is null)
        {
            yield return new("procedure", "Kies een procedure.");
        }
        if (regel is null)
        {
            yield return new("regel", Kamerdatumregel.Uitleg);
        }
        if (opsteltijd is null)
        {
            yield return new("opsteltijd", $"Geef 0 tot {Jaarstart.MaxOpsteltijd} werkdagen.");
        }
        if (vorige is null && verzoek.Vorige.Trim().Length > 0)
        {
            yield return new("vorige", "Geef het kenmerk van een nota die u mag lezen, zoals N2025-00001.");
        }
    }

    private static int? Opsteltijd(string tekst) =>
        int.TryParse(tekst.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var dagen)
        && dagen <= Jaarstart.MaxOpsteltijd
            ? dagen
            : null;
}

/// <summary>Which nota of the jaarplanning is begun, and for which year.</summary>
internal sealed record Jaarbegin(Guid Jaarnota, int Jaar);
