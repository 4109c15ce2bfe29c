using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>Sessions of browsers, by the system's clock.</summary>
public sealed class SessieStore(ApprovalFlowDb db)
{
    public Task BewaarAsync(string hash, MedewerkerId wie, byte[] ticket, Instant nu, Instant tot) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO sessie (hash, medewerker, ticket, begin, tot) VALUES ({hash}, {wie.Value}, {ticket}, {nu}, {tot})
            """
        );

    /// <summary>Nothing when it was ended meanwhile.</summary>
    public Task VerlengAsync(string hash, MedewerkerId wie, byte[] ticket, Instant tot) =>
        db
            .Sessies.Where(s => s.Hash == hash)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(s => s.Medewerker, wie).SetProperty(s => s.Ticket, ticket).SetProperty(s => s.Tot, tot)
            );

    /// <summary>Null for a session that is over or that never was.</summary>
    public Task<byte[]?> LeesAsync(string hash, Instant nu) =>
        db.Sessies.Where(s => s.Hash == hash && s.Tot > nu).Select(s => s.Ticket).SingleOrDefaultAsync()!;

    public Task VerwijderAsync(string hash) => db.Sessies.Where(s => s.Hash == hash).ExecuteDeleteAsync();

    public Task RuimOpAsync(Instant nu, CancellationToken stop = default) =>
        db.Sessies.Where(s => s.Tot <= nu).ExecuteDeleteAsync(stop);
}
