using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Jaarplanning;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Kennisgeven;

/// <summary>One nota that comes back, in one year. Start is null when it can not be counted; Waarom says why.</summary>
internal sealed record Jaarregel(
    JaarnotaRow Jaarnota,
    LocalDate Kamerdatum,
    Jaarstart? Start,
    string? Waarom,
    string? Vorige
);

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
/// The notas that come back each year. The secretariaat keeps them; the eenheid that drafts one sees its own, and hears on the
/// day on which drafting must begin.
/// </summary>
internal sealed class Jaarplan(
    ApprovalFlowDb db,
    KennisgevingStore kennisgevingen,
    ProcedureStore store,
    Procedures procedures,
    Omgeving omgeving,
    Kalender kalender
)
{
    public const int MaxNaam = 120;
    public const int MaxJaarnotas = 500;

    private readonly Dictionary<string, ProcessDefinition> gezien = new(StringComparer.Ordinal);

    /// <summary>In the order in which drafting begins.</summary>
    public async Task<ImmutableArray<Jaarregel>> Van(Medewerker wie, int jaar, Instant nu, CancellationToken stop)
    {
        var eenheden = wie.Eenheden.ToArray();
        var leesbaar = db.Leesbaar(wie, nu);
        var rows = await db
            .Jaarnotas.Where(j => wie.IsSecretariaat || eenheden.Contains(j.Eenheid))
            .OrderBy(j => j.Naam)
            .Take(MaxJaarnotas)
            .Select(j => new
            {
                Jaarnota = j,
                Vorige = leesbaar.Where(n => n.Id == j.VorigeNota).Select(n => n.Kenmerk).FirstOrDefault(),
            })
            .ToListAsync(stop);
        var regels = new List<Jaarregel>();
        foreach (var row in rows)
        {
            regels.Add(await Regel(row.Jaarnota, jaar, row.Vorige, stop));
        }
        return [.. regels.OrderBy(r => r.Start?.Beginnen ?? r.Kamerdatum)];
    }

    /// <summary>Tells the eenheid that drafting must begin: once for each year, also when the day itself was missed.</summary>
    public async Task Ronde(Instant nu, CancellationToken stop)
    {
        var vandaag = Amsterdam.Dag(nu);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The rows are locked: of two workers one tells, and the other finds that it was told.
        var jaarnotas = await db.Jaarnotas.FromSql($"SELECT * FROM jaarnota ORDER BY id FOR UPDATE").ToListAsync(stop);
        var medewerkers = (await omgeving.Register(stop)).Medewerkers.ToList();
        var besloten = new List<Besloten>();
        foreach (var jaarnota in jaarnotas)
        {
            foreach (var jaar in new[] { vandaag.Year, vandaag.Year + 1 })
            {
                var regel = await Regel(jaarnota, jaar, null, stop);
                if (
                    regel.Start is { } start
                    && start.IsNu(vandaag)
                    && start.Kamerdatum > Amsterdam.Dag(jaarnota.ToegevoegdOp)
                )
                {
                    besloten.AddRange(await Nieuw(jaarnota, start, jaar, medewerkers, stop));
                }
            }
        }
        await kennisgevingen.AddAsync(besloten, nu, Edge.Nu(), stop);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        await transaction.CommitAsync(stop);
    }

    /// <summary>Adds one, or says everything that is wrong with it.</summary>
    public async Task<Weigering?> Voeg(JaarnotaVerzoek verzoek, Medewerker wie, Instant nu, CancellationToken stop)
    {
        if (!wie.IsSecretariaat)
        {
            return new NietBevoegd("Alleen het secretariaat past de jaarplanning aan.");
        }
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
            return new OngeldigeInvoer(fouten);
        }
        if (await db.Jaarnotas.CountAsync(stop) >= MaxJaarnotas)
        {
            return new VerkeerdeToestand($"Er zijn al {MaxJaarnotas} jaarlijkse nota's. Haal eerst een regel weg.");
        }
        db.Add(
            new JaarnotaRow
            {
                Id = Edge.NieuwId(),
                Naam = verzoek.Naam.Trim(),
                Eenheid = eenheid!.Code,
                Procedure = procedure!.Key,
                Regel = regel!.ToString(),
                Opsteltijd = opsteltijd!.Value,
                VorigeNota = vorige,
                ToegevoegdDoor = wie.Id,
                ToegevoegdOp = nu,
            }
        );
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        return null;
    }

    public async Task<Weigering?> Verwijder(Guid id, Medewerker wie, CancellationToken stop) =>
        !wie.IsSecretariaat ? new NietBevoegd("Alleen het secretariaat past de jaarplanning aan.")
        : await db.Jaarnotas.Where(j => j.Id == id).ExecuteDeleteAsync(stop) == 1 ? null
        : new NietGevonden();

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
        int.TryParse(
            tekst.Trim(),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var dagen
        )
        && dagen <= Jaarstart.MaxOpsteltijd
            ? dagen
            : null;

    private async Task<IEnumerable<Besloten>> Nieuw(
        JaarnotaRow jaarnota,
        Jaarstart start,
        int jaar,
        IReadOnlyList<Medewerker> medewerkers,
        CancellationToken stop
    )
    {
        var begin = FormattableString.Invariant($"jaarnota/{jaarnota.Id}/{jaar}/");
        if (await db.Kennisgevingen.AnyAsync(k => k.Sleutel.StartsWith(begin), stop))
        {
            return [];
        }
        var zin = Rappelzinnen.Beginnen(jaarnota.Naam, start.Kamerdatum);
        return medewerkers
            .Where(m => m.IsLid(jaarnota.Eenheid))
            .Select(m => new Besloten(
                begin + m.Id,
                null,
                new Kennisgeving(Kennisgevingsoort.Jaarplanning, m.Id, null, zin)
            ));
    }

    private async Task<Jaarregel> Regel(JaarnotaRow row, int jaar, string? vorige, CancellationToken stop)
    {
        var regel = Kamerdatumregel.Parse(row.Regel)!;
        var procedure = await Procedure(row.Procedure, stop);
        var start = Jaarstart.Van(regel, jaar, row.Opsteltijd, procedure, (await kalender.Nu(stop)).Werk);
        return new Jaarregel(
            row,
            regel.Datum(jaar),
            start.Weigering is null ? start.Value : null,
            start.Weigering?.Zin,
            vorige
        );
    }

    /// <summary>The latest version, looked up once.</summary>
    private async Task<ProcessDefinition> Procedure(string key, CancellationToken stop)
    {
        if (!gezien.TryGetValue(key, out var procedure))
        {
            var versie =
                await store.LatestAsync(key, stop)
                ?? throw new InvalidOperationException($"Procedure {key} is not deployed.");
            gezien[key] = procedure = await procedures.Get(store, key, versie.Versie, stop);
        }
        return procedure;
    }
}
