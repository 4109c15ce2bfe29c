using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>
/// What the steller is writing. Revisie counts from 1 and guards a PUT against a stale reader; BijgewerktDoor is who wrote
/// it last, null when a command did.
/// </summary>
public sealed record ConceptRow(
    NotaId NotaId,
    NotaInhoud Inhoud,
    int Revisie,
    Instant BijgewerktOp,
    MedewerkerId? BijgewerktDoor
);

/// <summary>
/// The answer that somebody is writing: theirs alone, seen by nobody else, gone once they answered. Revisie counts from 1
/// and guards against a stale reader. The texts are as typed; what is wrong with them is told when they answer.
/// </summary>
public sealed record AntwoordConceptRow(
    MedewerkerId Medewerker,
    NotaId NotaId,
    int TaakNummer,
    string? Uitkomst,
    string? Tekst,
    string? Toelichting,
    int Revisie,
    Instant BijgewerktOp
);

/// <summary>
/// A bijlage. One that was taken off the drafting table stays as long as a version pins it. Volgorde is the order in
/// which they were added.
/// </summary>
public sealed record BijlageRow
{
    public required BijlageId Id { get; init; }
    public required NotaId NotaId { get; init; }
    public required string Naam { get; init; }
    public required BijlageSoort Soort { get; init; }
    public required bool VastTeStellen { get; init; }
    public required string MediaType { get; init; }
    public required long Grootte { get; init; }
    public required string Sha256 { get; init; }
    public required bool InConcept { get; init; }
    public required int Volgorde { get; init; }

    public BijlageGegevens Gegevens => new(Id, Naam, Soort, VastTeStellen, MediaType, Grootte, Sha256);
}

/// <summary>At most 1 MB of a file, addressed by the SHA-256 of the whole file within the nota; counts from 1.</summary>
public sealed record BijlageDeelRow(NotaId NotaId, string Sha256, int Nummer, byte[] Inhoud);

/// <summary>
/// That somebody opened this version, and when first: what changed since is told to who saw an earlier one, and a nota
/// is decided together with others only by who opened it. Comfort, no evidence: outside the journal.
/// </summary>
public sealed record GelezenVersieRow(NotaId NotaId, MedewerkerId Medewerker, int Versie, Instant Op);

/// <summary>The answer that was given under an idempotency key. Verzoek is the hash of what was asked.</summary>
public sealed record SleutelRow
{
    public required MedewerkerId Medewerker { get; init; }
    public required string Sleutel { get; init; }
    public required string Verzoek { get; init; }
    public required int Status { get; init; }
    public required string Body { get; init; }
    public string? Locatie { get; init; }
    public required Instant Aangemaakt { get; init; }
}

internal static class OpsteltafelTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ConceptRow>(concept =>
        {
            concept.ToTable("concept");
            concept.HasKey(c => c.NotaId);
            concept.HasOne<Nota>().WithOne().HasForeignKey<ConceptRow>(c => c.NotaId);
            concept.Property(c => c.Inhoud).AsJson();
        });
        model.Entity<GelezenVersieRow>(gelezen =>
        {
            gelezen.ToTable("gelezen_versie");
            gelezen.HasKey(g => new
            {
                g.NotaId,
                g.Medewerker,
                g.Versie,
            });
            gelezen.HasOne<Nota>().WithMany().HasForeignKey(g => g.NotaId);
        });
        model.Entity<AntwoordConceptRow>(concept =>
        {
            concept.ToTable("antwoord_concept");
            concept.HasKey(c => new
            {
                c.NotaId,
                c.TaakNummer,
                c.Medewerker,
            });
            concept.HasOne<Taak>().WithMany().HasForeignKey(c => new { c.NotaId, c.TaakNummer });
        });
        model.Entity<BijlageRow>(bijlage =>
        {
            bijlage.ToTable("bijlage");
            bijlage.HasKey(b => b.Id);
            bijlage.Property(b => b.Id).ValueGeneratedNever();
            bijlage.Ignore(b => b.Gegevens);
            bijlage.HasOne<Nota>().WithMany().HasForeignKey(b => b.NotaId);
            bijlage.HasIndex(b => new { b.NotaId, b.Volgorde }).IsUnique();
        });
        model.Entity<BijlageDeelRow>(deel =>
        {
            deel.ToTable("bijlage_deel");
            deel.HasKey(d => new
            {
                d.NotaId,
                d.Sha256,
                d.Nummer,
            });
            deel.HasOne<Nota>().WithMany().HasForeignKey(d => d.NotaId);
        });
        model.Entity<SleutelRow>(sleutel =>
        {
            sleutel.ToTable("sleutel");
            sleutel.HasKey(s => new { s.Medewerker, s.Sleutel });
            // In the order of time, and asked for by whole days: a few bytes for a page of rows.
            sleutel.HasIndex(s => s.Aangemaakt).HasMethod("brin");
        });
    }
}
