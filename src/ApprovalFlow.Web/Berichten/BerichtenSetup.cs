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
            bus.AddConsumer<StukkenSamenstellenConsumer>();
            bus.AddConsumer<StukkenGereedConsumer>();
            bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
        });
        services.AddHostedService<OutboxDispatcher>();
        return services;
    }
}
