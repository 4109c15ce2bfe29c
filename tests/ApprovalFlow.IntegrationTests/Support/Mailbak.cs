using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>A mail as it came in, and to whom the envelope said it goes.</summary>
internal sealed record Ontvangen(string Aan, string Ruw)
{
    private readonly Lazy<MimeMessage> gelezen = new(() =>
        MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(Ruw)))
    );

    public MimeMessage Bericht => gelezen.Value;
    public string MessageId => Bericht.MessageId!;
}

/// <summary>
/// A real SMTP server on loopback that keeps what it gets. It can refuse, hang, be away, and break off at the worst moment.
/// </summary>
internal sealed class Mailbak : IAsyncDisposable
{
    private readonly ConcurrentQueue<Ontvangen> ontvangen = new();
    private readonly ConcurrentDictionary<TcpClient, byte> open = new();
    private readonly X509Certificate2? certificaat;
    private TcpListener? listener;

    private Mailbak(X509Certificate2? certificaat) => this.certificaat = certificaat;

    public int Poort { get; private set; }

    /// <summary>In the order in which they came.</summary>
    public ImmutableArray<Ontvangen> Mails => [.. ontvangen];

    /// <summary>The answer to RCPT TO for this address, as "550 5.1.1 ...".</summary>
    public ConcurrentDictionary<string, string> Geweigerd { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes a connection and never says a word.</summary>
    public bool Hangt { get; set; }

    /// <summary>So many mails are kept, after which the connection breaks before the client hears of it.</summary>
    public int BreekNaAanname;

    /// <summary>Called when a mail is kept, before the client is told so.</summary>
    public Func<Ontvangen, Task>? Bewaard { get; set; }

    /// <summary>Called when a mail is kept and the client was told so.</summary>
    public Action<Ontvangen>? Aangenomen { get; set; }

    public static Mailbak Start(X509Certificate2? certificaat = null)
    {
        var bak = new Mailbak(certificaat) { Poort = FreePort.Next() };
        bak.Open();
        return bak;
    }

    /// <summary>As after a reboot: on the same port again.</summary>
    public void Open()
    {
        listener = new TcpListener(IPAddress.Loopback, Poort);
        listener.Start();
        _ = Luister(listener);
    }

    /// <summary>Away: connections break, new ones are refused.</summary>
    public void Sluit()
    {
        listener?.Stop();
        foreach (var client in open.Keys)
        {
            client.Dispose();
        }
    }

    public (string, string)[] Instellingen =>
        [
            ("Mail:Smtp:Host", "127.0.0.1"),
            ("Mail:Smtp:Poort", Poort.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Mail:Smtp:Tls", certificaat is null ? "geen" : "starttls"),
            ("Mail:Afzender", "approvalflow@ministerie.example"),
            ("Mail:Wachttijd", "00:00:00.1"),
            ("Mail:Map", ""),
            ("Adres", "https://nota.ministerie.example"),
        ];

    public ValueTask DisposeAsync()
    {
        Sluit();
        return ValueTask.CompletedTask;
    }

    private async Task Luister(TcpListener bron)
    {
        try
        {
            while (true)
            {
                var client = await bron.AcceptTcpClientAsync();
                open[client] = 0;
                _ = Bedien(client);
            }
        }
        catch (Exception fout) when (fout is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It was closed.
        }
    }

    private async Task Bedien(TcpClient client)
    {
        try
        {
            client.NoDelay = true;
            await using var gesprek = new Gesprek(this, client.GetStream());
            await gesprek.Voer();
        }
        catch (Exception fout) when (fout is IOException or ObjectDisposedException or SocketException)
        {
            // The other side left.
        }
        finally
        {
            open.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private sealed class Gesprek(Mailbak bak, Stream stream) : IAsyncDisposable
    {
        private Stream stream = stream;
        private StreamReader lezer = new(stream, Encoding.Latin1);
        private string aan = "";

        public async Task Voer()
        {
            if (bak.Hangt)
            {
                await lezer.ReadLineAsync();
                return;
            }
            await Zeg("220 mailbak");
            while (await lezer.ReadLineAsync() is { } regel && await Antwoord(regel)) { }
        }

        public async ValueTask DisposeAsync()
        {
            lezer.Dispose();
            await stream.DisposeAsync();
        }

        /// <summary>False ends the conversation.</summary>
        private async Task<bool> Antwoord(string regel)
        {
            var woord = regel.Split(' ', ':')[0].ToUpperInvariant();
            switch (woord)
            {
                case "EHLO":
                    await Zeg(
                        bak.certificaat is not null && stream is not SslStream
                            ? "250-mailbak\r\n250 STARTTLS"
                            : "250-mailbak\r\n250-8BITMIME\r\n250 PIPELINING"
                    );
                    return true;
                case "STARTTLS":
                    await Zeg("220 2.0.0 Begin");
                    await Versleutel();
                    return true;
                case "RCPT":
                    aan = regel[
                        (regel.IndexOf('<', StringComparison.Ordinal) + 1)..regel.IndexOf('>', StringComparison.Ordinal)
                    ];
                    await Zeg(bak.Geweigerd.GetValueOrDefault(aan, "250 2.1.5 OK"));
                    return true;
                case "DATA":
                    await Zeg("354 Ga uw gang");
                    return await Neem();
                case "QUIT":
                    await Zeg("221 2.0.0 Tot ziens");
                    return false;
                default:
                    await Zeg("250 2.0.0 OK");
                    return true;
            }
        }

        private async Task<bool> Neem()
        {
            var tekst = new StringBuilder();
            while (await lezer.ReadLineAsync() is { } regel)
            {
                if (regel == ".")
                {
                    var mail = new Ontvangen(aan, tekst.ToString());
                    bak.ontvangen.Enqueue(mail);
                    await (bak.Bewaard?.Invoke(mail) ?? Task.CompletedTask);
                    if (Interlocked.Decrement(ref bak.BreekNaAanname) >= 0)
                    {
                        return false;
                    }
                    await Zeg("250 2.0.0 Aangenomen");
                    bak.Aangenomen?.Invoke(mail);
                    return true;
                }
                tekst.Append(regel.StartsWith('.') ? regel[1..] : regel).Append("\r\n");
            }
            return false;
        }

        private async Task Versleutel()
        {
            var veilig = new SslStream(stream);
            await veilig.AuthenticateAsServerAsync(bak.certificaat!);
            stream = veilig;
            lezer = new StreamReader(stream, Encoding.Latin1);
        }

        private async Task Zeg(string regel)
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(regel + "\r\n"));
            await stream.FlushAsync();
        }
    }
}
