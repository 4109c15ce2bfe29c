using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>Secret links to calendars. The secret is given once, when it is made; what is kept can not open anything.</summary>
public sealed class AgendaStore(ApprovalFlowDb db)
{
    /// <summary>Bytes of chance in a secret.</summary>
    private const int Lengte = 32;

    /// <summary>A new link; the one of the same kind that this person had works no more.</summary>
    public async Task<string> NieuwAsync(
        MedewerkerId wie,
        Agendasoort soort,
        Instant nu,
        CancellationToken stop = default
    )
    {
        var sleutel = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Lengte));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await TrekInAsync(wie, soort, nu, stop);
        db.Add(new AgendaRow(Hash(sleutel), wie, soort, nu, null));
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        await transaction.CommitAsync(stop);
        return sleutel;
    }

    public async Task<bool> TrekInAsync(
        MedewerkerId wie,
        Agendasoort soort,
        Instant nu,
        CancellationToken stop = default
    ) =>
        await db
            .Agendas.Where(a => a.Medewerker == wie && a.Soort == soort && a.IngetrokkenOp == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.IngetrokkenOp, nu), stop) > 0;

    /// <summary>Null for a secret that nobody has, or has any more.</summary>
    public Task<AgendaRow?> ZoekAsync(string sleutel, CancellationToken stop = default)
    {
        var hash = Hash(sleutel);
        return db.Agendas.SingleOrDefaultAsync(a => a.Hash == hash && a.IngetrokkenOp == null, stop);
    }

    public async Task<IReadOnlyList<AgendaRow>> VanAsync(MedewerkerId wie, CancellationToken stop = default) =>
        await db.Agendas.Where(a => a.Medewerker == wie && a.IngetrokkenOp == null).ToListAsync(stop);

    private static string Hash(string sleutel) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sleutel)));
}
