using System.Collections.Immutable;
using System.Globalization;
using System.Runtime;
using System.Text.RegularExpressions;

namespace ApprovalFlow.Benchmarks.Steps;

/// <summary>
/// Durable task completions a second of the whole command path, in process and over HTTP, beside what the same Postgres
/// does in the same minute with the least that a step must write (the floor) and with exactly our rows.
/// </summary>
internal static partial class StepsBenchmark
{
    private const int Slice = 4;
    private const int MaxWarmTurns = 8;
    private const int SmallNotas = 1_000;
    private const int LargeNotas = 100_000;
    private static readonly int[] Clients = [1, 8];

    internal static async Task<StepsReport> RunAsync(int rounds, bool grown)
    {
        // What the product logs is written as ever, and goes nowhere.
        Console.SetOut(TextWriter.Null);
        await using var cluster = await Cluster.StartAsync();
        var floor = await Floor(cluster);
        await Product.MigrateAsync(cluster, "product");
        await using var product = await Product.StartAsync(cluster, "product");
        Say("Preparing");
        var model = await product.Prepare(2);
        var own = await OwnTables(cluster, product, model);
        // A server runs for weeks: what it does in its first seconds, while it is still being compiled, is not measured.
        await Warm(product);

        var samples = new List<Sample>();
        for (var round = 1; round <= rounds; round++)
        {
            Say(string.Create(CultureInfo.InvariantCulture, $"Round {round} of {rounds}"));
            foreach (var clients in Clients)
            {
                Sample[] turn =
                [
                    await Pgbench(cluster, round, "floor", clients, "floor", floor),
                    await Pgbench(cluster, round, "own rows", clients, "own", own),
                    await Ours(product, round, clients, http: false),
                    await Ours(product, round, clients, http: true),
                ];
                await Settle(cluster, "product");
                samples.AddRange(turn);
                Say(string.Join("  ", turn.Select(s => FormattableString.Invariant($"{s.Name} {s.PerSecond:N0}"))));
            }
        }
        return new(
            rounds,
            Ratio(samples, "in process", "floor"),
            Ratio(samples, "in process", "own rows"),
            Ratio(samples, "over HTTP", "floor"),
            [.. samples.GroupBy(s => (s.Name, s.Clients)).OrderBy(g => g.Key.Clients).Select(Median)],
            grown ? await Grown(cluster, rounds) : null
        );
    }

    /// <summary>Until the compiler has next to nothing left to do; it works beside what runs, in turns.</summary>
    private static async Task Warm(Product product)
    {
        long before;
        var turns = 0;
        do
        {
            before = JitInfo.GetCompiledMethodCount();
            await product.Run(await product.Prepare(300), 8, http: false);
            await product.Run(await product.Prepare(150), 8, http: true);
        } while (JitInfo.GetCompiledMethodCount() - before > before / 100 && ++turns < MaxWarmTurns);
    }

