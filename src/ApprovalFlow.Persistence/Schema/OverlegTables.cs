using ApprovalFlow.Notas.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>What people say to each other about a nota: remarks, questions, proposed answers. Part of the fold.</summary>
internal static class OverlegTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Opmerking>(opmerking =>
        {
            opmerking.ToTable(
                "opmerking",
                table =>
                {
                    table.HasCheckConstraint("opmerking_status", Conversions.IsMember<OpmerkingStatus>("status"));
                    table.HasCheckConstraint("opmerking_afhandeling", "(status = 'open') = (afgehandeld_op IS NULL)");
                }
            );
            opmerking.HasKey(o => new { o.NotaId, o.Volgnummer });
            opmerking.HasOne<Nota>().WithMany().HasForeignKey(o => o.NotaId);
        });
        model.Entity<Vraag>(vraag =>
        {
            vraag.ToTable("vraag");
            vraag.HasKey(v => new { v.NotaId, v.Volgnummer });
            vraag.HasOne<Nota>().WithMany().HasForeignKey(v => v.NotaId);
            vraag.Ignore(v => v.IsOpen);
            vraag.HasIndex(v => v.NotaId).HasFilter("beantwoord_op IS NULL").HasDatabaseName("ix_vraag_open");
        });
        model.Entity<Paraaf>(paraaf =>
        {
            paraaf.ToTable("paraaf");
            paraaf.HasKey(p => new { p.NotaId, p.Volgnummer });
            paraaf.HasOne<Nota>().WithMany().HasForeignKey(p => p.NotaId);
            paraaf
                .HasIndex(p => new { p.NotaId, p.TaakNummer })
                .IsUnique()
                .HasFilter("geldig")
                .HasDatabaseName("ix_paraaf_geldig");
        });
    }
}
