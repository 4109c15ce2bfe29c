using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Register;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Something that one medewerker should hear of. Sleutel is unique: what is decided twice stands once. Op and GelezenOp are
/// by the business clock. A mailed one has a MailId; one that waits for a dagoverzicht has none yet.
/// </summary>
public sealed record KennisgevingRow
{
    public required Guid Id { get; init; }
    public required MedewerkerId Ontvanger { get; init; }
    public required Kennisgevingsoort Soort { get; init; }
    public NotaId? NotaId { get; init; }
    public TaakId? TaakId { get; init; }
    public required string Zin { get; init; }
    public required string Sleutel { get; init; }
    public required Instant Op { get; init; }
    public Instant? GelezenOp { get; init; }
    public Guid? MailId { get; init; }
    public bool WachtOpDagoverzicht { get; init; }
}

/// <summary>
/// A mail of one or more kennisgevingen, under one Message-ID for ever. VolgendePoging is by the system's clock; while a
/// worker has it, it is the end of that worker's lease. BeslotenOp and VerzondenOp are by the business clock.
/// </summary>
public sealed record MailRow
{
    public required Guid Id { get; init; }
    public required string MessageId { get; init; }
    public required MedewerkerId Ontvanger { get; init; }
    public required MailStatus Status { get; init; }
    public required Instant BeslotenOp { get; init; }
    public required Instant VolgendePoging { get; init; }

    /// <summary>How often it was handed to a server that did not take it.</summary>
    public int Pogingen { get; init; }

    /// <summary>What the server or the sender said of the last attempt.</summary>
    public string? Melding { get; init; }

    /// <summary>Where it went: looked up when it is sent, so that a corrected address counts.</summary>
    public string? Adres { get; init; }
    public Instant? VerzondenOp { get; init; }

    /// <summary>The day of which it is the dagoverzicht; null for a single mail.</summary>
    public LocalDate? Dagoverzicht { get; init; }
}

/// <summary>
/// Geweigerd: the server refused it for good, or there is no address. Vervallen: it says nothing any more. Teruggekomen: the
/// server took it, and a later one on its way could not deliver it.
/// </summary>
public enum MailStatus
{
    Wacht,
    Verzonden,
    Geweigerd,
    Vervallen,
    Teruggekomen,
}

/// <summary>A reminder as it was decided: once for a task, a kind and a day.</summary>
public sealed record RappelRow(
    TaakId TaakId,
    Rappelsoort Soort,
    LocalDate Dag,
    NotaId NotaId,
    Instant BeslotenOp,
    MedewerkerId? Door
);

/// <summary>Verzoek: sent by hand, by the secretariaat.</summary>
public enum Rappelsoort
{
    Rappel,
    Escalatie,
    Verzoek,
}

/// <summary>Up to and with which day the moments of an open task were looked at.</summary>
public sealed record RappelstandRow(TaakId TaakId, NotaId NotaId, LocalDate Bezien);

/// <summary>No row: single mails.</summary>
public sealed record MailvoorkeurRow(MedewerkerId Medewerker, Mailkeuze Keuze);

public enum Mailkeuze
{
    Los,
    Dagoverzicht,
}

/// <summary>A secret link to a calendar. Only its SHA-256 is kept, so that nobody can read the link back.</summary>
public sealed record AgendaRow(
    string Hash,
    MedewerkerId Medewerker,
    Agendasoort Soort,
    Instant AangemaaktOp,
    Instant? IngetrokkenOp
);

public enum Agendasoort
{
    Eigen,
    Secretariaat,
}

/// <summary>
/// A nota that comes back each year. Regel is the rule of its Kamerdatum as text, Opsteltijd the working days that drafting
/// takes before the first step, VorigeNota the one to begin from.
/// </summary>
public sealed record JaarnotaRow
{
    public required Guid Id { get; init; }
    public required string Naam { get; init; }
    public required EenheidCode Eenheid { get; init; }
    public required string Procedure { get; init; }
    public required string Regel { get; init; }
    public required int Opsteltijd { get; init; }
    public NotaId? VorigeNota { get; init; }
    public required MedewerkerId ToegevoegdDoor { get; init; }
    public required Instant ToegevoegdOp { get; init; }

    /// <summary>Goes up with each edit, so that an edit of what somebody else changed meanwhile is told.</summary>
    public int Revisie { get; init; } = 1;
}

