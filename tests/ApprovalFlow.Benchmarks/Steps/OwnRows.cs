using System.Collections.Concurrent;
using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;
using Npgsql;

namespace ApprovalFlow.Benchmarks.Steps;

/// <summary>
/// pgbench scripts of exactly the rows that our step writes, one for each of the eight steps: taken from what the product
/// wrote for one nota, with its own texts, on tables filled with copies of a nota that was handed in.
/// </summary>
internal static class OwnRows
{
    internal const int Notas = 20_000;
    private const string Id = "lpad(to_hex(:i::int), 32, '0')::uuid";

    /// <summary>The arguments that run the scripts, each as often as the others.</summary>
    internal static async Task<string> Prepare(Cluster cluster, Product product, string database, Dossier nota)
    {
        var states = new List<string>();
        await using var source = NpgsqlDataSource.Create(cluster.Connection(database));
        await product.Walk(
            nota,
            http: false,
            new ConcurrentBag<double>(),
            async _ =>
                states.Add(await Text(source, $"SELECT toestand::text FROM verloop WHERE nota_id = '{nota.Nota.Id}'"))
        );
        var scripts = new List<string>();
        var moments = await Lines(
            source,
            $"SELECT DISTINCT op_systeem::text FROM gebeurtenis WHERE nota_id = '{nota.Nota.Id}' ORDER BY 1 DESC LIMIT 8"
        );
        foreach (var (step, moment) in moments.Reverse().Index())
        {
            var sql = await Script(source, nota, step, moment, states[step]);
            scripts.Add(cluster.Write($"step{step}.sql", sql));
        }
        return string.Join(' ', scripts.Select(path => $"-f {path}@1"));
    }

    private static async Task<string> Script(
        NpgsqlDataSource source,
        Dossier nota,
        int step,
        string moment,
        string state
    )
    {
        var id = nota.Nota.Id.ToString();
        var lines = new List<string>
        {
            $@"\set i random(1, {Notas})",
            @"\set v random(1, 2000000000)",
            "BEGIN;",
            $"SELECT id FROM nota WHERE id = {Id} FOR NO KEY UPDATE;",
            $"UPDATE verloop SET volgnummer = volgnummer + 1, toestand = {Quote(state)} WHERE nota_id = {Id};",
            $"UPDATE taak SET status = 'afgerond', afgerond_op = now(), afgerond_door = '{id}', uitkomst = 'akkoord' "
                + $"WHERE nota_id = {Id} AND nummer = (SELECT min(nummer) FROM taak WHERE nota_id = {Id} AND stap = 'afstemmen');",
        };
        // The end of the round, the decision and the end are what the row of the nota itself tells.
        if (step is 4 or 6 or 7)
            lines.Add($"UPDATE nota SET besluit_hash = lpad(:v::text, 64, '0') WHERE id = {Id};");
        if (step < 5)
            lines.Add($"DELETE FROM timer WHERE nota_id = {Id} AND nummer = {step + 1};");
        if (step == 4)
            lines.Add($"DELETE FROM abonnement WHERE nota_id = {Id} AND nummer = 1;");
        var of = $"nota_id = '{id}' AND";
        var journal = $"(SELECT volgnummer FROM gebeurtenis WHERE {of} op_systeem = '{moment}')";
        lines.AddRange(await Inserts(source, "gebeurtenis", $"{of} op_systeem = '{moment}'"));
        lines.AddRange(await Inserts(source, "gebeurtenis_inhoud", $"{of} volgnummer IN {journal}"));
        lines.AddRange(await Inserts(source, "afstemming", $"{of} volgnummer IN {journal}"));
        var op = $"(SELECT max(op) FROM gebeurtenis WHERE {of} op_systeem = '{moment}')";
        lines.AddRange(await Inserts(source, "taak", $"{of} geopend_op = {op}"));
        lines.AddRange(await Inserts(source, "nota_lezer", $"{of} van = {op}"));
        lines.AddRange(await Inserts(source, "outbox", $"{of} aangemaakt = '{moment}'"));
        lines.AddRange(await Inserts(source, "sleutel", $"aangemaakt = '{moment}'"));
        lines.AddRange(await Inserts(source, "mail", $"id IN (SELECT mail_id FROM kennisgeving WHERE {of} op = {op})"));
        lines.AddRange(await Inserts(source, "kennisgeving", $"{of} op = {op}"));
        lines.Add("END;");
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>Each row as it was written, but for what makes it one of its own.</summary>
    private static async Task<IReadOnlyList<string>> Inserts(NpgsqlDataSource source, string table, string where)
    {
        var columns = await Lines(
            source,
            $"SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table}' "
                + "AND table_schema = 'public' AND is_identity = 'NO' AND is_generated = 'NEVER' ORDER BY ordinal_position"
        );
        var values = columns.Select(column =>
            column switch
            {
                "nota_id" => $"'{Id.Replace("'", "''", StringComparison.Ordinal)}'",
                "volgnummer" => "':v::int + ' || (row_number() OVER ())",
                "nummer" => "':v::int + ' || (row_number() OVER ())",
                "id" or "bericht_id" => "'gen_random_uuid()'",
                "sleutel" or "message_id" => "'gen_random_uuid()::text'",
                "verzonden" or "reeks" or "mail_id" => "'NULL'",
                _ => Literal(column),
            }
        );
        return await Lines(
            source,
            $"SELECT 'INSERT INTO {table} ({string.Join(", ", columns)}) VALUES (' || {string.Join(" || ', ' || ", values)} || ');' "
                + $"FROM {table} WHERE {where}"
        );
    }

    /// <summary>A text as SQL without a colon: pgbench takes one for the begin of a variable, between quotes too.</summary>
    private static string Quote(string text) =>
        "E'"
        + text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("'", "''", StringComparison.Ordinal)
            .Replace(":", @"\x3a", StringComparison.Ordinal)
        + "'";

    /// <summary>The same of a column's value, made by the database.</summary>
    private static string Literal(string column) =>
        $@"coalesce('E''' || replace(replace(replace({column}::text COLLATE ""C"", '\', '\\'), '''', ''''''), ':', '\x3a') || '''', 'NULL')";

    private static async Task<string> Text(NpgsqlDataSource source, string sql) => (await Lines(source, sql))[0];

    private static async Task<ImmutableArray<string>> Lines(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = ImmutableArray.CreateBuilder<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0).Replace('\n', ' '));
        return lines.ToImmutable();
    }
}
