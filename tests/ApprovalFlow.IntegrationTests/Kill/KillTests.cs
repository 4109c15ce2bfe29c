using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Kill;

/// <summary>
/// The real server is killed with -9 between any two statements of a command. The dossier is as before or as after, and
/// the same request under the same key, after a restart, is done once. A long run kills at every statement of
/// every command.
/// </summary>
internal sealed class KillTests
{
    private static readonly string[] Asked = ["indiening", "cds:akkoord", "hdfc:akkoord", "djz:akkoord", "dco:akkoord"];
    private static readonly string[] Agreed = [.. Asked, "coid:akkoord"];
    private static readonly string[] Signed = [.. Agreed, "dgb:ondertekenen"];

    /// <summary>The command that is killed, and what was done before it.</summary>
    private static readonly (string Act, string[] Before)[] Commands =
    [
        ("indiening", []),
        ("cds:akkoord", ["indiening"]),
        ("coid:akkoord", Asked),
        ("coid:niet-akkoord", Asked),
        ("dgb:ondertekenen", Agreed),
        ("dgb:terugsturen", Agreed),
        ("stasdef:akkoord", Signed),
        ("stasdef:aanhouden", Signed),
        ("sg:doorgeleiden", [.. Signed, "stasdef:akkoord"]),
        ("terughaling", Asked),
        ("intrekking", Signed),
    ];

