using ApprovalFlow.Web.Setup;
using NodaTime;

namespace ApprovalFlow.Web.Mail;

/// <summary>
/// Hands over whatever mail is due, for as long as the worker runs. After a failure of the server it waits, longer each
/// time; the rows say what went wrong, so that everybody can see it.
/// </summary>
internal sealed class Postbode(
    IServiceScopeFactory scopes,
    MailInstellingen instellingen,
    Mailsein sein,
    ILogger<Postbode> log
) : BackgroundService
{
    private static readonly TimeSpan NaFout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var storingen = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var wacht = Bezorging.Wachttijd(instellingen, storingen);
            try
            {
                var storing = await Leeg(wacht, stoppingToken);
                storingen = storing is null ? 0 : storingen + 1;
                if (storing is not null)
                {
                    MailLog.Storing(log, storing);
                }
                if (storing is null)
                {
                    await sein.Wacht(Poll, stoppingToken);
                }
                else
                {
                    await Task.Delay(wacht.ToTimeSpan(), stoppingToken);
                }
            }
            catch (Exception fout) when (fout is not OperationCanceledException)
            {
                MailLog.Mislukt(log, fout); // the leases end by themselves
                await Task.Delay(NaFout, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Until nothing is due or the server fails; gives what it said then.</summary>
    private async Task<string?> Leeg(Duration wachtNaStoring, CancellationToken stop)
    {
        await using var weg = Bezorgweg.Van(instellingen);
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var ronde = await scope.ServiceProvider.GetRequiredService<Bezorging>().Run(weg, wachtNaStoring, stop);
            if (ronde.Storing is not null || ronde.Aantal == 0)
            {
                return ronde.Storing;
            }
        }
    }
}

internal static partial class MailLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail waits: {Storing}")]
    public static partial void Storing(ILogger log, string storing);

    [LoggerMessage(Level = LogLevel.Error, Message = "Handing over mail failed; it is tried again")]
    public static partial void Mislukt(ILogger log, Exception fout);
}
