using ApprovalFlow.Web.Setup;

namespace ApprovalFlow.Web.Verbs;

/// <summary>The services for a verb that needs the database, without a server.</summary>
internal sealed class VerbHost : IAsyncDisposable
{
    private readonly ServiceProvider provider;
    private readonly AsyncServiceScope scope;

    private VerbHost(ServiceProvider provider)
    {
        this.provider = provider;
        scope = provider.CreateAsyncScope();
    }

    public static VerbHost Open()
    {
        var builder = Host.CreateApplicationBuilder();
        var instellingen = Instellingen.Lees(builder.Configuration, builder.Environment);
        // Standard output is what the verb prints, JSON for one.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddApprovalFlow(instellingen);
        return new VerbHost(builder.Services.BuildServiceProvider());
    }

    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await provider.DisposeAsync();
    }
}