    private readonly int seed = Chance.Seed;
    private TestDatabase database = null!;
    private ServerProcess steady = null!;
    private ServerProcess victim = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        database = await TestDatabase.CreateAsync();
        await TestApp.SeedAsync(database);
        steady = await ServerProcess.StartAsync(database, "web");
        victim = await ServerProcess.StartAsync(database, "web");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await steady.DisposeAsync();
        await victim.DisposeAsync();
        await TestApp.Klopt(database);
        await database.DisposeAsync();
    }

    [Test]
    public async Task A_kill_between_any_two_statements_leaves_the_dossier_as_before_or_as_after()
    {
        var random = new Random(seed);
        var kills = 0;
        var applied = 0;
        foreach (var (act, before, statement) in await Plan(random))
        {
            applied += await KillAt(act, before, statement) ? 1 : 0;
            kills++;
        }
        await TestContext.Out.WriteLineAsync($"{kills} kills, of which {applied} after the commit; seed {seed}");
    }

    [Test]
    public async Task A_kill_under_load_loses_no_answer_and_repeats_none()
    {
        var random = new Random(seed);
        var rounds = Chance.Long ? 40 : 4;
        var accepted = 0;
        for (var round = 0; round < rounds; round++)
        {
            accepted += await KillUnderLoad(random.Next(0, 15));
        }
        await TestContext.Out.WriteLineAsync(
            $"{rounds} kills under load, {accepted} answers accepted before; seed {seed}"
        );
    }

    /// <summary>Which command ends at which statement: chosen by seed, and every one of them in a long run.</summary>
    private async Task<List<(string Act, string[] Before, int Statement)>> Plan(Random random)
    {
        var all = new List<(string, string[], int)>();
        foreach (var (act, before) in Commands)
        {
            var counted = await Count(act, before);
            await TestContext.Out.WriteLineAsync($"{act}: {counted} statements");
            all.AddRange(Enumerable.Range(1, counted).Select(statement => (act, before, statement)));
        }
        return Chance.Long ? all : [.. random.GetItems(all.ToArray(), 16)];
    }

    /// <summary>How many statements the command takes when nobody ends it.</summary>
    private async Task<int> Count(string act, string[] before)
    {
        var acts = new Acts(steady);
        var nota = await acts.Nota(before);
        var reply = await steady.Send(await acts.Of(nota, act), killAt: 0);
        Assert.That(reply.Status, Is.EqualTo(200), $"{act}: {reply.Body}");
        Assert.That(reply.Statements, Is.GreaterThan(6), act);
        return reply.Statements;
    }

    /// <summary>Gives whether the command was committed before its process died.</summary>
    private async Task<bool> KillAt(string act, string[] done, int statement)
    {
        var what = $"{act} killed at statement {statement}, seed {seed}";
        var acts = new Acts(steady);
        var nota = await acts.Nota(done);
        var request = await acts.Of(nota, act);
        var before = await Snapshot.Of(database, nota);

        Assert.That((await victim.Send(request, statement)).Status, Is.Zero, what);
        await victim.WasKilled();
        var restart = Restart();
        var after = await Snapshot.Of(database, nota);
        await Snapshot.Holds(database, nota);
        var applied = after.Events.Count > before.Events.Count;
        if (!applied)
        {
            Assert.That(after.Rows, Is.EqualTo(before.Rows), $"as before: {what}");
        }

        await restart;
        var again = await victim.Send(request);
        // Only an answer to a task has a key; the steller's acts are told that they were done.
        var done409 = applied && !act.Contains(':', StringComparison.Ordinal);
        Assert.That(again.Status, Is.EqualTo(done409 ? 409 : 200), $"{what}: {again.Body}");
        var repeated = await Snapshot.Of(database, nota);
        if (applied)
        {
            Assert.That(repeated.Rows, Is.EqualTo(after.Rows), $"as after: {what}");
        }
        else
        {
            Assert.That(repeated.Events, Is.Not.EqualTo(before.Events), what);
        }
        Assert.That(repeated.Events, Is.EqualTo(await Undisturbed(act, done)), $"done once: {what}");
        return applied;
    }

    private readonly Dictionary<string, IReadOnlyList<string>> undisturbed = new(StringComparer.Ordinal);

    /// <summary>The journal of the same command where nobody died.</summary>
    private async Task<IReadOnlyList<string>> Undisturbed(string act, string[] done)
    {
        if (!undisturbed.TryGetValue(act, out var events))
        {
            var nota = await new Acts(steady).Nota([.. done, act]);
            undisturbed[act] = events = (await Snapshot.Of(database, nota)).Events;
        }
        return events;
    }

    /// <summary>Three notas, five answers to each at once; the server dies when so many were answered.</summary>
    private async Task<int> KillUnderLoad(int answeredFirst)
    {
        var acts = new Acts(steady);
        var requests = new List<(string Nota, Request Request)>();
        for (var i = 0; i < 3; i++)
        {
            var nota = await acts.Nota(["indiening"]);
            foreach (var directie in Acts.Directies)
            {
                requests.Add((nota, await acts.Of(nota, $"{directie}:akkoord")));
            }
        }
        var answered = 0;
        var replies = await Task.WhenAll(
            requests.Select(async r =>
            {
                var reply = await victim.Send(r.Request);
                if (Interlocked.Increment(ref answered) == answeredFirst + 1)
                {
                    victim.Kill();
                }
                return reply;
            })
        );
        await victim.WasKilled();
        var restart = Restart();
        Assert.That(replies.Select(r => r.Status), Is.All.AnyOf(0, 200));
        foreach (var group in requests.Zip(replies).GroupBy(pair => pair.First.Nota))
        {
            var recorded = (await Snapshot.Of(database, group.Key)).Count("afstemming-vastgelegd");
            Assert.That(
                recorded,
                Is.GreaterThanOrEqualTo(group.Count(pair => pair.Second.Status == 200)),
                $"seed {seed}"
            );
            await Snapshot.Holds(database, group.Key);
        }

        await restart;
        var again = await Task.WhenAll(requests.Select(r => victim.Send(r.Request)));
        Assert.That(again.Select(r => r.Status), Is.All.EqualTo(200), $"seed {seed}");
        foreach (var nota in requests.Select(r => r.Nota).Distinct(StringComparer.Ordinal))
        {
            var events = (await Snapshot.Of(database, nota)).Events;
            Assert.That(events.Order(), Is.EqualTo((await Undisturbed("coid:akkoord", Asked)).Order()), $"seed {seed}");
        }
        return replies.Count(r => r.Status == 200);
    }

    private async Task Restart()
    {
        await victim.DisposeAsync();
        victim = await ServerProcess.StartAsync(database, "web");
    }
}
