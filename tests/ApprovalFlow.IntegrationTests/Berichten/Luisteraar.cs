using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using ApprovalFlow.Web.Uitvoeren;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>Somebody at the broker who knows nothing of this product: sends bytes, and hears what goes by.</summary>
internal sealed class Luisteraar : IAsyncDisposable
{
    private readonly IConnection connection;
    private readonly IChannel channel;

    private Luisteraar(IConnection connection, IChannel channel)
    {
        this.connection = connection;
        this.channel = channel;
    }

    /// <summary>Every message that came, as it came, with the exchange that it went to.</summary>
    public ConcurrentQueue<(string Exchange, string? Id, JsonNode Body)> Gehoord { get; } = new();

    public static async Task<Luisteraar> StartAsync(string address, params string[] exchanges)
    {
        var opened = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();
        var luisteraar = new Luisteraar(opened, await opened.CreateChannelAsync());
        await luisteraar.Luister(exchanges);
        return luisteraar;
    }

    private async Task Luister(string[] exchanges)
    {
        var queue = await channel.QueueDeclareAsync();
        foreach (var exchange in exchanges)
        {
            await channel.ExchangeDeclareAsync(exchange, "fanout", durable: true);
            await channel.QueueBindAsync(queue.QueueName, exchange, "");
        }
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            Gehoord.Enqueue((message.Exchange, message.BasicProperties.MessageId, JsonNode.Parse(message.Body.Span)!));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
    }

    public Task Zend(string queue, string body, string? id) => Zend(queue, Encoding.UTF8.GetBytes(body), id);

    public async Task Zend(string queue, byte[] body, string? id) =>
        await channel.BasicPublishAsync(
            "",
            queue,
            mandatory: true,
            new BasicProperties
            {
                MessageId = id,
                ContentType = "application/json",
                Persistent = true,
            },
            body
        );

    public Task Zend(string queue, JsonNode body) => Zend(queue, body.ToJsonString(), Edge.NieuwId().ToString());

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
