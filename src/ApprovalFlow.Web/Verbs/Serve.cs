using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Agenda;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Jobs;
using ApprovalFlow.Web.Setup;

namespace ApprovalFlow.Web.Verbs;

/// <summary>The web server and the worker, in one process or apart.</summary>
internal static class Serve
{
    public static async Task<int> Run(string[] args)
    {
        await using var app = Build(WebApplication.CreateBuilder(args));
        if (await app.StartCheckedAsync())
        {
            await app.WaitForShutdownAsync();
        }
        return 0;
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var instellingen = Instellingen.Lees(builder.Configuration, builder.Environment);
        builder.Services.AddApprovalFlow(instellingen);
        builder.Services.AddAanmelden(instellingen);
        builder.Services.AddWeb(instellingen);
        builder.Services.AddBerichten(instellingen);
        builder.Services.AddJobs(instellingen);
        Logboek.Add(builder);
        builder.WebHost.ConfigureKestrel(Grenzen.Configure);

        var app = builder.Build();
        app.UseWeb();
        if (instellingen.IsWeb)
        {
            app.MapApi(instellingen);
            app.MapRazorPages();
            AgendaEndpoints.Map(app);
        }
        app.MapGezondheid();
        Securitytxt.Map(app);
        return app;
    }

    /// <summary>
    /// Checks what can only be known now: the addresses, and the role that the database gave us. False when the process
    /// was told to end before the database was there.
    /// </summary>
    public static async Task<bool> StartCheckedAsync(this WebApplication app)
    {
        var instellingen = app.Services.GetRequiredService<Instellingen>();
        instellingen.CheckAdressen(app.Urls.Concat(Adressen(app.Configuration)));
        if (!await Databasewacht.Wacht(app))
        {
            return false;
        }
        await Sleutelring.Begin(app.Services);
        if (instellingen is { IsWorker: true, Ankersleutel: null })
        {
            ServeLog.GeenAnkers(app.Logger);
        }
        await app.StartAsync();
        return true;
    }

    private static string[] Adressen(IConfiguration configuration) =>
        (configuration["urls"] ?? "").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
}

internal static partial class ServeLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "No anchors are set over the journal: Anker__SleutelBestand names no key. Make one: audit sleutel FILE"
    )]
    public static partial void GeenAnkers(ILogger log);
}
