using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>Groups at the provider decide on eenheden, functies and administration, as the settings couple them.</summary>
[TestFixture]
internal sealed class GroepTests
{
    private OpenIddictProvider provider = null!;
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        provider = await OpenIddictProvider.StartAsync();
        app = await TestApp.StartAsync(
            provider.Instellingen(
                ("Aanmelden:Groepen:0", "G-HDFC:hdfc"),
                ("Aanmelden:Groepen:1", "G-HDFC-HOOFD:HDFC:hoofd"),
                ("Aanmelden:Groepen:2", "G-BEHEER:beheer"),
                ("Aanmelden:Groepen:3", "G-SG:SG")
            )
        );
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await app.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Test]
    public async Task Somebody_new_is_entered_with_what_their_groups_give()
    {
        var wie = await MeldAan("nieuw", "G-HDFC", "G-HDFC-HOOFD", "G-ANDERS");
        Assert.Multiple(() =>
        {
            Assert.That(wie!.Eenheden, Is.EqualTo(new[] { EenheidCode.Of("HDFC") }));
            Assert.That(wie.HoofdVan, Is.EqualTo(new[] { EenheidCode.Of("HDFC") }));
            Assert.That(wie.IsBeheerder, Is.False);
            Assert.That(wie.Naam, Is.EqualTo("Naam van nieuw"));
        });
    }

    [Test]
    public async Task Each_sign_in_takes_what_the_groups_do_not_give_any_more()
    {
        await MeldAan("wisselt", "G-HDFC", "G-BEHEER");
        var later = await MeldAan("wisselt", "G-SG");
        Assert.Multiple(() =>
        {
            Assert.That(later!.Eenheden, Is.EqualTo(new[] { EenheidCode.Of("SG") }));
            Assert.That(later.IsBeheerder, Is.False);
        });
    }

    [Test]
    public async Task A_membership_that_no_group_is_coupled_to_stays()
    {
        var kd = await MeldAan("kd");
        Assert.That(kd!.Eenheden, Is.EqualTo(new[] { EenheidCode.Of("KD") }));
    }

    [Test]
    public async Task Who_is_new_and_in_no_coupled_group_is_not_entered() =>
        Assert.That(await MeldAan("buitenstaander", "G-ANDERS"), Is.Null);

    private async Task<Medewerker?> MeldAan(string wie, params string[] groepen)
    {
        (provider.Wie, provider.Groepen) = (wie, groepen);
        using var bezoeker = new Bezoeker(app.Adres);
        await bezoeker.Ga("/aanmelden/start");
        await using var db = app.Database.Open();
        return (await new RegisterStore(db).LoadAsync()).Medewerker(wie);
    }
}
