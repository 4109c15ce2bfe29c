using ApprovalFlow.IntegrationTests.Api;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Kennisgevingen;

/// <summary>Mail waits until a test starts a worker: what changed before its turn, or while others had theirs, counts.</summary>
internal sealed class MailbeurtTests
{
    private const string Hdfc = "hdfc@ministerie.example";

    private Mailbak bak = null!;
    private TestApp app = null!;

    [SetUp]
    public async Task Start()
    {
        bak = Mailbak.Start();
        app = await TestApp.StartAsync([.. bak.Instellingen, ("Rol", "web")]);
    }

    [TearDown]
    public async Task Stop()
    {
        await app.DisposeAsync();
        await bak.DisposeAsync();
    }

    [Test]
    public async Task What_waits_for_somebody_who_left_is_not_mailed()
    {
        await Nota.Ingediend(app);
        await Vertrekt("aanmeldnaam = 'hdfc'");
        await using (await Worker())
        {
            await Leeg();
        }
        Assert.That(bak.Mails.Select(m => m.Aan), Has.Exactly(6).Items.And.None.EqualTo(Hdfc));
        Assert.That(await Vervallen(), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_leaves_while_others_of_the_batch_are_mailed_gets_none_a_second_later()
    {
        await Nota.Ingediend(app);
        bak.Bewaard = async eerste =>
        {
            await Vertrekt($"emailadres <> '{eerste.Aan}'");
            var straks = Edge.Nu() + Duration.FromSeconds(1.1);
            await TestApp.Totdat(() => Task.FromResult(Edge.Nu() > straks), "the look of the worker is a second old");
        };
        await using (await Worker())
        {
            await Leeg();
        }
        Assert.That(bak.Mails, Has.Length.EqualTo(1));
        Assert.That(await Vervallen(), Is.EqualTo(6));
    }

    [Test]
    public async Task Who_chose_a_dagoverzicht_has_one_mail_a_day_of_what_still_matters()
    {
        await using (var db = app.Database.Open())
        {
            var hdfc = await db.Medewerkers.SingleAsync(m => m.Aanmeldnaam == "hdfc");
            db.Add(new MailvoorkeurRow(hdfc.Id, Mailkeuze.Dagoverzicht));
            await db.SaveChangesAsync();
        }
        var eerste = await Nota.Ingediend(app);
        var tweede = await Nota.Ingediend(app);
        await eerste.Antwoord("hdfc2", "akkoord");
        await using (var db = app.Database.Open())
        {
            var hdfc = await db.Medewerkers.SingleAsync(m => m.Aanmeldnaam == "hdfc");
            Assert.That(await db.Mails.AnyAsync(m => m.Ontvanger == hdfc.Id), Is.False);
        }
        await Zet("""{"werkdagen":1}""");
        await using (await Worker())
        {
            await Leeg();
            var mail = Aan(Hdfc).Single().Bericht;
            Assert.That(mail.Subject, Is.EqualTo("[Ongerubriceerd] Overzicht van 13 mei 2025: 2 meldingen"));
            Assert.That(mail.TextBody, Does.Contain((await tweede.Toon())["kenmerk"]!.ToString()));
            Assert.That(mail.TextBody, Does.Not.Contain((await eerste.Toon())["kenmerk"]!.ToString()));
            await Zet("""{"plus":"PT1H"}""");
            await Leeg();
        }
        Assert.That(Aan(Hdfc), Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_lease_is_renewed_of_what_is_still_ours_and_of_nothing_else()
    {
        await Nota.Ingediend(app);
        await using var db = app.Database.Open();
        var store = new MailStore(db);
        var nu = Edge.Nu();
        var (tot, straks) = (nu + Duration.FromHours(1), nu + Duration.FromHours(2));
        var batch = await store.ClaimAsync(nu, tot, 4);
        var ids = batch.Select(m => m.Id).ToList();
        Assert.That(ids, Has.Count.EqualTo(4));
        await app.Database.TamperAsync(
            $"UPDATE mail SET volgende_poging = volgende_poging + interval '1 s' WHERE id = '{ids[0]}';"
                + $"UPDATE mail SET status = 'verzonden' WHERE id = '{ids[1]}'"
        );
        var gehouden = await store.RenewAsync(ids, tot, straks);
        Assert.That(gehouden, Is.EquivalentTo(ids.Skip(2)), "one is somebody else's, one is done");
        Assert.That(await store.RenewAsync(ids, tot, straks), Is.Empty, "the old lease is nobody's any more");
    }

    private Task<TestApp> Worker() => TestApp.NaastAsync(app.Database, [.. bak.Instellingen, ("Rol", "worker")]);

    private IEnumerable<Ontvangen> Aan(string adres) => bak.Mails.Where(m => m.Aan == adres);

    private async Task Zet(string body)
    {
        var (status, klok) = await app.Vraag("kd", "POST", "/api/v1/demo/klok", body);
        Assert.That(status, Is.EqualTo(200), klok?.ToJsonString());
    }

    private Task<int> Vertrekt(string wie) =>
        app.Database.TamperAsync($"UPDATE medewerker SET uit_dienst_op = '2025-05-12' WHERE {wie}");

    private Task<long> Vervallen() =>
        app.Database.CountAsync("SELECT count(*) FROM mail WHERE melding = 'Deze medewerker is uit dienst.'");

    private Task Leeg() =>
        TestApp.Totdat(
            async () =>
            {
                await using var db = app.Database.Open();
                return !await db.Mails.AnyAsync(m => m.Status == MailStatus.Wacht);
            },
            "all mail is gone"
        );
}
