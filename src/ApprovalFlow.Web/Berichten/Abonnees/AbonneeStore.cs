using System.Security.Cryptography;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Berichten;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Berichten.Abonnees;

/// <summary>A subscriber, and how many messages wait for it; beyond <see cref="AbonneeStore.MaxGeteld"/> one more.</summary>
internal sealed record AbonneeStand(AbonneeRow Abonnee, int Wachtend);

/// <summary>
/// Who gets the events over HTTP. One process at a time delivers to a subscriber, under a lease; where it stands is a
/// number, so that one that was away for a day goes on where it was.
/// </summary>
internal sealed class AbonneeStore(ApprovalFlowDb db, IDataProtectionProvider bescherming, Registerwerk werk)
{
    public const int MaxMislukt = 12;
    public const int MaxGeteld = 1000;
    public static readonly Duration Lease = Duration.FromMinutes(2);
    private static readonly Duration Eerste = Duration.FromSeconds(2);
    private static readonly Duration Langste = Duration.FromHours(1);
    private static readonly string[] Soorten = [.. Uitgaand.Soorten.Keys];

    private readonly IDataProtector kluis = bescherming.CreateProtector("abonnee");

    /// <summary>By name. By order of Reeks the count stops early and walks its index, however long the outbox.</summary>
    public Task<List<AbonneeStand>> Alle(CancellationToken stop) =>
        db
            .Abonnees.OrderBy(a => a.Naam)
            .Select(a => new AbonneeStand(
                a,
                db.Outbox.Where(o => o.Reeks > a.Positie && Soorten.Contains(o.Soort))
                    .OrderBy(o => o.Reeks)
                    .Take(MaxGeteld + 1)
                    .Count()
            ))
            .ToListAsync(stop);

    /// <summary>The names of those that get nothing until an administrator lets them go on.</summary>
    public Task<List<string>> Gestopt(CancellationToken stop) =>
        db.Abonnees.Where(a => a.Status == AbonneeStatus.Gestopt).Select(a => a.Naam).ToListAsync(stop);

    /// <summary>Gives the secret, which is shown once.</summary>
    public async Task<(string? Geheim, Weigering? Weigering)> Voeg(
        string naam,
        Uri adres,
        Aanvrager door,
        CancellationToken stop
    )
    {
        var geheim = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var weigering = await werk.Bewerk<Regel>(
            Registers.Abonnee,
            naam,
            door,
            async () =>
            {
                if (await db.Abonnees.AnyAsync(a => a.Naam == naam, stop))
                {
                    return new OngeldigeInvoer("naam", "Er is al een abonnee met deze naam.");
                }
                var row = new AbonneeRow
                {
                    Id = Edge.NieuwId(),
                    Naam = naam,
                    Adres = adres.ToString(),
                    Geheim = kluis.Protect(geheim),
                    Status = AbonneeStatus.Actief,
                    // From now on: what was before is in the application.
                    Positie = await db
                        .Tellers.Where(t => t.Naam == TellerRow.Outbox)
                        .Select(t => t.Stand)
                        .SingleAsync(stop),
                    Mislukt = 0,
                    GewijzigdOp = Edge.Nu(),
                    GewijzigdDoor = door.Id,
                };
                db.Add(row);
                await db.SaveChangesAsync(stop);
                db.ChangeTracker.Clear();
                return new Bewerking<Regel>(null, Regel.Van(row));
            },
            stop
        );
        return weigering is null ? (geheim, null) : (null, weigering);
    }

    public string Geheim(AbonneeRow abonnee) => kluis.Unprotect(abonnee.Geheim);

