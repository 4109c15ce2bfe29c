using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Register;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

public sealed record MedewerkerRow(MedewerkerId Id, string Aanmeldnaam, string Naam, bool IsBeheerder)
{
    /// <summary>Null when nobody gave one.</summary>
    public Emailadres? Emailadres { get; init; }
    public LocalDate? UitDienstOp { get; init; }
    public EenheidCode? LaatsteEenheid { get; init; }
    public LocalDate? NaamVervangenOp { get; init; }
}

/// <summary>Volgorde matters: a person acts by default in the first eenheid of theirs.</summary>
public sealed record LidmaatschapRow(
    MedewerkerId MedewerkerId,
    EenheidCode Eenheid,
    LidmaatschapSoort Soort,
    int Volgorde
);

public enum LidmaatschapSoort
{
    Lid,
    Hoofd,
}

/// <summary>A deployed version of a procedure file: never changed. Versie counts from 1 per key.</summary>
public sealed record ProcedureRow(string Key, int Versie, string Xml, string Sha256, Instant GeplaatstOp)
{
    /// <summary>Null when the system placed it, or somebody on the server's command line.</summary>
    public MedewerkerId? GeplaatstDoor { get; init; }

    /// <summary>Why it was placed although it is too large to be checked in full; null when it was.</summary>
    public string? OnvolledigOmdat { get; init; }
}

/// <summary>The business clock ahead of (or behind) the system's; one row at most, and none outside the demo.</summary>
public sealed record KlokRow(int Id, Duration Verschil);

public sealed record KenmerkTellerRow(int Jaar, int Laatste);

internal static class BeheerTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Eenheid>(eenheid =>
        {
            eenheid.ToTable("eenheid");
            eenheid.HasKey(e => e.Code);
        });
        model.Entity<MedewerkerRow>(medewerker =>
        {
            medewerker.ToTable("medewerker");
            medewerker.HasKey(m => m.Id);
            medewerker.Property(m => m.Id).ValueGeneratedNever();
            medewerker.HasIndex(m => m.Aanmeldnaam).IsUnique();
        });
        model.Entity<LidmaatschapRow>(lidmaatschap =>
        {
            lidmaatschap.ToTable("lidmaatschap");
            lidmaatschap.HasKey(l => new
            {
                l.MedewerkerId,
                l.Soort,
                l.Eenheid,
            });
            lidmaatschap.HasOne<MedewerkerRow>().WithMany().HasForeignKey(l => l.MedewerkerId);
            lidmaatschap.HasOne<Eenheid>().WithMany().HasForeignKey(l => l.Eenheid);
        });
        model.Entity<ProcedureRow>(procedure =>
        {
            procedure.ToTable("procedure");
            procedure.HasKey(p => new { p.Key, p.Versie });
        });
        model.Entity<KlokRow>(klok =>
        {
            klok.ToTable("klok", table => table.HasCheckConstraint("klok_een", "id = 1"));
            klok.HasKey(k => k.Id);
            klok.Property(k => k.Id).ValueGeneratedNever();
        });
        model.Entity<KenmerkTellerRow>(teller =>
        {
            teller.ToTable("kenmerk_teller");
            teller.HasKey(t => t.Jaar);
            teller.Property(t => t.Jaar).ValueGeneratedNever();
        });
    }
}
