using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Kennisgevingen;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>The domain of every Message-ID that goes out.</summary>
public sealed record Maildomein(string Value);

/// <summary>A kennisgeving under the key by which it is decided once. Nota is null for one that is about none.</summary>
public sealed record Besloten(string Sleutel, NotaId? Nota, Kennisgeving Kennisgeving);

/// <summary>Rows that are written with the command that they tell of; a mail before the kennisgeving that is in it.</summary>
public sealed record Kennisgevingrijen(IReadOnlyList<MailRow> Mails, IReadOnlyList<KennisgevingRow> Kennisgevingen);

/// <summary>
/// Kennisgevingen, and the mails that go with them: both are written in the transaction that decided them. What a mail is
/// called follows from the key, so that deciding or sending it twice gives the same Message-ID.
/// </summary>
public sealed class KennisgevingStore(ApprovalFlowDb db, Func<Guid> nieuwId, Maildomein domein)
{
    /// <summary>For how long notices that were read, and their mails, are kept.</summary>
    public const int DaysKept = 365;

    /// <summary>Who has a dagoverzicht instead of single mails: a question in a batch with others.</summary>
    public static Func<IReadOnlySet<MedewerkerId>> DagelijksIn(ReadBatch batch)
    {
        var dagelijks = batch.Value<Guid[]?>(
            "SELECT array_agg(medewerker) FROM mailvoorkeur WHERE keuze = 'dagoverzicht'"
        );
        return () => (dagelijks() ?? []).Select(MedewerkerId.Of).ToHashSet();
    }

    /// <summary>The rows of what was decided, to be written with what they are about.</summary>
    public Kennisgevingrijen Rijen(
        IEnumerable<Besloten> besloten,
        IReadOnlySet<MedewerkerId> dagelijks,
        Instant nu,
        Instant nuSysteem
    )
    {
        var (mails, kennisgevingen) = (new List<MailRow>(), new List<KennisgevingRow>());
        foreach (var (sleutel, nota, kennisgeving) in besloten)
        {
            var mailt = Kennisgevingsoorten.PerMail(kennisgeving.Soort);
            var wacht = mailt && dagelijks.Contains(kennisgeving.Ontvanger);
            var mail = mailt && !wacht ? Mail(sleutel, kennisgeving.Ontvanger, nu, nuSysteem) : null;
            if (mail is not null)
            {
                mails.Add(mail);
            }
            kennisgevingen.Add(
                new KennisgevingRow
                {
                    Id = nieuwId(),
                    Ontvanger = kennisgeving.Ontvanger,
                    Soort = kennisgeving.Soort,
                    NotaId = nota,
                    TaakId = kennisgeving.Taak,
                    Zin = kennisgeving.Zin,
                    Sleutel = sleutel,
                    Op = nu,
                    MailId = mail?.Id,
                    WachtOpDagoverzicht = wacht,
                }
            );
        }
        return new Kennisgevingrijen(mails, kennisgevingen);
    }

    /// <summary>Puts the rows in the context, for a caller that saves them with rows of its own.</summary>
    public async Task AddAsync(
        IReadOnlyCollection<Besloten> besloten,
        Instant nu,
        Instant nuSysteem,
        CancellationToken stop = default
    )
    {
        var batch = new ReadBatch(db);
        var dagelijks = DagelijksIn(batch);
        await batch.RunAsync(stop);
        var rijen = Rijen(besloten, dagelijks(), nu, nuSysteem);
        db.AddRange(rijen.Mails);
        db.AddRange(rijen.Kennisgevingen);
    }

    /// <summary>
    /// One mail of all that waits for the dagoverzicht of this person, once a day. The caller has begun a transaction; two
    /// workers at once make one.
    /// </summary>
    public async Task<bool> DagoverzichtAsync(
        MedewerkerId wie,
        LocalDate dag,
        Instant nu,
        Instant nuSysteem,
        CancellationToken stop = default
    )
    {
        var sleutel = FormattableString.Invariant($"dagoverzicht/{dag:uuuu-MM-dd}/{wie}");
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({sleutel}, 0))", stop);
        if (await db.Mails.AnyAsync(m => m.Ontvanger == wie && m.Dagoverzicht == dag, stop))
        {
            return false;
        }
        var mail = Mail(sleutel, wie, nu, nuSysteem, dag);
        db.Add(mail);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        await db
            .Kennisgevingen.Where(k => k.Ontvanger == wie && k.WachtOpDagoverzicht)
            .ExecuteUpdateAsync(
                set => set.SetProperty(k => k.MailId, mail.Id).SetProperty(k => k.WachtOpDagoverzicht, false),
                stop
            );
        return true;
    }

    /// <summary>Who has something waiting, and no dagoverzicht of this day yet.</summary>
    public async Task<IReadOnlyList<MedewerkerId>> WachtendenAsync(LocalDate dag, CancellationToken stop = default) =>
        await db
            .Kennisgevingen.Where(k => k.WachtOpDagoverzicht)
            .Select(k => k.Ontvanger)
            .Distinct()
            .Where(wie => !db.Mails.Any(m => m.Ontvanger == wie && m.Dagoverzicht == dag))
            .ToListAsync(stop);

    /// <summary>What this person was told and mailed goes; where others were told of them, another name stands.</summary>
    public async Task VervangNaamAsync(MedewerkerId wie, string naam, string nieuw, CancellationToken stop = default)
    {
        await db.Kennisgevingen.Where(k => k.Ontvanger == wie).ExecuteDeleteAsync(stop);
        await db.Mails.Where(m => m.Ontvanger == wie).ExecuteDeleteAsync(stop);
        var heel = $"\\m{Regex.Escape(naam)}\\M";
        await db.Database.ExecuteSqlAsync(
            $"UPDATE kennisgeving SET zin = regexp_replace(zin, {heel}, {nieuw}, 'g') WHERE zin ~ {heel}",
            stop
        );
    }

    /// <summary>Old ones go: what was read, and mails that are done.</summary>
    public async Task CleanAsync(Instant voor, CancellationToken stop = default)
    {
        await db
            .Kennisgevingen.Where(k => k.Op < voor && k.GelezenOp != null && !k.WachtOpDagoverzicht)
            .ExecuteDeleteAsync(stop);
        await db
            .Mails.Where(m => m.BeslotenOp < voor && m.Status != MailStatus.Wacht)
            .Where(m => !db.Kennisgevingen.Any(k => k.MailId == m.Id))
            .ExecuteDeleteAsync(stop);
    }

    private MailRow Mail(string sleutel, MedewerkerId wie, Instant nu, Instant nuSysteem, LocalDate? dag = null) =>
        new()
        {
            Id = nieuwId(),
            MessageId =
                $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sleutel)))[..32]}@{domein.Value}",
            Ontvanger = wie,
            Status = MailStatus.Wacht,
            BeslotenOp = nu,
            VolgendePoging = nuSysteem,
            Dagoverzicht = dag,
        };
}
