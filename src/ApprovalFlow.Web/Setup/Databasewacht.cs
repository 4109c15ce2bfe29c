namespace ApprovalFlow.Web.Setup;

/// <summary>
/// A process that comes up while its database is out of reach waits for it. Meanwhile it lives and is not ready, and
/// whoever asks for a page hears why: nothing of the application runs before the role in the database was checked.
/// </summary>
internal static partial class Databasewacht
{
    private static readonly TimeSpan Eerste = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Langste = TimeSpan.FromSeconds(5);

    /// <summary>False when the process was told to end before the database was there.</summary>
    /// <exception cref="InstellingFout">The database is there, and refuses.</exception>
    public static async Task<bool> Wacht(WebApplication app)
    {
        if (await Rolcontrole.Check(app.Services) is not { } fout)
        {
            return true;
        }
        await using var plaats = Plaatsvervanger(app);
        await plaats.StartAsync();
        var stop = plaats.Lifetime.ApplicationStopping;
        try
        {
            await TotErIs(app, fout, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        await plaats.StopAsync(CancellationToken.None);
        return true;
    }

    private static async Task TotErIs(WebApplication app, Exception? fout, CancellationToken stop)
    {
        for (var wacht = Eerste; fout is not null; wacht = wacht + wacht < Langste ? wacht + wacht : Langste)
        {
            Onbereikbaar(app.Logger, wacht, fout.Message);
            await Task.Delay(wacht, stop);
            fout = await Rolcontrole.Check(app.Services, stop);
        }
    }

    /// <summary>Listens where the application will, with its files and headers, and asks the database nothing.</summary>
    private static WebApplication Plaatsvervanger(WebApplication app)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = app.Environment.ApplicationName,
                EnvironmentName = app.Environment.EnvironmentName,
                ContentRootPath = app.Environment.ContentRootPath,
            }
        );
        builder.Configuration.AddConfiguration(app.Configuration);
        Logboek.Add(builder);
        builder.WebHost.ConfigureKestrel(Grenzen.Configure);
        var plaats = builder.Build();
        plaats.Use(new Kopregels(uitgever: null).Voeg);
        plaats.UseStaticFiles(Delivery.Files);
        plaats.Run(http =>
            http.Request.Path == Paden.Levend ? http.Response.WriteAsync(Gezondheid.Levend)
            : http.Request.Path == Paden.Gereed ? NietGereed(http)
            : Foutpaden.Schrijf(http, StatusCodes.Status503ServiceUnavailable)
        );
        return plaats;
    }

    private static Task NietGereed(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return http.Response.WriteAsync(Gezondheid.GeenDatabase);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The database is out of reach; it is tried again in {Wacht}: {Reden}"
    )]
    private static partial void Onbereikbaar(ILogger log, TimeSpan wacht, string reden);
}
