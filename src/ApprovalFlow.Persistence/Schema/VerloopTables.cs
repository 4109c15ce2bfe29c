using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>The state of the procedure as the engine writes it, apart from the nota so that lists do not drag it along.</summary>
public sealed record VerloopRow(NotaId NotaId, int Volgnummer, string Toestand);

/// <summary>An armed timer, copied from the state so that a sweep can find it. Op is by the business clock.</summary>
public sealed record TimerRow(NotaId NotaId, int Nummer, string Element, int? Host, Instant Op);

/// <summary>An open subscription. Host is the activity that it hangs on; null when it is waited for by itself.</summary>
public sealed record AbonnementRow(
    NotaId NotaId,
    int Nummer,
    string Element,
    string Bericht,
    string? Sleutel,
    int? Host
);

/// <summary>
/// What a worker is asked. An open one has either a lease (sent, no result yet) or a next attempt (failed, waiting);
/// both are by the system's clock. Poging counts from 1.
/// </summary>
public sealed record OpdrachtRow
{
    public required NotaId NotaId { get; init; }

    /// <summary>The number that the engine gave the job.</summary>
    public required int Nummer { get; init; }
    public required string Element { get; init; }
    public required string Soort { get; init; }
    public required OpdrachtStatus Status { get; init; }
    public required int Poging { get; init; }
    public Instant? LeaseTot { get; init; }
    public Instant? VolgendePoging { get; init; }
    public string? LaatsteFout { get; init; }
}

/// <summary>Opgegeven: attempts used up, an incident stands; a retry opens it again.</summary>
public enum OpdrachtStatus
{
    Open,
    Afgerond,
    Vervallen,
    Opgegeven,
}

/// <summary>
/// A message on its way out. BerichtId is the key under which a consumer recognises a repeat. NotaId is null for one that
/// is about no nota. Reeks numbers what was sent in the order of being sent, for who follows it from a position.
/// </summary>
public sealed record OutboxRow
{
    public long Id { get; init; }
    public NotaId? NotaId { get; init; }
    public required Guid BerichtId { get; init; }
    public required string Soort { get; init; }
    public required string Inhoud { get; init; }
    public required Instant Aangemaakt { get; init; }
    public Instant? Verzonden { get; init; }
    public long? Reeks { get; init; }
}

internal static class VerloopTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<VerloopRow>(verloop =>
        {
            verloop.ToTable("verloop");
            verloop.HasKey(v => v.NotaId);
            verloop.HasOne<Nota>().WithOne().HasForeignKey<VerloopRow>(v => v.NotaId);
            verloop.Property(v => v.Toestand).HasColumnType("json");
        });
        model.Entity<TimerRow>(timer =>
        {
            timer.ToTable("timer");
            timer.HasKey(t => new { t.NotaId, t.Nummer });
            timer.HasOne<Nota>().WithMany().HasForeignKey(t => t.NotaId);
            timer.HasIndex(t => t.Op);
        });
        model.Entity<AbonnementRow>(abonnement =>
        {
            abonnement.ToTable("abonnement");
            abonnement.HasKey(a => new { a.NotaId, a.Nummer });
            abonnement.HasOne<Nota>().WithMany().HasForeignKey(a => a.NotaId);
            abonnement.HasIndex(a => new { a.Bericht, a.Sleutel });
        });
        model.Entity<OpdrachtRow>(opdracht =>
        {
            opdracht.ToTable(
                "opdracht",
                table =>
                {
                    table.HasCheckConstraint("opdracht_status", Conversions.IsMember<OpdrachtStatus>("status"));
                    // Nothing is silently stuck: an open job always has a moment at which somebody looks again.
                    table.HasCheckConstraint(
                        "opdracht_vervolg",
                        "num_nonnulls(lease_tot, volgende_poging) = CASE WHEN status = 'open' THEN 1 ELSE 0 END"
                    );
                }
            );
            opdracht.HasKey(o => new { o.NotaId, o.Nummer });
            opdracht.HasOne<Nota>().WithMany().HasForeignKey(o => o.NotaId);
            opdracht.HasIndex(o => new { o.LeaseTot, o.VolgendePoging }).HasFilter("status = 'open'");
        });
        model.Entity<OutboxRow>(outbox =>
        {
            outbox.ToTable("outbox");
            outbox.HasKey(o => o.Id);
            outbox.Property(o => o.Id).UseIdentityAlwaysColumn();
            outbox.Property(o => o.Inhoud).HasColumnType("json");
            outbox.HasIndex(o => o.Id).HasFilter("verzonden IS NULL").HasDatabaseName("ix_outbox_te_verzenden");
            outbox.HasIndex(o => o.Reeks).IsUnique();
        });
    }
}
