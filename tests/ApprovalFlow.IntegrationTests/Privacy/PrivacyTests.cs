using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ApprovalFlow.IntegrationTests.Privacy;

/// <summary>What is kept of people: the list of it is whole, everybody gets their own, and names go after the period.</summary>
internal sealed class PrivacyTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Every_table_is_in_the_list_and_every_column_that_says_who()
    {
        await using var db = app.Database.Open();
        var regels = Bewaarregels.Van(app.Services.GetRequiredService<Instellingen>());
        var tabellen = db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null).ToList();
        Assert.That(
            regels.Select(r => r.Tabel).Concat(Bewaarregels.ZonderPersonen),
            Is.EquivalentTo(tabellen.Select(t => t.GetTableName()).Distinct())
        );
        Assert.Multiple(() =>
        {
            foreach (var tabel in tabellen)
            {
                var kolommen = tabel.GetProperties().ToDictionary(p => p.GetColumnName(), Soort);
                var regel = regels.SingleOrDefault(r => r.Tabel == tabel.GetTableName());
                Assert.That(
                    regel?.Wie ?? [],
                    Is.EquivalentTo(kolommen.Where(k => k.Value.Length > 0).Select(k => k.Key + k.Value[1..])),
                    $"who stands in {tabel.GetTableName()}"
                );
                Assert.That(kolommen.Keys, Is.SupersetOf(regel?.Velden ?? []), tabel.GetTableName());
            }
        });

        // "m" for one person, "m[]" for a list, empty for neither.
        static string Soort(IProperty property) =>
            Type(property) == typeof(MedewerkerId) ? "m"
            : Type(property) == typeof(System.Collections.Immutable.ImmutableArray<MedewerkerId>) ? "m[]"
            : "";

        static Type Type(IProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
    }

    [Test]
    public async Task Everybody_gets_their_own_and_nothing_of_another()
    {
        var nota = await Nota.Ingediend(app);
        await nota.Antwoord("djz", "akkoord-met-opmerkingen", "Mijn toelichting.");
        var (status, eigen) = await app.Vraag("djz", "GET", "/privacy/gegevens");
        Assert.That(status, Is.EqualTo(200));
        Assert.Multiple(() =>
        {
            Assert.That(eigen!["medewerker"]![0]!["naam"]!.GetValue<string>(), Is.EqualTo("Dirk Jan Zwart"));
            Assert.That(eigen["medewerker"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That(eigen["afstemming"]![0]!["toelichting"]!.GetValue<string>(), Is.EqualTo("Mijn toelichting."));
            Assert.That(eigen["gebeurtenis"]!.AsArray(), Has.Count.EqualTo(1));
        });
        var (_, ander) = await app.Vraag("mindef", "GET", "/privacy/gegevens");
        Assert.That(ander!.ToJsonString(), Does.Not.Contain("Zwart").And.Not.Contain("Mijn toelichting."));
        Assert.That((await app.Open("djz", "/privacy/inzien")).Html, Does.Contain("Mijn toelichting."));
    }

    [Test]
    public async Task A_function_takes_the_place_of_the_name_after_the_period_and_the_chain_stays_whole()
    {
        await using var eigen = await TestApp.StartAsync(("Privacy:NamenNaDagen", "400"));
        var nota = await Nota.Ingediend(eigen);
        await nota.Antwoord("coid", "akkoord");
        var id = Web.Demo.DemoPersonen.Medewerkers.Single(m => m.Aanmeldnaam == "coid").Id;
        var pad = $"/beheer/medewerker/{id}";
        await eigen.Verstuur(
            "beheer",
            pad,
            pad,
            ("naam", "Chantal Oudejans"),
            ("aanmeldnaam", "coid"),
            ("emailadres", "coid@ministerie.example"),
            ("eenheden", "COID")
        );
        Assert.That((await eigen.Verstuur("beheer", pad, $"{pad}/vertrek")).Status, Is.EqualTo(200));
        Assert.That(await nota.Zinnen(), Has.Some.StartsWith("Chantal Oudejans (COID) gaf als afstemming"));

        await Vervang(eigen, 399);
        Assert.That(await nota.Zinnen(), Has.Some.StartsWith("Chantal Oudejans (COID)"), "a day too early");
        await Vervang(eigen, 400);
        Assert.That(await nota.Zinnen(), Has.Some.StartsWith("Oud-medewerker van COID (COID) gaf als afstemming"));
        Assert.That(await Tabellen(eigen, "Chantal"), Is.Empty);
        Assert.That(await Tabellen(eigen, "coid@ministerie.example"), Is.Empty);

        var (exit, output, error) = Programma.Run(eigen.Database, "audit", "verify");
        Assert.That(exit, Is.Zero, output + error);
        var (_, bewijs, _) = Programma.Run(
            eigen.Database,
            "audit",
            "export",
            (await nota.Toon())["kenmerk"]!.GetValue<string>()
        );
        Assert.That(bewijs, Does.Contain("Oud-medewerker van COID").And.Not.Contain("Chantal"));
        var (_, wijzigingen) = await eigen.Open("beheer", "/beheer/wijzigingen?register=medewerker");
        Assert.That(wijzigingen, Does.Contain("Oud-medewerker van COID").And.Not.Contain("Chantal"));
        await Vervang(eigen, 800);
        Assert.That(await Tabellen(eigen, "Chantal"), Is.Empty, "again does nothing");
    }

    [Test]
    public async Task Another_name_beside_a_line_of_the_registers_is_found()
    {
        await using var eigen = await TestApp.StartAsync();
        var csv = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"een-{eigen.Database.Name}.csv");
        await File.WriteAllTextAsync(csv, "aanmeldnaam;naam\nj.bos;Jo Bos\n");
        Programma.Run(eigen.Database, "beheer", "inlezen", csv, "--uitvoeren");
        await using var db = eigen.Database.Open();
        Assert.That(await new Registerjournaal(db).BreukAsync(), Is.Null);
        await eigen.Database.TamperAsync(
            "UPDATE registerpersoon SET nieuw = replace(nieuw::text, 'Jo Bos', 'Ko Bos')::json"
        );
        Assert.That(await new Registerjournaal(db).BreukAsync(), Is.Not.Null);
        var (exit, _, error) = Programma.Run(eigen.Database, "audit", "verify");
        Assert.That((exit, error), Is.EqualTo((1, error)));
        Assert.That(error, Does.StartWith("Registerjournaal, regel "));
    }

    /// <summary>As if they left so many days ago.</summary>
    private static async Task Vervang(TestApp app, int dagen)
    {
        await app.Database.TamperAsync(
            $"UPDATE medewerker SET uit_dienst_op = DATE '2025-05-12' - {dagen} WHERE uit_dienst_op IS NOT NULL"
        );
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Naamvervanging>().Run(default);
    }

    /// <summary>The tables in which a text stands anywhere in a row.</summary>
    private static async Task<List<string>> Tabellen(TestApp app, string tekst)
    {
        await using var connection = new NpgsqlConnection(app.Database.AdminConnectionString);
        await connection.OpenAsync();
        var tabellen = await Lees(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables "
                + "WHERE schemaname IN ('public', 'hangfire') AND tablename NOT IN ('sleutel', 'outbox')"
        );
        var gevonden = new List<string>();
        foreach (var tabel in tabellen)
        {
            gevonden.AddRange(
                await Lees($"SELECT '{tabel}' FROM {tabel} t WHERE strpos(t::text, '{tekst}') > 0 LIMIT 1")
            );
        }
        return gevonden;

        async Task<List<string>> Lees(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync();
            var rijen = new List<string>();
            while (await reader.ReadAsync())
            {
                rijen.Add(reader.GetString(0));
            }
            return rijen;
        }
    }
}
