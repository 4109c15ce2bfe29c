using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Migration;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>
/// Which notas to move and how. Stappen says what the proposed plan does not: the new id of a step, or null for an event
/// that need not be waited for any more.
/// </summary>
internal sealed record Overzetverzoek(
    string Procedure,
    int Van,
    int Naar,
    ImmutableSortedDictionary<string, string?> Stappen,
    bool NieuweTermijnen
);

/// <summary>What became of one nota, or would: without Weigering it can move.</summary>
internal sealed record Overzetregel(string Kenmerk, ImmutableArray<string> Bij, Weigering? Weigering);

/// <summary>Moves running notas to another version of their procedure: tried first, then one transaction per nota.</summary>
internal sealed class Overzetting(
    ApprovalFlowDb db,
    DossierStore dossiers,
    CommandRunner runner,
    Procedures procedures,
    ProcedureStore store
)
{
    /// <summary>Notas of one request; who has more asks again.</summary>
    public const int PerKeer = 200;

    /// <summary>The proposed plan with what was asked on top of it, and the two versions; null where one is not there.</summary>
    public async Task<(MigrationPlan Plan, ProcessDefinition Van, ProcessDefinition Naar)?> Plan(
        Overzetverzoek verzoek,
        CancellationToken stop
    )
    {
        if (
            await store.FindAsync(verzoek.Procedure, verzoek.Van, stop) is null
            || await store.FindAsync(verzoek.Procedure, verzoek.Naar, stop) is null
        )
        {
            return null;
        }
        var van = await procedures.Get(store, verzoek.Procedure, verzoek.Van, stop);
        var naar = await procedures.Get(store, verzoek.Procedure, verzoek.Naar, stop);
        return (Plan(van, naar, verzoek.Stappen), van, naar);
    }

    public static MigrationPlan Plan(
        ProcessDefinition van,
        ProcessDefinition naar,
        ImmutableSortedDictionary<string, string?> stappen
    ) =>
        stappen.Aggregate(MigrationPlan.Propose(van, naar), (plan, stap) => plan.With(stap.Key, stap.Value, van, naar));

    /// <summary>What would happen, without doing it: the same decision on the nota as it is now.</summary>
    public async Task<IReadOnlyList<Overzetregel>> Probeer(
        Overzetverzoek verzoek,
        MigrationPlan plan,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        var regels = new List<Overzetregel>();
        var command = new NotaOverzetten(verzoek.Van, verzoek.Naar, plan, verzoek.NieuweTermijnen);
        foreach (var (id, kenmerk) in await Lopend(verzoek, stop))
        {
            if (await dossiers.LoadAsync(id, stop) is not { } dossier)
            {
                continue;
            }
            var context = await runner.Context(dossier, command, aanvrager, stop);
            var weigering = command.Bevoegd(dossier, context) ?? command.Decide(dossier, context).Weigering;
            regels.Add(new(kenmerk, Plekken(context.Procedure, dossier.Verloop), weigering));
        }
        return regels;
    }

    /// <summary>One that is refused keeps no other from moving.</summary>
    public async Task<IReadOnlyList<Overzetregel>> Voer(
        Overzetverzoek verzoek,
        MigrationPlan plan,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        var regels = new List<Overzetregel>();
        var naar = await procedures.Get(store, verzoek.Procedure, verzoek.Naar, stop);
        var command = new NotaOverzetten(verzoek.Van, verzoek.Naar, plan, verzoek.NieuweTermijnen);
        foreach (var (id, kenmerk) in await Lopend(verzoek, stop))
        {
            var ran = await runner.Run(id, command, aanvrager, stop);
            regels.Add(new(kenmerk, ran.Dossier is { } d ? Plekken(naar, d.Verloop) : [], ran.Weigering));
        }
        return regels;
    }

    public Task<int> Aantal(Overzetverzoek verzoek, CancellationToken stop) => Query(verzoek).CountAsync(stop);

    private async Task<IReadOnlyList<(NotaId Id, string Kenmerk)>> Lopend(
        Overzetverzoek verzoek,
        CancellationToken stop
    )
    {
        var rows = await Query(verzoek)
            .OrderBy(n => n.Kenmerk)
            .Select(n => new { n.Id, n.Kenmerk })
            .Take(PerKeer)
            .ToListAsync(stop);
        return [.. rows.Select(r => (r.Id, r.Kenmerk))];
    }

    private IQueryable<Nota> Query(Overzetverzoek verzoek) =>
        db
            .Notas.AsNoTracking()
            .Where(n =>
                n.Procedure == verzoek.Procedure
                && n.ProcedureVersie == verzoek.Van
                && (n.Status == NotaStatus.Concept || n.Status == NotaStatus.Lopend)
            );

    /// <summary>The names of the steps at which it stands; no content.</summary>
    public static ImmutableArray<string> Plekken(ProcessDefinition procedure, InstanceState verloop) =>
        [
            .. verloop
                .Tokens.Values.Where(t => t.Child is null)
                .Select(t => procedure.Find(t.Node)?.Name ?? t.Node)
                .Distinct(StringComparer.Ordinal),
        ];
}
