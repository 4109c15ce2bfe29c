using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ApprovalFlow.Web.Setup;

/// <summary>
/// What the server says, on standard output: a line of JSON each, or plain text for who reads along. Libraries speak from
/// warnings on, or every statement of SQL would stand there twice.
/// </summary>
internal static class Logboek
{
    public static void Add(WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        var vorm = builder.Configuration["Log:Vorm"] is { Length: > 0 } tekst ? tekst : "json";
        if (vorm == "tekst")
        {
            return; // the framework's own
        }
        if (vorm != "json")
        {
            throw new InstellingFout($"Log__Vorm is json of tekst, niet '{vorm}'.");
        }
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(
            new LoggerConfiguration()
                .MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
                .MinimumLevel.Override("Hangfire", LogEventLevel.Warning)
                .MinimumLevel.Override("MassTransit", LogEventLevel.Warning)
                .Enrich.With<ZonderAdres>()
                .WriteTo.Console(new RenderedCompactJsonFormatter())
                .CreateLogger(),
            dispose: true
        );
    }
}

/// <summary>An address can hold a secret, as that of a calendar does: the route is in the line, and is enough.</summary>
internal sealed class ZonderAdres : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) =>
        logEvent.RemovePropertyIfPresent("RequestPath");
}
