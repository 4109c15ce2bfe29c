using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Migration;
using ApprovalFlow.Engine.Replay;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>
/// One finished nota, as it went and as it would have gone. Doorlooptijden are in working days, null where the calendar
/// can not count them; Erbij and Weg are steps, with their answer where they had one.
/// </summary>
internal sealed record Naspelregel(
    string Kenmerk,
    int? Doorlooptijd,
    int? NieuweDoorlooptijd,
    bool AndereWeg,
    ImmutableArray<string> Erbij,
    ImmutableArray<string> Weg,
    ImmutableArray<string> WachtOp
);

/// <summary>What if: the recorded answers of finished notas, played through another version.</summary>
internal sealed class Naspel(
    ApprovalFlowDb db,
    JournaalStore journaal,
    Procedures procedures,
    ProcedureStore store,
    Kalender kalender
)
{
    /// <summary>The latest finished ones.</summary>
    public const int MaxNotas = 200;

    public async Task<IReadOnlyList<Naspelregel>> Speel(
        string key,
        int? van,
        ProcessDefinition naar,
        ImmutableSortedDictionary<string, string?> stappen,
        CancellationToken stop
    )
    {
        var regels = new List<Naspelregel>();
        var tijd = new Naspeltijd((await kalender.Nu(stop)).Werk);
        var notas = await db
            .Notas.AsNoTracking()
            .Where(n =>
                n.Procedure == key
                && (van == null || n.ProcedureVersie == van)
                && (n.Status == NotaStatus.Afgerond || n.Status == NotaStatus.Afgewezen)
            )
            .OrderByDescending(n => n.Kenmerk)
            .Select(n => new
            {
                n.Id,
                n.Kenmerk,
                n.ProcedureVersie,
            })
            .Take(MaxNotas)
            .ToListAsync(stop);
        foreach (var nota in notas)
        {
            var procedure = await procedures.Get(store, key, nota.ProcedureVersie, stop);
            var plan = Overzetting.Plan(procedure, naar, stappen);
            regels.Add(Speel(nota.Kenmerk, await Commands(nota.Id, stop), procedure, naar, plan, tijd));
        }
        return regels;
    }

    private static Naspelregel Speel(
        string kenmerk,
        ImmutableArray<RecordedCommand> commands,
        ProcessDefinition van,
        ProcessDefinition naar,
        MigrationPlan plan,
        Naspeltijd tijd
    )
    {
        var was = InstanceReplay.Recorded(van, commands, plan);
        var zou = InstanceReplay.Run(naar, commands, plan, new() { Assume = tijd.Aanname, Again = tijd.Opnieuw });
        var verschil = ReplayDifference.Between(was, zou);
        return new(
            kenmerk,
            tijd.Doorlooptijd(was),
            zou.End == ReplayEnd.Open ? null : tijd.Doorlooptijd(zou),
            !verschil.IsSameWay,
            [.. verschil.Added.Select(Stap)],
            [.. verschil.Removed.Select(Stap)],
            zou.WaitsFor
        );
    }

    private async Task<ImmutableArray<RecordedCommand>> Commands(NotaId id, CancellationToken stop)
    {
        var commands = ImmutableArray.CreateBuilder<RecordedCommand>();
        await foreach (var lijn in journaal.AllAsync(id).WithCancellation(stop))
        {
            if (!lijn.Vastlegging.Verloop.IsEmpty)
            {
                commands.Add(new(lijn.Vastlegging.Op, lijn.Vastlegging.Verloop));
            }
        }
        return commands.ToImmutable();
    }

    private static string Stap(ReplayStep stap)
    {
        var wie = stap.Key is null ? "" : $" ({stap.Key})";
        var uitkomst = stap.Outcome is { } code ? $": {StapCodes.Woorden(code)}" : "";
        return $"{stap.Name}{wie}{uitkomst}{(stap.Assumed ? ", aangenomen" : "")}";
    }
}
