using System.Text;
using ApprovalFlow.Notas.Berichten.V1;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Berichten.Abonnees;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>
/// What others compute and send to after our description. Each value was made outside this product, with openssl and
/// Python: a change here breaks them all.
/// </summary>
internal sealed class PublishedRecipeTests
{
    [TestCase( // the example of Standard Webhooks itself
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "1614265330",
        """{"test": 2432232314}""",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )]
    [TestCase(
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "01970000-0000-7000-8000-000000000003",
        "1747128600",
        """{"zin":"Financiële overwegingen"}""",
        "v1,QDo2CqHpV0CNa3eEKi+i5IJr3OSixZHDAiLYuQUXhzg="
    )]
    public void A_webhook_is_signed_as_Standard_Webhooks_has_it(
        string geheim,
        string id,
        string moment,
        string body,
        string handtekening
    ) =>
        Assert.That(
            Gebeurtenisbericht.Handtekening(geheim, id, moment, Encoding.UTF8.GetBytes(body)),
            Is.EqualTo(handtekening)
        );

    [TestCase(
        1,
        "akkoord",
        "Geen gevolgen voor de begroting.",
        null,
        "H. Fennema",
        "7216c56cd74371e1619ff0b17bec751bd1d8a24dae54138d4c181ccfa4456f4a"
    )]
    [TestCase(
        12,
        "niet-akkoord",
        null,
        "Graag eerst de financiële gevolgen.\nDaarna opnieuw.",
        "Zoë Ünal",
        "cb7ecdec34236e01018e81059c42f81d85ebb464c3d50bd857459f172dad86b1"
    )]
    public void A_token_holds_the_hash_of_five_lines(
        int versie,
        string uitkomst,
        string? tekst,
        string? toelichting,
        string medewerker,
        string inhoud
    ) =>
        Assert.That(
            Koppelingtokens.Inhoud(
                new AfstemmingVastleggen
                {
                    TaakId = Guid.Empty,
                    Versie = versie,
                    Uitkomst = uitkomst,
                    Tekst = tekst,
                    Toelichting = toelichting,
                    Medewerker = medewerker,
                    Token = "",
                }
            ),
            Is.EqualTo(inhoud)
        );

    [Test]
    public void Queues_and_exchanges_keep_their_names()
    {
        Assert.That(Wachtrijen.Resultaat, Is.EqualTo("approvalflow.opdracht-resultaat.v1"));
        Assert.That(Wachtrijen.Afstemming, Is.EqualTo("approvalflow.afstemming-vastleggen.v1"));
        Assert.That(
            Wachtrijen.Opdracht("register-raadplegen"),
            Is.EqualTo("approvalflow.opdracht.register-raadplegen.v1")
        );
        Assert.That(Wachtrijen.Opdracht("a b/c"), Is.EqualTo("approvalflow.opdracht.a-b-c.v1"));
        Assert.That(Wachtrijen.Uitgaand(typeof(NotaBericht)), Is.EqualTo("approvalflow.nota-bericht.v1"));
        Assert.That(Wachtrijen.Uitgaand(typeof(TaakGeopend)), Is.EqualTo("approvalflow.taak-geopend.v1"));
        Assert.That(
            Wachtrijen.Uitgaand(typeof(AfstemmingGeweigerd)),
            Is.EqualTo("approvalflow.afstemming-geweigerd.v1")
        );
    }
}
