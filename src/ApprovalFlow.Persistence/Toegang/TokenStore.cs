using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>Personal tokens, by the system's clock.</summary>
public sealed class TokenStore(ApprovalFlowDb db)
{
    public const int MaxPerPersoon = 20;
    private static readonly Duration GebruikPer = Duration.FromMinutes(1);

    /// <summary>The newest first, revoked and expired ones too: their owner sees what there was.</summary>
    public async Task<IReadOnlyList<TokenRow>> VanAsync(MedewerkerId wie, CancellationToken stop = default) =>
        await db.Tokens.Where(t => t.Medewerker == wie).OrderByDescending(t => t.Gemaakt).Take(100).ToListAsync(stop);

    public Task<int> AantalAsync(MedewerkerId wie, Instant nu, CancellationToken stop = default) =>
        db.Tokens.CountAsync(t => t.Medewerker == wie && t.Ingetrokken == null && t.Tot > nu, stop);

    public async Task VoegToeAsync(TokenRow token, CancellationToken stop = default)
    {
        db.Add(token);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    /// <summary>False when there is no such token of this person, or it was revoked before.</summary>
    public async Task<bool> TrekInAsync(Guid id, MedewerkerId wie, Instant nu, CancellationToken stop = default) =>
        await db
            .Tokens.Where(t => t.Id == id && t.Medewerker == wie && t.Ingetrokken == null)
            .ExecuteUpdateAsync(row => row.SetProperty(t => t.Ingetrokken, nu), stop) == 1;

    /// <summary>The token that is good now, noted as used (by the minute); null for any other.</summary>
    public async Task<TokenRow?> GebruikAsync(string hash, Instant nu, CancellationToken stop = default)
    {
        var token = await db.Tokens.SingleOrDefaultAsync(
            t => t.Hash == hash && t.Ingetrokken == null && t.Tot > nu,
            stop
        );
        if (token is not null && (token.Gebruikt is null || token.Gebruikt + GebruikPer < nu))
        {
            await db
                .Tokens.Where(t => t.Id == token.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(t => t.Gebruikt, nu), stop);
        }
        return token;
    }
}
