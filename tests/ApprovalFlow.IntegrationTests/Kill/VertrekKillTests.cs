using System.Globalization;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Demo;

namespace ApprovalFlow.IntegrationTests.Kill;

/// <summary>
/// The server dies while somebody leaves. Either they work here as before, or they are gone with all that was theirs; and
/// doing it again does what was left.
/// </summary>
internal sealed class VertrekKillTests
{
    private TestDatabase database = null!;
    private ServerProcess server = null!;
    private Wandelaar beheer = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        database = await TestDatabase.CreateAsync();
        await TestApp.SeedAsync(database);
        await Herstart();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        beheer.Dispose();
        await server.DisposeAsync();
        await TestApp.Klopt(database);
        await database.DisposeAsync();
    }

    [Test]
    public async Task Somebody_leaves_whole_or_not_at_all()
    {
        var random = new Random(Chance.Seed);
        await Bereid("hdfc2", "HDFC");
        var (_, aantal) = await Vertrek("hdfc2", 0);
        Assert.That(await Stand("hdfc2"), Is.EqualTo(Weg));
        Assert.That(aantal, Is.GreaterThan(10), "this counts nothing");
        foreach (var (persoon, eenheid) in new[] { ("hdfc", "HDFC"), ("cds", "CDS"), ("djz", "DJZ") })
        {
            await Bereid(persoon, eenheid);
            var statement = random.Next(1, aantal + 1);
            var wat = $"{persoon}, killed at statement {statement} of {aantal}, seed {Chance.Seed}";
            var (status, _) = await Vertrek(persoon, statement);
            Assert.That(status, Is.Zero, wat);
            await server.WasKilled();
            await Herstart();
            Assert.That(await Stand(persoon), Is.EqualTo(Hier).Or.EqualTo(Weg), wat);
            await using (var db = database.Open())
            {
                Assert.That(await new Registerstand(db).BreukAsync(), Is.Null, wat);
            }
            var (opnieuw, _) = await Vertrek(persoon, 0);
            Assert.That(opnieuw, Is.EqualTo(302), wat);
            Assert.That(await Stand(persoon), Is.EqualTo(Weg), wat);
            Assert.That(await Opgepakt(persoon), Is.Zero, wat);
        }
    }

    /// <summary>Member of something, a session, a token, an entry of the register that holds; and whether they left.</summary>
    private static readonly (bool, bool, bool, bool, bool) Hier = (true, true, true, true, false);

    private static readonly (bool, bool, bool, bool, bool) Weg = (false, false, false, false, true);

    private async Task<(bool Lid, bool Sessie, bool Token, bool Vervanging, bool Weg)> Stand(string persoon)
    {
        var wie = Id(persoon);
        return (
            await Heeft($"lidmaatschap WHERE medewerker_id = '{wie}'"),
            await Heeft($"sessie WHERE medewerker = '{wie}'"),
            await Heeft($"token WHERE medewerker = '{wie}' AND ingetrokken IS NULL"),
            await Heeft($"vervanging WHERE houder = '{wie}' AND beeindigd_op IS NULL"),
            await Heeft($"medewerker WHERE id = '{wie}' AND uit_dienst_op IS NOT NULL")
        );
    }

    private async Task<bool> Heeft(string waar) => await database.CountAsync($"SELECT count(*) FROM {waar}") > 0;

    private Task<long> Opgepakt(string persoon) =>
        database.CountAsync($"SELECT count(*) FROM taak WHERE behandelaar = '{Id(persoon)}' AND status = 'open'");

    /// <summary>A task that they took, a session, a token, and somebody who stands in for them.</summary>
    private async Task Bereid(string persoon, string eenheid)
    {
        var wie = Id(persoon);
        var acts = new Acts(server);
        var nota = await acts.Nota(["indiening"]);
        await database.TamperAsync(
            $"""
            INSERT INTO sessie (hash, medewerker, ticket, begin, tot)
            VALUES ('{persoon}', '{wie}', '\x00', now(), now() + interval '1 hour');
            INSERT INTO token (id, medewerker, naam, hash, omvang, gemaakt, tot)
            VALUES (gen_random_uuid(), '{wie}', 'proef', '{persoon}', 'lezen', now(), now() + interval '1 day')
            """
        );
        var vervanging = await server.Send(
            new(
                "secretariaat",
                "POST",
                "/api/v1/vervangingen",
                new
                {
                    soort = "vervanging",
                    houder = persoon,
                    vervanger = "coid",
                    eenheid,
                    eersteDag = "2025-05-12",
                    laatsteDag = "2025-06-12",
                    grond = "Verlof",
                }
            )
        );
        Assert.That(vervanging.Status, Is.EqualTo(201), vervanging.Body);
        var taak = (await acts.Task(persoon, nota))!["id"];
        var pak = await server.Send(new(persoon, "POST", $"/api/v1/taken/{taak}/behandeling", new { }));
        Assert.That(pak.Status, Is.EqualTo(200), pak.Body);
        Assert.That(await Opgepakt(persoon), Is.EqualTo(1));
        Assert.That(await Stand(persoon), Is.EqualTo(Hier));
    }

    /// <summary>Status 0 when the server died before it answered.</summary>
    private async Task<(int Status, int Aantal)> Vertrek(string persoon, int killAt)
    {
        var pad = $"/beheer/medewerker/{Id(persoon)}/vertrek";
        try
        {
            var kill = (Killer.KillHeader, killAt.ToString(CultureInfo.InvariantCulture));
            var (status, kop) = await beheer.Stuur(pad, kill, Killer.CountHeader);
            return (status, int.Parse(kop, CultureInfo.InvariantCulture));
        }
        catch (HttpRequestException)
        {
            return (0, 0);
        }
    }

    private async Task Herstart()
    {
        if (server is not null)
        {
            beheer.Dispose();
            await server.DisposeAsync();
        }
        server = await ServerProcess.StartAsync(database, "beide");
        beheer = new Wandelaar(server.Address.ToString(), "beheer");
    }

    private static Guid Id(string persoon) => DemoPersonen.Medewerkers.Single(m => m.Aanmeldnaam == persoon).Id.Value;
}
