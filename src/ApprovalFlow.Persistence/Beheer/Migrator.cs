using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Brings the schema up to date as its owner, and gives the application's role what it may: read and write rows, no
/// DDL, and of the journal reading and appending only.
/// </summary>
public static class Migrator
{
    /// <summary>
    /// What the application's role may beside reading. Each table is named: one that is not can not even be read. A row of a dossier is
    /// never deleted, and what stands in the journal, a version or a deployed procedure never changes.
    /// </summary>
    private static readonly ImmutableSortedDictionary<string, string> Rights = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["nota"] = "INSERT, UPDATE",
        ["nota_versie"] = "INSERT",
        ["taak"] = "INSERT, UPDATE",
        ["afstemming"] = "INSERT, UPDATE",
        ["opmerking"] = "INSERT, UPDATE",
        ["vraag"] = "INSERT, UPDATE",
        ["paraaf"] = "INSERT, UPDATE",
        ["nota_lezer"] = "INSERT, UPDATE",
        ["incident"] = "INSERT, UPDATE",
        ["verloop"] = "INSERT, UPDATE",
        ["timer"] = "INSERT, UPDATE, DELETE",
        ["abonnement"] = "INSERT, UPDATE, DELETE",
        ["opdracht"] = "INSERT, UPDATE",
        ["outbox"] = "INSERT, UPDATE, DELETE",
        ["gebeurtenis"] = "INSERT",
        ["gebeurtenis_inhoud"] = "INSERT",
        ["concept"] = "INSERT, UPDATE",
        ["gelezen_versie"] = "INSERT",
        ["antwoord_concept"] = "INSERT, UPDATE, DELETE",
        ["bijlage"] = "INSERT, UPDATE, DELETE",
        ["bijlage_deel"] = "INSERT, UPDATE, DELETE",
        ["sleutel"] = "INSERT, DELETE",
        ["eenheid"] = "INSERT, UPDATE",
        ["medewerker"] = "INSERT, UPDATE",
        ["lidmaatschap"] = "INSERT, UPDATE, DELETE",
        // An entry can end, and nothing else of it can change.
        ["vervanging"] = "INSERT, UPDATE (tot, beeindigd_op, beeindigd_door)",
        ["sessie"] = "INSERT, UPDATE, DELETE",
        ["token"] = "INSERT, UPDATE (ingetrokken, gebruikt)",
        ["inzage"] = "INSERT",
        ["anker"] = "INSERT",
        ["anker_kop"] = "INSERT",
        ["procedure"] = "INSERT",
        ["registerwijziging"] = "INSERT",
        // Who it was goes after the period; what was changed stays.
        ["registerpersoon"] = "INSERT, DELETE",
        ["afkorting"] = "INSERT, UPDATE, DELETE",
        ["weergave"] = "INSERT, UPDATE, DELETE",
        ["klok"] = "INSERT, UPDATE",
        ["kenmerk_teller"] = "INSERT, UPDATE",
        ["teller"] = "UPDATE",
        ["onbestelbaar"] = "INSERT, UPDATE, DELETE",
        ["koppeling"] = "INSERT, UPDATE",
        ["abonnee"] = "INSERT, UPDATE, DELETE",
        ["data_protection_key"] = "INSERT",
        ["kennisgeving"] = "INSERT, UPDATE, DELETE",
        ["mail"] = "INSERT, UPDATE, DELETE",
        ["rappel"] = "INSERT",
        ["rappelstand"] = "INSERT, UPDATE, DELETE",
        ["mailvoorkeur"] = "INSERT, UPDATE",
        ["agenda"] = "INSERT, UPDATE",
        ["jaarnota"] = "INSERT, UPDATE, DELETE",
        ["jaarbegin"] = "INSERT, DELETE",
        ["kalenderregel"] = "INSERT, UPDATE, DELETE",
        ["kalender_revisie"] = "UPDATE",
        ["procedure_instelling"] = "INSERT, UPDATE",
        ["__EFMigrationsHistory"] = "",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The tables whose rights are given here: all of them.</summary>
    internal static IEnumerable<string> Tables => Rights.Keys;

    /// <param name="ownerConnectionString">Connects as the role that owns, or will own, the tables.</param>
    /// <param name="appRole">The role that the application connects as; it exists.</param>
    /// <param name="also">More schema of the same owner (that of the job server), before the rights are given.</param>
    /// <param name="stop">Between two statements.</param>
    public static async Task RunAsync(
        string ownerConnectionString,
        string appRole,
        Func<NpgsqlConnection, CancellationToken, Task>? also = null,
        CancellationToken stop = default
    )
    {
        await using var db = ApprovalFlowDbOptions.Open(ownerConnectionString);
        await db.Database.MigrateAsync(stop);
        await KalenderStore.LeverMeeAsync(db, stop);
        var nu = (await db.Database.SqlQuery<Instant>($"""SELECT now() AS "Value" """).ToListAsync(stop))[0];
        await new Registerstand(db).VulAanAsync(nu, stop);
        await db.Database.OpenConnectionAsync(stop);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (also is not null)
        {
            await also(connection, stop);
        }
        await db.Database.ExecuteSqlRawAsync(Grants(connection.Database, appRole), stop);
    }

    /// <summary>Whether the schema lacks a migration that this program has.</summary>
    public static async Task<bool> IsBehindAsync(ApprovalFlowDb db, CancellationToken stop = default) =>
        (await db.Database.GetPendingMigrationsAsync(stop)).Any();

    private static string Grants(string database, string appRole)
    {
        var role = Quote(appRole);
        var grants = Rights.Select(pair =>
            $"REVOKE ALL ON {Quote(pair.Key)} FROM PUBLIC, {role}; GRANT SELECT ON {Quote(pair.Key)} TO {role};"
            + (pair.Value.Length == 0 ? "" : $" GRANT {pair.Value} ON {Quote(pair.Key)} TO {role};")
        );
        return string.Join(
            '\n',
            [
                $"REVOKE CREATE, TEMPORARY ON DATABASE {Quote(database)} FROM PUBLIC, {role};",
                $"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {role};",
                $"GRANT USAGE ON SCHEMA public TO {role};",
                .. grants,
            ]
        );
    }

    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
