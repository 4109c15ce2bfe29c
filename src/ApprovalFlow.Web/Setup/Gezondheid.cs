using System.Net.Sockets;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Npgsql;

namespace ApprovalFlow.Web.Setup;

/// <summary>Live says that the process answers; ready says that it can do its work.</summary>
internal static class Gezondheid
{
    public const string Levend = "live";
    public const string GeenDatabase = "no database";
    public const string AlleenLezen = "database read-only";

    public static void MapGezondheid(this WebApplication app)
    {
        app.MapGet(Paden.Levend, () => Results.Text(Levend)).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(Paden.Gereed, Ready).AllowAnonymous().ExcludeFromDescription();
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
            return await Migrator.IsBehindAsync(db, stop) ? Niet("schema behind")
                : await Outage.IsReadOnlyAsync(db, stop) ? Niet(AlleenLezen)
                : Results.Text("ready" + await Waarschuwing(kalender, klok, stop));
        }
        catch (Exception fout) when (fout is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            return Niet(GeenDatabase);
        }
    }

    private static IResult Niet(string reden) =>
        Results.Text(reden, statusCode: StatusCodes.Status503ServiceUnavailable);

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
    /// <summary>Null when the role is right; why the database can not be reached when waiting may help.</summary>
    /// <exception cref="InstellingFout">It is there, and refuses: waiting does not help.</exception>
    public static async Task<Exception?> Check(IServiceProvider services, CancellationToken stop = default)
    {
        try
        {
            var bron = services.GetRequiredService<NpgsqlDataSource>();
            await using var connection = await bron.OpenConnectionAsync(stop);
            return await RoleGuard.CheckAsync(connection, stop) is { } sentence
                ? throw new InstellingFout(sentence)
                : null;
        }
        catch (Exception fout) when (fout is SocketException || Outage.Is(fout))
        {
            return fout;
        }
        catch (NpgsqlException fout)
        {
            throw new InstellingFout($"De database laat de toepassing niet toe: {fout.Message}", fout);
        }
    }
}
