using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Berichten.V1;
using ApprovalFlow.Web.Uitvoeren;
using MassTransit;

namespace ApprovalFlow.Web.Berichten;

/// <summary>
/// Drains the outbox: takes each nota's oldest unsent row under a lock, publishes it and marks it sent. A crash between
/// the two publishes it again under the same message id, which the receiver knows.
/// </summary>
internal sealed class OutboxDispatcher(
    IServiceScopeFactory scopes,
    IBus bus,
    OutboxSignal signal,
    ILogger<OutboxDispatcher> log
) : BackgroundService
{
    public const int PerKeer = 50;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await Drain(stoppingToken) > 0) { }
            }
            catch (Exception fout) when (fout is not OperationCanceledException)
            {
                OutboxLog.Mislukt(log, fout); // the rows stay: the next look takes them again
            }
            try
            {
                await signal.Wait(Poll, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<int> Drain(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApprovalFlowDb>();
        var outbox = scope.ServiceProvider.GetRequiredService<OutboxStore>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await outbox.TakeAsync(PerKeer, stop) is not ({ Count: > 0 } rows, var reeks))
        {
            return 0;
        }
        foreach (var row in rows)
        {
            await bus.Publish(Bericht(row), Type(row), send => send.MessageId = row.BerichtId, stop);
        }
        await outbox.MarkSentAsync(rows, reeks, Edge.Nu(), stop);
        await transaction.CommitAsync(stop);
        return rows.Count;
    }

    private static Type Type(OutboxRow row) =>
        row.Soort switch
        {
            OpdrachtBericht.BerichtSoort => typeof(StukkenSamenstellenGevraagd),
            _ => throw new InvalidOperationException($"No contract for {row.Soort}."),
        };

    private static object Bericht(OutboxRow row) =>
        JsonSerializer.Deserialize(row.Inhoud, Type(row), NotaJson.Options)!;
}

internal static partial class OutboxLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Draining the outbox failed; it is tried again")]
    public static partial void Mislukt(ILogger log, Exception fout);
}
