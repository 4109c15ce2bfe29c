using System.Diagnostics;
using ApprovalFlow.IntegrationTests.Berichten;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Kill;

/// <summary>One node or more on one database: nobody can tell.</summary>
[NonParallelizable]
internal sealed class NodesTests
{
    private const int AtOnce = 4;

    [TestCase(1)]
    [TestCase(3)]
    public async Task Five_directies_answer_one_nota_at_the_same_moment(int count)
    {
        await using var first = await TestApp.StartAsync();
        var nodes = new List<TestApp> { first };
        while (nodes.Count < count)
        {
            nodes.Add(await TestApp.NaastAsync(first.Database, ("Rol", "web")));
        }
        var notas = Chance.Long ? 10_000 : 300;
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(
            0,
            notas,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, _) => await Round(nodes, number)
        );
        await TestContext.Out.WriteLineAsync(
            $"{notas} notas, five answers at once to each, {count} nodes, {watch.Elapsed}"
        );
        var journal = await first.Database.CountAsync(
            "SELECT count(*) FROM gebeurtenis WHERE soort = 'afstemming-vastgelegd'"
        );
        Assert.That(journal, Is.EqualTo(5 * notas));
        foreach (var node in nodes[1..])
        {
            await node.DisposeAsync();
        }
    }

    [Test]
    public async Task A_sign_in_and_a_form_hold_on_every_node()
    {
        await using var first = await TestApp.StartAsync();
        await using var second = await TestApp.NaastAsync(first.Database, ("Rol", "web"));
        using var beheer = await Beheerbezoek.Begin(first, "beheer");
        beheer.GaNaar(second);
        Assert.That(await beheer.Lees("/beheer/abonnees"), Does.Contain("Wie krijgt berichten"));
        // The form is of one node, and its token is taken by the other.
        var pagina = await beheer.Post(
            "/beheer/abonnees",
            first,
            ("Naam", "Archief"),
            ("Adres", "https://archief.example/in")
        );
        Assert.That(pagina, Does.Contain("Abonnee Archief is toegevoegd"));
    }

    private static async Task Round(List<TestApp> nodes, int number)
    {
        TestApp Node(int offset) => nodes[(number + offset) % nodes.Count];
        var nota = await Nota.Ingediend(Node(0));
        var open = (await nota.Toon())["openStappen"]!.AsArray();
        var antwoorden = await Task.WhenAll(
            open.Select(
                (stap, index) =>
                    Node(index)
                        .Vraag(
                            stap!["eenheid"]!.GetValue<string>().ToLowerInvariant(),
                            "POST",
                            $"/api/v1/taken/{stap["taak"]}/afhandeling",
                            new { uitkomst = "akkoord", versie = 1 },
                            ("Idempotency-Key", stap["taak"]!.GetValue<string>())
                        )
            )
        );
        Assert.That(antwoorden.Select(a => a.Status), Is.All.EqualTo(200));
        Assert.That(await nota.OpenEenheden(), Is.EqualTo(new[] { "DGB" }), "none stuck, none asked twice");
    }
}
