using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Verbs;

/// <summary>A verb on a database that it can not work with says so in one sentence, and has begun nothing.</summary>
internal sealed class SchemaTests
{
    private static readonly string Procedure = Path.Combine(
        AppContext.BaseDirectory,
        "workflows",
        "nota-ter-beslissing.v1.bpmn"
    );

    private static readonly string[][] Woorden =
    [
        ["audit", "verify"],
        ["audit", "export", "N2025-00001"],
        ["beheer", "toevoegen", "b.jansen"],
        ["beheer", "inlezen", Procedure],
        ["beheer", "uitgeven", "mensen"],
        ["procedure", "deploy", Procedure],
        ["procedure", "overzetten", "nota-ter-beslissing"],
        ["procedure", "naspelen", "nota-ter-beslissing"],
        ["nota", "import", Procedure, "--als", "kd"],
        ["demo", "--leeg"],
    ];

    [Test]
    public async Task A_database_that_lacks_a_migration_is_told()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.TamperAsync(
            """
            DELETE FROM "__EFMigrationsHistory"
            WHERE migration_id = (SELECT max(migration_id) FROM "__EFMigrationsHistory")
            """
        );
        await Zegt(database, "Het schema van de database loopt achter. Draai eerst: approvalflow migrate.");
        Assert.That(await database.TamperAsync("DELETE FROM medewerker"), Is.Zero, "nothing was begun");
    }

    [Test]
    public async Task A_database_that_is_not_there_is_told()
    {
        var database = await TestDatabase.CreateAsync();
        await database.DisposeAsync();
        await Zegt(database, "De database is niet bereikbaar: ", 1);
    }

    private static async Task Zegt(TestDatabase database, string zin, int aantal = int.MaxValue) =>
        await Parallel.ForEachAsync(
            Woorden.Take(aantal),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (woorden, _) =>
            {
                var (exit, uitvoer, fout) = await Task.Run(() => Programma.Run(database, woorden));
                var naam = string.Join(' ', woorden);
                Assert.Multiple(() =>
                {
                    Assert.That(exit, Is.EqualTo(1), naam);
                    Assert.That(uitvoer, Is.Empty, naam);
                    Assert.That(fout.TrimEnd().Split('\n'), Has.Length.EqualTo(1), fout);
                    Assert.That(fout, Does.StartWith(zin), naam);
                });
            }
        );
}
