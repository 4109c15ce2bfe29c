using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using MassTransit;
using MassTransit.Serialization;

namespace ApprovalFlow.Web.Berichten;

/// <summary>
/// MassTransit: in memory on one machine, RabbitMQ beyond it. What must survive stands in the outbox and in the job rows,
/// so that the transport may lose and repeat what it likes.
/// </summary>
internal static class BerichtenSetup
{
    /// <summary>A failure that may pass is tried again in place, so many times; then the message is put aside.</summary>
    private const int Herhalingen = 5;

    /// <summary>
    /// RabbitMQ 4 drops a message of a quorum queue that comes back more than 20 times and has nowhere else to go; so
    /// an answer would be gone after minutes without a database. This is never reached. Version 4 would also take -1
    /// for no limit, which 3.10 refuses; it has none by itself.
    /// </summary>
    public const string Bezorggrens = "x-delivery-limit";
    public const int MaxBezorgingen = 1_000_000_000;

    public static IServiceCollection AddBerichten(this IServiceCollection services, Instellingen instellingen)
    {
        if (!instellingen.IsWorker)
        {
            return services;
        }
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry(); // nothing of a ministry's machine is told to anybody
            bus.AddConsumer<StukkenConsumer>();
            bus.AddConsumer<ResultaatConsumer>();
            bus.AddConsumer<AfstemmingConsumer>();
            if (instellingen.Berichten.RabbitMq is { } server)
            {
                bus.UsingRabbitMq((context, transport) => RabbitMq(context, transport, server, instellingen.Berichten));
            }
            else
            {
                bus.UsingInMemory((context, transport) => InMemory(context, transport, instellingen.Berichten));
            }
        });
        // In memory, what is published before its consumer listens is gone, and its job waits until the lease ends. A
        // broker keeps it, and one that is down must not keep the application from starting.
        services.Configure<MassTransitHostOptions>(options =>
            options.WaitUntilStarted = instellingen.Berichten.RabbitMq is null
        );
        services.AddSingleton<Uitzender>();
        services.AddHostedService<OutboxDispatcher>();
        services.AddHostedService<Abonnees.Bezorger>();
        return services;
    }

    private static void RabbitMq(
        IBusRegistrationContext context,
        IRabbitMqBusFactoryConfigurator transport,
        Uri server,
        BerichtInstelling instelling
    )
    {
        transport.Host(server, host => host.PublisherConfirmation = true);
        transport.MessageTopology.SetEntityNameFormatter(new Berichtnamen());
        // The body is the contract and nothing around it: any language can read and write it.
        transport.ClearSerialization();
        transport.UseRawJsonSerializer(RawSerializerOptions.AnyMessageType, isDefault: true);
        transport.ConfigureJsonSerializerOptions(NotaJson.Configure);
        Endpoints(
            transport,
            context,
            instelling,
            endpoint =>
            {
                var wachtrij = (IRabbitMqReceiveEndpointConfigurator)endpoint;
                wachtrij.SetQuorumQueue();
                wachtrij.SetQueueArgument(Bezorggrens, MaxBezorgingen);
            }
        );
    }

    private static void InMemory(
        IBusRegistrationContext context,
        IInMemoryBusFactoryConfigurator transport,
        BerichtInstelling instelling
    )
    {
        transport.ConfigureJsonSerializerOptions(NotaJson.Configure);
        Endpoints(transport, context, instelling, _ => { });
    }

    /// <summary>One kind of message per queue: the body does not say what it is.</summary>
    private static void Endpoints(
        IBusFactoryConfigurator transport,
        IBusRegistrationContext context,
        BerichtInstelling instelling,
        Action<IReceiveEndpointConfigurator> vorm
    )
    {
        Endpoint<StukkenConsumer>(Wachtrijen.Opdracht(Procedurewoorden.StukkenSamenstellen));
        Endpoint<ResultaatConsumer>(Wachtrijen.Resultaat);
        Endpoint<AfstemmingConsumer>(Wachtrijen.Afstemming);

        void Endpoint<TConsumer>(string wachtrij)
            where TConsumer : class, IConsumer =>
            transport.ReceiveEndpoint(
                wachtrij,
                endpoint =>
                {
                    vorm(endpoint);
                    endpoint.ConfigureConsumeTopology = false;
                    // What failed is put aside here; a fault would carry its text and token to whoever listens.
                    endpoint.PublishFaults = false;
                    endpoint.PrefetchCount = instelling.Prefetch;
                    endpoint.ConcurrentMessageLimit = instelling.Gelijktijdig;
                    endpoint.ConfigureError(pipe => pipe.UseFilter(new OnbestelbaarFilter(context, wachtrij)));
                    endpoint.ConfigureDeadLetter(pipe => pipe.UseFilter(new OnbekendFilter(context, wachtrij)));
                    endpoint.UseMessageRetry(retry =>
                    {
                        retry.Handle<Exception>(Outage.Is);
                        retry.Handle<TimeoutException>();
                        retry.Exponential(
                            Herhalingen,
                            TimeSpan.FromMilliseconds(200),
                            TimeSpan.FromSeconds(10),
                            TimeSpan.FromMilliseconds(500)
                        );
                    });
                    endpoint.ConfigureConsumer<TConsumer>(context);
                }
            );
    }
}
