using ApprovalFlow.IntegrationTests.Kill;
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
        await using var app = await TestApp.StartAsync( // starts without it too
            ("Berichten:RabbitMq", rabbit.Address),
            ("Abonnees:PriveAdressen", "true")
        );
        await using var ontvanger = await Ontvanger.StartAsync();
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        await beheer.Post("/beheer/abonnees", ("Naam", "Archief"), ("Adres", ontvanger.Adres));
        var nota = await Nota.Ingediend(app);
        await nota.IedereenAkkoord();
        await nota.Antwoord("dgb", "ondertekenen");
        await nota.Antwoord("stasdef", "akkoord");
        await nota.Antwoord("sg", "doorgeleiden");
        Assert.That(await Onverzonden(app), Is.GreaterThan(15));
        Assert.That(await beheer.Lees("/beheer/berichten"), Does.Match("Er wachten [0-9]+ berichten op verzending"));

        var gebeurtenissen = await Onverzonden(app) - await Opdrachten(app);
        await TestApp.Totdat(
            () => Task.FromResult(ontvanger.Ontvangen.Count == gebeurtenissen),
            "the subscriber over HTTP waits for no broker"
        );
        Assert.That(
            ontvanger.Ontvangen.Select(o => o.Body["data"]!["volgnummer"]!.GetValue<int>()),
            Is.Ordered.Ascending
        );

        await rabbit.Start();
        await TestApp.Totdat(async () => await Onverzonden(app) == 0, "the outbox drains", TimeSpan.FromSeconds(90));
        await TestApp.Totdat(async () => await nota.Taak("secretariaat") is not null, "the stukken");
        await TestApp.Totdat(
            async () =>
                (await beheer.Lees("/beheer/berichten")).Contains("Alles is verzonden.", StringComparison.Ordinal),
            "what that sent too"
        );
    }

    private static async Task<int> Opdrachten(TestApp app) =>
        (int)await app.Database.CountAsync("SELECT count(*) FROM outbox WHERE soort = 'opdracht-gegeven'");

    private static async Task<int> Onverzonden(TestApp app)
    {
        await using var db = app.Database.Open();
        return await new OutboxStore(db).CountUnsentAsync();
    }
}
