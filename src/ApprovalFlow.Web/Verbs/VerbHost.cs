using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Npgsql;

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

    /// <summary>A database that is away, or lacks a migration, is told before anything is begun.</summary>
    public static async Task<VerbHost> OpenAsync()
    {
        var host = Open();
        try
        {
            // Without this a database that is away would look like one without a schema.
            await host.Get<ApprovalFlowDb>().Database.OpenConnectionAsync();
            await host.Get<ApprovalFlowDb>().Database.CloseConnectionAsync();
            return await Migrator.IsBehindAsync(host.Get<ApprovalFlowDb>())
                ? throw new VerbFout("Het schema van de database loopt achter. Draai eerst: approvalflow migrate.")
                : host;
        }
        catch (Exception fout)
        {
            await host.DisposeAsync();
            throw fout is NpgsqlException or { InnerException: NpgsqlException }
                ? new VerbFout($"De database is niet bereikbaar: {(fout.InnerException ?? fout).Message}", fout)
                : fout;
        }
    }

    private static VerbHost Open()
    {
        var builder = Host.CreateApplicationBuilder();
        var instellingen = Instellingen.Lees(builder.Configuration, builder.Environment);
        // Standard output is what the verb prints, JSON for one.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning);
        // What fails is one sentence of the verb's own.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
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
