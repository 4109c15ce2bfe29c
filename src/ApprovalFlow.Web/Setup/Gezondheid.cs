using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Npgsql;

namespace ApprovalFlow.Web.Setup;

/// <summary>Live says that the process answers; ready says that it can do its work.</summary>
internal static class Gezondheid
{
    public static void MapGezondheid(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>A calendar that will refuse to count within half a year is told, and is no reason to take no work.</summary>
    private static async Task<IResult> Ready(
        ApprovalFlowDb db,
        Kalender kalender,
        Bedrijfsklok klok,
        CancellationToken stop
    )
    {
        try
        {
            return await Migrator.IsBehindAsync(db, stop)
                ? Results.Text("schema behind", statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ready" + await Waarschuwing(kalender, klok, stop));
        }
        catch (Exception fout) when (fout is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            return Results.Text("no database", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<string> Waarschuwing(Kalender kalender, Bedrijfsklok klok, CancellationToken stop)
    {
        var gegevens = (await kalender.Stand(stop)).Gegevens;
        return gegevens.OntbrekendJaar(Namen.Dag(await klok.Nu(stop))) is { } jaar
            ? $"\nwarning: the calendar has no equated days for {jaar}, and nobody confirmed that there are none"
            : "";
    }
}

/// <summary>The application never runs as a role that could rewrite its own journal.</summary>
internal static class Rolcontrole
{
    public static async Task Check(IServiceProvider services)
    {
        try
        {
            await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
            if (await RoleGuard.CheckAsync(connection) is { } sentence)
            {
                throw new InstellingFout(sentence);
            }
        }
        catch (NpgsqlException fout)
        {
            throw new InstellingFout($"De database is niet bereikbaar: {fout.Message}", fout);
        }
    }
}
