using System.Collections.Concurrent;
using System.Diagnostics;
using ApprovalFlow.Web.Berichten;
using MassTransit;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>Sees how a node got rid of each message that its transport gave: taken, or given back.</summary>
internal sealed class Afloop : IReceiveObserver
{
    private readonly ConcurrentQueue<(Guid? Id, bool IsGenomen, long Op)> gezien = new();

    public int Genomen(Guid id) => gezien.Count(g => g.Id == id && g.IsGenomen);

    /// <summary>The times at which it was given back, as a stopwatch has them.</summary>
    public IReadOnlyList<long> Teruggegeven(Guid id) =>
        [.. gezien.Where(g => g.Id == id && !g.IsGenomen).Select(g => g.Op)];

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Noteer(context, isGenomen: true);

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Noteer(context, isGenomen: false);

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    private Task Noteer(ReceiveContext context, bool isGenomen)
    {
        gezien.Enqueue((Berichtsleutel.Id(context), isGenomen, Stopwatch.GetTimestamp()));
        return Task.CompletedTask;
    }
}
