using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>
/// One edit of a register: who, when, and the entry before and after as JSON. Oud is null for what is new, Nieuw for what
/// was taken away. Door is null when a verb did it. Appended to and never changed.
/// </summary>
public sealed record RegisterwijzigingRow
{
    public long Id { get; init; }

    /// <summary>Which register: "eenheid", "medewerker", "afkorting".</summary>
    public required string Register { get; init; }

    /// <summary>Which entry of it, as people call it; a person by id.</summary>
    public required string Sleutel { get; init; }
    public required string? Oud { get; init; }
    public required string? Nieuw { get; init; }
    public required MedewerkerId? Door { get; init; }
    public required Instant Op { get; init; }
    public required Instant OpSysteem { get; init; }
}

/// <summary>
/// What a line about a person says of who it is (name, aanmeldnaam, e-mail address), before and after: apart from the line,
/// which has its salted hash, so that it can go when the law asks it and the line stays as it was.
/// </summary>
public sealed record RegisterpersoonRow(
    long Wijziging,
    MedewerkerId Medewerker,
    byte[] Zout,
    string? Oud,
    string? Nieuw
);

/// <summary>Filters of the dashboard that somebody keeps under a name. Vraag is the query string.</summary>
public sealed record WeergaveRow(MedewerkerId Medewerker, string Naam, string Vraag);

internal static class RegisterTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<RegisterwijzigingRow>(wijziging =>
        {
            wijziging.ToTable("registerwijziging");
            wijziging.HasKey(w => w.Id);
            wijziging.Property(w => w.Id).UseIdentityAlwaysColumn();
            // json and not jsonb: what was recorded is read back to the letter.
            wijziging.Property(w => w.Oud).HasColumnType("json");
            wijziging.Property(w => w.Nieuw).HasColumnType("json");
            wijziging.HasIndex(w => new { w.Register, w.Id });
        });
        model.Entity<RegisterpersoonRow>(persoon =>
        {
            persoon.ToTable("registerpersoon");
            persoon.HasKey(p => p.Wijziging);
            persoon.Property(p => p.Wijziging).ValueGeneratedNever();
            persoon.Property(p => p.Oud).HasColumnType("json");
            persoon.Property(p => p.Nieuw).HasColumnType("json");
            persoon.HasOne<RegisterwijzigingRow>().WithOne().HasForeignKey<RegisterpersoonRow>(p => p.Wijziging);
            persoon.HasIndex(p => p.Medewerker);
        });
        model.Entity<Afkorting>(afkorting =>
        {
            afkorting.ToTable("afkorting");
            afkorting.HasKey(a => a.Term);
            afkorting.Property(a => a.Term).UseCollation(Conversions.EenheidCollation);
        });
        model.Entity<WeergaveRow>(weergave =>
        {
            weergave.ToTable("weergave");
            weergave.HasKey(w => new { w.Medewerker, w.Naam });
            weergave.HasOne<MedewerkerRow>().WithMany().HasForeignKey(w => w.Medewerker);
        });
    }
}
