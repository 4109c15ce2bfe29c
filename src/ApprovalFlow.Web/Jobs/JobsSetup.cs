using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Kennisgeven;
using ApprovalFlow.Web.Mail;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Hangfire;
using Hangfire.PostgreSql;
using NodaTime;
using Npgsql;

namespace ApprovalFlow.Web.Jobs;

/// <summary>Hangfire only ticks: what a tick does is an ordinary command that may come late or twice.</summary>
internal static class JobsSetup
{
    public const string Schema = "hangfire";
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a lock of a process that was killed outlives it: no tick comes before. Shorter than the 15 seconds that
    /// a start waits for the lock of its roster. A lock lost to a slow holder does no harm: two sweeps at once do not.
    /// </summary>
    private static readonly TimeSpan LockOutlives = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddJobs(this IServiceCollection services, Instellingen instellingen)
    {
        if (!instellingen.IsWorker)
        {
            return services;
        }
        services.AddHangfire(
            (provider, hangfire) =>
                hangfire.UsePostgreSqlStorage(
                    storage =>
                        storage.UseConnectionFactory(new Verbindingen(provider.GetRequiredService<NpgsqlDataSource>())),
                    new PostgreSqlStorageOptions
                    {
                        PrepareSchemaIfNecessary = false,
                        SchemaName = Schema,
                        DistributedLockTimeout = LockOutlives,
                    }
                )
        );
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.SchedulePollingInterval = Tick;
        });
        services.AddHostedService<Rooster>();
        services.AddHostedService<Postbode>();
        services.AddHostedService<Terugpost>();
        services.AddScoped<SweepJob>();
        services.AddScoped<DagrondeJob>();
        services.AddScoped<OpruimJob>();
        services.AddScoped<AnkerJob>();
        services.AddScoped<NamenJob>();
        return services;
    }

    private sealed class Verbindingen(NpgsqlDataSource source) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();
    }
}

/// <summary>
/// The recurring ticks, set at each start so that a release can change them. A database that goes away just then is
/// asked again.
/// </summary>
internal sealed partial class Rooster(IRecurringJobManager jobs, ILogger<Rooster> log) : BackgroundService
{
    private static readonly TimeSpan NaFout = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the start does not wait for it
        while (!Gezet())
        {
            await Task.Delay(NaFout, stoppingToken);
        }
    }

    private bool Gezet()
    {
        try
        {
            Zet();
            return true;
        }
        catch (Exception fout)
        {
            Mislukt(log, fout);
            return false;
        }
    }

    private void Zet()
    {
        jobs.AddOrUpdate<SweepJob>("sweep", job => job.Run(CancellationToken.None), "*/10 * * * * *");
        jobs.AddOrUpdate<DagrondeJob>("dagronde", job => job.Run(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<OpruimJob>("opruimen", job => job.Run(CancellationToken.None), Cron.Daily(3));
        jobs.AddOrUpdate<NamenJob>("namen", job => job.Run(CancellationToken.None), Cron.Daily(4));
        jobs.AddOrUpdate<AnkerJob>("anker", job => job.Run(CancellationToken.None), Cron.Daily(2));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Setting the recurring ticks failed; it is tried again")]
    private static partial void Mislukt(ILogger log, Exception fout);
}

internal sealed class SweepJob(Sweep sweep)
{
    [DisableConcurrentExecution(timeoutInSeconds: 1)]
    [AutomaticRetry(Attempts = 0)] // the next tick is the retry
    public Task Run(CancellationToken stop) => sweep.Run(stop);
}

/// <summary>Looks each minute whether the hour of the rappels has come; most of the time there is nothing left to do.</summary>
internal sealed class DagrondeJob(Dagronde ronde)
{
    [DisableConcurrentExecution(timeoutInSeconds: 1)]
    [AutomaticRetry(Attempts = 0)]
    public Task Run(CancellationToken stop) => ronde.Run(wacht: false, stop);
}

/// <summary>Takes away what is kept for a time only: keys and messages after thirty days, notices after a year.</summary>
internal sealed class OpruimJob(
    KeyStore keys,
    OutboxStore outbox,
    KennisgevingStore kennisgevingen,
    SessieStore sessies,
    Bedrijfsklok klok
)
{
    public async Task Run(CancellationToken stop)
    {
        var nu = Edge.Nu();
        await keys.CleanAsync(nu, stop);
        await sessies.RuimOpAsync(nu, stop);
        await outbox.CleanAsync(nu - Duration.FromDays(KeyStore.DaysKept), stop);
        await kennisgevingen.CleanAsync(await klok.Nu(stop) - Duration.FromDays(KennisgevingStore.DaysKept), stop);
    }
}

/// <summary>The daily anchor over all chains. Twice a day is one more anchor, and no harm.</summary>
internal sealed class AnkerJob(Ankers ankers, Instellingen instellingen)
{
    public async Task Run(CancellationToken stop)
    {
        if (instellingen.Ankersleutel is { } pem)
        {
            using var sleutel = Ankersleutel.Open(pem);
            await ankers.ZetAsync(sleutel, Edge.Nu(), stop);
        }
    }
}

/// <summary>The function in the place of the name, of who left long enough ago. Twice a day does no harm.</summary>
internal sealed class NamenJob(Naamvervanging namen)
{
    public Task Run(CancellationToken stop) => namen.Run(stop);
}
