using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>A database of its own for each test: the calendars are one for the whole of it.</summary>
[TestFixture]
internal sealed class KalenderStoreTests
{
    private static readonly LocalDate Kerstavond = new(2025, 12, 24);
    private static readonly Wijziger Beheer = new(
        MedewerkerId.Of(new Guid("00000000-0000-7000-8000-000000000001")),
        Instant.FromUtc(2025, 5, 12, 7, 0),
        Instant.FromUtc(2026, 9, 1, 7, 0)
    );

    private TestDatabase Database { get; set; } = null!;
    private ApprovalFlowDb Db { get; set; } = null!;

    [SetUp]
    public async Task Open()
    {
        Database = await TestDatabase.CreateAsync();
        Db = Database.Open();
    }

    [TearDown]
    public async Task Close()
    {
        await Db.DisposeAsync();
        await Database.DisposeAsync();
    }

    [Test]
    public async Task Migrate_fills_in_the_shipped_days_each_with_its_source_and_a_line_of_journal()
    {
        var (revisie, gegevens) = await new KalenderStore(Db, new Registerjournaal(Db)).LoadAsync();
        var lines = await new Registerjournaal(Db).LinesAsync(KalenderStore.Register, null, 100);
        Assert.Multiple(() =>
        {
            Assert.That(revisie, Is.EqualTo(1));
            Assert.That(
                Kalenderbestand.Schrijf(gegevens),
                Is.EqualTo(Kalenderbestand.Schrijf(Kalendergegevens.Meegeleverd))
            );
            Assert.That(
                gegevens.Gelijkgesteld.Select(dag => dag.Bron),
                Is.All.StartsWith("Besluit gelijkstelling van")
            );
            Assert.That(lines.Select(line => line.Sleutel), Does.Contain("gelijkgesteld 2027-05-07"));
            Assert.That(lines.Select(line => line.Door), Is.All.Null);
        });
    }

    [Test]
    public async Task Migrating_again_brings_back_nothing_that_an_administrator_took_away()
    {
        var store = new KalenderStore(Db, new Registerjournaal(Db));
        var (revisie, oud) = await store.LoadAsync();
        var zonder = oud with { Gelijkgesteld = oud.Gelijkgesteld.RemoveAll(dag => dag.Datum.Year == 2028) };
        Assert.That(await store.WriteAsync(revisie, oud, zonder, Beheer), Is.True);
        await Migrator.RunAsync(Database.OwnerConnectionString, TestDatabase.AppRole);
        var (na, gegevens) = await store.LoadAsync();
        Assert.That((na, gegevens.Jaren.Last()), Is.EqualTo((2, 2027)));
    }

    [Test]
    public async Task A_release_that_ships_later_years_adds_those_and_leaves_what_was_recorded()
    {
        await Database.TamperAsync(
            """
            DELETE FROM kalenderregel WHERE jaar >= 2027;
            INSERT INTO kalenderregel VALUES ('geen-gelijkgesteld', '2028', 2028, NULL, NULL, 'nagevraagd');
            UPDATE kalender_revisie SET meegeleverd_tot = 2026
            """
        );
        await Migrator.RunAsync(Database.OwnerConnectionString, TestDatabase.AppRole);
        var (_, gegevens) = await new KalenderStore(Db, new Registerjournaal(Db)).LoadAsync();
        Assert.Multiple(() =>
        {
            Assert.That(
                gegevens.VanJaar(2027).Gelijkgesteld.Select(d => d.Datum),
                Is.EqualTo(new[] { new LocalDate(2027, 5, 7) })
            );
            Assert.That(gegevens.VanJaar(2028).Gelijkgesteld, Is.Empty);
            Assert.That(gegevens.VanJaar(2028).GeenGelijkgesteld.Single().Bron, Is.EqualTo("nagevraagd"));
        });
    }

    [Test]
    public async Task A_change_tells_who_and_what_stood_there_and_a_stale_one_writes_nothing()
    {
        var store = new KalenderStore(Db, new Registerjournaal(Db));
        var (revisie, oud) = await store.LoadAsync();
        var dicht = oud with { Gesloten = [new Sluitingsdag(Kerstavond, "kerstavond", "SG")] };
        Assert.That(await store.WriteAsync(revisie, oud, dicht, Beheer), Is.True);
        Assert.That(await store.WriteAsync(revisie, oud, oud with { Gelijkgesteld = [] }, Beheer), Is.False);
        var anders = oud with { Gesloten = [new Sluitingsdag(Kerstavond, "kerstavond", "DGB")] };
        Assert.That(await store.WriteAsync(revisie + 1, dicht, anders, Beheer), Is.True);
        var line = (await new Registerjournaal(Db).LinesAsync(KalenderStore.Register, null, 1))[0];
        Assert.Multiple(() =>
        {
            Assert.That((line.Door, line.Op, line.OpSysteem), Is.EqualTo((Beheer.Door, Beheer.Op, Beheer.OpSysteem)));
            Assert.That(line.Sleutel, Is.EqualTo("gesloten 2025-12-24"));
            Assert.That(line.Oud, Does.Contain("\"bron\":\"SG\""));
            Assert.That(line.Nieuw, Does.Contain("\"bron\":\"DGB\""));
        });
        Assert.That((await store.LoadAsync()).Gegevens.Gelijkgesteld, Has.Length.EqualTo(oud.Gelijkgesteld.Length));
    }

    [Test]
    public async Task Every_process_sees_a_change_at_its_next_look_and_reads_the_data_only_then()
    {
        var (hier, daar) = (new Kalendergeheugen(), new Kalendergeheugen());
        await using var elders = Database.Open();
        Assert.That((await Look(Db, hier)).Werk.Reden(Kerstavond), Is.Null);
        var gezien = await Look(elders, daar);
        Assert.That(await Look(elders, daar), Is.SameAs(gezien), "nothing changed");
        var store = new KalenderStore(Db, new Registerjournaal(Db));
        var (revisie, oud) = await store.LoadAsync();
        var dicht = oud with { Gesloten = [new Sluitingsdag(Kerstavond, "kerstavond", "SG")] };
        await store.WriteAsync(revisie, oud, dicht, Beheer);
        Assert.That((await Look(elders, daar)).Werk.Reden(Kerstavond), Is.EqualTo("kerstavond"));
        Assert.That(daar.Laatste.Revisie, Is.EqualTo(revisie + 1));
    }

    [Test]
    public void Without_a_look_nothing_is_counted() =>
        Assert.That(
            new Kalendergeheugen().Laatste.Kalenders.Werk.Plus(Kerstavond, 1).Weigering,
            Is.EqualTo(new JaarNietVastgelegd(2025))
        );

    private static Task<Kalenders> Look(ApprovalFlowDb db, Kalendergeheugen geheugen) =>
        new Kalender(new KalenderStore(db, new Registerjournaal(db)), geheugen).Nu(default);
}
