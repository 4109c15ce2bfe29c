using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Jaarplanning;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Kennisgeven;

/// <summary>
/// One nota that comes back, in one year. Start is null when it can not be counted; Waarom says why. Vorige is the nota to
/// begin from: the last one that was begun, else Opgegeven, which stands in the row. Begonnen is the one of this year.
/// </summary>
internal sealed record Jaarregel(
    JaarnotaRow Jaarnota,
    LocalDate Kamerdatum,
    Jaarstart? Start,
    string? Waarom,
    string? Opgegeven,
    Genoemd? Vorige,
    Jaarnotastand? Begonnen
)
{
    /// <summary>Drafting must have begun by now, and nobody has.</summary>
    public bool MoetNu(LocalDate vandaag) => Begonnen is null && Start?.IsNu(vandaag) == true;
}

/// <summary>A nota that a row names, to who may read it: its kenmerk, and how it is marked.</summary>
internal sealed record Genoemd(string Kenmerk, Rubricering Rubricering);

/// <summary>
/// Where the nota of this year is. Nota is null for a reader who may not read it (yet): a concept is its steller's and his
/// eenheid's, and that somebody is busy with it is no secret of theirs. Bij are the steps at which it stands.
/// </summary>
internal sealed record Jaarnotastand(Genoemd? Nota, Instant Op, NotaStatus Status, ImmutableArray<Stap> Bij);

