using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>
/// One line of the journal, exactly as hashed: Gegevens and Verloop are the texts that the hash was taken over, so the
/// columns are json and not jsonb. See <see cref="Journaalhash"/> for the canonical form.
/// </summary>
public sealed record GebeurtenisRow
{
    public required NotaId NotaId { get; init; }

    /// <summary>Counts from 1 without gaps within the nota.</summary>
    public required int Volgnummer { get; init; }
    public required string Soort { get; init; }
    public required Instant Op { get; init; }
    public required Instant OpSysteem { get; init; }
    public MedewerkerId? Door { get; init; }
    public EenheidCode? Functie { get; init; }
    public EenheidCode? Namens { get; init; }
    public string? Grond { get; init; }
    public required string Aanmelding { get; init; }
    public required string Gegevens { get; init; }
    public required string Verloop { get; init; }

    /// <summary>Salted hash of the free text; null when there was none. Stays when the text is erased.</summary>
    public string? InhoudHash { get; init; }
    public required string VorigeHash { get; init; }
    public required string Hash { get; init; }
}

/// <summary>The free text of a line. Only the owner can erase it; the chain stays whole without it.</summary>
public sealed record GebeurtenisInhoudRow(NotaId NotaId, int Volgnummer, byte[] Zout, string Inhoud);

internal static class JournaalTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<GebeurtenisRow>(gebeurtenis =>
        {
            gebeurtenis.ToTable("gebeurtenis");
            gebeurtenis.HasKey(g => new { g.NotaId, g.Volgnummer });
            gebeurtenis.HasOne<Nota>().WithMany().HasForeignKey(g => g.NotaId);
            gebeurtenis.Property(g => g.Gegevens).HasColumnType("json");
            gebeurtenis.Property(g => g.Verloop).HasColumnType("json");
        });
        model.Entity<GebeurtenisInhoudRow>(inhoud =>
        {
            inhoud.ToTable("gebeurtenis_inhoud");
            inhoud.HasKey(i => new { i.NotaId, i.Volgnummer });
            inhoud
                .HasOne<GebeurtenisRow>()
                .WithOne()
                .HasForeignKey<GebeurtenisInhoudRow>(i => new { i.NotaId, i.Volgnummer });
            inhoud.Property(i => i.Inhoud).HasColumnType("json");
        });
    }
}
