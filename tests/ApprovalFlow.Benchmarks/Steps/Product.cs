using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Demo;
using ApprovalFlow.Web.Mail;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using ApprovalFlow.Web.Verbs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ApprovalFlow.Benchmarks.Steps;

/// <summary>One run: how many completions in how long, with the latency of each, and what the processor did meanwhile.</summary>
internal sealed record Ran(
    int Steps,
    TimeSpan Wall,
    IReadOnlyList<double> Milliseconds,
    double OwnCpu,
    double DatabaseCpu
)
{
    internal double PerSecond => Steps / Wall.TotalSeconds;
}

/// <summary>The whole application, web and worker in one, with the outbox drained, timers armed and the chain on.</summary>
internal sealed class Product : IAsyncDisposable
{
    private static readonly (string Who, string Outcome)[] Answers =
    [
        ("cds", "akkoord"),
        ("hdfc", "akkoord"),
        ("djz", "akkoord"),
        ("dco", "akkoord"),
        ("coid", "akkoord"),
        ("dgb", "ondertekenen"),
        ("stasdef", "akkoord"),
        ("sg", "doorgeleiden"),
    ];

    private readonly WebApplication app;
    private readonly Cluster cluster;
    private readonly Dictionary<string, Medewerker> people;
    private readonly Dictionary<string, HttpClient> clients = new(StringComparer.Ordinal);
    private readonly NpgsqlDataSource aside;

    private Product(WebApplication app, Cluster cluster, string database)
    {
        this.app = app;
        this.cluster = cluster;
        people = DemoPersonen.Medewerkers.ToDictionary(m => m.Aanmeldnaam, StringComparer.Ordinal);
        aside = NpgsqlDataSource.Create(
            cluster.Connection(database) + ";No Reset On Close=true;Max Auto Prepare=10;Auto Prepare Min Usages=2"
        );
    }

    internal static async Task MigrateAsync(Cluster cluster, string database)
    {
        await cluster.Sql("postgres", $"CREATE DATABASE {database}");
        await Migrator.RunAsync(
            cluster.Connection(database) + ";Pooling=false",
            "app",
            (connection, stop) => Migrate.JobSchema(connection, "app", stop)
        );
        await using var db = ApprovalFlowDbOptions.Open(cluster.Connection(database) + ";Pooling=false");
        var store = new ProcedureStore(db);
        await new Plaatsing(store, new RegisterStore(db)).Meegeleverd(default);
        await store.DeployAsync(
            "stappen",
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Steps", "stappen.bpmn")),
            Edge.Nu()
        );
        await new RegisterStore(db).SaveAsync(DemoPersonen.Eenheden, DemoPersonen.Medewerkers);
        await new KlokStore(db).BeginAsync(NodaTime.Instant.FromUtc(2025, 5, 12, 7, 0) - Edge.Nu());
    }

