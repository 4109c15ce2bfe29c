using ApprovalFlow.IntegrationTests.Api;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace ApprovalFlow.IntegrationTests.Kennisgevingen;

/// <summary>Mail on a real SMTP server: what is in it, and what becomes of it when that server does not do its part.</summary>
internal sealed class MailTests
{
    private const string Hdfc = "hdfc@ministerie.example";

    private Mailbak bak = null!;
    private TestApp app = null!;

    [SetUp]
    public async Task Start()
    {
        bak = Mailbak.Start();
        app = await TestApp.StartAsync(bak.Instellingen);
    }

    [TearDown]
    public async Task Stop()
    {
        await app.DisposeAsync();
        await bak.DisposeAsync();
    }

    [Test]
    public async Task A_mail_says_what_is_asked_and_where_and_nothing_of_the_content()
    {
        var nota = await Nota.Ingediend(app);
        var kenmerk = (await nota.Toon())["kenmerk"]!.ToString();
        await Leeg();
        var mail = Aan(Hdfc).Single();
        var bericht = mail.Bericht;
        var zin = $"HDFC is gevraagd nota {kenmerk} af te stemmen, uiterlijk donderdag 15 mei 2025.";
        Assert.Multiple(() =>
        {
            Assert.That(bericht.Subject, Is.EqualTo($"[Ongerubriceerd] Taak: nota {kenmerk}"));
            Assert.That(bericht.To.Mailboxes.Single().Name, Is.EqualTo("Hanna Fennema"));
            Assert.That(bericht.From.Mailboxes.Single().Address, Is.EqualTo("approvalflow@ministerie.example"));
            Assert.That(bericht.MessageId, Does.EndWith("@ministerie.example"));
            Assert.That(bericht.Headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
            Assert.That(
                bericht.TextBody,
                Does.Contain(zin).And.Contain($"https://nota.ministerie.example/notas/{kenmerk}")
            );
            Assert.That(
                bericht.HtmlBody,
                Does.Contain("<html lang=\"nl\">")
                    .And.Contain(zin)
                    .And.Contain($"<a href=\"https://nota.ministerie.example/notas/{kenmerk}\">Naar nota {kenmerk}</a>")
            );
            Assert.That(bericht.TextBody, Does.Contain("Rubricering: Ongerubriceerd."));
        });
        foreach (var deel in new[] { bericht.TextBody, bericht.HtmlBody, bericht.Subject })
        {
            Assert.That(deel, Does.Not.Contain("jaarverslag").IgnoreCase.And.Not.Contain("627"));
        }
    }

    [Test]
    public async Task An_address_that_the_server_refuses_is_shown_and_can_be_tried_again()
    {
        bak.Geweigerd[Hdfc] = "550 5.1.1 Dit adres bestaat hier niet";
        await Nota.Ingediend(app);
        await Leeg();
        Assert.That(Aan(Hdfc), Is.Empty);
        Assert.That(Aan("cds@ministerie.example"), Has.Exactly(1).Items, "the others have theirs");
        var mail = await Mail("hdfc");
        Assert.That(
            (mail.Status, mail.Melding),
            Is.EqualTo((MailStatus.Geweigerd, "550 5.1.1 Dit adres bestaat hier niet"))
        );
        Assert.That(
            await Pagina("?status=geweigerd"),
            Does.Contain("5.1.1 Dit adres bestaat hier niet").And.Contain(Hdfc)
        );

        bak.Geweigerd.Clear();
        await Opnieuw(mail);
        await Leeg();
        Assert.That(Aan(Hdfc).Single().MessageId, Is.EqualTo(mail.MessageId));
    }

    [Test]
    public async Task An_address_that_is_busy_is_tried_again_by_itself()
    {
        bak.Geweigerd[Hdfc] = "451 4.2.1 Postbus bezet";
        await Nota.Ingediend(app);
        await TestApp.Totdat(async () => (await Mail("hdfc")).Melding is not null, "the server said no");
        bak.Geweigerd.Clear();
        await Leeg();
        Assert.That(Aan(Hdfc), Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_server_that_hangs_delays_the_mail_and_nothing_else()
    {
        await app.DisposeAsync();
        app = await TestApp.StartAsync([.. bak.Instellingen, ("Mail:Tijdslimiet", "00:00:01")]);
        bak.Hangt = true;
        var nota = await Nota.Ingediend(app);
        await TestApp.Totdat(
            async () =>
                (await Pagina()).Contains("De mailserver antwoordde niet binnen 1 seconden", StringComparison.Ordinal),
            "the page says that the server hangs"
        );
        await nota.Antwoord("cds", "akkoord");
        var pogingen = await Pogingen();
        // What was looked at before the answer is not handed over any more.
        await TestApp.Totdat(async () => await Pogingen() > pogingen, "one more attempt failed");
        bak.Hangt = false;
        await Leeg();
        Assert.That(Aan(Hdfc).Select(m => m.MessageId).Distinct(), Has.Exactly(1).Items);
        Assert.That(Aan("cds@ministerie.example"), Is.Empty, "what was answered is not asked any more");
        Assert.That(await Pagina(), Does.Not.Contain("Mail blijft liggen"));
    }

    [Test]
    public async Task A_server_that_is_away_gets_each_mail_once_when_it_is_back()
    {
        bak.Sluit();
        await Nota.Ingediend(app);
        await TestApp.Totdat(
            async () => (await Pagina()).Contains("Mail blijft liggen", StringComparison.Ordinal),
            "the page says that mail waits"
        );
        bak.Open();
        await Leeg();
        Assert.That(bak.Mails.Select(m => m.Aan), Is.Unique);
        Assert.That(bak.Mails, Has.Length.EqualTo(7), "two people more than the five directies: hdfc has three");
    }

    [Test]
    public async Task A_connection_that_breaks_after_the_mail_was_kept_repeats_it_under_the_same_Message_ID()
    {
        bak.BreekNaAanname = 1;
        await Nota.Ingediend(app);
        await Leeg();
        var ids = bak.Mails.GroupBy(m => m.MessageId).Select(g => g.Count()).OrderDescending().ToList();
        Assert.That(ids, Is.EqualTo(new[] { 2, 1, 1, 1, 1, 1, 1 }));
    }

    [Test]
    public async Task What_a_worker_had_when_it_died_waits_a_minute_and_not_for_the_whole_batch()
    {
        bak.Hangt = true;
        await using (
            var worker = await TestApp.NaastAsync(app.Database, [.. bak.Instellingen, ("Mail:Tijdslimiet", "00:00:30")])
        )
        {
            await app.Database.TamperAsync("UPDATE medewerker SET emailadres = NULL WHERE aanmeldnaam = 'kd2'");
            await Nota.Ingediend(app);
            await TestApp.Totdat(
                async () =>
                    await app.Database.CountAsync("SELECT count(*) FROM mail WHERE volgende_poging > now()") == 7,
                "a worker has them"
            );
            var langst = await app.Database.CountAsync(
                "SELECT ceil(extract(epoch FROM max(volgende_poging) - now()))::bigint FROM mail WHERE status = 'wacht'"
            );
            Assert.That(langst, Is.LessThanOrEqualTo(120));
        }
        bak.Hangt = false;
    }

    [Test]
    public async Task A_line_break_in_a_name_stays_in_that_name()
    {
        await app.Database.TamperAsync(
            "UPDATE medewerker SET naam = E'Hanna\\r\\nBcc: iedereen@elders.example\\r\\n\\r\\n<b>' WHERE aanmeldnaam = 'hdfc'"
        );
        await Nota.Ingediend(app);
        await Leeg();
        var bericht = Aan(Hdfc).Single().Bericht;
        Assert.That(bericht.Bcc, Is.Empty);
        Assert.That(bericht.To.Mailboxes.Single().Address, Is.EqualTo(Hdfc));
        Assert.That(bericht.HtmlBody, Does.Not.Contain("<b>"));
    }

    [Test]
    public async Task Who_has_no_address_is_told_in_the_application_and_is_seen_not_to_be_reached()
    {
        await app.Database.TamperAsync("UPDATE medewerker SET emailadres = NULL WHERE aanmeldnaam = 'hdfc'");
        await Nota.Ingediend(app);
        await Leeg();
        Assert.That((await Mail("hdfc")).Melding, Is.EqualTo("Van deze medewerker is geen e-mailadres bekend."));
        var (_, meldingen) = await app.Vraag("hdfc", "GET", "/api/v1/meldingen");
        Assert.That(meldingen!["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_secretariaat_sends_a_rappel_by_hand_once_a_day()
    {
        var nota = await Nota.Ingediend(app);
        await Leeg();
        var pad = $"/api/v1/taken/{(await nota.Taak("cds"))!["id"]}/rappel";
        await app.Weiger(403, "niet-bevoegd", "kd", "POST", pad, "{}");
        var (status, body) = await app.Vraag("secretariaat", "POST", pad, "{}");
        Assert.That((status, body!["aantal"]!.GetValue<int>()), Is.EqualTo((200, 1)));
        await app.Weiger(409, "verkeerde-toestand", "secretariaat", "POST", pad, "{}");
        await Leeg();
        Assert.That(Aan("cds@ministerie.example").Last().Bericht.TextBody, Does.Contain("Het secretariaat vraagt CDS"));
        await nota.Antwoord("cds", "akkoord");
        await app.Weiger(409, "taak-is-al-afgerond", "secretariaat", "POST", pad, "{}");
    }

    [Test]
    public async Task Others_do_not_see_what_went_out()
    {
        foreach (var persoon in new[] { "kd", "hdfc-hoofd" })
        {
            Assert.That((await app.Open(persoon, "/verzonden-mail")).Status, Is.EqualTo(403), persoon);
        }
    }

    private IEnumerable<Ontvangen> Aan(string adres) => bak.Mails.Where(m => m.Aan == adres);

    /// <summary>Waits until nothing is left to be sent.</summary>
    private Task Leeg() =>
        TestApp.Totdat(
            async () =>
            {
                await using var db = app.Database.Open();
                return !await db.Mails.AnyAsync(m => m.Status == MailStatus.Wacht);
            },
            "all mail is gone"
        );

    private async Task<MailRow> Mail(string persoon)
    {
        await using var db = app.Database.Open();
        var wie = await db.Medewerkers.SingleAsync(m => m.Aanmeldnaam == persoon);
        return await db.Mails.SingleAsync(m => m.Ontvanger == wie.Id);
    }

    private Task<long> Pogingen() => app.Database.CountAsync("SELECT sum(pogingen) FROM mail");

    private async Task Opnieuw(MailRow mail)
    {
        await using var db = app.Database.Open();
        Assert.That(await new MailStore(db).RetryAsync(mail.Id, Web.Uitvoeren.Edge.Nu()), Is.True);
    }

    private async Task Kies(string persoon, Mailkeuze keuze)
    {
        await using var db = app.Database.Open();
        var wie = await db.Medewerkers.SingleAsync(m => m.Aanmeldnaam == persoon);
        db.Add(new MailvoorkeurRow(wie.Id, keuze));
        await db.SaveChangesAsync();
    }

    private Task<string> Pagina(string vraag = "") =>
        app.Als("beheer").GetStringAsync(new Uri($"/verzonden-mail{vraag}", UriKind.Relative));

    private async Task Zet(string body)
    {
        var (status, klok) = await app.Vraag("kd", "POST", "/api/v1/demo/klok", body);
        Assert.That(status, Is.EqualTo(200), klok?.ToJsonString());
    }
}
