using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using NodaTime;

namespace ApprovalFlow.Web.Mail;

/// <summary>How a batch went: how many mails were looked at, and what the server said when it failed.</summary>
internal sealed record Bezorgronde(int Aantal, string? Storing);

/// <summary>
/// Hands mails over, at least once and always under the same Message-ID. A batch is taken under a lease, which nobody holds a
/// transaction or the lock of a nota for: a server that hangs keeps no one from answering. The lease is as long as one mail
/// may take and is renewed on the way, so that what a dead worker had waits a minute for the next one. What says nothing
/// any more is dropped just before its turn.
/// </summary>
internal sealed class Bezorging(
    MailStore mails,
    Omgeving omgeving,
    Bedrijfsklok klok,
    MailInstellingen instellingen,
    IServiceScopeFactory scopes
)
{
    public const int PerKeer = 20;

    /// <summary>How old the look at tasks, people and rights may be when a mail is handed over.</summary>
    private static readonly Duration Vers = Duration.FromSeconds(1);

    /// <summary>For all that is not the server's doing: the database, and a process that stood still for a moment.</summary>
    private static readonly Duration Marge = Duration.FromSeconds(30);

    public async Task<Bezorgronde> Run(Bezorgweg weg, Duration wachtNaStoring, CancellationToken stop)
    {
        await using var aangenomen = new Aangenomen(scopes);
        var ronde = await Run(weg, aangenomen, wachtNaStoring, stop);
        await aangenomen.Klaar();
        return ronde;
    }

    private async Task<Bezorgronde> Run(
        Bezorgweg weg,
        Aangenomen aangenomen,
        Duration wachtNaStoring,
        CancellationToken stop
    )
    {
        var tot = Lease();
        var batch = await mails.ClaimAsync(Edge.Nu(), tot, PerKeer, stop);
        var over = batch.Select(m => m.Id).ToHashSet();
        Blik? blik = null;
        foreach (var mail in batch)
        {
            if (stop.IsCancellationRequested)
            {
                // Whoever starts next has them at once, instead of when our lease ends.
                await mails.ReleaseAsync([.. over], Edge.Nu(), null, CancellationToken.None);
                break;
            }
            if (blik is null || Edge.Nu() - blik.Gekeken > Vers)
            {
                var nieuw = Lease();
                over.IntersectWith(await mails.RenewAsync(over, tot, nieuw, stop));
                tot = nieuw;
                blik = await Kijk(over, stop);
            }
            if (!over.Remove(mail.Id))
            {
                continue;
            }
            var beurt = new Bezorgbeurt(mail, blik, weg, aangenomen);
            if (await Een(beurt, wachtNaStoring, stop) is { } storing)
            {
                await mails.ReleaseAsync([.. over], Edge.Nu() + wachtNaStoring, storing, stop);
                return new Bezorgronde(batch.Count, storing);
            }
        }
        return new Bezorgronde(batch.Count, null);
    }

    /// <summary>Renewed at least each second, but for the time that one mail takes.</summary>
    private Instant Lease() => Edge.Nu() + Duration.FromTimeSpan(instellingen.Tijdslimiet) + Marge;

    private async Task<Blik> Kijk(IReadOnlySet<Guid> over, CancellationToken stop)
    {
        var gekeken = Edge.Nu();
        omgeving.Vergeet();
        var (register, nu) = (await omgeving.Register(stop), await klok.Nu(stop));
        return new Blik(gekeken, nu, register, await mails.InhoudAsync(over, Leden(register), nu, stop));
    }

    /// <summary>Gives what the server said when it failed as a whole.</summary>
    private async Task<string?> Een(Bezorgbeurt beurt, Duration wachtNaStoring, CancellationToken stop)
    {
        var (mail, (_, nu, register, inhouden), weg, aangenomen) = beurt;
        var inhoud = inhouden[mail.Id].ToList();
        var regels = inhoud
            .Where(i => i.Geldt)
            .Select(i => new Mailregel(i.Soort, i.Zin, i.Kenmerk, i.Rubricering))
            .ToList();
        if (regels.Count == 0)
        {
            await mails.LapsedAsync(
                mail.Id,
                inhoud.Any(i => i.Ingehaald) ? "Opgegaan in een later rappel." : "Niet meer nodig.",
                stop
            );
            return null;
        }
        if (register.Medewerker(mail.Ontvanger) is { UitDienstOp: not null })
        {
            await mails.LapsedAsync(mail.Id, "Deze medewerker is uit dienst.", stop);
            return null;
        }
        if (register.Medewerker(mail.Ontvanger) is not { Emailadres: { } adres } wie)
        {
            await mails.RefusedAsync(mail.Id, null, "Van deze medewerker is geen e-mailadres bekend.", stop);
            return null;
        }
        var brief = Mailbrief.Van(regels, mail.Dagoverzicht, wie.Naam, instellingen);
        using var bericht = brief.Bericht(mail, wie.Naam, adres, instellingen.Afzender, nu);
        switch (await weg.Bezorg(bericht, stop))
        {
            case Bezorguitslag.Aangenomen:
                await aangenomen.Noteer(new(mail.Id, adres, nu));
                return null;
            case Bezorguitslag.Geweigerd geweigerd:
                await mails.RefusedAsync(mail.Id, adres, geweigerd.Melding, stop);
                return null;
            case Bezorguitslag.Later later:
                var wacht = Wachttijd(instellingen, mail.Pogingen);
                await mails.LaterAsync(mail.Id, adres, Edge.Nu() + wacht, later.Melding, stop);
                return null;
            case Bezorguitslag.Storing storing:
                // Longer than the others: a mail on which the server breaks keeps no other from its turn.
                var langer = wachtNaStoring + Wachttijd(instellingen, mail.Pogingen + 1);
                await mails.LaterAsync(mail.Id, adres, Edge.Nu() + langer, storing.Melding, stop);
                return storing.Melding;
            case var other:
                throw new System.Diagnostics.UnreachableException(other.GetType().Name);
        }
    }

    /// <summary>Doubled after each failure, up to a quarter of an hour.</summary>
    public static Duration Wachttijd(MailInstellingen instellingen, int pogingen) =>
        Duration.Min(
            Duration.FromTimeSpan(instellingen.Wachttijd) * Math.Pow(2, Math.Min(pogingen, 20)),
            Duration.FromTimeSpan(MailInstellingen.LangsteWachttijd)
        );

    private static Dictionary<MedewerkerId, Medewerker> Leden(Register register) =>
        register.Medewerkers.ToDictionary(m => m.Id);

    /// <summary>What holds for the mails of a batch, as it was at a moment of the system's clock. Nu is the business time.</summary>
    private sealed record Blik(Instant Gekeken, Instant Nu, Register Register, ILookup<Guid, Mailinhoud> Inhoud);

    private sealed record Bezorgbeurt(MailRow Mail, Blik Blik, Bezorgweg Weg, Aangenomen Aangenomen);
}
