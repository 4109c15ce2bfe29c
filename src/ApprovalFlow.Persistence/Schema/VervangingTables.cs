using ApprovalFlow.Notas.Register;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

internal static class VervangingTables
{
    /// <summary>
    /// One entry at a time for a holder and a function, whatever the application forgets to ask. An exclusion constraint
    /// compares a uuid only with the extension btree_gist, which is not everywhere; a range of one number it compares
    /// by itself, so the holder and the function stand in it as the 64 bits of their hash.
    /// </summary>
    public const string NietTegelijk = """
        ALTER TABLE vervanging ADD CONSTRAINT vervanging_niet_tegelijk EXCLUDE USING gist (
            numrange(
                hashtextextended(houder::text || '/' || lower(eenheid COLLATE "C"), 0)::numeric,
                hashtextextended(houder::text || '/' || lower(eenheid COLLATE "C"), 0)::numeric,
                '[]'
            ) WITH &&,
            tstzrange(van, tot) WITH &&
        );
        """;

    public static void Configure(ModelBuilder model) =>
        model.Entity<Vervanging>(vervanging =>
        {
            vervanging.ToTable(
                "vervanging",
                table =>
                {
                    table.HasCheckConstraint("vervanging_soort", Conversions.IsMember<VervangingSoort>("soort"));
                    table.HasCheckConstraint("vervanging_wie", "houder <> vervanger");
                    table.HasCheckConstraint("vervanging_periode", "tot >= van AND laatste_dag >= eerste_dag");
                    table.HasCheckConstraint("vervanging_einde", "(beeindigd_op IS NULL) = (beeindigd_door IS NULL)");
                }
            );
            vervanging.HasKey(v => v.Id);
            vervanging.Property(v => v.Id).ValueGeneratedNever();
            vervanging.Ignore(v => v.HouderIsHoofd);
            vervanging.HasOne<MedewerkerRow>().WithMany().HasForeignKey(v => v.Houder);
            vervanging.HasOne<MedewerkerRow>().WithMany().HasForeignKey(v => v.Vervanger);
            vervanging.HasOne<Eenheid>().WithMany().HasForeignKey(v => v.Eenheid);
            vervanging.HasIndex(v => new { v.Vervanger, v.Tot });
        });
}
