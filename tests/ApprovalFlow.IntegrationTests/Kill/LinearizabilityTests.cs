using System.Diagnostics;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Kill;

/// <summary>Histories of many people at one task, on three nodes, are as if there were one person at a time.</summary>
[NonParallelizable]
internal sealed class LinearizabilityTests
{
    private static readonly (string Person, string Outcome)[] Choices =
    [
        ("hdfc", "akkoord"),
        ("hdfc2", "niet-van-toepassing"),
        ("hdfc-hoofd", "akkoord"),
    ];

    [Test]
    public void The_checker_knows_a_history_that_can_not_be()
    {
        Operation One(string person, string key, string told, long asked, long heard) =>
            new(person, key, "akkoord", asked, heard, told);
        Operation Look(string told, long asked, long heard) => new("kd", null, null, asked, heard, told);
        Assert.Multiple(() =>
        {
            Assert.That(
                Linearizability.Holds([One("a", "1", "accepted", 0, 9), Look("open", 1, 2), Look("done akkoord", 3, 4)])
            );
            Assert.That(Linearizability.Holds([One("a", "1", "accepted", 0, 3), One("a", "1", "accepted", 1, 2)]));
            Assert.That(
                Linearizability.Holds([One("a", "1", "accepted", 0, 3), One("b", "2", "accepted", 1, 2)]),
                Is.False,
                "two answers were taken"
            );
            Assert.That(
                Linearizability.Holds([One("a", "1", "accepted", 0, 1), Look("open", 2, 3)]),
                Is.False,
                "what was done is undone"
            );
            Assert.That(
                Linearizability.Holds([Look("done akkoord", 0, 1), One("a", "1", "accepted", 2, 3)]),
                Is.False,
                "seen before it happened"
            );
            Assert.That(
                Linearizability.Holds([One("a", "1", "accepted", 0, 3), One("b", "2", "refused c akkoord", 1, 4)]),
                Is.False,
                "told of somebody who was never there"
            );
        });
    }

    [Test]
    public async Task Concurrent_answers_to_one_task_are_linearizable_on_three_nodes()
    {
        await using var first = await TestApp.StartAsync();
        await using var second = await TestApp.NaastAsync(first.Database, ("Rol", "web"));
        await using var third = await TestApp.NaastAsync(first.Database, ("Rol", "web"));
        TestApp[] nodes = [first, second, third];
        var random = new Random(Chance.Seed);
        var histories = Chance.Long ? 2000 : 40;
        for (var number = 0; number < histories; number++)
        {
            var nota = await Nota.Ingediend(first);
            var task = (await nota.Taak("hdfc"))!;
            var plan = Enumerable.Range(0, 9).Select(i => Plan(random, nota.Id, i)).ToArray();
            var history = await Task.WhenAll(plan.Select(p => Do(nodes[p.Node], task, p)));
            Assert.That(
                Linearizability.Holds(history),
                Is.True,
                $"seed {Chance.Seed}\n{string.Join('\n', history.OrderBy(o => o.Asked))}"
            );
        }
        await TestContext.Out.WriteLineAsync($"{histories} histories of nine operations; seed {Chance.Seed}");
    }

    private sealed record Planned(int Node, string Person, string? Key, string? Outcome);

    /// <summary>A third only looks; of the keys some are the same, as with a double click.</summary>
    private static Planned Plan(Random random, string nota, int number)
    {
        var (person, outcome) = Choices[random.Next(Choices.Length)];
        return random.Next(3) == 0
            ? new(random.Next(3), person, null, null)
            : new(random.Next(3), person, $"{nota}-{person}-{(random.Next(2) == 0 ? 0 : number)}", outcome);
    }

    private static async Task<Operation> Do(TestApp node, JsonNode task, Planned planned)
    {
        var asked = Stopwatch.GetTimestamp();
        var (status, body) = planned.Key is null
            ? await node.Vraag(planned.Person, "GET", $"/api/v1/taken/{task["id"]}")
            : await node.Vraag(
                planned.Person,
                "POST",
                $"/api/v1/taken/{task["id"]}/afhandeling",
                new { uitkomst = planned.Outcome, versie = 1 },
                ("Idempotency-Key", planned.Key)
            );
        var told = (planned.Key, status) switch
        {
            (null, 200) => body!["status"]!.GetValue<string>() == "open" ? "open" : "done " + Outcome(body),
            (_, 200) => "accepted",
            (_, 409) => $"refused {Names[body!["door"]!.GetValue<string>()]} {body["uitkomst"]!.GetValue<string>()}",
            _ => $"status {status}",
        };
        return new(planned.Person, planned.Key, planned.Outcome, asked, Stopwatch.GetTimestamp(), told);
    }

    private static string Outcome(JsonNode task) => task["uitkomst"]?.GetValue<string>() ?? "";

    private static readonly Dictionary<string, string> Names = Web.Demo.DemoPersonen.Medewerkers.ToDictionary(
        m => m.Naam,
        m => m.Aanmeldnaam,
        StringComparer.Ordinal
    );
}
