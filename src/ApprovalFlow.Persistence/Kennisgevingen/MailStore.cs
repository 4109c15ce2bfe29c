using System.Data;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Register;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>
/// One kennisgeving of a mail, and whether it still says something: its task is open, the reader may read the nota, and no
/// later rappel of the same task overtook it.
/// </summary>
public sealed record Mailinhoud(Kennisgevingsoort Soort, string Zin, string? Kenmerk, bool Geldt, bool Ingehaald)
{
    /// <summary>Of the nota; ongerubriceerd without one.</summary>
    public Rubricering Rubricering { get; init; }
}

/// <summary>The server took this mail for this address, at this business time.</summary>
public sealed record Verzonden(Guid Id, Emailadres Adres, Instant Op);

/// <summary>
/// Mails on their way out, by the system's clock. A worker takes a batch by moving its next attempt to the end of a lease: a
/// crash hands it over again under the same Message-ID, and two workers never have the same one.
/// </summary>
public sealed class MailStore(ApprovalFlowDb db)
{
    public const int MaxMelding = 500;

    public async Task<IReadOnlyList<MailRow>> ClaimAsync(
        Instant nu,
        Instant tot,
        int aantal,
        CancellationToken stop = default
    )
    {
        var claimed = await db
            .Mails.FromSql(
                $"""
                UPDATE mail SET volgende_poging = {tot}
                WHERE id IN (
                  SELECT id FROM mail WHERE status = 'wacht' AND volgende_poging <= {nu}
                  ORDER BY volgende_poging, id LIMIT {aantal} FOR UPDATE SKIP LOCKED)
                RETURNING *
                """
            )
            .ToListAsync(stop);
        return [.. claimed.OrderBy(m => m.Id)];
    }

    /// <summary>By mail, oldest kennisgeving first.</summary>
    public async Task<ILookup<Guid, Mailinhoud>> InhoudAsync(
        IReadOnlyCollection<Guid> mails,
        IReadOnlyDictionary<MedewerkerId, Medewerker> medewerkers,
        Instant nu,
        CancellationToken stop = default
    )
    {
        var rows = await (
            from k in db.Kennisgevingen
            where mails.Contains(k.MailId!.Value)
            orderby k.Id
            select new
            {
                Kennisgeving = k,
                Kenmerk = db.Notas.Where(n => n.Id == k.NotaId).Select(n => n.Kenmerk).FirstOrDefault(),
                Rubricering = db.Notas.Where(n => n.Id == k.NotaId).Select(n => n.Rubricering).FirstOrDefault(),
                TaakOpen = db.Taken.Any(t => t.Id == k.TaakId && t.Status == TaakStatus.Open),
                // That both have a task is said: else two without one are compared as well, and that reads the whole table.
                Ingehaald = k.Soort == Kennisgevingsoort.Rappel
                    && k.TaakId != null
                    && db.Kennisgevingen.Any(later =>
                        later.TaakId != null
                        && later.TaakId == k.TaakId
                        && later.Ontvanger == k.Ontvanger
                        && later.Soort == Kennisgevingsoort.Rappel
                        && later.Op > k.Op
                    ),
                Lezers = db
                    .Lezers.Where(l => l.NotaId == k.NotaId && l.Van <= nu && (l.Tot == null || l.Tot > nu))
                    .Select(l => new { l.Eenheid, l.Medewerker })
                    .ToList(),
            }
        ).ToListAsync(stop);
        return rows.ToLookup(
            row => row.Kennisgeving.MailId!.Value,
            row =>
            {
                var k = row.Kennisgeving;
                var mag =
                    !Kennisgevingsoorten.VraagtLeesrecht(k.Soort)
                    || (
                        medewerkers.TryGetValue(k.Ontvanger, out var wie)
                        && row.Lezers.Any(l =>
                            l.Medewerker == wie.Id || (l.Eenheid is { } eenheid && wie.LeestVoor(nu).Contains(eenheid))
                        )
                    );
                var open = row.TaakOpen || !Kennisgevingsoorten.VervaltMetTaak(k.Soort);
                return new Mailinhoud(k.Soort, k.Zin, row.Kenmerk, mag && open && !row.Ingehaald, row.Ingehaald)
                {
                    Rubricering = row.Rubricering,
                };
            }
        );
    }

