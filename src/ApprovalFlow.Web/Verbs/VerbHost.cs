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
        builder.Logging.SetMinimumLevel(LogLevel.Warning); // a verb's output is what it prints
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
