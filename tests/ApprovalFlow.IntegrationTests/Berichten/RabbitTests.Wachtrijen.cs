using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>How our queues stand at the broker.</summary>
internal sealed partial class RabbitTests
{
    /// <summary>Others declare these queues so, when they look whether they are there.</summary>
    [TestCase("approvalflow.afstemming-vastleggen.v1")]
    [TestCase("approvalflow.opdracht-resultaat.v1")]
    [TestCase("approvalflow.opdracht.stukken-samenstellen.v1")]
    public async Task A_queue_never_drops_what_comes_back_often(string wachtrij)
    {
        await TestApp.Totdat(
            () => Task.FromResult(worker.Services.GetRequiredService<Uitzender>().IsGereed),
            "the queues are there"
        );
        await using var connection = await new ConnectionFactory
        {
            Uri = new Uri(rabbit.Address),
        }.CreateConnectionAsync();
        var vorm = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["x-queue-type"] = "quorum",
            ["x-delivery-limit"] = 1_000_000_000,
        };
        await Declareer();
        vorm.Remove("x-delivery-limit");
        var fout = await Assert.ThrowsAsync<OperationInterruptedException>(Declareer);
        Assert.That(fout!.ShutdownReason!.ReplyText, Does.Contain("x-delivery-limit"));

        async Task Declareer()
        {
            await using var channel = await connection.CreateChannelAsync();
            await channel.QueueDeclareAsync(wachtrij, durable: true, exclusive: false, autoDelete: false, vorm);
        }
    }

    [Test]
    public async Task What_could_not_be_taken_goes_to_no_exchange_where_others_listen()
    {
        var id = Edge.NieuwId();
        await luisteraar.Zend(Wachtrijen.Resultaat, """{"opdracht": "geen getal"}""", id.ToString());
        await TestApp.Totdat(
            async () =>
            {
                await using var db = web.Database.Open();
                return await db.Onbestelbaar.AnyAsync(b => b.BerichtId == id);
            },
            "it was put aside"
        );
        await using var connection = await new ConnectionFactory
        {
            Uri = new Uri(rabbit.Address),
        }.CreateConnectionAsync();
        foreach (var naam in new[] { "approvalflow.fault`1.v1", "approvalflow.fault.v1" })
        {
            await using var channel = await connection.CreateChannelAsync();
            var fout = await Assert.ThrowsAsync<OperationInterruptedException>(() =>
                channel.ExchangeDeclarePassiveAsync(naam)
            );
            Assert.That(fout!.ShutdownReason!.ReplyCode, Is.EqualTo(404), naam);
        }
    }
}
