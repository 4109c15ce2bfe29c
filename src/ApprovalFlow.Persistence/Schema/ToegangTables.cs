using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>A session of a browser, found by the hash of what its cookie holds. Ticket is encrypted.</summary>
public sealed record SessieRow(string Hash, MedewerkerId Medewerker, byte[] Ticket, Instant Begin, Instant Tot);

/// <summary>A personal token. The secret itself is nowhere; Tot is its last moment.</summary>
public sealed record TokenRow
{
    public required Guid Id { get; init; }
    public required MedewerkerId Medewerker { get; init; }
    public required string Naam { get; init; }
    public required string Hash { get; init; }
    public required TokenOmvang Omvang { get; init; }
    public required Instant Gemaakt { get; init; }
    public required Instant Tot { get; init; }
    public Instant? Ingetrokken { get; init; }
    public Instant? Gebruikt { get; init; }
}

public enum TokenOmvang
{
    Lezen,
    Handelen,
}

/// <summary>
/// Who opened a dossier that is marked, and what was refused to whom. Handeling is the route or the command, Grond what
/// the refusal was; moments are the system's. Only ever added to.
/// </summary>
public sealed record InzageRow
{
    public long Id { get; init; }
    public required InzageSoort Soort { get; init; }
    public required Instant Op { get; init; }
    public MedewerkerId? Medewerker { get; init; }
    public NotaId? NotaId { get; init; }
    public required string Handeling { get; init; }
    public required string Voorwerp { get; init; }
    public required string Uitkomst { get; init; }
    public required string Aanmelding { get; init; }
    public string? Herkomst { get; init; }
}

public enum InzageSoort
{
    Gelezen,
    Geweigerd,
}

internal static class ToegangTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<SessieRow>(sessie =>
        {
            sessie.ToTable("sessie");
            sessie.HasKey(s => s.Hash);
            sessie.HasOne<MedewerkerRow>().WithMany().HasForeignKey(s => s.Medewerker);
            sessie.HasIndex(s => s.Tot);
        });
        model.Entity<TokenRow>(token =>
        {
            token.ToTable("token", table => table.HasCheckConstraint("token_periode", "tot > gemaakt"));
            token.HasKey(t => t.Id);
            token.Property(t => t.Id).ValueGeneratedNever();
            token.HasOne<MedewerkerRow>().WithMany().HasForeignKey(t => t.Medewerker);
            token.HasIndex(t => t.Hash).IsUnique();
        });
        model.Entity<InzageRow>(inzage =>
        {
            inzage.ToTable("inzage");
            inzage.HasKey(i => i.Id);
            inzage.Property(i => i.Id).UseIdentityAlwaysColumn();
            inzage.HasIndex(i => new { i.NotaId, i.Op });
            inzage.HasIndex(i => new { i.Medewerker, i.Op });
        });
        model.Entity<AnkerRow>(anker =>
        {
            anker.ToTable("anker");
            anker.HasKey(a => a.Nummer);
            anker.Property(a => a.Nummer).ValueGeneratedNever();
        });
        model.Entity<AnkerKopRow>(kop =>
        {
            kop.ToTable("anker_kop");
            kop.HasKey(k => new { k.Anker, k.NotaId });
            kop.HasIndex(k => new { k.NotaId, k.Volgnummer });
            kop.HasOne<AnkerRow>().WithMany().HasForeignKey(k => k.Anker);
        });
    }
}
