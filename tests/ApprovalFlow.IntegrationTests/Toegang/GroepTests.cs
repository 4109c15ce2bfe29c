using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;

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

    [Test]
    public async Task What_groups_change_stands_in_the_journal_of_the_registers_and_the_same_again_does_not()
    {
        await MeldAan("gevolgd", "G-HDFC");
        await MeldAan("gevolgd", "G-HDFC");
        await MeldAan("gevolgd", "G-SG");
        await using var db = app.Database.Open();
        var id = (await db.Medewerkers.SingleAsync(m => m.Aanmeldnaam == "gevolgd")).Id.ToString();
        var gelezen = await new Registerjournaal(db).LinesAsync("medewerker", null, 100);
        var regels = gelezen.Where(w => w.Sleutel == id).OrderBy(w => w.Id).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(regels, Has.Count.EqualTo(2));
            Assert.That(regels[0].Oud, Is.Null);
            Assert.That(regels[0].Nieuw, Does.Contain("HDFC"));
            Assert.That(regels[1].Oud, Is.EqualTo(regels[0].Nieuw));
            Assert.That(regels[1].Nieuw, Does.Contain("\"SG\"").And.Not.Contain("HDFC"));
        });
    }

    [Test]
    public async Task Groups_that_are_too_many_to_name_leave_the_register_as_it_is()
    {
        await MeldAan("veelvoud", "G-HDFC");
        provider.GroepenElders = true;
        try
        {
            var later = await MeldAan("veelvoud");
            Assert.That(later!.Eenheden, Is.EqualTo(new[] { EenheidCode.Of("HDFC") }));
        }
        finally
        {
            provider.GroepenElders = false;
        }
    }

    [Test]
    public async Task Who_is_in_no_group_any_more_has_no_place_any_more()
    {
        await MeldAan("weg", "G-HDFC");
        (provider.Wie, provider.Groepen) = ("weg", []);
        using var bezoeker = new Bezoeker(app.Adres);
        await bezoeker.Ga("/aanmelden/start");
        Assert.That(bezoeker.Weg[^1].Query, Does.Contain("onbekend"));
    }

    [Test]
    public async Task A_token_at_the_api_enters_somebody_new_and_changes_nothing_when_it_names_no_groups()
    {
        Assert.That(await Api("apart", "G-HDFC"), Is.EqualTo(200));
        Assert.That(await Api("apart"), Is.EqualTo(200));
        await using var db = app.Database.Open();
        var wie = (await new RegisterStore(db).LoadAsync()).Medewerker("apart");
        Assert.That(wie!.Eenheden, Is.EqualTo(new[] { EenheidCode.Of("HDFC") }));
        Assert.That(await Api("onbekend"), Is.EqualTo(401));
    }

    [Test]
    public async Task Two_first_sign_ins_at_once_enter_one_person()
    {
        var statussen = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Api("tweemaal", "G-HDFC")));
        Assert.That(statussen, Is.All.EqualTo(200));
    }

    private async Task<int> Api(string wie, params string[] groepen)
    {
        using var client = new HttpClient();
        var token = provider.Token(
            wie,
            d =>
            {
                if (groepen.Length > 0)
                {
                    d.Claims["groups"] = groepen;
                }
            }
        );
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var antwoord = await client.GetAsync(new Uri(app.Adres + "/api/v1/notas"));
        return (int)antwoord.StatusCode;
    }

    private async Task<Medewerker?> MeldAan(string wie, params string[] groepen)
    {
        (provider.Wie, provider.Groepen) = (wie, groepen);
        using var bezoeker = new Bezoeker(app.Adres);
        await bezoeker.Ga("/aanmelden/start");
        await using var db = app.Database.Open();
        return (await new RegisterStore(db).LoadAsync()).Medewerker(wie);
    }
}
