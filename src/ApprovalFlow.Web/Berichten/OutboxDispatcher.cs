using System.Diagnostics;
using System.Text.Json;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Berichten;

/// <summary>
/// Drains the outbox in the order of each nota: takes the oldest unsent rows, publishes them and marks them sent. A crash
/// between the two publishes them again under the same message ids, which the receiver knows. A broker that is away
/// delays, and nothing else.
/// </summary>
internal sealed class OutboxDispatcher(
    IServiceScopeFactory scopes,
    Uitzender uitzender,
    OutboxSignal signal,
    ILogger<OutboxDispatcher> log
) : BackgroundService
{
    public const int PerKeer = 200;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks: what is written meanwhile goes together, and who looks less has more time for answers.</summary>
    private static readonly TimeSpan Tussenpoos = TimeSpan.FromMilliseconds(20);

    /// <summary>Until it is seen whether another process is still at work.</summary>
    private static readonly TimeSpan Bezet = TimeSpan.FromMilliseconds(100);

    /// <summary>Longer than a broker takes that is there; so long a transaction stays open at most.</summary>
    private static readonly TimeSpan Geduld = TimeSpan.FromSeconds(10);

    private enum Ronde
    {
        /// <summary>Nothing to do, or nothing that can be done.</summary>
        Niets,

        /// <summary>All that was there went out. More may have come meanwhile, also from a process that wakes nobody here.</summary>
        Gedaan,

        /// <summary>Another process is at work.</summary>
        Bezet,
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var begin = Stopwatch.GetTimestamp();
            var ronde = Ronde.Niets;
            try
            {
                ronde = await Drain(stoppingToken);
            }
            catch (Exception fout) when (!stoppingToken.IsCancellationRequested)
            {
                OutboxLog.Mislukt(log, fout); // the rows stay: the next look takes them again
            }
            try
            {
                await Rust(ronde, begin, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Rust(Ronde ronde, long begin, CancellationToken stop)
    {
        if (ronde == Ronde.Bezet)
        {
            await Task.Delay(Bezet, stop);
        }
        else if (ronde == Ronde.Niets)
        {
            await signal.Wait(Poll, stop);
        }
        if (Tussenpoos - Stopwatch.GetElapsedTime(begin) is { Ticks: > 0 } rust)
        {
            await Task.Delay(rust, stop);
        }
    }

    private async Task<Ronde> Drain(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApprovalFlowDb>();
        var outbox = scope.ServiceProvider.GetRequiredService<OutboxStore>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!uitzender.IsGereed)
        {
            // Who gets the events over HTTP waits for no broker.
            var genummerd = await outbox.NumberAsync(PerKeer, stop);
            await transaction.CommitAsync(stop);
            return genummerd > 0 ? Ronde.Gedaan : Ronde.Niets;
        }
        if (await outbox.TakeAsync(PerKeer, stop) is not var (rows, reeks))
        {
            return Ronde.Bezet;
        }
        if (rows.Count == 0)
        {
            return Ronde.Niets;
        }
        using var geduld = CancellationTokenSource.CreateLinkedTokenSource(stop);
        geduld.CancelAfter(Geduld);
        // Beside one another for different notas, one after the other for one.
        var sent = (await Task.WhenAll(rows.GroupBy(row => row.NotaId).Select(group => Zend(group, db, geduld.Token))))
            .SelectMany(group => group)
            .ToHashSet();
        await db.SaveChangesAsync(stop);
        await outbox.MarkAsync(rows, sent, reeks, Edge.Nu(), stop);
        await transaction.CommitAsync(stop);
        return sent.Count == rows.Count ? Ronde.Gedaan : Ronde.Niets;
    }

    /// <summary>The ids of what was sent, up to the first that could not be.</summary>
    private async Task<List<long>> Zend(IEnumerable<OutboxRow> rows, ApprovalFlowDb db, CancellationToken geduld)
    {
        var sent = new List<long>();
        foreach (var row in rows)
        {
            try
            {
                await uitzender.Zend(row, geduld);
            }
            catch (Exception fout) when (fout is JsonException or NotSupportedException or FormatException)
            {
                OutboxLog.Onzendbaar(log, row.Id, row.Soort, fout); // it would stop all others for ever
                Bewaar(db, row);
            }
            catch (Exception fout)
            {
                OutboxLog.Mislukt(log, fout);
                break;
            }
            sent.Add(row.Id);
        }
        return sent;
    }

    private static void Bewaar(ApprovalFlowDb db, OutboxRow row)
    {
        lock (db)
        {
            db.Add(
                new OnbestelbaarRow
                {
                    Id = Edge.NieuwId(),
                    BerichtId = row.BerichtId,
                    Wachtrij = Onbestelbaar.UitOutbox + row.Soort,
                    Inhoud = System.Text.Encoding.UTF8.GetBytes(row.Inhoud),
                    InhoudType = "application/json",
                    Reden = "Van deze regel in de outbox is geen bericht te maken.",
                    NotaId = row.NotaId,
                    OntvangenOp = Edge.Nu(),
                    Status = OnbestelbaarStatus.Open,
                }
            );
        }
    }
}

internal static partial class OutboxLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Draining the outbox failed; it is tried again")]
    public static partial void Mislukt(ILogger log, Exception fout);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Row {Id} ({Soort}) of the outbox is no message and was put aside"
    )]
    public static partial void Onzendbaar(ILogger log, long id, string soort, Exception fout);
}