/// <summary>That a jaarnota was begun for a year, as this nota. One that was withdrawn leaves room for another.</summary>
public sealed record JaarbeginRow(Guid JaarnotaId, int Jaar, NotaId NotaId, MedewerkerId Door, Instant Op);

internal static class KennisgevingTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<KennisgevingRow>(kennisgeving =>
        {
            kennisgeving.ToTable("kennisgeving");
            kennisgeving.HasKey(k => k.Id);
            kennisgeving.Property(k => k.Id).ValueGeneratedNever();
            kennisgeving.HasIndex(k => k.Sleutel).IsUnique();
            kennisgeving.HasIndex(k => new { k.Ontvanger, k.Id });
            kennisgeving.HasIndex(k => k.Ontvanger, "ix_kennisgeving_ongelezen").HasFilter("gelezen_op IS NULL");
            kennisgeving.HasIndex(k => k.TaakId).HasFilter("taak_id IS NOT NULL");
            kennisgeving.HasIndex(k => k.MailId).HasFilter("mail_id IS NOT NULL");
            kennisgeving.HasIndex(k => k.WachtOpDagoverzicht).HasFilter("wacht_op_dagoverzicht");
            // No foreign keys. The medewerker is never deleted, and few people hear of many steps at once, each of which
            // would lock their row; the nota is never deleted and locked by who writes; the mail is written beside it.
        });
        model.Entity<MailRow>(mail =>
        {
            mail.ToTable("mail");
            mail.HasKey(m => m.Id);
            mail.Property(m => m.Id).ValueGeneratedNever();
            mail.HasIndex(m => m.MessageId).IsUnique();
            mail.HasIndex(m => new { m.Ontvanger, m.Dagoverzicht }).IsUnique().HasFilter("dagoverzicht IS NOT NULL");
            mail.HasIndex(m => new { m.VolgendePoging, m.Id }).HasFilter("status = 'wacht'");
            mail.HasIndex(m => new { m.Status, m.Id });
        });
        model.Entity<RappelRow>(rappel =>
        {
            rappel.ToTable("rappel");
            rappel.HasKey(r => new
            {
                r.TaakId,
                r.Soort,
                r.Dag,
            });
            rappel.HasOne<Nota>().WithMany().HasForeignKey(r => r.NotaId);
        });
        model.Entity<RappelstandRow>(stand =>
        {
            stand.ToTable("rappelstand");
            stand.HasKey(s => s.TaakId);
            stand.HasOne<Nota>().WithMany().HasForeignKey(s => s.NotaId);
        });
        Keuzes(model);
    }

    private static void Keuzes(ModelBuilder model)
    {
        model.Entity<MailvoorkeurRow>(voorkeur =>
        {
            voorkeur.ToTable("mailvoorkeur");
            voorkeur.HasKey(v => v.Medewerker);
            voorkeur.HasOne<MedewerkerRow>().WithOne().HasForeignKey<MailvoorkeurRow>(v => v.Medewerker);
        });
        model.Entity<AgendaRow>(agenda =>
        {
            agenda.ToTable("agenda");
            agenda.HasKey(a => a.Hash);
            agenda.HasIndex(a => a.Medewerker);
            agenda.HasOne<MedewerkerRow>().WithMany().HasForeignKey(a => a.Medewerker);
        });
        model.Entity<JaarnotaRow>(jaarnota =>
        {
            jaarnota.ToTable("jaarnota");
            jaarnota.HasKey(j => j.Id);
            jaarnota.Property(j => j.Id).ValueGeneratedNever();
            jaarnota.HasOne<Eenheid>().WithMany().HasForeignKey(j => j.Eenheid);
            jaarnota.HasOne<Nota>().WithMany().HasForeignKey(j => j.VorigeNota);
            jaarnota.Property(j => j.Revisie).HasDefaultValue(1);
        });
        model.Entity<JaarbeginRow>(begin =>
        {
            begin.ToTable("jaarbegin");
            begin.HasKey(b => new { b.JaarnotaId, b.NotaId });
            begin.HasOne<JaarnotaRow>().WithMany().HasForeignKey(b => b.JaarnotaId);
            begin.HasOne<Nota>().WithMany().HasForeignKey(b => b.NotaId);
            begin.HasOne<MedewerkerRow>().WithMany().HasForeignKey(b => b.Door);
        });
    }
}
