using System.Collections.Concurrent;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Fault;

/// <summary>Two web and two worker processes on a database and a broker of their own, each behind a proxy.</summary>
internal sealed class Site : IAsyncDisposable
{
    public const int Webs = 2;
    private const int Workers = 2;

    private readonly TcpProxy toPostgres;
    private readonly TcpProxy toRabbit;
    private readonly ServerProcess?[] processes = new ServerProcess?[Webs + Workers];

    private Site(OwnPostgres postgres, TestRabbit rabbit)
    {
        (Postgres, Rabbit) = (postgres, rabbit);
        toPostgres = new TcpProxy(postgres.Port);
        toRabbit = new TcpProxy(rabbit.Port);
    }

    public OwnPostgres Postgres { get; }
    public TestRabbit Rabbit { get; }

    /// <summary>What was done to it, for whoever has to repeat a failure.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    public static async Task<Site> StartAsync()
    {
        var starting = OwnPostgres.StartAsync();
        var site = new Site(await starting, await TestRabbit.StartAsync());
        await Task.WhenAll(Enumerable.Range(0, Webs + Workers).Select(site.StartProcess));
        return site;
    }

    /// <summary>Status 0 when nobody answered.</summary>
    public async Task<Reply> Send(int web, Request request)
    {
        try
        {
            return processes[web] is { } process ? await process.Send(request) : Reply.None;
        }
        catch (Exception e) when (e is ObjectDisposedException or OperationCanceledException or IOException)
        {
            return Reply.None; // it died meanwhile
        }
    }

    /// <summary>What a person would look at when it does not go on.</summary>
    public async Task<string> Diagnose()
    {
        var rows = await Postgres.Column(
            """
            SELECT 'open: ' || n.kenmerk || ' ' || t.stap || ' of ' || t.eenheid FROM nota n JOIN taak t ON t.nota_id = n.id
            WHERE t.status = 'open' AND t.versie > 0
            UNION ALL
            SELECT 'job: ' || nota_id || ' attempt ' || poging || ', lease ' || coalesce(lease_tot::text, '-') || ', next '
              || coalesce(volgende_poging::text, '-') || ', ' || coalesce(laatste_fout, '') FROM opdracht WHERE status = 'open'
            UNION ALL
            SELECT 'unsent: ' || count(*) FROM outbox WHERE verzonden IS NULL
            UNION ALL
            SELECT 'put aside: ' || reden FROM onbestelbaar
            UNION ALL
            SELECT 'now: ' || now()
            """
        );
        return string.Join('\n', [.. Log, .. rows, .. processes.OfType<ServerProcess>().Select(p => p.Tail)]);
    }

    /// <summary>One thing goes wrong, and is right again when this returns.</summary>
    public async Task Harm(Random random)
    {
        switch (random.Next(7))
        {
            case 0 or 1 or 2:
                var victim = random.Next(processes.Length);
                Log.Enqueue($"kill -9 of {(victim < Webs ? "web" : "worker")} {victim}");
                processes[victim]!.Kill();
                await processes[victim]!.WasKilled();
                await processes[victim]!.DisposeAsync();
                processes[victim] = null;
                await StartProcess(victim);
                break;
            case 3:
                var mode = random.Next(2) == 0 ? "immediate" : "fast";
                Log.Enqueue($"database stopped ({mode}) and started");
                await Postgres.Stop(mode);
                await Postgres.Start();
                break;
            case 4:
                Log.Enqueue("broker killed and started");
                await Rabbit.Kill();
                await Rabbit.Start();
                break;
            case 5:
                Log.Enqueue("connections to the database cut");
                toPostgres.Cut();
                break;
            default:
                Log.Enqueue("connections to the broker cut");
                toRabbit.Cut();
                break;
        }
    }

    private async Task StartProcess(int number) =>
        processes[number] = await ServerProcess.StartAsync(
            Postgres.Connection("app", toPostgres.Port),
            number < Webs ? "web" : "worker",
            0,
            ("Berichten__RabbitMq", TestRabbit.Via(toRabbit.Port)),
            // So that what was lost comes again within the test.
            ("Opdrachten__Lease", "00:00:10"),
            ("Opdrachten__Wachttijd", "00:00:01"),
            ("Opdrachten__MaxPogingen", "20")
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes.OfType<ServerProcess>())
        {
            await process.DisposeAsync();
        }
        await toPostgres.DisposeAsync();
        await toRabbit.DisposeAsync();
        await Rabbit.DisposeAsync();
        await Postgres.DisposeAsync();
    }
}
