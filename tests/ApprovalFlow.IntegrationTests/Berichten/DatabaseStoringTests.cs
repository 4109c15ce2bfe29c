using System.Diagnostics;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Uitvoeren;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>What comes in while the database takes nothing waits at the broker, and is looked at once in a while.</summary>
internal sealed class DatabaseStoringTests
{
    [Test]
    public async Task What_can_not_be_put_aside_yet_goes_back_after_a_pause_and_is_not_lost()
    {
        await using var rabbit = await TestRabbit.StartAsync();
        await using var app = await TestApp.StartAsync(("Berichten:RabbitMq", rabbit.Address));
        await TestApp.Totdat(
            () => Task.FromResult(app.Services.GetRequiredService<Uitzender>().IsGereed),
            "the queues are there"
        );
        var afloop = new Afloop();
        app.Services.GetRequiredService<IBusControl>().ConnectReceiveObserver(afloop);
        await using var iemand = await Luisteraar.StartAsync(rabbit.Address);
        var (onleesbaar, vreemd) = (Edge.NieuwId(), Edge.NieuwId());

        await app.Database.SetReadOnlyAsync(true);
        await iemand.Zend(Wachtrijen.Resultaat, "{ this is no JSON", onleesbaar.ToString());
        await iemand.Zend(
            Wachtrijen.Resultaat,
            $$"""{ "notaId": "{{Edge.NieuwId()}}", "opdracht": 1, "gelukt": true }""",
            vreemd.ToString()
        );
        await TestApp.Totdat(() => Task.FromResult(afloop.Teruggegeven(onleesbaar).Count >= 2), "it came again");
        var keren = afloop.Teruggegeven(onleesbaar);
        Assert.That(Stopwatch.GetElapsedTime(keren[0], keren[1]), Is.GreaterThanOrEqualTo(Onbestelbaar.Pauze));
        await app.Database.SetReadOnlyAsync(false);

        await using var db = app.Database.Open();
        await TestApp.Totdat(
            () => Task.FromResult(afloop.Genomen(onleesbaar) == 1 && afloop.Genomen(vreemd) == 1),
            "both are put aside",
            TimeSpan.FromSeconds(60)
        );
        Assert.That(
            await db.Onbestelbaar.Select(b => b.BerichtId).ToListAsync(),
            Is.EquivalentTo(new Guid?[] { onleesbaar, vreemd })
        );
    }
}
