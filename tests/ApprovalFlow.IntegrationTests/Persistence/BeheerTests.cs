using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Persistence;

[TestFixture]
internal sealed class BeheerTests : PersistenceTests
{
    [Test]
    public async Task The_register_reads_back_and_takes_changes()
    {
        var store = new RegisterStore(Db);
        var beide = Proef.Kd with
        {
            Eenheden = [EenheidCode.Of("SG"), EenheidCode.Of("KD")],
            HoofdVan = [EenheidCode.Of("KD")],
        };
        await store.SaveAsync([.. Proef.Eenheden.Alle], [Proef.Kd, Proef.Lid(EenheidCode.Of("SG"))]);
        await store.SaveAsync([], [beide]);
        var register = await store.LoadAsync();
        Assert.That(register.Eenheden.Alle, Is.EqualTo(Proef.Eenheden.Alle));
        var read = register.Medewerker(Proef.Kd.Id)!;
        Assert.That(read.Eenheden, Is.EqualTo(beide.Eenheden));
        Assert.That(read.HoofdVan, Is.EqualTo(beide.HoofdVan));
        Assert.That(register.Medewerker("SG")!.Naam, Is.EqualTo("Lid van SG"));
        Assert.That(register.Medewerker("niemand"), Is.Null);
        Assert.That(register.Medewerkers.Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_procedure_gets_a_version_only_when_its_file_changed()
    {
        var store = new ProcedureStore(Db);
        var first = await store.DeployAsync("nota", "<a/>", Proef.Nu);
        var again = await store.DeployAsync("nota", "<a/>", Proef.Nu + Duration.FromDays(1));
        var second = await store.DeployAsync("nota", "<b/>", Proef.Nu);
        Assert.That(again, Is.EqualTo(first));
        Assert.That((first.Versie, second.Versie), Is.EqualTo((1, 2)));
        Assert.That((await store.LatestAsync("nota"))!.Xml, Is.EqualTo("<b/>"));
        Assert.That((await store.FindAsync("nota", 1))!.Xml, Is.EqualTo("<a/>"));
        Assert.That(await store.FindAsync("nota", 3), Is.Null);
        Assert.That(await store.KeysAsync(), Is.EqualTo(new[] { "nota" }));
    }

    [Test]
    public async Task The_clock_begins_once_and_never_goes_back()
    {
        var klok = new KlokStore(Db);
        Assert.That(await klok.OffsetAsync(), Is.EqualTo(Duration.Zero));
        var verleden = Duration.FromDays(-561) + Duration.FromMinutes(-7) + Duration.FromMilliseconds(1);
        Assert.That(await klok.BeginAsync(verleden), Is.True);
        Assert.That(await klok.BeginAsync(Duration.Zero), Is.False);
        Assert.That(await klok.OffsetAsync(), Is.EqualTo(verleden));
        var ahead = await klok.AdvanceAsync(Duration.FromHours(30));
        Assert.That(ahead, Is.EqualTo(verleden + Duration.FromHours(30)));
        Assert.That(
            async () => await klok.AdvanceAsync(Duration.FromSeconds(-1)),
            Throws.InstanceOf<ArgumentException>()
        );
    }

    [Test]
    public async Task Kenmerken_count_per_year_and_are_unique_between_sessions()
    {
        var kenmerken = new KenmerkStore(Db);
        Assert.That(await kenmerken.NextAsync(2025), Is.EqualTo("N2025-00001"));
        Assert.That(await kenmerken.NextAsync(2026), Is.EqualTo("N2026-00001"));
        var given = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async _ =>
                {
                    await using var own = Database.Open();
                    return await new KenmerkStore(own).NextAsync(2025);
                })
        );
        Assert.That(given, Is.Unique);
        Assert.That(given, Does.Contain("N2025-00009"));
    }
}