/// <summary>
/// The notas that come back each year, as they are read. The secretariaat sees all; the eenheid that drafts one sees its own,
/// and hears on the day on which drafting must begin.
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
    private readonly Dictionary<string, ProcessDefinition> gezien = new(StringComparer.Ordinal);

    /// <summary>In the order in which drafting begins.</summary>
    public async Task<ImmutableArray<Jaarregel>> Van(Medewerker wie, int jaar, Instant nu, CancellationToken stop) =>
        await Regels(Zichtbaar(wie), wie, jaar, nu, stop);

    /// <summary>Null when there is none, or it is not theirs to see.</summary>
    public async Task<Jaarregel?> Een(Guid id, Medewerker wie, int jaar, Instant nu, CancellationToken stop) =>
        (await Regels(Zichtbaar(wie).Where(j => j.Id == id), wie, jaar, nu, stop)).FirstOrDefault();

    /// <summary>
    /// Tells the eenheid that drafting must begin: once for each year, also when the day itself was missed, and not when
    /// somebody began already.
    /// </summary>
    public async Task Ronde(Instant nu, CancellationToken stop)
    {
        var vandaag = Amsterdam.Dag(nu);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The rows are locked: of two workers one tells, and the other finds that it was told.
        var jaarnotas = await db.Jaarnotas.FromSql($"SELECT * FROM jaarnota ORDER BY id FOR UPDATE").ToListAsync(stop);
        var begonnen = await Begonnen(jaarnotas, stop);
        var medewerkers = (await omgeving.Register(stop)).Medewerkers.ToList();
        var besloten = new List<Besloten>();
        foreach (var jaarnota in jaarnotas)
        {
            foreach (var jaar in new[] { vandaag.Year, vandaag.Year + 1 }.Where(j => !IsBegonnen(jaarnota, j)))
            {
                var (start, _) = await Start(jaarnota, jaar, stop);
                if (start?.IsNu(vandaag) == true && start.Kamerdatum > Amsterdam.Dag(jaarnota.ToegevoegdOp))
                {
                    besloten.AddRange(await Nieuw(jaarnota, start, jaar, medewerkers, nu, stop));
                }
            }
        }
        await kennisgevingen.AddAsync(besloten, nu, Edge.Nu(), stop);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        await transaction.CommitAsync(stop);

        bool IsBegonnen(JaarnotaRow jaarnota, int jaar) => begonnen[jaarnota.Id].Any(b => b.Jaar == jaar);
    }

    private IQueryable<JaarnotaRow> Zichtbaar(Medewerker wie)
    {
        var eenheden = wie.Eenheden.ToArray();
        return db.Jaarnotas.Where(j => wie.IsSecretariaat || eenheden.Contains(j.Eenheid));
    }

    private async Task<ImmutableArray<Jaarregel>> Regels(
        IQueryable<JaarnotaRow> jaarnotas,
        Medewerker wie,
        int jaar,
        Instant nu,
        CancellationToken stop
    )
    {
        var rows = await jaarnotas.OrderBy(j => j.Naam).Take(Jaarnotawerk.MaxJaarnotas).ToListAsync(stop);
        var begonnen = await Begonnen(rows, stop);
        var genoemd = rows.Select(r => r.VorigeNota)
            .OfType<NotaId>()
            .Concat(begonnen.SelectMany(b => b).Select(b => b.Nota.Id))
            .ToList();
        var leesbaar = await db.Leesbaar(wie, nu)
            .Where(n => genoemd.Contains(n.Id))
            .ToDictionaryAsync(n => n.Id, n => new Genoemd(n.Kenmerk, n.Rubricering), stop);
        var bij = (
            await db
                .Taken.Where(t => genoemd.Contains(t.NotaId) && t.Status == TaakStatus.Open)
                .Select(t => new { t.NotaId, t.Stap })
                .Distinct()
                .ToListAsync(stop)
        ).ToLookup(t => t.NotaId, t => t.Stap);
        var regels = new List<Jaarregel>();
        foreach (var row in rows)
        {
            var (start, waarom) = await Start(row, jaar, stop);
            var eerder = begonnen[row.Id].Where(b => b.Jaar < jaar).MaxBy(b => b.Jaar)?.Nota.Id ?? row.VorigeNota;
            regels.Add(
                new Jaarregel(
                    row,
                    Kamerdatumregel.Parse(row.Regel)!.Datum(jaar),
                    start,
                    waarom,
                    Noem(row.VorigeNota)?.Kenmerk,
                    Noem(eerder) ?? Noem(row.VorigeNota),
                    begonnen[row.Id].FirstOrDefault(b => b.Jaar == jaar) is { Nota: var nota, Op: var op }
                        ? new(Noem(nota.Id), op, nota.Status, [.. bij[nota.Id].Order()])
                        : null
                )
            );
        }
        return [.. regels.OrderBy(r => r.Start?.Beginnen ?? r.Kamerdatum)];

        Genoemd? Noem(NotaId? id) => id is { } bekend ? leesbaar.GetValueOrDefault(bekend) : null;
    }

    /// <summary>
    /// By jaarnota: what was begun from the plan, and what was begun from last year's nota without it. What was withdrawn
    /// is no beginning.
    /// </summary>
    private async Task<ILookup<Guid, Jaarnota>> Begonnen(IReadOnlyList<JaarnotaRow> rows, CancellationToken stop)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var vorige = rows.Select(r => r.VorigeNota).OfType<NotaId>().ToList();
        var gepland = await db
            .Jaarbegins.Where(b => ids.Contains(b.JaarnotaId))
            .Join(db.Notas, b => b.NotaId, n => n.Id, (begin, nota) => new { begin, nota })
            .Where(b => b.nota.Status != NotaStatus.Ingetrokken)
            .ToListAsync(stop);
        var opvolgers = await db
            .Notas.Where(n => n.Voorganger != null && vorige.Contains(n.Voorganger.Value))
            .Where(n => n.Status != NotaStatus.Ingetrokken && !db.Jaarbegins.Any(b => b.NotaId == n.Id))
            .ToListAsync(stop);
        return gepland
            .Select(b => new Jaarnota(b.begin.JaarnotaId, b.begin.Jaar, b.nota, b.begin.Op))
            .Concat(
                opvolgers.SelectMany(n =>
                    rows.Where(r => r.VorigeNota == n.Voorganger)
                        .Select(r => new Jaarnota(r.Id, Jaar(r, n), n, n.AangemaaktOp))
                )
            )
            .ToLookup(b => b.Id);
    }

    private static int Jaar(JaarnotaRow row, Nota nota) =>
        Kamerdatumregel.Parse(row.Regel)!.Jaar(nota.Kamerdatum ?? Amsterdam.Dag(nota.AangemaaktOp));

    private async Task<IEnumerable<Besloten>> Nieuw(
        JaarnotaRow jaarnota,
        Jaarstart start,
        int jaar,
        IReadOnlyList<Medewerker> medewerkers,
        Instant nu,
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
            .Where(m => m.UitDienstOp is null && m.LeestVoor(nu).Contains(jaarnota.Eenheid))
            .Select(m => new Besloten(
                begin + m.Id,
                null,
                new Kennisgeving(Kennisgevingsoort.Jaarplanning, m.Id, null, zin)
            ));
    }

    private async Task<(Jaarstart? Start, string? Waarom)> Start(JaarnotaRow row, int jaar, CancellationToken stop)
    {
        var procedure = await Procedure(row.Procedure, stop);
        var werk = (await kalender.Nu(stop)).Werk;
        var start = Jaarstart.Van(Kamerdatumregel.Parse(row.Regel)!, jaar, row.Opsteltijd, procedure, werk);
        return start.Weigering is { } weigering ? (null, weigering.Zin) : (start.Value, null);
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

    private sealed record Jaarnota(Guid Id, int Jaar, Nota Nota, Instant Op);
}
