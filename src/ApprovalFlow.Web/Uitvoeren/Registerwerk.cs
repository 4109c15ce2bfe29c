using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>An entry of a register before and after an edit, or why it was refused.</summary>
internal sealed record Bewerking<T>(T? Oud, T? Nieuw, Weigering? Weigering = null)
    where T : class
{
    public static implicit operator Bewerking<T>(Weigering weigering) => new(null, null, weigering);
}

/// <summary>
/// Every edit of a register: one transaction with its line in the register's journal, one edit of a register at a time,
/// so that what an edit was judged on still holds when it is written.
/// </summary>
internal sealed class Registerwerk(ApprovalFlowDb db, Registerjournaal journaal, Bedrijfsklok klok)
{
    /// <summary>Null when it was done; what was refused leaves nothing behind.</summary>
    public Task<Weigering?> Bewerk<T>(
        string register,
        string sleutel,
        Aanvrager aanvrager,
        Func<Task<Bewerking<T>>> werk,
        CancellationToken stop
    )
        where T : class =>
        Bewerk<T>(
            register,
            aanvrager,
            async () =>
            {
                var bewerking = await werk();
                return ([new(sleutel, bewerking.Oud, bewerking.Nieuw)], bewerking.Weigering);
            },
            stop
        );

    /// <summary>The same for many entries at once: all of them, or none.</summary>
    public async Task<Weigering?> Bewerk<T>(
        string register,
        Aanvrager aanvrager,
        Func<Task<(IReadOnlyList<Bewerkt<T>> Bewerkt, Weigering? Weigering)>> werk,
        CancellationToken stop
    )
        where T : class
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({"register " + register}, 0))",
            stop
        );
        var (bewerkt, weigering) = await werk();
        if (weigering is not null)
        {
            return weigering;
        }
        var wijziger = new Wijziger(aanvrager.Wie?.Id, await klok.Nu(stop), Edge.Nu());
        await journaal.AppendAsync(register, bewerkt, wijziger, stop);
        await transaction.CommitAsync(stop);
        return null;
    }
}
