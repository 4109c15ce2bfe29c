using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Jobs;
using ApprovalFlow.Web.Setup;
using Hangfire.PostgreSql;
using Npgsql;

namespace ApprovalFlow.Web.Verbs;

/// <summary>Brings the schema up to date as its owner; nothing else ever does.</summary>
internal static class Migrate
{
    public static async Task<int> Run(IReadOnlyList<string> words)
    {
        var json = Arguments.Parse(words, ["--json"], []).Has("--json");
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var owner =
            Geheim.Lees(configuration, Instellingen.EigenaarSleutel)
            ?? throw new InstellingFout(
                "Zet ConnectionStrings__ApprovalFlowEigenaar: alleen de eigenaar werkt het schema bij."
            );
        var app = new NpgsqlConnectionStringBuilder(
            Geheim.Lees(configuration, Instellingen.VerbindingSleutel)
                ?? throw new InstellingFout("Zet ConnectionStrings__ApprovalFlow: die rol krijgt haar rechten.")
        );
        try
        {
            await Migrator.RunAsync(
                owner,
                app.Username!,
                (connection, stop) => JobSchema(connection, app.Username!, stop)
            );
        }
        catch (NpgsqlException fout)
        {
            return Usage.Refuse($"Het schema kon niet worden bijgewerkt: {fout.Message}", json);
        }
        if (json)
        {
            Usage.Json(new { schema = "bij" });
        }
        else
        {
            Console.WriteLine("Het schema is bij.");
        }
        return 0;
    }

    internal static async Task JobSchema(NpgsqlConnection connection, string role, CancellationToken stop)
    {
        PostgreSqlObjectsInstaller.Install(connection, JobsSetup.Schema);
        var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(role);
        await using var grants = connection.CreateCommand();
#pragma warning disable CA2100 // a role is no parameter; it is quoted
        grants.CommandText = $"""
            GRANT USAGE ON SCHEMA {JobsSetup.Schema} TO {quoted};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {JobsSetup.Schema} TO {quoted};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {JobsSetup.Schema} TO {quoted};
            """;
#pragma warning restore CA2100
        await grants.ExecuteNonQueryAsync(stop);
    }
}
