using ApprovalFlow.Notas.Dossiers;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace ApprovalFlow.Persistence;

/// <summary>Rows that change only by an event: fold(journal) == rows is asserted over these.</summary>
internal static class DossierTables
{
    public const string Zoektekst = "Zoektekst";

    public static void Configure(ModelBuilder model)
    {
        Nota(model);
        Versie(model);
        Taak(model);
        Afstemming(model);
        OverlegTables.Configure(model);
        Lezer(model);
        Incident(model);
    }

    private static void Nota(ModelBuilder model) =>
        model.Entity<Nota>(nota =>
        {
            nota.ToTable(
                "nota",
                table => table.HasCheckConstraint("nota_status", Conversions.IsMember<NotaStatus>("status"))
            );
            nota.HasKey(n => n.Id);
            nota.Property(n => n.Id).ValueGeneratedNever();
            nota.HasIndex(n => n.Kenmerk).IsUnique();
            nota.HasIndex(n => n.Kamerdatum);
            // A list of references is JSON, not an array: to_tsvector over jsonb is immutable, array_to_string is not.
            nota.Property(n => n.OnzeReferentie).AsJson();
            nota.Property(n => n.Kamernummers).AsJson();
            nota.Property(n => n.Besluit).AsJson();
            nota.Property(n => n.Pakket).AsJson();
            nota.Property<NpgsqlTsVector>(Zoektekst)
                .HasComputedColumnSql(
                    "to_tsvector('dutch', kenmerk || ' ' || onderwerp) || to_tsvector('dutch', onze_referentie)",
                    stored: true
                );
            nota.HasIndex(Zoektekst).HasMethod("gin");
        });

    private static void Versie(ModelBuilder model) =>
        model.Entity<NotaVersie>(versie =>
        {
            versie.ToTable("nota_versie");
            versie.HasKey(v => new { v.NotaId, v.Versie });
            versie.HasOne<Nota>().WithMany().HasForeignKey(v => v.NotaId);
            versie.Property(v => v.Inhoud).AsJson();
            versie.Property(v => v.Bijlagen).AsJson();
        });

    private static void Taak(ModelBuilder model) =>
        model.Entity<Taak>(taak =>
        {
            taak.ToTable(
                "taak",
                table =>
                {
                    table.HasCheckConstraint("taak_status", Conversions.IsMember<TaakStatus>("status"));
                    table.HasCheckConstraint("taak_einde", "(status = 'open') = (afgerond_op IS NULL)");
                }
            );
            taak.HasKey(t => new { t.NotaId, t.Nummer });
            taak.HasOne<Nota>().WithMany().HasForeignKey(t => t.NotaId);
            taak.Property(t => t.Registratie).AsJson();
            taak.HasIndex(t => t.Id).IsUnique();
            taak.HasIndex(t => new { t.Eenheid, t.Termijn }).HasFilter("status = 'open'");
        });

    private static void Afstemming(ModelBuilder model) =>
        model.Entity<Afstemming>(afstemming =>
        {
            afstemming.ToTable("afstemming");
            afstemming.HasKey(a => new { a.NotaId, a.Volgnummer });
            afstemming.HasOne<Nota>().WithMany().HasForeignKey(a => a.NotaId);
            afstemming
                .HasIndex(a => new { a.NotaId, a.Eenheid })
                .HasFilter("geldig")
                .HasDatabaseName("ix_afstemming_geldig");
        });

    private static void Lezer(ModelBuilder model) =>
        model.Entity<Lezer>(lezer =>
        {
            lezer.ToTable(
                "nota_lezer",
                table =>
                {
                    table.HasCheckConstraint("nota_lezer_wie", "(eenheid IS NULL) <> (medewerker IS NULL)");
                    table.HasCheckConstraint("nota_lezer_periode", "tot >= van");
                    table.HasCheckConstraint("nota_lezer_grond", Conversions.IsMember<Leesgrond>("grond"));
                }
            );
            lezer.HasKey(l => new { l.NotaId, l.Nummer });
            lezer.HasOne<Nota>().WithMany().HasForeignKey(l => l.NotaId);
            lezer.HasIndex(l => new { l.Eenheid, l.NotaId }).HasFilter("eenheid IS NOT NULL");
            lezer.HasIndex(l => new { l.Medewerker, l.NotaId }).HasFilter("medewerker IS NOT NULL");
        });

    private static void Incident(ModelBuilder model) =>
        model.Entity<Incident>(incident =>
        {
            incident.ToTable("incident");
            incident.HasKey(i => new { i.NotaId, i.Nummer });
            incident.HasOne<Nota>().WithMany().HasForeignKey(i => i.NotaId);
            incident.HasIndex(i => i.Id).IsUnique();
            incident.HasIndex(i => i.GemeldOp).HasFilter("opgelost_op IS NULL");
        });
}