    public Task SentAsync(IReadOnlyCollection<Verzonden> mails, CancellationToken stop = default)
    {
        Guid[] ids = [.. mails.Select(m => m.Id)];
        string[] adressen = [.. mails.Select(m => m.Adres.Value)];
        Instant[] momenten = [.. mails.Select(m => m.Op)];
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE mail m SET status = 'verzonden', adres = v.adres, verzonden_op = v.op, melding = NULL
            FROM unnest({ids}, {adressen}, {momenten}) AS v(id, adres, op)
            WHERE m.id = v.id AND m.status = 'wacht'
            """,
            stop
        );
    }

    public Task RefusedAsync(Guid id, Emailadres? adres, string melding, CancellationToken stop = default) =>
        Waiting(id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.Status, MailStatus.Geweigerd)
                        .SetProperty(m => m.Adres, adres == null ? null : adres.Value.Value)
                        .SetProperty(m => m.Pogingen, m => m.Pogingen + 1)
                        .SetProperty(m => m.Melding, Kort(melding)),
                stop
            );

    /// <summary>What was sent did not arrive after all. False when no mail of ours has this Message-ID.</summary>
    public async Task<bool> BouncedAsync(string messageId, string melding, CancellationToken stop = default)
    {
        await db
            .Mails.Where(m => m.MessageId == messageId && m.Status == MailStatus.Verzonden)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.Status, MailStatus.Teruggekomen).SetProperty(m => m.Melding, Kort(melding)),
                stop
            );
        return await db.Mails.AnyAsync(m => m.MessageId == messageId, stop);
    }

    /// <summary>
    /// Keeps what is left of a batch for another lease. Gives what is still ours: what another worker took meanwhile is
    /// theirs.
    /// </summary>
    public async Task<IReadOnlySet<Guid>> RenewAsync(
        IReadOnlyCollection<Guid> ids,
        Instant tot,
        Instant nieuw,
        CancellationToken stop = default
    )
    {
        var eigen = ids.ToArray();
        var gehouden = await db
            .Mails.FromSql(
                $"""
                UPDATE mail SET volgende_poging = {nieuw}
                WHERE id = ANY ({eigen}) AND status = 'wacht' AND volgende_poging = {tot}
                RETURNING *
                """
            )
            .ToListAsync(stop);
        return gehouden.Select(m => m.Id).ToHashSet();
    }

    public Task LapsedAsync(Guid id, string melding, CancellationToken stop = default) =>
        Waiting(id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Status, MailStatus.Vervallen).SetProperty(m => m.Melding, Kort(melding)),
                stop
            );

    /// <summary>A failed attempt of this mail.</summary>
    public Task LaterAsync(Guid id, Emailadres adres, Instant tot, string melding, CancellationToken stop = default) =>
        Waiting(id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.VolgendePoging, tot)
                        .SetProperty(m => m.Adres, adres.Value)
                        .SetProperty(m => m.Pogingen, m => m.Pogingen + 1)
                        .SetProperty(m => m.Melding, Kort(melding)),
                stop
            );

    /// <summary>Gives back what was taken and not tried; melding says what the server did, null when it did nothing.</summary>
    public Task ReleaseAsync(
        IReadOnlyCollection<Guid> ids,
        Instant tot,
        string? melding,
        CancellationToken stop = default
    ) =>
        db
            .Mails.Where(m => ids.Contains(m.Id) && m.Status == MailStatus.Wacht)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.VolgendePoging, tot)
                        .SetProperty(m => m.Melding, melding == null ? null : Kort(melding)),
                stop
            );

    /// <summary>By hand: at once, whatever was said of it. False when it went out or says nothing any more.</summary>
    public async Task<bool> RetryAsync(Guid id, Instant nu, CancellationToken stop = default) =>
        await db
            .Mails.Where(m =>
                m.Id == id
                && (
                    m.Status == MailStatus.Wacht
                    || m.Status == MailStatus.Geweigerd
                    || m.Status == MailStatus.Teruggekomen
                )
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.Status, MailStatus.Wacht)
                        .SetProperty(m => m.VolgendePoging, nu)
                        .SetProperty(m => m.Pogingen, 0),
                stop
            ) == 1;

    private IQueryable<MailRow> Waiting(Guid id) => db.Mails.Where(m => m.Id == id && m.Status == MailStatus.Wacht);

    private static string Kort(string melding) => CleanText.Cut(melding, MaxMelding);
}
