using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace ApprovalFlow.IntegrationTests.Kennisgevingen;

/// <summary>The ways out: a server that must prove who it is, or a folder.</summary>
internal sealed class MailwegTests
{
    [Test]
    public async Task Mail_goes_over_TLS_to_a_server_that_a_trusted_authority_signed()
    {
        using var ministerie = Autoriteit();
        using var certificaat = Getekend(ministerie);
        await using var bak = Mailbak.Start(certificaat);
        await using var app = await TestApp.StartAsync([.. bak.Instellingen, ("Mail:Smtp:Vertrouwd", Pem(ministerie))]);
        await Nota.Ingediend(app);
        await TestApp.Totdat(() => Task.FromResult(bak.Mails.Length == 7), "seven mails over TLS");
    }

    [Test]
    public async Task No_mail_goes_to_a_server_that_somebody_else_signed()
    {
        using var ministerie = Autoriteit();
        using var vreemde = Autoriteit();
        using var certificaat = Getekend(vreemde);
        await using var bak = Mailbak.Start(certificaat);
        await using var app = await TestApp.StartAsync([.. bak.Instellingen, ("Mail:Smtp:Vertrouwd", Pem(ministerie))]);
        await Nota.Ingediend(app);
        await TestApp.Totdat(
            async () =>
            {
                await using var db = app.Database.Open();
                return await db.Mails.AnyAsync(m => m.Pogingen > 0);
            },
            "an attempt failed"
        );
        Assert.That(bak.Mails, Is.Empty);
    }

    [Test]
    public async Task Without_a_server_mails_are_files_that_a_mail_program_reads()
    {
        var map = Directory.CreateTempSubdirectory("approvalflow-mail-").FullName;
        await using (var app = await TestApp.StartAsync(("Mail:Map", map)))
        {
            await Nota.Ingediend(app);
            await TestApp.Totdat(
                async () =>
                {
                    await using var db = app.Database.Open();
                    return await db.Mails.CountAsync(m => m.Status == MailStatus.Verzonden) == 7;
                },
                "seven mails are written"
            );
            var pagina = await app.Als("secretariaat").GetStringAsync(new Uri("/verzonden-mail", UriKind.Relative));
            Assert.That(pagina, Does.Contain("Er is geen mailserver ingesteld").And.Contain("Taak: nota N2025-00001"));
        }
        var mails = Directory.GetFiles(map, "*.eml").Select(bestand => MimeMessage.Load(bestand)).ToList();
        Assert.That(
            mails.Select(m => m.To.Mailboxes.Single().Address),
            Is.Unique.And.Contains("dco@ministerie.example")
        );
        Assert.That(mails, Has.Count.EqualTo(7));
        Directory.Delete(map, recursive: true);
    }

    private static X509Certificate2 Autoriteit()
    {
        using var sleutel = RSA.Create(2048);
        var verzoek = new CertificateRequest(
            "CN=Ministerie",
            sleutel,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        verzoek.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return verzoek.CreateSelfSigned(Begin, Eind);
    }

    private static X509Certificate2 Getekend(X509Certificate2 autoriteit)
    {
        using var sleutel = RSA.Create(2048);
        var verzoek = new CertificateRequest(
            "CN=127.0.0.1",
            sleutel,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        var namen = new SubjectAlternativeNameBuilder();
        namen.AddIpAddress(System.Net.IPAddress.Loopback);
        verzoek.CertificateExtensions.Add(namen.Build());
        using var getekend = verzoek.Create(autoriteit, Begin, Eind, [1, 2, 3, 4, 5, 6, 7, 8]);
        using var metSleutel = getekend.CopyWithPrivateKey(sleutel);
        return X509CertificateLoader.LoadPkcs12(metSleutel.Export(X509ContentType.Pkcs12), null);
    }

    // TLS looks at the machine's clock, which no test knows.
    private static DateTimeOffset Begin => new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static DateTimeOffset Eind => new(2070, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static string Pem(X509Certificate2 autoriteit)
    {
        var bestand = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{autoriteit.Thumbprint}.pem");
        File.WriteAllText(bestand, autoriteit.ExportCertificatePem());
        return bestand;
    }
}
