using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Mail;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Kennisgeven;

/// <summary>A mail in the list. Brief is null when it is about a concept, which only the steller and his eenheid see.</summary>
internal sealed record Mailbericht(MailRow Mail, string Naam, Mailbrief? Brief);

/// <summary>How many mails wait because sending fails, since when, and what was said last.</summary>
internal sealed record Mailstoring(int Aantal, Instant Sinds, string Melding);

/// <summary>Somebody whom mail does not reach: what was said last, of how many mails, since when.</summary>
internal sealed record Adresfout(string Naam, string? Adres, string Melding, int Aantal, Instant Sinds);

/// <summary>All mail that went out or did not, for the secretariaat and the administrators.</summary>
internal sealed class Maillijst(ApprovalFlowDb db, Omgeving omgeving, MailInstellingen instellingen)
{
    public const int PerPagina = 50;

    public async Task<(IReadOnlyList<Mailbericht> Regels, Guid? Volgende)> Lees(
        MailStatus? status,
        Guid? vanaf,
        CancellationToken stop
    )
    {
        var mails = vanaf is { } id ? db.Mails.FromSql($"SELECT * FROM mail WHERE id < {id}") : db.Mails;
        var found = await mails
            .Where(m => status == null || m.Status == status)
            .OrderByDescending(m => m.Id)
            .Take(PerPagina + 1)
            .ToListAsync(stop);
        var page = found.Take(PerPagina).ToList();
        var ids = page.Select(m => m.Id).ToList();
        var inhoud = (
            await (
                from k in db.Kennisgevingen
                where ids.Contains(k.MailId!.Value)
                orderby k.Id
                join nota in db.Notas on k.NotaId equals nota.Id into notas
                from nota in notas.DefaultIfEmpty()
                select new { Kennisgeving = k, Nota = nota }
            ).ToListAsync(stop)
        ).ToLookup(i => i.Kennisgeving.MailId!.Value);
        var register = await omgeving.Register(stop);
        return (
            [
                .. page.Select(mail =>
                {
                    var naam = register.Medewerker(mail.Ontvanger)?.Naam ?? "Onbekende medewerker";
                    var regels = inhoud[mail.Id]
                        .Where(i => i.Nota is null || i.Nota.Status != NotaStatus.Concept)
                        .Select(i => new Mailregel(
                            i.Kennisgeving.Soort,
                            i.Kennisgeving.Zin,
                            i.Nota?.Kenmerk,
                            i.Nota?.Rubricering ?? Rubricering.Ongerubriceerd
                        ))
                        .ToList();
                    return new Mailbericht(
                        mail,
                        naam,
                        regels.Count == 0 ? null : Mailbrief.Van(regels, mail.Dagoverzicht, naam, instellingen)
                    );
                }),
            ],
            found.Count > PerPagina ? page[^1].Id : null
        );
    }

    /// <summary>
    /// Whose mail is refused or comes back, and to whom none went well after that: their address must be looked at. The
    /// latest first.
    /// </summary>
    public async Task<IReadOnlyList<Adresfout>> Adresfouten(CancellationToken stop)
    {
        var mislukt = db.Mails.Where(m => m.Status == MailStatus.Geweigerd || m.Status == MailStatus.Teruggekomen);
        var rows = await mislukt
            .Where(m =>
                !db.Mails.Any(goed =>
                    goed.Ontvanger == m.Ontvanger
                    && goed.Status == MailStatus.Verzonden
                    && goed.BeslotenOp > m.BeslotenOp
                )
            )
            .GroupBy(m => m.Ontvanger)
            .Select(g => new
            {
                Ontvanger = g.Key,
                Aantal = g.Count(),
                Sinds = g.Min(m => m.BeslotenOp),
                Laatst = g.Max(m => m.BeslotenOp),
            })
            .OrderByDescending(g => g.Laatst)
            .Take(PerPagina)
            .ToListAsync(stop);
        var wie = rows.ConvertAll(r => r.Ontvanger);
        var laatste = (await mislukt.Where(m => wie.Contains(m.Ontvanger)).ToListAsync(stop))
            .GroupBy(m => m.Ontvanger)
            .ToDictionary(g => g.Key, g => g.MaxBy(m => m.BeslotenOp)!);
        var register = await omgeving.Register(stop);
        return
        [
            .. rows.Select(r => new Adresfout(
                register.Medewerker(r.Ontvanger)?.Naam ?? "Onbekende medewerker",
                laatste[r.Ontvanger].Adres,
                laatste[r.Ontvanger].Melding ?? "",
                r.Aantal,
                r.Sinds
            )),
        ];
    }

    public async Task<Mailstoring?> Storing(CancellationToken stop)
    {
        var wacht = db.Mails.Where(m => m.Status == MailStatus.Wacht && m.Melding != null);
        var laatste = await wacht.OrderByDescending(m => m.VolgendePoging).FirstOrDefaultAsync(stop);
        return laatste is null
            ? null
            : new Mailstoring(
                await wacht.CountAsync(stop),
                await wacht.MinAsync(m => m.BeslotenOp, stop),
                laatste.Melding!
            );
    }
}
