using ApprovalFlow.Web.Setup;
using MassTransit;

namespace ApprovalFlow.Web.Berichten;

/// <summary>MassTransit in memory: what must survive stands in the outbox and in the job rows.</summary>
internal static class BerichtenSetup
{
    public static IServiceCollection AddBerichten(this IServiceCollection services, Instellingen instellingen)
    {
        services.AddScoped<Samensteller>();
        if (!instellingen.IsWorker)
        {
            return services;
        }
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry(); // nothing of a ministry's machine is told to anybody
            bus.AddConsumer<StukkenSamenstellenConsumer>();
            bus.AddConsumer<StukkenGereedConsumer>();
            bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
        });
        // A message that is published before its consumer listens is gone, and its job waits until the lease ends.
        services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        services.AddHostedService<OutboxDispatcher>();
        return services;
    }
}
