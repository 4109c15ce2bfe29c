using ApprovalFlow.Web.Setup;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Setup;

/// <summary>The settings of mail and reminders: what they mean, and the one sentence that stops the start.</summary>
internal sealed class MailInstellingTests
{
    private static readonly (string, string)[] Server =
    [
        ("Mail:Smtp:Host", "mail.ministerie.example"),
        ("Mail:Afzender", "nota@ministerie.example"),
        ("Adres", "https://nota.ministerie.example"),
    ];

    [Test]
    public void Without_a_server_mails_are_written_to_a_folder_and_links_go_to_where_it_listens()
    {
        var mail = Lees(("urls", "http://localhost:5103"));
        Assert.Multiple(() =>
        {
            Assert.That(mail.Smtp, Is.Null);
            Assert.That(mail.Map, Does.EndWith("/approvalflow/mail").And.Not.StartsWith(Environment.CurrentDirectory));
            Assert.That(mail.Pad("/notas/N1").AbsoluteUri, Is.EqualTo("http://localhost:5103/notas/N1"));
        });
    }

    [TestCase(null, SmtpTls.Starttls, 587)]
    [TestCase("starttls", SmtpTls.Starttls, 587)]
    [TestCase("tls", SmtpTls.Tls, 465)]
    public void A_server_is_spoken_to_over_TLS(string? tls, SmtpTls soort, int poort)
    {
        var mail = Lees([.. Server, ("Mail:Smtp:Tls", tls ?? "")]);
        Assert.That((mail.Smtp!.Tls, mail.Smtp.Poort), Is.EqualTo((soort, poort)));
    }

    [Test]
    public void A_path_of_the_address_is_kept_in_links() =>
        Assert.That(
            Lees(("Adres", "https://intranet.ministerie.example/nota")).Pad("notas/N1").AbsoluteUri,
            Is.EqualTo("https://intranet.ministerie.example/nota/notas/N1")
        );

    [TestCase("Mail:Smtp:Host", "http://mail")]
    [TestCase("Mail:Smtp:Poort", "0")]
    [TestCase("Mail:Smtp:Poort", "65536")]
    [TestCase("Mail:Smtp:Tls", "misschien")]
    [TestCase("Mail:Smtp:Tls", "geen")]
    [TestCase("Mail:Smtp:Gebruiker", "nota")]
    [TestCase("Mail:Smtp:Wachtwoord", "geheim")]
    [TestCase("Mail:Smtp:Vertrouwd", "/bestaat/niet.pem")]
    [TestCase("Mail:Afzender", "nota")]
    [TestCase("Mail:Map", "/var/mail")]
    [TestCase("Mail:Terug", "/bestaat/niet")]
    [TestCase("Mail:Wachttijd", "00:15:01")]
    [TestCase("Mail:Wachttijd", "-00:00:01")]
    [TestCase("Mail:Tijdslimiet", "00:00:00")]
    [TestCase("Mail:Tijdslimiet", "00:05:01")]
    [TestCase("Adres", "nota.ministerie.example")]
    [TestCase("Adres", "ftp://nota.ministerie.example")]
    [TestCase("Adres", "https://nota.ministerie.example?x=1")]
    public void A_bad_value_is_refused_by_the_name_of_its_setting(string sleutel, string waarde) =>
        Assert.That(
            () => Lees([.. Server.Where(s => s.Item1 != sleutel), (sleutel, waarde)]),
            Throws
                .TypeOf<InstellingFout>()
                .With.Message.Contains(sleutel.Replace(":", "__", StringComparison.Ordinal))
                .And.Message.EndsWith(".")
        );

    [TestCase("Mail:Afzender")]
    [TestCase("Adres")]
    public void A_server_needs_a_sender_and_an_address_for_its_links(string sleutel) =>
        Assert.That(
            () => Lees([.. Server.Where(s => s.Item1 != sleutel)]),
            Throws.TypeOf<InstellingFout>().With.Message.Contains(sleutel.Replace(":", "__", StringComparison.Ordinal))
        );

    [TestCase("", 8, 0)]
    [TestCase("00:00", 0, 0)]
    [TestCase("23:59", 23, 59)]
    public void The_hour_of_the_reminders_is_a_time_of_day(string waarde, int uur, int minuut) =>
        Assert.That(
            RappelInstelling.Lees(Configuratie(("Rappel:Uur", waarde))).Waarde,
            Is.EqualTo(new LocalTime(uur, minuut))
        );

    [TestCase("24:00")]
    [TestCase("8")]
    [TestCase("8:00")]
    [TestCase("acht uur")]
    public void What_is_no_time_of_day_is_refused(string waarde) =>
        Assert.That(
            () => RappelInstelling.Lees(Configuratie(("Rappel:Uur", waarde))),
            Throws.TypeOf<InstellingFout>().With.Message.Contains(waarde)
        );

    private static MailInstellingen Lees(params (string, string)[] waarden) =>
        MailInstelling.Lees(Configuratie(waarden));

    private static IConfiguration Configuratie(params (string, string)[] waarden) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(waarden.Select(pair => KeyValuePair.Create(pair.Item1, (string?)pair.Item2)))
            .Build();
}
