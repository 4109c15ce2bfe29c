using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ApprovalFlow.Notas.Kennisgevingen;

namespace ApprovalFlow.Web.Setup;

/// <summary>
/// How mail goes out: to an SMTP server or, without one, as files in a folder. Adres is where people find the application:
/// the links in mails and calendars begin with it.
/// </summary>
internal sealed record MailInstellingen(Smtpserver? Smtp, string Map, Emailadres Afzender, Uri Adres)
{
    /// <summary>The first wait after a server failed, doubled after each next failure up to <see cref="LangsteWachttijd"/>.</summary>
    public TimeSpan Wachttijd { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one answer of the server may take.</summary>
    public TimeSpan Tijdslimiet { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The maildir or folder into which the mail server delivers what comes back; null where nobody reads that.</summary>
    public string? Terug { get; init; }

    public static TimeSpan LangsteWachttijd { get; } = TimeSpan.FromMinutes(15);

    public Uri Pad(string pad) => new(Adres, pad.TrimStart('/'));
}

/// <summary>Vertrouwd are the authorities that sign its certificate, when the machine does not know them.</summary>
internal sealed record Smtpserver(
    string Host,
    int Poort,
    SmtpTls Tls,
    NetworkCredential? Aanmelding,
    X509Certificate2Collection? Vertrouwd
);

internal enum SmtpTls
{
    Starttls,
    Tls,
    Geen,
}

/// <summary>The Mail settings and Adres; a bad one stops the start with one sentence.</summary>
internal static class MailInstelling
{
    public const string StandaardAfzender = "approvalflow@ministerie.example";

    /// <summary>Among the user's own data, wherever the process was started.</summary>
    public static string StandaardMap { get; } = Path.Combine(EigenMap(), "approvalflow", "mail");

    public static MailInstellingen Lees(IConfiguration configuration)
    {
        var smtp = Smtp(configuration);
        var map = configuration["Mail:Map"];
        if (smtp is not null && !string.IsNullOrEmpty(map))
        {
            throw new InstellingFout("Zet Mail__Smtp__Host of Mail__Map, niet allebei.");
        }
        return new MailInstellingen(
            smtp,
            Path.GetFullPath(string.IsNullOrEmpty(map) ? StandaardMap : map),
            Afzender(configuration["Mail:Afzender"], smtp),
            Adres(configuration, smtp)
        )
        {
            Terug = Terug(configuration["Mail:Terug"]),
            Wachttijd = Tijd(configuration, "Mail:Wachttijd", 30, TimeSpan.Zero, TimeSpan.FromMinutes(15)),
            Tijdslimiet = Tijd(configuration, "Mail:Tijdslimiet", 30, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
        };
    }

    private static string EigenMap() =>
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify
        )
            is { Length: > 0 } map
            ? map
            : Path.GetTempPath(); // a user without a home

    private static Smtpserver? Smtp(IConfiguration configuration)
    {
        var host = configuration["Mail:Smtp:Host"];
        if (string.IsNullOrEmpty(host))
        {
            return null;
        }
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            throw new InstellingFout($"Mail__Smtp__Host is de naam van een server, niet '{host}'.");
        }
        var tls = Tls(configuration["Mail:Smtp:Tls"]);
        if (tls == SmtpTls.Geen && !IsLoopback(host))
        {
            throw new InstellingFout("Mail__Smtp__Tls kan alleen 'geen' zijn voor een server op localhost.");
        }
        return new Smtpserver(
            host,
            Poort(configuration["Mail:Smtp:Poort"], tls),
            tls,
            Aanmelding(configuration["Mail:Smtp:Gebruiker"], Geheim.Lees(configuration, "Mail:Smtp:Wachtwoord")),
            Vertrouwd(configuration["Mail:Smtp:Vertrouwd"])
        );
    }

    /// <summary>It must be there and ours to write in: what was read is put aside below it.</summary>
    private static string? Terug(string? map)
    {
        if (string.IsNullOrEmpty(map))
        {
            return null;
        }
        var volledig = Path.GetFullPath(map);
        try
        {
            var proef = Path.Combine(volledig, $".proef-{Environment.ProcessId}");
            File.WriteAllText(proef, "");
            File.Delete(proef);
            return volledig;
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            throw new InstellingFout($"Mail__Terug is een map waarin ApprovalFlow mag schrijven, niet '{map}'.", fout);
        }
    }

    private static SmtpTls Tls(string? text) =>
        text is null or "" ? SmtpTls.Starttls
        : Enum.TryParse<SmtpTls>(text, ignoreCase: true, out var tls) && Enum.IsDefined(tls) ? tls
        : throw new InstellingFout($"Mail__Smtp__Tls is starttls, tls of geen, niet '{text}'.");

    private static int Poort(string? text, SmtpTls tls) =>
        text is null or "" ? (tls == SmtpTls.Tls ? 465 : 587)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var poort)
        && poort is > 0 and <= 65535
            ? poort
        : throw new InstellingFout($"Mail__Smtp__Poort is 1 tot 65535, niet '{text}'.");

