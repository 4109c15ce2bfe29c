using System.Net.Mime;
using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Berichten;
using ApprovalFlow.Notas.Berichten.V1;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using MassTransit;
using MassTransit.Serialization;

namespace ApprovalFlow.Web.Berichten;

/// <summary>A message that was put aside goes to its queue once more, byte for byte.</summary>
internal sealed record Herbezorging(string Wachtrij, string InhoudType, byte[] Inhoud);

/// <summary>Gives a row of the outbox to the transport, as what it is.</summary>
internal sealed class Uitzender(IBusControl bus, Instellingen instellingen)
{
    /// <summary>
    /// Connected, and with the queues of this process declared: what goes to an exchange before its queue is there is
    /// gone, and its job waits until the lease ends.
    /// </summary>
    public bool IsGereed =>
        instellingen.Berichten.RabbitMq is null || bus.CheckHealth().Status == BusHealthStatus.Healthy;

    /// <exception cref="JsonException">The row is no message any more.</exception>
    /// <exception cref="NotSupportedException">Nothing is known by that name.</exception>
    public Task Zend(OutboxRow row, CancellationToken stop) =>
        row.Soort == Uitgaand.Soort(typeof(OpdrachtGegeven)) ? ZendOpdracht(row, stop)
        : row.Soort == Uitgaand.Soort(typeof(Herbezorging)) ? Herbezorg(row, stop)
        : row.Soort == Uitgaand.Soort(typeof(AfstemmingGeweigerd)) ? Verspreid(row, Weigering(row), stop)
        : Uitgaand.Soorten.TryGetValue(row.Soort, out var contract)
            ? Verspreid(row, Lees(row, contract, instellingen.Berichten.Adres), stop)
        : throw new NotSupportedException($"No contract for {row.Soort}.");

    /// <summary>With the address before the path that the row has.</summary>
    public static NotaBericht Lees(OutboxRow row, Type contract, Uri adres)
    {
        var bericht = (NotaBericht)JsonSerializer.Deserialize(row.Inhoud, contract, NotaJson.Options)!;
        return bericht with { Link = new Uri(adres, bericht.Link).ToString() };
    }

    /// <summary>In memory nobody else can listen: who wants the events on one machine subscribes over HTTP.</summary>
    private Task Verspreid(OutboxRow row, object bericht, CancellationToken stop) =>
        instellingen.Berichten.RabbitMq is null
            ? Task.CompletedTask
            : bus.Publish(bericht, bericht.GetType(), context => context.MessageId = row.BerichtId, stop);

    private static AfstemmingGeweigerd Weigering(OutboxRow row) =>
        JsonSerializer.Deserialize<AfstemmingGeweigerd>(row.Inhoud, NotaJson.Options)!;

    private async Task ZendOpdracht(OutboxRow row, CancellationToken stop)
    {
        var opdracht = JsonSerializer.Deserialize<OpdrachtGegeven>(row.Inhoud, NotaJson.Options)!;
        var endpoint = await bus.GetSendEndpoint(new Uri($"exchange:{Wachtrijen.Opdracht(opdracht.Soort)}"));
        await endpoint.Send(
            opdracht with
            {
                Link = new Uri(instellingen.Berichten.Adres, opdracht.Link).ToString(),
            },
            context => context.MessageId = row.BerichtId,
            stop
        );
    }

    private async Task Herbezorg(OutboxRow row, CancellationToken stop)
    {
        var brief = JsonSerializer.Deserialize<Herbezorging>(row.Inhoud, NotaJson.Options)!;
        var endpoint = await bus.GetSendEndpoint(new Uri($"exchange:{brief.Wachtrij}"));
        await endpoint.Send(
            brief,
            context =>
            {
                context.MessageId = row.BerichtId;
                context.Serializer = new CopyBodySerializer(
                    new ContentType(brief.InhoudType),
                    new BytesMessageBody(brief.Inhoud)
                );
            },
            stop
        );
    }
}
