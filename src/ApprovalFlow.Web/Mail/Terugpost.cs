using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using MimeKit;

namespace ApprovalFlow.Web.Mail;

/// <summary>
/// Reads what comes back to the sender's address, from the maildir (or plain folder) into which the mail server delivers
/// it. A report that a mail of ours did not arrive is noted at that mail; every file is put aside when it was read, so that
/// nothing is read twice and nothing is lost.
/// </summary>
internal sealed class Terugpost(IServiceScopeFactory scopes, MailInstellingen instellingen, ILogger<Terugpost> log)
    : BackgroundService
{
    /// <summary>Bytes: more is no report.</summary>
    public const int MaxBericht = 1024 * 1024;

    /// <summary>Files of one look.</summary>
    public const int PerKeer = 200;

    /// <summary>Below the folder itself: what was read of ours, and what was something else.</summary>
    public const string Gelezen = ".gelezen";
    public const string Overig = ".overig";

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (instellingen.Terug is not { } map)
        {
            return;
        }
        using var klok = new PeriodicTimer(Poll);
        do
        {
            try
            {
                await Kijk(map, stoppingToken);
            }
            catch (Exception fout) when (fout is not OperationCanceledException)
            {
                TerugpostLog.Mislukt(log, fout); // the files stay where they are
            }
        } while (await Volgende(klok, stoppingToken));
    }

    private static async Task<bool> Volgende(PeriodicTimer klok, CancellationToken stop)
    {
        try
        {
            return await klok.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Kijk(string map, CancellationToken stop)
    {
        foreach (var bestand in Bestanden(map).Take(PerKeer).ToList())
        {
            await using var scope = scopes.CreateAsyncScope();
            var mails = scope.ServiceProvider.GetRequiredService<MailStore>();
            var eigen = await Noteer(mails, await Lees(bestand, stop), stop);
            Leg(bestand, Path.Combine(map, eigen ? Gelezen : Overig));
        }
    }

    /// <summary>False for what is of no mail of ours, as what holds characters that no mail of ours ever had.</summary>
    private static async Task<bool> Noteer(MailStore mails, Terugkomst? terugkomst, CancellationToken stop)
    {
        try
        {
            return terugkomst is not null && await mails.BouncedAsync(terugkomst.MessageId, terugkomst.Melding, stop);
        }
        catch (NotStorable)
        {
            return false;
        }
    }

    /// <summary>Of a maildir what was delivered; of a plain folder what stands in it. A name with a dot before it is no mail.</summary>
    private static IEnumerable<string> Bestanden(string map) =>
        new[] { map, Path.Combine(map, "new"), Path.Combine(map, "cur") }
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFiles)
            .Where(bestand => !Path.GetFileName(bestand).StartsWith('.'));

    /// <summary>Null for what is no report of a mail that did not arrive, and for what is no mail at all.</summary>
    private static async Task<Terugkomst?> Lees(string bestand, CancellationToken stop)
    {
        try
        {
            if (new FileInfo(bestand).Length > MaxBericht)
            {
                return null;
            }
            using var mail = await MimeMessage.LoadAsync(bestand, stop);
            return Terugkomst.Lees(mail);
        }
        catch (Exception fout) when (fout is FormatException or FileNotFoundException)
        {
            return null;
        }
    }

    private static void Leg(string bestand, string map)
    {
        try
        {
            Directory.CreateDirectory(map);
            File.Move(bestand, Path.Combine(map, Path.GetFileName(bestand)), overwrite: true);
        }
        catch (FileNotFoundException)
        {
            // Another worker read it at the same time, and noted the same.
        }
    }
}

internal static partial class TerugpostLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Reading what came back failed; it is tried again")]
    public static partial void Mislukt(ILogger log, Exception fout);
}