    internal static async Task<Product> StartAsync(Cluster cluster, string database)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(Serve).Assembly.GetName().Name,
                EnvironmentName = "Demo",
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ConnectionStrings:ApprovalFlow"] = cluster.Connection(database, "app"),
                ["Demo:Aan"] = "true",
                ["urls"] = "http://127.0.0.1:0",
                ["Begrenzing:PerPersoon"] = "1000000",
            }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Host.UseServiceProviderFactory(new WithoutPostbode());
        var served = Serve.Build(builder);
        await served.StartCheckedAsync();
        var product = new Product(served, cluster, database);
        var address = served
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        foreach (var (who, _) in Answers)
        {
            var client = new HttpClient { BaseAddress = new Uri(address) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"demo-{who}");
            product.clients[who] = client;
        }
        return product;
    }

    /// <summary>Notas that have been handed in: five directies are asked. Eight at a time.</summary>
    internal async Task<IReadOnlyList<Dossier>> Prepare(int count)
    {
        var made = new ConcurrentBag<Dossier>();
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (_, stop) => made.Add(await HandIn(stop))
        );
        return [.. made];
    }

    internal async Task<Ran> Run(IReadOnlyList<Dossier> notas, int clientCount, bool http)
    {
        var queue = new ConcurrentQueue<Dossier>(notas);
        var latencies = new ConcurrentBag<double>();
        var (own, database) = (Environment.CpuUsage.TotalTime.TotalMilliseconds, await cluster.Cpu());
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, clientCount)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (queue.TryDequeue(out var nota))
                            await Walk(nota, http, latencies);
                    })
                )
        );
        var wall = watch.Elapsed;
        return new(
            latencies.Count,
            wall,
            [.. latencies],
            Environment.CpuUsage.TotalTime.TotalMilliseconds - own,
            await cluster.Cpu() - database
        );
    }

    /// <summary>The eight completions of one nota, one after the other; after each the hook.</summary>
    internal async Task Walk(Dossier nota, bool http, ConcurrentBag<double> latencies, Func<int, Task>? seen = null)
    {
        var id = nota.Nota.Id;
        var open = Open(nota);
        for (var step = 0; step < Answers.Length; step++)
        {
            var (who, outcome) = Answers[step];
            var task = open.TryGetValue(who, out var known) ? known : await OpenTask(id);
            var watch = Stopwatch.GetTimestamp();
            var after = http ? await Post(task, who, outcome) : await Command(id, task, who, outcome);
            latencies.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            open = after is null ? open : Open(after);
            if (seen is not null)
                await seen(step);
        }
    }

    private static Dictionary<string, TaakId> Open(Dossier nota) =>
        nota.OpenTaken.ToDictionary(t => t.Eenheid.Value.ToLowerInvariant(), t => t.Id, StringComparer.Ordinal);

    private async Task<Dossier?> Command(NotaId id, TaakId task, string who, string outcome)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var ran = await scope
            .ServiceProvider.GetRequiredService<CommandRunner>()
            .Run(
                id,
                new TaakAfhandelen(task, outcome, null, null, 1, null, null),
                new Aanvrager(people[who], "demo"),
                CancellationToken.None,
                new Sleutelverzoek(Edge.NieuwId().ToString(), new string('0', 64)),
                (dossier, namen) =>
                    new Antwoord(
                        200,
                        JsonSerializer.Serialize(
                            NotaWeergave.Taak(dossier.Taak(task)!, dossier.Nota, namen),
                            ApiJson.Options
                        )
                    )
            );
        if (ran.Weigering is { } refused)
            throw new InvalidOperationException($"{who}: {refused.Zin}");
        return ran.Dossier;
    }

    /// <summary>Gives nothing: what is open now is not in the answer.</summary>
    private async Task<Dossier?> Post(TaakId task, string who, string outcome)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/taken/{task}/afhandeling");
        request.Content = JsonContent.Create(new { uitkomst = outcome, versie = 1 });
        request.Headers.Add("Idempotency-Key", Edge.NieuwId().ToString());
        using var answer = await clients[who].SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{who}: {await answer.Content.ReadAsStringAsync()}");
        return null;
    }

    /// <summary>What a person would see in their inbox, asked beside the application.</summary>
    private async Task<TaakId> OpenTask(NotaId id)
    {
        await using var command = aside.CreateCommand(
            "SELECT id FROM taak WHERE nota_id = $1 ORDER BY nummer DESC LIMIT 1"
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id.Value });
        return TaakId.Of((Guid)(await command.ExecuteScalarAsync())!);
    }

    private async Task<Dossier> HandIn(CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var steller = new Aanvrager(people["kd"], "demo");
        var (begun, refused) = await scope
            .ServiceProvider.GetRequiredService<NotaBegin>()
            .VanVelden(Fields, "stappen", steller, stop);
        if (begun is null)
            throw new InvalidOperationException(refused!.Zin);
        var ran = await scope
            .ServiceProvider.GetRequiredService<CommandRunner>()
            .Run(begun.Dossier.Nota.Id, new NotaIndienen(null, null, false), steller, stop);
        return ran.Dossier ?? throw new InvalidOperationException(ran.Weigering!.Zin);
    }

    private static NotaVerzoek Fields { get; } =
        new()
        {
            Aan = "STASDEF",
            Van = "DGB",
            AfgestemdMet = ["CDS", "HDFC", "DJZ", "DCo", "COID"],
            InAfschriftAan = ["MINDEF"],
            Soort = NotaSoort.TerBeslissing,
            Onderwerp = "Aanbieding van het jaarverslag integriteit",
            Hoofdstukken =
            [
                new("aanleiding", "Het verslag over 2024 is klaar en gaat in mei naar de Kamer.", null),
                new("geadviseerd-besluit", "Stem in met de brief waarmee het verslag wordt aangeboden.", null),
                new("kernpunten", "- Het aantal meldingen steeg.\n- De opvolging ging sneller.", null),
                new("toelichting", "Er waren 627 meldingen, tegen 555 een jaar eerder, en 27 klachten.", null),
            ],
        };

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
            client.Dispose();
        await aside.DisposeAsync();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

/// <summary>
/// A step writes its mails, and that is measured; the postbode hands them over one by one for as long as it takes, and
/// would be measured in whatever runs then.
/// </summary>
internal sealed class WithoutPostbode : IServiceProviderFactory<IServiceCollection>
{
    public IServiceCollection CreateBuilder(IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(Postbode)));
        return services;
    }

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) =>
        containerBuilder.BuildServiceProvider();
}
