using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ApprovalFlow.Web.Setup;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ApprovalFlow.Web.Mail;

/// <summary>What became of one mail. Geweigerd is for good: trying again changes nothing until somebody does.</summary>
internal abstract record Bezorguitslag
{
    public sealed record Aangenomen : Bezorguitslag;

    public sealed record Geweigerd(string Melding) : Bezorguitslag;

    /// <summary>This one later; others may well go now.</summary>
    public sealed record Later(string Melding) : Bezorguitslag;

    /// <summary>The server itself fails: no use in trying the next one now.</summary>
    public sealed record Storing(string Melding) : Bezorguitslag;
}

/// <summary>The way out for mail: a server, or a folder where there is none.</summary>
internal abstract class Bezorgweg : IAsyncDisposable
{
    public static Bezorgweg Van(MailInstellingen instellingen) =>
        instellingen.Smtp is { } smtp ? new SmtpWeg(smtp, instellingen) : new MapWeg(instellingen.Map);

    public abstract Task<Bezorguitslag> Bezorg(MimeMessage bericht, CancellationToken stop);

    public abstract ValueTask DisposeAsync();
}

/// <summary>As a file that any mail program opens. The same mail twice is the same file.</summary>
internal sealed class MapWeg(string map) : Bezorgweg
{
    public override async Task<Bezorguitslag> Bezorg(MimeMessage bericht, CancellationToken stop)
    {
        try
        {
            Directory.CreateDirectory(map);
            var doel = Path.Combine(map, $"{bericht.MessageId!.Split('@')[0]}.eml");
            var half = $"{doel}.deel";
            await bericht.WriteToAsync(half, stop);
            File.Move(half, doel, overwrite: true);
            return new Bezorguitslag.Aangenomen();
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            return new Bezorguitslag.Storing($"De map {map} is niet te beschrijven: {fout.Message}");
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>One connection that is kept while there is mail, and made again after a failure.</summary>
internal sealed class SmtpWeg(Smtpserver server, MailInstellingen instellingen) : Bezorgweg
{
    private SmtpClient? client;

    public override async Task<Bezorguitslag> Bezorg(MimeMessage bericht, CancellationToken stop)
    {
        using var limiet = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limiet.CancelAfter(instellingen.Tijdslimiet);
        try
        {
            client ??= await Verbind(limiet.Token);
            await client.SendAsync(bericht, limiet.Token);
            return new Bezorguitslag.Aangenomen();
        }
        catch (SmtpCommandException fout)
            when (client is not null
                && fout.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted
            )
        {
            await Sluit(); // what the server still expects is not known after an answer that stopped us
            return Uitslag(fout);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            await Sluit();
            return new Bezorguitslag.Storing(
                FormattableString.Invariant(
                    $"De mailserver antwoordde niet binnen {instellingen.Tijdslimiet.TotalSeconds:0} seconden."
                )
            );
        }
        catch (Exception fout) when (IsStoring(fout))
        {
            await Sluit();
            return new Bezorguitslag.Storing($"De mailserver is niet bruikbaar: {EenRegel(fout.Message)}");
        }
    }

    public override async ValueTask DisposeAsync() => await Sluit();

    private static Bezorguitslag Uitslag(SmtpCommandException fout)
    {
        var melding = FormattableString.Invariant($"{(int)fout.StatusCode} {EenRegel(fout.Message)}");
        return (int)fout.StatusCode switch
        {
            421 => new Bezorguitslag.Storing(melding), // RFC 5321, 3.8: the service closes the channel
            >= 500 => new Bezorguitslag.Geweigerd(melding),
            _ => new Bezorguitslag.Later(melding),
        };
    }

    private static bool IsStoring(Exception fout) =>
        fout
            is IOException
                or SocketException
                or SmtpCommandException
                or ProtocolException
                or AuthenticationException
                or SslHandshakeException
                or ServiceNotConnectedException
                or NotSupportedException
                or TimeoutException;

    private async Task<SmtpClient> Verbind(CancellationToken stop)
    {
        var fresh = new SmtpClient { Timeout = (int)instellingen.Tijdslimiet.TotalMilliseconds };
        try
        {
            if (server.Vertrouwd is { } vertrouwd)
            {
                fresh.CheckCertificateRevocation = false; // an authority of the ministry has no list that we can reach
                fresh.ServerCertificateValidationCallback = (_, certificaat, _, fouten) =>
                    !fouten.HasFlag(System.Net.Security.SslPolicyErrors.RemoteCertificateNameMismatch)
                    && certificaat is X509Certificate2 gegeven
                    && IsGetekend(gegeven, vertrouwd);
            }
            await fresh.ConnectAsync(server.Host, server.Poort, Opties(server.Tls), stop);
            if (server.Aanmelding is { } aanmelding)
            {
                await fresh.AuthenticateAsync(aanmelding, stop);
            }
            return fresh;
        }
        catch
        {
            fresh.Dispose();
            throw;
        }
    }

    private static bool IsGetekend(X509Certificate2 certificaat, X509Certificate2Collection vertrouwd)
    {
        using var keten = new X509Chain();
        keten.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        keten.ChainPolicy.CustomTrustStore.AddRange(vertrouwd);
        keten.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return keten.Build(certificaat);
    }

    private static SecureSocketOptions Opties(SmtpTls tls) =>
        tls switch
        {
            SmtpTls.Starttls => SecureSocketOptions.StartTls, // never without: a server that offers none is a failure
            SmtpTls.Tls => SecureSocketOptions.SslOnConnect,
            SmtpTls.Geen => SecureSocketOptions.None,
        };

    private async Task Sluit()
    {
        var oud = client;
        client = null;
        if (oud is null)
        {
            return;
        }
        try
        {
            using var kort = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await oud.DisconnectAsync(quit: true, kort.Token);
        }
        catch (Exception fout) when (IsStoring(fout) || fout is OperationCanceledException)
        {
            // It was on its way out anyway.
        }
        finally
        {
            oud.Dispose();
        }
    }

    private static string EenRegel(string tekst) =>
        string.Concat(tekst.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
