using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>A number that goes up under the lock of its row: with each change of the register, with each message sent.</summary>
public sealed record TellerRow(string Naam, long Stand)
{
    /// <summary>Goes up with every change of a table that the register is read from; triggers see to it.</summary>
    public const string Register = "register";

    /// <summary>The last Reeks that a sent message got. Who has this row locked is the one dispatcher.</summary>
    public const string Outbox = "outbox";
}

/// <summary>A message that could not be taken, with its bytes as they came, until somebody sends it again or lays it by.</summary>
public sealed record OnbestelbaarRow
{
    public required Guid Id { get; init; }
    public Guid? BerichtId { get; init; }
    public required string Wachtrij { get; init; }
    public required byte[] Inhoud { get; init; }
    public required string InhoudType { get; init; }

    /// <summary>One sentence without content of a nota.</summary>
    public required string Reden { get; init; }
    public NotaId? NotaId { get; init; }
    public required Instant OntvangenOp { get; init; }
    public required OnbestelbaarStatus Status { get; init; }
    public Instant? AfgehandeldOp { get; init; }
    public MedewerkerId? AfgehandeldDoor { get; init; }
}

public enum OnbestelbaarStatus
{
    Open,
    OpnieuwVerzonden,
    Weggelegd,
}

/// <summary>A system of one eenheid that may send answers, once an administrator allows it. PubliekeSleutel is PEM.</summary>
public sealed record KoppelingRow
{
    public required Guid Id { get; init; }
    public required string Naam { get; init; }
    public required EenheidCode Eenheid { get; init; }
    public required string PubliekeSleutel { get; init; }
    public required bool Toegestaan { get; init; }
    public required Instant GewijzigdOp { get; init; }
    public required MedewerkerId GewijzigdDoor { get; init; }
}

/// <summary>
/// Who gets the events over HTTP. Positie is the Reeks of the last message that was delivered; BezigTot is the lease of
/// the process that is delivering.
/// </summary>
public sealed record AbonneeRow
{
    public required Guid Id { get; init; }
    public required string Naam { get; init; }
    public required string Adres { get; init; }

    /// <summary>What messages are signed with, encrypted with the keys of the application.</summary>
    public required string Geheim { get; init; }
    public required AbonneeStatus Status { get; init; }
    public required long Positie { get; init; }
    public required int Mislukt { get; init; }
    public Instant? VolgendePoging { get; init; }
    public Instant? BezigTot { get; init; }
    public string? LaatsteFout { get; init; }
    public Instant? BezorgdOp { get; init; }
    public required Instant GewijzigdOp { get; init; }
    public required MedewerkerId GewijzigdDoor { get; init; }
}

/// <summary>Gestopt: too many failures in a row; an administrator lets it go on.</summary>
public enum AbonneeStatus
{
    Actief,
    Gepauzeerd,
    Gestopt,
}

internal static class BerichtenTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<TellerRow>(teller =>
        {
            teller.ToTable("teller");
            teller.HasKey(t => t.Naam);
            teller.HasData(new TellerRow(TellerRow.Register, 1), new TellerRow(TellerRow.Outbox, 0));
        });
        model.Entity<OnbestelbaarRow>(brief =>
        {
            brief.ToTable(
                "onbestelbaar",
                table =>
                    table.HasCheckConstraint("onbestelbaar_status", Conversions.IsMember<OnbestelbaarStatus>("status"))
            );
            brief.HasKey(b => b.Id);
            brief.Property(b => b.Id).ValueGeneratedNever();
            brief.HasIndex(b => b.OntvangenOp).HasFilter("status = 'open'");
        });
        model.Entity<KoppelingRow>(koppeling =>
        {
            koppeling.ToTable("koppeling");
            koppeling.HasKey(k => k.Id);
            koppeling.Property(k => k.Id).ValueGeneratedNever();
            koppeling.HasIndex(k => k.Naam).IsUnique();
            koppeling.HasOne<Eenheid>().WithMany().HasForeignKey(k => k.Eenheid);
        });
        model.Entity<AbonneeRow>(abonnee =>
        {
            abonnee.ToTable(
                "abonnee",
                table => table.HasCheckConstraint("abonnee_status", Conversions.IsMember<AbonneeStatus>("status"))
            );
            abonnee.HasKey(a => a.Id);
            abonnee.Property(a => a.Id).ValueGeneratedNever();
            abonnee.HasIndex(a => a.Naam).IsUnique();
        });
        model.Entity<DataProtectionKey>().ToTable("data_protection_key");
    }
}