    private static async Task<string> Floor(Cluster cluster)
    {
        var folder =
            Environment.GetEnvironmentVariable("APPROVALFLOW_SHARED") ?? Path.Combine(Cluster.Root, "..", "shared");
        await cluster.Sql("postgres", "CREATE DATABASE floor");
        var schema = await File.ReadAllTextAsync(Path.Combine(folder, "floor", "schema.sql"));
        foreach (
            var statement in schema.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
            await cluster.Sql("floor", statement);
        return "-f "
            + cluster.Write("floor.sql", await File.ReadAllTextAsync(Path.Combine(folder, "floor", "step.sql")));
    }

    private static async Task<string> OwnTables(
        Cluster cluster,
        Product product,
        IReadOnlyList<Notas.Dossiers.Dossier> model
    )
    {
        var scripts = await OwnRows.Prepare(cluster, product, "product", model[0]);
        await Product.MigrateAsync(cluster, "own");
        await using (var other = await Product.StartAsync(cluster, "own"))
        {
            var nota = (await other.Prepare(1))[0].Nota.Id.ToString();
            await Filling.Copy(cluster, "own", nota, OwnRows.Notas);
        }
        return scripts;
    }

    private static async Task<Sample> Pgbench(
        Cluster cluster,
        int round,
        string name,
        int clients,
        string database,
        string scripts
    )
    {
        var before = await cluster.Cpu();
        var said = await cluster.Pgbench(
            database,
            string.Create(CultureInfo.InvariantCulture, $"{scripts} -c {clients} -j 2 -T {Slice}")
        );
        var speed = Number(Tps().Match(said), "tps");
        var cpu = (await cluster.Cpu() - before) / (speed * Slice);
        await Settle(cluster, database);
        return new(round, name, clients, speed, [], 0, cpu);
    }

    /// <summary>
    /// What one leaves to be cleaned and written out is done before the next begins, so that nobody pays for another.
    /// </summary>
    private static async Task Settle(Cluster cluster, string database)
    {
        await cluster.Sql(database, "VACUUM");
        await cluster.Sql(database, "CHECKPOINT");
    }

    /// <summary>As many notas as it takes for about as long as pgbench runs.</summary>
    private static async Task<Sample> Ours(Product product, int round, int clients, bool http)
    {
        var notas = await product.Prepare(
            (http, clients) switch
            {
                (false, 1) => 225,
                (true, 1) => 150,
                (false, _) => 600,
                (true, _) => 325,
            }
        );
        var ran = await product.Run(notas, clients, http);
        return new(
            round,
            http ? "over HTTP" : "in process",
            clients,
            ran.PerSecond,
            ran.Milliseconds,
            ran.OwnCpu / ran.Steps,
            ran.DatabaseCpu / ran.Steps
        );
    }

    /// <summary>The same figure in a small and in a large database, in turn.</summary>
    private static async Task<double> Grown(Cluster cluster, int rounds)
    {
        var ratios = new List<double>();
        await using var small = await Filled(cluster, "small", SmallNotas);
        await using var large = await Filled(cluster, "large", LargeNotas);
        for (var round = 1; round <= rounds; round++)
        {
            Say(string.Create(CultureInfo.InvariantCulture, $"Growth, round {round} of {rounds}"));
            var little = await Ours(small, round, 8, http: false);
            var much = await Ours(large, round, 8, http: false);
            ratios.Add(much.PerSecond / little.PerSecond);
        }
        return Middle(ratios);
    }

    private static async Task<Product> Filled(Cluster cluster, string database, int count)
    {
        Say(string.Create(CultureInfo.InvariantCulture, $"Filling a database with {count:N0} finished notas"));
        await Product.MigrateAsync(cluster, database);
        var product = await Product.StartAsync(cluster, database);
        var model = (await product.Prepare(1))[0];
        await product.Walk(model, http: false, []);
        await Filling.Copy(cluster, database, model.Nota.Id.ToString(), count);
        await product.Run(await product.Prepare(50), 8, http: false);
        return product;
    }

    private static double Ratio(List<Sample> samples, string of, string to) =>
        Middle(
            samples
                .Where(s => s.Clients == 8 && s.Name == of)
                .Select(s =>
                    s.PerSecond / samples.Single(t => t.Round == s.Round && t.Clients == 8 && t.Name == to).PerSecond
                )
        );

    private static Way Median(IGrouping<(string Name, int Clients), Sample> samples)
    {
        var latencies = samples.SelectMany(s => s.Milliseconds).Order().ToImmutableArray();
        double? At(double part) => latencies.IsEmpty ? null : latencies[(int)(part * (latencies.Length - 1))];
        return new(
            samples.Key.Name,
            samples.Key.Clients,
            Middle(samples.Select(s => s.PerSecond)),
            At(0.5),
            At(0.95),
            At(0.99),
            latencies.IsEmpty ? null : Middle(samples.Select(s => s.OwnCpu)),
            Middle(samples.Select(s => s.DatabaseCpu))
        );
    }

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static double Number(Match match, string name) =>
        match.Success
            ? double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("pgbench said no speed.");

    private static void Say(string what) => Console.Error.WriteLine(what);

    private sealed record Sample(
        int Round,
        string Name,
        int Clients,
        double PerSecond,
        IReadOnlyList<double> Milliseconds,
        double OwnCpu,
        double DatabaseCpu
    );

    [GeneratedRegex(@"tps = (?<tps>[0-9.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tps();
}
