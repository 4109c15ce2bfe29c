using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas.Berichten.V1;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Uitvoeren;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>What a worker tells of its job comes more than once, and later than the next attempt began.</summary>
internal sealed class ResultaatTests
{
    [Test]
    public async Task A_failure_that_is_told_again_does_not_end_the_attempt_that_runs_by_now()
    {
        await using var app = await TestApp.StartAsync(("Opdrachten:Wachttijd", "00:00:00"));
        await using var db = app.Database.Open();
        var xml = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Berichten", "verwerker.bpmn"));
        await new ProcedureStore(db).DeployAsync("verwerker", xml, Edge.Nu());
        var nota = await Nota.Begin(app, "verwerker");
        await nota.Indienen();
        var opdracht = await db.Opdrachten.SingleAsync();
        var bus = app.Services.GetRequiredService<IBus>();
        var gelezen = new Gelezen();
        bus.ConnectConsumeMessageObserver(gelezen);
        var mislukt = new OpdrachtResultaat
        {
            NotaId = opdracht.NotaId.Value,
            Opdracht = opdracht.Nummer,
            Gelukt = false,
            Melding = "Het register antwoordt niet.",
        };
        var id = Edge.NieuwId();
        var endpoint = await bus.GetSendEndpoint(new Uri($"queue:{Wachtrijen.Resultaat}"));

        await endpoint.Send(mislukt, context => context.MessageId = id);
        await TestApp.Totdat(
            async () =>
            {
                await app.Veeg();
                return await db.Opdrachten.AnyAsync(o => o.Poging == 2);
            },
            "the second attempt"
        );
        await endpoint.Send(mislukt, context => context.MessageId = id);
        await TestApp.Totdat(() => Task.FromResult(gelezen.Aantal == 2), "both were read");
        var nu = await db.Opdrachten.SingleAsync();
        Assert.That(
            (nu.Poging, nu.LeaseTot is null, nu.VolgendePoging),
            Is.EqualTo((2, false, opdracht.VolgendePoging))
        );
    }

    private sealed class Gelezen : IConsumeMessageObserver<OpdrachtResultaat>
    {
        private int aantal;

        public int Aantal => aantal;

        public Task PreConsume(ConsumeContext<OpdrachtResultaat> context) => Task.CompletedTask;

        public Task PostConsume(ConsumeContext<OpdrachtResultaat> context)
        {
            Interlocked.Increment(ref aantal);
            return Task.CompletedTask;
        }

        public Task ConsumeFault(ConsumeContext<OpdrachtResultaat> context, Exception exception) => Task.CompletedTask;
    }
}
