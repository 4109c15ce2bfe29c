using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Berichten.Abonnees;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>What counts as taken, and what an administrator reads of an address to which nothing may go.</summary>
internal sealed class BezorgerTests
{
    [Test]
    public async Task A_2xx_takes_it_however_much_or_slowly_more_comes([Values] bool druppelt)
    {
        await using var ontvanger = await Ontvanger.StartAsync();
        ontvanger.Antwoord = druppelt ? Druppel : Lang;
        await using var app = await TestApp.StartAsync(("Abonnees:PriveAdressen", "true"));
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        await beheer.Post("/beheer/abonnees", ("Naam", "Archief"), ("Adres", ontvanger.Adres));
        await Nota.Ingediend(app);
        await TestApp.Totdat(() => Task.FromResult(ontvanger.Ontvangen.Count >= 7), "the events of the round");
        Assert.That(ontvanger.Ontvangen.Select(o => o.Body["id"]!.GetValue<string>()), Is.Unique);
        Assert.That((await Rij(app)).LaatsteFout, Is.Null);
    }

    [Test]
    public async Task Of_a_name_that_leads_inside_an_administrator_reads_so()
    {
        await using var app = await TestApp.StartAsync();
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        await beheer.Post("/beheer/abonnees", ("Naam", "Archief"), ("Adres", "https://localhost:1/in"));
        await Nota.Ingediend(app);
        await TestApp.Totdat(async () => (await Rij(app)).Mislukt >= 1, "it is refused");
        Assert.That(await beheer.Lees("/beheer/abonnees"), Does.Contain(new AdresGeweigerd("localhost").Message));
    }

    [Test]
    public async Task Of_a_receiver_that_is_not_there_an_administrator_reads_so()
    {
        await using var app = await TestApp.StartAsync(("Abonnees:PriveAdressen", "true"));
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        await beheer.Post("/beheer/abonnees", ("Naam", "Archief"), ("Adres", "https://localhost:1/in"));
        await Nota.Ingediend(app);
        await TestApp.Totdat(async () => (await Rij(app)).Mislukt >= 1, "it is not reached");
        Assert.That(await beheer.Lees("/beheer/abonnees"), Does.Contain("De ontvanger is niet bereikbaar."));
    }

    [Test]
    public async Task The_form_refuses_an_address_inside_and_says_what_to_do()
    {
        await using var app = await TestApp.StartAsync();
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        var (status, pagina) = await beheer.Probeer(
            "/beheer/abonnees",
            ("Naam", "Archief"),
            ("Adres", "https://10.1.2.3/in")
        );
        Assert.That(status, Is.EqualTo(400));
        Assert.That(pagina, Does.Contain("Het adres 10.1.2.3 ligt binnen het eigen netwerk"));
        Assert.That(pagina, Does.Contain("value=\"https://10.1.2.3/in\""));
        await using var db = app.Database.Open();
        Assert.That(await db.Abonnees.AnyAsync(), Is.False);
    }

    private static Task Lang(HttpResponse antwoord) =>
        antwoord.Body.WriteAsync(new byte[Uitgaandverkeer.MaxAntwoord + 1]).AsTask();

    /// <summary>Says that it took the message, and is never done saying the rest.</summary>
    private static async Task Druppel(HttpResponse antwoord)
    {
        var weg = new TaskCompletionSource();
        await using var _ = antwoord.HttpContext.RequestAborted.Register(weg.SetResult);
        await antwoord.StartAsync();
        await antwoord.Body.FlushAsync();
        await weg.Task;
    }

    private static async Task<AbonneeRow> Rij(TestApp app)
    {
        await using var db = app.Database.Open();
        return await db.Abonnees.SingleAsync();
    }
}
