using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>A version and how many notas follow it. Nothing here says what a nota is about.</summary>
internal sealed record ProcedureVersie(
    string Key,
    int Versie,
    string Sha256,
    Instant GeplaatstOp,
    MedewerkerId? GeplaatstDoor,
    string? OnvolledigOmdat,
    int Lopend,
    int Beeindigd
);

/// <summary>A running nota by its kenmerk, with the names of the steps at which it stands.</summary>
internal sealed record LopendeNota(string Kenmerk, ImmutableArray<string> Bij);

/// <summary>How long one step took, in working days, over the finished tasks of a version.</summary>
internal sealed record Stapduur(string Element, string Naam, int Aantal, decimal Mediaan, int Langste);

/// <summary>What an administrator may know of procedures in use.</summary>
internal sealed class ProcedureVragen(ApprovalFlowDb db, Procedures procedures, ProcedureStore store, Kalender kalender)
{
    public const int PerBlad = 100;

    /// <summary>The tasks from which times are computed: the latest ones.</summary>
    public const int MaxTaken = 50_000;

    /// <summary>By key, the newest version first.</summary>
    public async Task<IReadOnlyList<ProcedureVersie>> Versies(CancellationToken stop)
    {
        var rows = await db
            .Procedures.OrderBy(p => p.Key)
            .ThenByDescending(p => p.Versie)
            .Select(p => new
            {
                p.Key,
                p.Versie,
                p.Sha256,
                p.GeplaatstOp,
                p.GeplaatstDoor,
                p.OnvolledigOmdat,
            })
            .ToListAsync(stop);
        var counts = await db
            .Notas.GroupBy(n => new
            {
                n.Procedure,
                n.ProcedureVersie,
                IsLopend = n.Status == NotaStatus.Concept || n.Status == NotaStatus.Lopend,
            })
            .Select(g => new { g.Key, Aantal = g.Count() })
            .ToListAsync(stop);
        return
        [
            .. rows.Select(p => new ProcedureVersie(
                p.Key,
                p.Versie,
                p.Sha256,
                p.GeplaatstOp,
                p.GeplaatstDoor,
                p.OnvolledigOmdat,
                Aantal(p.Key, p.Versie, lopend: true),
                Aantal(p.Key, p.Versie, lopend: false)
            )),
        ];

        int Aantal(string key, int versie, bool lopend) =>
            counts
                .Where(c => c.Key.Procedure == key && c.Key.ProcedureVersie == versie && c.Key.IsLopend == lopend)
                .Sum(c => c.Aantal);
    }

    /// <summary>In order of kenmerk, from behind the one that is given.</summary>
    public async Task<IReadOnlyList<LopendeNota>> Lopend(string key, int versie, string? vanaf, CancellationToken stop)
    {
        var procedure = await procedures.Get(store, key, versie, stop);
        var rows = await db
            .Notas.Where(n =>
                n.Procedure == key
                && n.ProcedureVersie == versie
                && (n.Status == NotaStatus.Concept || n.Status == NotaStatus.Lopend)
                && (vanaf == null || string.Compare(n.Kenmerk, vanaf) > 0)
            )
            .Join(db.Verlopen, n => n.Id, v => v.NotaId, (n, v) => new { n.Kenmerk, v.Toestand })
            .OrderBy(n => n.Kenmerk)
            .Take(PerBlad)
            .ToListAsync(stop);
        return
        [
            .. rows.Select(r => new LopendeNota(
                r.Kenmerk,
                Overzetting.Plekken(procedure, InstanceState.FromJson(r.Toestand))
            )),
        ];
    }

    /// <summary>In the order of the file; a step that nobody finished is left out.</summary>
    public async Task<IReadOnlyList<Stapduur>> Doorlooptijden(string key, int versie, CancellationToken stop)
    {
        var procedure = await procedures.Get(store, key, versie, stop);
        var taken = await db
            .Taken.Where(t => t.Status == TaakStatus.Afgerond)
            .Join(
                db.Notas.Where(n => n.Procedure == key && n.ProcedureVersie == versie),
                t => t.NotaId,
                n => n.Id,
                (t, n) =>
                    new
                    {
                        t.Element,
                        t.GeopendOp,
                        t.AfgerondOp,
                    }
            )
            .OrderByDescending(t => t.AfgerondOp)
            .Take(MaxTaken)
            .ToListAsync(stop);
        var werk = (await kalender.Nu(stop)).Werk;
        var dagen = taken
            .Select(t => (t.Element, Dagen: Werkdagen(werk, t.GeopendOp, t.AfgerondOp!.Value)))
            .Where(t => t.Dagen is not null)
            .ToLookup(t => t.Element, t => t.Dagen!.Value, StringComparer.Ordinal);
        return [.. procedure.Nodes.Where(n => dagen.Contains(n.Id)).Select(n => Van(n, [.. dagen[n.Id].Order()]))];
    }

    private static Stapduur Van(FlowNode node, ImmutableArray<int> dagen) =>
        new(
            node.Id,
            node.Name,
            dagen.Length,
            (dagen[dagen.Length / 2] + dagen[(dagen.Length - 1) / 2]) / 2m,
            dagen[^1]
        );

    private static int? Werkdagen(Werkkalender werk, Instant van, Instant tot) =>
        werk.Tussen(Namen.Dag(van), Namen.Dag(tot)) is { Weigering: null } dagen ? dagen.Value : null;
}
