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

    /// <summary>The key of the session over which somebody signs in.</summary>
    private static readonly object Vorige = new();

    private readonly IDataProtector protector = protection.CreateProtector("sessie");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var sleutel = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SleutelBytes));
        var (wie, tot) = Van(ticket);
        await using var scope = scopes.CreateAsyncScope();
        await Store(scope).BewaarAsync(Hash(sleutel), wie, Gesloten(ticket), Nu(), tot);
        return sleutel;
    }

    /// <summary>In the place of the one before it in this browser.</summary>
    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext http, CancellationToken stop)
    {
        if (http.Items[Vorige] is string vorige)
        {
            await RemoveAsync(vorige);
        }
        return await StoreAsync(ticket);
    }

    /// <summary>One that was ended meanwhile stays so.</summary>
    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var (wie, tot) = Van(ticket);
        await using var scope = scopes.CreateAsyncScope();
        await Store(scope).VerlengAsync(Hash(key), wie, Gesloten(ticket), tot);
    }

    /// <summary>
    /// Who comes back from the provider begins a session of their own: its key is not the one that somebody before them had
    /// in this browser, and may have kept.
    /// </summary>
    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext http, CancellationToken stop)
    {
        if (http.Request.Path == AanmeldSetup.Terugweg)
        {
            http.Items[Vorige] = key;
            return null;
        }
        return await RetrieveAsync(key);
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Store(scope).LeesAsync(Hash(key), Nu()) is { } ticket ? Open(ticket) : null;
    }

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        await Store(scope).VerwijderAsync(Hash(key));
    }

    private static (MedewerkerId Wie, Instant Tot) Van(AuthenticationTicket ticket) =>
        (
            Personen.Id(ticket.Principal) ?? throw new InvalidOperationException("A session is somebody's."),
            Moment.Whole(
                Instant.FromDateTimeOffset(
                    ticket.Properties.ExpiresUtc ?? throw new InvalidOperationException("A session has an end.")
                )
            )
        );

    private byte[] Gesloten(AuthenticationTicket ticket) =>
        protector.Protect(TicketSerializer.Default.Serialize(ticket));

    /// <summary>Null for what no key of the application opens any more: then somebody signs in again.</summary>
    private AuthenticationTicket? Open(byte[] ticket)
    {
        try
        {
            return TicketSerializer.Default.Deserialize(protector.Unprotect(ticket));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static SessieStore Store(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<SessieStore>();

    private Instant Nu() => Moment.Whole(Instant.FromDateTimeOffset(tijd.GetUtcNow()));

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
