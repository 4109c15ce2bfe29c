using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>A broker that is away delays messages and nothing else, and people see that they wait.</summary>
internal sealed class BrokerStoringTests
{
    [Test]
    public async Task Without_a_broker_people_work_on_and_the_messages_go_when_it_is_back()
    {
        await using var rabbit = await TestRabbit.StartAsync();
        await rabbit.Kill();
        await using var app = await TestApp.StartAsync(("Berichten:RabbitMq", rabbit.Address)); // starts without it too
        var nota = await Nota.Ingediend(app);
        await nota.IedereenAkkoord();
        await nota.Antwoord("dgb", "ondertekenen");
        await nota.Antwoord("stasdef", "akkoord");
        await nota.Antwoord("sg", "doorgeleiden");
        Assert.That(await Onverzonden(app), Is.GreaterThan(15));
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        Assert.That(await beheer.Lees("/beheer/berichten"), Does.Match("Er wachten [0-9]+ berichten op verzending"));

        await rabbit.Start();
        await TestApp.Totdat(async () => await Onverzonden(app) == 0, "the outbox drains", TimeSpan.FromSeconds(90));
        await TestApp.Totdat(async () => await nota.Taak("secretariaat") is not null, "the stukken");
        await TestApp.Totdat(
            async () =>
                (await beheer.Lees("/beheer/berichten")).Contains("Alles is verzonden.", StringComparison.Ordinal),
            "what that sent too"
        );
    }

    private static async Task<int> Onverzonden(TestApp app)
    {
        await using var db = app.Database.Open();
        return await new OutboxStore(db).CountUnsentAsync();
    }
}
