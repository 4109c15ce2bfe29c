using System.Text.Json;
using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>Who edits a register, and when by both clocks.</summary>
public sealed record Wijziger(MedewerkerId? Door, Instant Op, Instant OpSysteem);

/// <summary>The journal of the registers. Every edit of one writes its line here, in the same transaction.</summary>
public sealed class Registerjournaal(ApprovalFlowDb db)
{
    /// <summary>Null for an entry that was not there before, or is not there any more. What did not change leaves no line.</summary>
    public async Task AppendAsync<T>(
        string register,
        string sleutel,
        T? oud,
        T? nieuw,
        Wijziger wijziger,
        CancellationToken stop = default
    )
        where T : class
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A line is written in the transaction of the edit.");
        }
        var (before, after) = (Write(oud), Write(nieuw));
        if (before == after)
        {
            return;
        }
        db.Add(
            new RegisterwijzigingRow
            {
                Register = register,
                Sleutel = sleutel,
                Oud = before,
                Nieuw = after,
                Door = wijziger.Door,
                Op = Moment.Require(wijziger.Op),
                OpSysteem = Moment.Require(wijziger.OpSysteem),
            }
        );
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    /// <summary>The newest first, before this id when one is given.</summary>
    public async Task<IReadOnlyList<RegisterwijzigingRow>> LinesAsync(
        string? register,
        long? voor,
        int aantal,
        CancellationToken stop = default
    ) =>
        await db
            .Registerwijzigingen.Where(w => register == null || w.Register == register)
            .Where(w => voor == null || w.Id < voor)
            .OrderByDescending(w => w.Id)
            .Take(aantal)
            .ToListAsync(stop);

    private static string? Write<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.Serialize(value, NotaJson.Options);
}
