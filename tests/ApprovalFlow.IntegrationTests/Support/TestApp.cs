using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Demo;
using ApprovalFlow.Web.Uitvoeren;
using ApprovalFlow.Web.Verbs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>
/// The whole application on a real port and a database of its own, with the demo's people and without notas. Its
/// business clock begins at 12 May 2025, 09:00.
/// </summary>
internal sealed class TestApp : IAsyncDisposable
{
    public static Instant Begin { get; } = Instant.FromUtc(2025, 5, 12, 7, 0);

    private readonly WebApplication app;

    /// <summary>Tests call from many threads at once.</summary>
    private readonly ConcurrentDictionary<string, HttpClient> clients = new(StringComparer.Ordinal);

    private readonly bool eigenDatabase;

    private TestApp(TestDatabase database, WebApplication app, string adres, bool eigenDatabase)
    {
        this.eigenDatabase = eigenDatabase;
        Database = database;
        this.app = app;
        Adres = adres;
    }

    public TestDatabase Database { get; }
    public string Adres { get; }
    public IServiceProvider Services => app.Services;

    public static Task<TestApp> StartAsync(params (string Sleutel, string Waarde)[] instellingen) =>
        StartAsync(TimeProvider.System, instellingen);

    /// <summary>With a clock for sign-ins that a test moves.</summary>
    public static async Task<TestApp> StartAsync(
        TimeProvider tijd,
        params (string Sleutel, string Waarde)[] instellingen
    )
    {
        var database = await TestDatabase.CreateAsync();
        await SeedAsync(database);
        return await StartAsync(database, eigenDatabase: true, instellingen, tijd);
    }

    /// <summary>One more node on this database, which stays.</summary>
    public static Task<TestApp> NaastAsync(
        TestDatabase database,
        params (string Sleutel, string Waarde)[] instellingen
    ) => StartAsync(database, eigenDatabase: false, instellingen);

    private static async Task<TestApp> StartAsync(
        TestDatabase database,
        bool eigenDatabase,
        (string Sleutel, string Waarde)[] instellingen,
        TimeProvider? tijd = null
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                // Pages are looked for in the assembly with this name, by default the tests'.
                ApplicationName = typeof(Serve).Assembly.GetName().Name,
                EnvironmentName = "Demo",
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ConnectionStrings:ApprovalFlow"] = database.AppConnectionString,
                ["Demo:Aan"] = "true",
                ["Log:Vorm"] = "tekst",
                // The whole run comes from one address.
                ["Begrenzing:PerPersoon"] = "1000000",
                ["Begrenzing:PerAdres"] = "1000000",
                ["urls"] = "http://127.0.0.1:0",
                ["Mail:Map"] = database.Mailmap,
            }
        );
        builder.Configuration.AddInMemoryCollection(
            instellingen.Select(i => KeyValuePair.Create<string, string?>(i.Sleutel, i.Waarde))
        );
        builder.Services.AddSingleton(tijd ?? TimeProvider.System);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = Serve.Build(builder);
        await server.StartCheckedAsync();
        var adres = server
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        return new TestApp(database, server, adres, eigenDatabase);
    }

    /// <summary>People, eenheden, procedures and the clock, as the demo has them.</summary>
    public static async Task SeedAsync(TestDatabase database)
    {
        await using var db = database.Open();
        await SeedAsync(db);
    }

    public static async Task SeedAsync(ApprovalFlowDb db)
    {
        await new Plaatsing(new ProcedureStore(db), new RegisterStore(db)).Meegeleverd(default);
        await new RegisterStore(db).SaveAsync(DemoPersonen.Eenheden, DemoPersonen.Medewerkers);
        await new Registerstand(db).VulAanAsync(Begin);
        await new KlokStore(db).BeginAsync(Begin - Edge.Nu());
    }

    /// <summary>A client that signs in as this person; an empty name signs in as nobody.</summary>
    public HttpClient Als(string persoon) => clients.GetOrAdd(persoon, Client);

    private HttpClient Client(string persoon)
    {
        var client = new HttpClient { BaseAddress = new Uri(Adres) };
        if (persoon.Length > 0)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"demo-{persoon}");
        }
        return client;
    }

    /// <summary>One call; gives the status and whatever JSON came back.</summary>
    public async Task<(int Status, JsonNode? Body)> Vraag(
        string persoon,
        string methode,
        string pad,
        object? body = null,
        params (string Naam, string Waarde)[] headers
    )
    {
        using var verzoek = new HttpRequestMessage(new HttpMethod(methode), pad);
        verzoek.Content = body switch
        {
            null => null,
            HttpContent content => content,
            string tekst => new StringContent(tekst, Encoding.UTF8, "application/json"),
            _ => JsonContent.Create(body),
        };
        foreach (var (naam, waarde) in headers)
        {
            verzoek.Headers.TryAddWithoutValidation(naam, waarde);
        }
        using var antwoord = await Als(persoon).SendAsync(verzoek);
        var tekstTerug = await antwoord.Content.ReadAsStringAsync();
        var isJson =
            antwoord.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return ((int)antwoord.StatusCode, isJson && tekstTerug.Length > 0 ? JsonNode.Parse(tekstTerug) : null);
    }

    /// <summary>What the tick does: everything that is due.</summary>
    public async Task Veeg()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Sweep>().Run(CancellationToken.None);
    }

    /// <summary>Waits for a condition, with a deadline: nothing here sleeps for a fixed time.</summary>
    public static async Task Totdat(Func<Task<bool>> conditie, string wat, TimeSpan? binnen = null)
    {
        var tijd = binnen ?? TimeSpan.FromMinutes(1);
        using var deadline = new CancellationTokenSource(tijd);
        using var tik = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (!await conditie())
        {
            try
            {
                await tik.WaitForNextTickAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Not within {tijd.TotalSeconds:N0} seconds: {wat}");
            }
        }
    }

    /// <summary>What must hold at every test's end: rows and journal agree, the chain is whole, nothing is stuck.</summary>
    public static async Task Klopt(TestDatabase database)
    {
        await using var db = database.Open();
        var store = new DossierStore(db, Edge.NieuwId, OpdrachtBeleid.Standaard);
        foreach (var nota in await db.Notas.ToListAsync())
        {
            Assert.That(await store.DifferencesAsync(nota.Id), Is.Empty, nota.Kenmerk);
        }
        var keten = await new Journaalketen(db).VerifyAsync();
        Assert.That(keten.Breuk, Is.Null);
        Assert.That(await db.VastgelopenNotas().ToListAsync(), Is.Empty);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
        await app.StopAsync();
        await app.DisposeAsync();
        if (eigenDatabase)
        {
            await Klopt(Database);
            await Database.DisposeAsync();
        }
    }
}
