using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>
/// How a running nota stands, computed by a query. Speling is in working days between the termijn of an open task (today
/// when that has passed) and its latest date, the least of all open tasks; null without Kamerdatum or plan.
/// </summary>
public sealed record StandRow
{
    public required NotaId NotaId { get; init; }

    /// <summary>The earliest one.</summary>
    public LocalDate? Termijn { get; init; }
    public int? Speling { get; init; }
    public required int Taken { get; init; }

    /// <summary>An incident stands.</summary>
    public required bool Vastgelopen { get; init; }
}

/// <summary>A task with a number of working days: how long it took, or how late it is.</summary>
public sealed record TaakdagenRow
{
    public required NotaId NotaId { get; init; }
    public required Stap Stap { get; init; }
    public required EenheidCode Eenheid { get; init; }
    public required int Dagen { get; init; }
    public required bool OpTijd { get; init; }
}

/// <summary>
/// What is computed and stands nowhere: only a query that says how can read it. Mapped as views, since a table would be
/// made by the migrations.
/// </summary>
internal static class OverzichtTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<StandRow>(stand => stand.HasNoKey().ToView("stand"));
        model.Entity<TaakdagenRow>(taak => taak.HasNoKey().ToView("taakdagen"));
    }
}
