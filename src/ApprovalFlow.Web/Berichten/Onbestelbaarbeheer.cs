using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Berichten;

/// <summary>A message that was put aside, as an administrator sees it: never what stands in it.</summary>
internal sealed record OnbestelbaarRegel(
    Guid Id,
    Guid? BerichtId,
    string Wachtrij,
    string Reden,
    NodaTime.Instant OntvangenOp,
    string? Kenmerk
);

internal sealed class Onbestelbaarbeheer(ApprovalFlowDb db, OutboxSignal signal)
{
    public const int MaxRegels = 100;

    public async Task<IReadOnlyList<OnbestelbaarRegel>> Open(CancellationToken stop) =>
        await db
            .Onbestelbaar.Where(b => b.Status == OnbestelbaarStatus.Open)
            .OrderByDescending(b => b.OntvangenOp)
            .Take(MaxRegels)
            .Select(b => new OnbestelbaarRegel(
                b.Id,
                b.BerichtId,
                b.Wachtrij,
                b.Reden,
                b.OntvangenOp,
                db.Notas.Where(n => n.Id == b.NotaId).Select(n => n.Kenmerk).FirstOrDefault()
            ))
            .ToListAsync(stop);

    public Task<int> Aantal(CancellationToken stop) =>
        db.Onbestelbaar.CountAsync(b => b.Status == OnbestelbaarStatus.Open, stop);

    /// <summary>By way of the outbox, under its own message id: what it did before, it does not do again.</summary>
    public async Task<bool> Herbezorg(Guid id, MedewerkerId door, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await Sluit(id, OnbestelbaarStatus.OpnieuwVerzonden, door, stop) is not { } brief)
        {
            return false;
        }
        db.Add(Opnieuw(brief));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        signal.Wake();
        return true;
    }

    /// <summary>To the queue that it came from; what never left the outbox goes back there as what it was.</summary>
    private static OutboxRow Opnieuw(OnbestelbaarRow brief)
    {
        var id = brief.BerichtId ?? Edge.NieuwId();
        return brief.Wachtrij.StartsWith(Onbestelbaar.UitOutbox, StringComparison.Ordinal)
            ? new OutboxRow
            {
                NotaId = brief.NotaId,
                BerichtId = id,
                Soort = brief.Wachtrij[Onbestelbaar.UitOutbox.Length..],
                Inhoud = System.Text.Encoding.UTF8.GetString(brief.Inhoud),
                Aangemaakt = Edge.Nu(),
            }
            : Uitbox.Row(brief.NotaId, new Herbezorging(brief.Wachtrij, brief.InhoudType, brief.Inhoud), id, Edge.Nu());
    }

    public async Task<bool> Leg(Guid id, MedewerkerId door, CancellationToken stop) =>
        await Sluit(id, OnbestelbaarStatus.Weggelegd, door, stop) is not null;

    /// <summary>Once: of two clicks the second finds it closed.</summary>
    private async Task<OnbestelbaarRow?> Sluit(
        Guid id,
        OnbestelbaarStatus status,
        MedewerkerId door,
        CancellationToken stop
    )
    {
        var closed = await db
            .Onbestelbaar.Where(b => b.Id == id && b.Status == OnbestelbaarStatus.Open)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(b => b.Status, status)
                        .SetProperty(b => b.AfgehandeldOp, Edge.Nu())
                        .SetProperty(b => b.AfgehandeldDoor, door),
                stop
            );
        return closed == 0 ? null : await db.Onbestelbaar.SingleAsync(b => b.Id == id, stop);
    }
}
