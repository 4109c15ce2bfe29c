using ApprovalFlow.Notas.Termijnen;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Which data the calendars hold: every change adds one to Revisie, so that a process sees by one row whether what it
/// has in memory still holds. MeegeleverdTot is the last year of shipped data that went in: a later release adds years
/// after it, and never brings back what an administrator took away.
/// </summary>
public sealed record KalenderRevisieRow(int Id, long Revisie, int MeegeleverdTot);

/// <summary>What an administrator set for a procedure, whatever its version.</summary>
public sealed record ProcedureInstellingRow(string Key, bool Zwijgregel);

internal static class KalenderTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Kalenderregel>(regel =>
        {
            regel.ToTable("kalenderregel");
            regel.HasKey(r => new { r.Lijst, r.Sleutel });
        });
        model.Entity<KalenderRevisieRow>(revisie =>
        {
            revisie.ToTable("kalender_revisie", table => table.HasCheckConstraint("kalender_revisie_een", "id = 1"));
            revisie.HasKey(r => r.Id);
            revisie.Property(r => r.Id).ValueGeneratedNever();
        });
        model.Entity<ProcedureInstellingRow>(instelling =>
        {
            instelling.ToTable("procedure_instelling");
            instelling.HasKey(i => i.Key);
        });
    }
}