    private static NetworkCredential? Aanmelding(string? gebruiker, string? wachtwoord) =>
        (string.IsNullOrEmpty(gebruiker), string.IsNullOrEmpty(wachtwoord)) switch
        {
            (true, true) => null,
            (false, false) => new NetworkCredential(gebruiker, wachtwoord),
            _ => throw new InstellingFout(
                "Zet Mail__Smtp__Gebruiker en Mail__Smtp__Wachtwoord allebei, of geen van beide."
            ),
        };

    private static X509Certificate2Collection? Vertrouwd(string? bestand)
    {
        if (string.IsNullOrEmpty(bestand))
        {
            return null;
        }
        try
        {
            var certificaten = new X509Certificate2Collection();
            certificaten.ImportFromPemFile(bestand);
            return certificaten.Count > 0 ? certificaten : throw new CryptographicException("no certificate in it");
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InstellingFout($"Mail__Smtp__Vertrouwd is geen leesbaar PEM-bestand: '{bestand}'.", fout);
        }
    }

    private static Emailadres Afzender(string? text, Smtpserver? smtp) =>
        text is { Length: > 0 }
            ? Emailadres.Parse(text) ?? throw new InstellingFout($"Mail__Afzender is een e-mailadres, niet '{text}'.")
        : smtp is null ? Emailadres.Of(StandaardAfzender)
        : throw new InstellingFout("Zet Mail__Afzender: zonder afzender neemt geen mailserver een mail aan.");

    private static Uri Adres(IConfiguration configuration, Smtpserver? smtp)
    {
        var text = configuration["Adres"];
        if (string.IsNullOrEmpty(text))
        {
            return smtp is null
                ? Luisteradres(configuration["urls"])
                : throw new InstellingFout("Zet Adres: daarmee begint elke link in een mail.");
        }
        return
            Uri.TryCreate(text.TrimEnd('/') + '/', UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.Query.Length == 0
            && uri.Fragment.Length == 0
            ? uri
            : throw new InstellingFout($"Adres is een webadres zoals https://nota.voorbeeld.nl, niet '{text}'.");
    }

    private static Uri Luisteradres(string? urls) =>
        Uri.TryCreate((urls ?? "").Split(';')[0].TrimEnd('/') + '/', UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
            ? uri
            : new Uri("http://localhost:5080/");

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));

    private static TimeSpan Tijd(
        IConfiguration configuration,
        string sleutel,
        int standaard,
        TimeSpan min,
        TimeSpan max
    ) =>
        configuration[sleutel] is not { Length: > 0 } text ? TimeSpan.FromSeconds(standaard)
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var tijd) && tijd >= min && tijd <= max ? tijd
        : throw new InstellingFout(
            $"{sleutel.Replace(":", "__", StringComparison.Ordinal)} is {min:c} tot {max:c}, niet '{text}'."
        );
}
