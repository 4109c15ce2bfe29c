using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace ApprovalFlow.Web.Aanmelden;

/// <summary>
/// Sessions stand in the database; the cookie holds only a random key of which the table has the hash. So a sign-out
/// ends a session everywhere, and a cookie that somebody kept is worth nothing after it.
/// </summary>
internal sealed class Sessies(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider tijd)
    : ITicketStore
{
    private const int SleutelBytes = 32;

    private readonly IDataProtector protector = protection.CreateProtector("sessie");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var sleutel = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SleutelBytes));
        await Schrijf(sleutel, ticket);
        return sleutel;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) => Schrijf(key, ticket);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<SessieStore>();
        return await store.LeesAsync(Hash(key), Nu()) is { } ticket
            ? TicketSerializer.Default.Deserialize(protector.Unprotect(ticket))
            : null;
    }

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SessieStore>().VerwijderAsync(Hash(key));
    }

    private async Task Schrijf(string key, AuthenticationTicket ticket)
    {
        var wie = Personen.Id(ticket.Principal) ?? throw new InvalidOperationException("A session is somebody's.");
        var tot = ticket.Properties.ExpiresUtc ?? throw new InvalidOperationException("A session has an end.");
        await using var scope = scopes.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<SessieStore>()
            .BewaarAsync(
                Hash(key),
                wie,
                protector.Protect(TicketSerializer.Default.Serialize(ticket)),
                Nu(),
                Moment.Whole(Instant.FromDateTimeOffset(tot))
            );
    }

    private Instant Nu() => Moment.Whole(Instant.FromDateTimeOffset(tijd.GetUtcNow()));

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
