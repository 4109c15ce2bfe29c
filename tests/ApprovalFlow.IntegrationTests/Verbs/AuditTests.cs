using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Verbs;

/// <summary>audit verify as an auditor types it: broken off and gone on with, and after a change of key.</summary>
internal sealed class AuditTests
{
    /// <summary>More than are looked at in one go; in the long form enough to see how fast it is.</summary>
    private static readonly int Aantal =
        Environment.GetEnvironmentVariable("APPROVALFLOW_LANG") == "1"
            ? 2_000
            : ApprovalFlow.Persistence.Nazicht.PerKeer + 3;

    private TestApp app = null!;
    private string map = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync();
        map = Directory.CreateTempSubdirectory("audit").FullName;
        await Parallel.ForAsync(
            0,
            Aantal,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (_, _) => await Nota.Begin(app)
        );
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        Directory.Delete(map, recursive: true);
        await app.DisposeAsync();
    }

    [Test]
    public async Task A_walk_that_was_broken_off_goes_on_where_it_was_and_says_so()
    {
        await using var db = app.Database.Open();
        var ids = await db.Notas.OrderBy(n => n.Id).Select(n => n.Id).ToListAsync();
        var voortgang = Path.Combine(map, "voortgang");
        var (laatste, grens) = (ids[^1], ids[(ids.Count - 1) / Per * Per - 1]);
        await Tamper($"UPDATE gebeurtenis SET aanmelding = 'digid' WHERE nota_id = '{laatste}' AND volgnummer = 1");
        var (gebroken, _, zin) = Verify("--voortgang", voortgang);
        Assert.That((gebroken, zin), Is.EqualTo((1, zin)));
        Assert.That(zin, Does.Contain("regel 1: the line is not the line that was written"));
        Assert.That(await File.ReadAllTextAsync(voortgang), Is.EqualTo(grens.ToString()));

        await Tamper($"UPDATE gebeurtenis SET aanmelding = 'demo' WHERE nota_id = '{laatste}' AND volgnummer = 1");
        var (heel, verder, fout) = Verify("--voortgang", voortgang);
        Assert.That(heel, Is.Zero, fout);
        Assert.That(verder, Does.StartWith($"Verder na nota {grens}"));
        Assert.That(verder, Does.Contain($"{ids.Count - ids.IndexOf(grens) - 1} nota's"));
        Assert.That(File.Exists(voortgang), Is.False, "the next walk begins at the beginning");

        var (_, uitvoer, _) = Verify("--voortgang", voortgang, "--json");
        var json = JsonNode.Parse(uitvoer)!;
        await TestContext.Out.WriteLineAsync(uitvoer);
        Assert.That(json["vanaf"], Is.Null);
        Assert.That(json["notas"]!.GetValue<int>(), Is.EqualTo(Aantal));
        Assert.That(json["notasPerSeconde"]!.GetValue<long>(), Is.Positive);
    }

    [Test]
    public async Task A_file_that_is_no_progress_is_refused()
    {
        var ander = Path.Combine(map, "ander");
        await File.WriteAllTextAsync(ander, "belangrijk");
        var (exit, _, zin) = Verify("--voortgang", ander);
        Assert.That(
            (exit, zin.Trim()),
            Is.EqualTo((1, $"{ander} is geen voortgang van audit verify. Noem een ander bestand."))
        );
        Assert.That(await File.ReadAllTextAsync(ander), Is.EqualTo("belangrijk"));
    }

    [Test]
    public async Task After_a_change_of_key_old_anchors_verify_with_the_public_key_that_was_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (oud, nieuw, eerder) = (Pad("oud.pem"), Pad("nieuw.pem"), Pad("eerder.pub"));
        foreach (var sleutel in new[] { oud, nieuw })
        {
            Assert.That(Programma.Run(null, "audit", "sleutel", sleutel).Exit, Is.Zero);
        }
        var (getoond, openbaar, _) = Met([("Anker__SleutelBestand", oud)], "audit", "sleutel");
        Assert.That((getoond, openbaar.Trim()), Is.EqualTo((0, (await File.ReadAllTextAsync(oud + ".pub")).Trim())));
        await File.WriteAllTextAsync(eerder, openbaar);
        Assert.That(Met([("Anker__SleutelBestand", oud)], "audit", "anker").Exit, Is.Zero);
        Assert.That(Met([("Anker__SleutelBestand", nieuw)], "audit", "anker").Exit, Is.Zero);

        var (zonder, _, zin) = Met([("Anker__SleutelBestand", nieuw)], "audit", "verify");
        var (met, uitvoer, fout) = Met(
            [("Anker__SleutelBestand", nieuw), ("Anker__EerderBestand", eerder)],
            "audit",
            "verify"
        );
        Assert.Multiple(() =>
        {
            Assert.That((zonder, zin), Is.EqualTo((1, zin)));
            Assert.That(zin, Does.StartWith("Anker 1: it is signed with a key that was not given"));
            Assert.That(met, Is.Zero, fout);
            Assert.That(uitvoer, Does.Contain("2 ankers").And.Contains("de handtekeningen kloppen"));
        });
        await File.AppendAllTextAsync(eerder, await File.ReadAllTextAsync(nieuw + ".pub"));
        Assert.That(Met([], "audit", "verify", "--sleutel", eerder).Output, Does.Contain("de handtekeningen kloppen"));

        (int Exit, string Output, string Error) Met(
            (string Naam, string Waarde)[] instellingen,
            params string[] woorden
        ) => Programma.Run(database, instellingen, woorden);
    }

    private static int Per => ApprovalFlow.Persistence.Nazicht.PerKeer;

    private string Pad(string naam) => Path.Combine(map, naam);

    private (int Exit, string Output, string Error) Verify(params string[] opties) =>
        Programma.Run(app.Database, ["audit", "verify", .. opties]);

    private Task<int> Tamper(string sql) => app.Database.TamperAsync($"SET session_replication_role = replica; {sql}");
}