    /// <summary>Goes on where it was, with a clean sheet. Null when it was done.</summary>
    public Task<Weigering?> Zet(Guid id, AbonneeStatus status, Aanvrager door, CancellationToken stop) =>
        Bewerk(
            id,
            door,
            async row =>
            {
                await Deze(id)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(a => a.Status, status)
                                .SetProperty(a => a.Mislukt, 0)
                                .SetProperty(a => a.VolgendePoging, (Instant?)null)
                                .SetProperty(a => a.GewijzigdOp, Edge.Nu())
                                .SetProperty(a => a.GewijzigdDoor, door.Id),
                        stop
                    );
                return Regel.Van(row with { Status = status });
            },
            stop
        );

    public Task<Weigering?> Verwijder(Guid id, Aanvrager door, CancellationToken stop) =>
        Bewerk(
            id,
            door,
            async _ =>
            {
                await Deze(id).ExecuteDeleteAsync(stop);
                return null;
            },
            stop
        );

    private async Task<Weigering?> Bewerk(
        Guid id,
        Aanvrager door,
        Func<AbonneeRow, Task<Regel?>> bewerk,
        CancellationToken stop
    ) =>
        await Deze(id).SingleOrDefaultAsync(stop) is { Naam: var naam }
            ? await werk.Bewerk<Regel>(
                Registers.Abonnee,
                naam,
                door,
                async () =>
                    await Deze(id).SingleOrDefaultAsync(stop) is { } row
                        ? new Bewerking<Regel>(Regel.Van(row), await bewerk(row))
                        : new NietGevonden(),
                stop
            )
            : new NietGevonden();

    private IQueryable<AbonneeRow> Deze(Guid id) => db.Abonnees.Where(a => a.Id == id);

    /// <summary>For whom there is something to deliver, and nobody is at it.</summary>
    public Task<List<Guid>> TeBezorgen(Instant nu, CancellationToken stop) =>
        db
            .Abonnees.Where(a =>
                a.Status == AbonneeStatus.Actief
                && (a.VolgendePoging == null || a.VolgendePoging <= nu)
                && (a.BezigTot == null || a.BezigTot <= nu)
                && db.Tellers.Any(t => t.Naam == TellerRow.Outbox && t.Stand > a.Positie)
            )
            .Select(a => a.Id)
            .ToListAsync(stop);

    /// <summary>Null when somebody else was first, or it was paused.</summary>
    public async Task<AbonneeRow?> Neem(Guid id, Instant nu, CancellationToken stop)
    {
        var tot = Moment.Whole(nu + Lease);
        var taken = await db
            .Abonnees.Where(a =>
                a.Id == id && a.Status == AbonneeStatus.Actief && (a.BezigTot == null || a.BezigTot <= nu)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.BezigTot, tot), stop);
        return taken == 0 ? null : await db.Abonnees.SingleOrDefaultAsync(a => a.Id == id && a.BezigTot == tot, stop);
    }

    /// <summary>Each with the marking of its nota as that is now; one about no nota that is here is no event of ours.</summary>
    public async Task<List<(OutboxRow Row, Rubricering Rubricering)>> Volgende(
        AbonneeRow abonnee,
        int aantal,
        CancellationToken stop
    )
    {
        var rows = await db
            .Outbox.Where(o => o.Reeks > abonnee.Positie)
            .OrderBy(o => o.Reeks)
            .Take(aantal)
            .ToListAsync(stop);
        var notas = rows.Select(r => r.NotaId).OfType<NotaId>().Distinct().ToArray();
        var merkingen = await db
            .Notas.Where(n => notas.Contains(n.Id))
            .ToDictionaryAsync(n => n.Id, n => n.Rubricering, stop);
        return [.. rows.Select(row => (row, row.NotaId is { } id ? merkingen.GetValueOrDefault(id) : default))];
    }

    /// <summary>False when the lease was lost or the subscriber paused: then somebody else goes on, from where it stands.</summary>
    public async Task<bool> Bezorgd(AbonneeRow abonnee, long reeks, Instant nu, CancellationToken stop) =>
        await Mijn(abonnee)
            .Where(a => a.Positie < reeks)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(a => a.Positie, reeks)
                        .SetProperty(a => a.Mislukt, 0)
                        .SetProperty(a => a.LaatsteFout, (string?)null)
                        .SetProperty(a => a.BezorgdOp, nu),
                stop
            ) == 1;

    /// <summary>Each next attempt waits twice as long; after so many in a row it is stopped.</summary>
    public Task<int> Mislukte(AbonneeRow abonnee, int mislukt, string fout, Instant nu, CancellationToken stop)
    {
        var wacht = Duration.Min(Eerste * Math.Pow(2, mislukt - 1), Langste);
        var status = mislukt >= MaxMislukt ? AbonneeStatus.Gestopt : AbonneeStatus.Actief;
        return Mijn(abonnee)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(a => a.Mislukt, mislukt)
                        .SetProperty(a => a.Status, status)
                        .SetProperty(a => a.LaatsteFout, fout)
                        .SetProperty(a => a.VolgendePoging, nu + wacht),
                stop
            );
    }

    public Task<int> LaatLos(AbonneeRow abonnee, CancellationToken stop) =>
        db
            .Abonnees.Where(a => a.Id == abonnee.Id && a.BezigTot == abonnee.BezigTot)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.BezigTot, (Instant?)null), stop);

    private IQueryable<AbonneeRow> Mijn(AbonneeRow abonnee) =>
        db.Abonnees.Where(a =>
            a.Id == abonnee.Id && a.BezigTot == abonnee.BezigTot && a.Status == AbonneeStatus.Actief
        );

    /// <summary>What the journal of the registers keeps of one: never its secret.</summary>
    private sealed record Regel(string Adres, AbonneeStatus Status)
    {
        public static Regel Van(AbonneeRow row) => new(row.Adres, row.Status);
    }
}
