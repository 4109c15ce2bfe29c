using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Mail;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace ApprovalFlow.IntegrationTests.Kennisgevingen;

/// <summary>What comes back after the server took it: reports in a maildir, and everything else that ends up there.</summary>
internal sealed class TerugpostTests
{
    private string map = "";
    private Mailbak bak = null!;
    private TestApp app = null!;

    [SetUp]
    public async Task Start()
    {
        map = Directory.CreateTempSubdirectory("approvalflow-terug-").FullName;
        Directory.CreateDirectory(Path.Combine(map, "new"));
        bak = Mailbak.Start();
        app = await TestApp.StartAsync([.. bak.Instellingen, ("Mail:Terug", map)]);
    }

    [TearDown]
    public async Task Stop()
    {
        await app.DisposeAsync();
        await bak.DisposeAsync();
        Directory.Delete(map, recursive: true);
    }

    [Test]
    public async Task A_report_is_noted_at_its_mail_and_everything_else_is_put_aside()
    {
        await Nota.Ingediend(app);
        await TestApp.Totdat(() => Task.FromResult(bak.Mails.Length == 7), "seven mails");
        await TestApp.Totdat(async () => await Aantal(MailStatus.Verzonden) == 7, "all is noted");
        var (hdfc, cds) = (Verzonden("hdfc@ministerie.example"), Verzonden("cds@ministerie.example"));
        Bezorg("1.M1.terug", Rapport(hdfc.MessageId, "failed", "5.1.1", "smtp; 550 5.1.1 <hdfc>:\r\n user unknown"));
        Bezorg("0.M0.terug", Rapport("van-een-ander@elders.example", "failed", "5.1.1", "smtp; 550 \0 no"));
        Bezorg("2.M2.terug", Rapport(cds.MessageId, "delayed", "4.4.1", "smtp; 451 4.4.1 later"));
        Bezorg("3.M3.terug", Rapport("van-een-ander@elders.example", "failed", "5.1.1", "smtp; 550 no"));
        Bezorg("4.M4.terug", "From: iemand@elders.example\r\nSubject: Afwezig\r\n\r\nIk ben er niet.\r\n");
        Bezorg("5.M5.terug", "\0\0\0 dit is geen mail");
        Bezorg("6.M6.terug", new string('x', Terugpost.MaxBericht + 1));
        await TestApp.Totdat(() => Task.FromResult(!Directory.EnumerateFiles(Path.Combine(map, "new")).Any()), "read");

        await using var db = app.Database.Open();
        var rijen = await db.Mails.ToDictionaryAsync(m => m.MessageId);
        Assert.Multiple(() =>
        {
            Assert.That(
                (rijen[hdfc.MessageId].Status, rijen[hdfc.MessageId].Melding),
                Is.EqualTo((MailStatus.Teruggekomen, "5.1.1 550 5.1.1 <hdfc>: user unknown"))
            );
            Assert.That(rijen[cds.MessageId].Status, Is.EqualTo(MailStatus.Verzonden), "late is not lost");
            Assert.That(rijen.Values.Count(m => m.Status == MailStatus.Teruggekomen), Is.EqualTo(1));
            Assert.That(In(Terugpost.Gelezen), Is.EqualTo(new[] { "1.M1.terug" }));
            Assert.That(In(Terugpost.Overig), Has.Length.EqualTo(6));
        });
        var (_, pagina) = await app.Open("secretariaat", "/verzonden-mail?status=teruggekomen");
        Assert.That(
            System.Net.WebUtility.HtmlDecode(pagina),
            Does.Contain("1 adres waarop mail niet aankomt")
                .And.Contain("5.1.1 550 5.1.1 <hdfc>: user unknown")
                .And.Contain("Opnieuw versturen")
        );
        var (_, instellingen) = await app.Open("hdfc", "/instellingen");
        Assert.That(instellingen, Does.Contain("De laatste mail aan u is niet aangekomen"));
        Assert.That((await app.Open("cds", "/instellingen")).Html, Does.Not.Contain("niet aangekomen"));

        await app.Verstuur(
            "secretariaat",
            "/verzonden-mail",
            "/verzonden-mail",
            ("mail", $"{rijen[hdfc.MessageId].Id}")
        );
        await TestApp.Totdat(async () => await Aantal(MailStatus.Verzonden) == 7, "sent again by hand");
        Assert.That((await app.Open("secretariaat", "/verzonden-mail")).Html, Does.Not.Contain("niet aankomt"));
    }

    private Ontvangen Verzonden(string adres) => bak.Mails.Single(m => m.Aan == adres);

    private async Task<int> Aantal(MailStatus status)
    {
        await using var db = app.Database.Open();
        return await db.Mails.CountAsync(m => m.Status == status);
    }

    /// <summary>As a mail server delivers into a maildir: written whole elsewhere, then moved.</summary>
    private void Bezorg(string naam, string inhoud)
    {
        var tmp = Path.Combine(Directory.CreateDirectory(Path.Combine(map, "tmp")).FullName, naam);
        File.WriteAllText(tmp, inhoud);
        File.Move(tmp, Path.Combine(map, "new", naam));
    }

    private string[] In(string onder) =>
        [.. Directory.EnumerateFiles(Path.Combine(map, onder)).Select(f => Path.GetFileName(f)!)];

    /// <summary>By MimeKit, as the example of RFC 3464 has it.</summary>
    private static string Rapport(string messageId, string action, string status, string diagnose)
    {
        var origineel = new MimeMessage
        {
            MessageId = messageId,
            Subject = "Taak",
            Body = new TextPart("plain"),
        };
        var groepen = new MessageDeliveryStatus();
        groepen.StatusGroups.Add(new HeaderList { { "Reporting-MTA", "dns; mx.ministerie.example" } });
        groepen.StatusGroups.Add(
            new HeaderList
            {
                { "Final-Recipient", "rfc822; hdfc@ministerie.example" },
                { "Action", action },
                { "Status", status },
                { "Diagnostic-Code", diagnose },
            }
        );
        var bericht = new MimeMessage
        {
            Subject = "Undelivered Mail Returned to Sender",
            Body = new MultipartReport("delivery-status")
            {
                new TextPart("plain") { Text = "Uw mail kon niet worden bezorgd." },
                groepen,
                new MessagePart { Message = origineel },
            },
        };
        using var stroom = new MemoryStream();
        bericht.WriteTo(stroom);
        return System.Text.Encoding.UTF8.GetString(stroom.ToArray());
    }
}
