using ApprovalFlow.Web.Setup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace ApprovalFlow.IntegrationTests.Setup;

/// <summary>A bad setting stops the start with one sentence.</summary>
internal sealed class InstellingenTests
{
    [Test]
    public void Without_a_database_nothing_starts() =>
        Assert.That(
            () => Lees("Demo", []),
            Throws.TypeOf<InstellingFout>().With.Message.Contains("ConnectionStrings__ApprovalFlow")
        );

    [Test]
    public void The_demo_is_refused_in_production() =>
        Assert.That(
            () => Lees("Production", [("Demo:Aan", "true")]),
            Throws.TypeOf<InstellingFout>().With.Message.Contains("Production")
        );

    [TestCase("Demo:Aan", "misschien")]
    [TestCase("Rol", "keizer")]
    [TestCase("Opdrachten:MaxPogingen", "0")]
    [TestCase("Opdrachten:MaxPogingen", "21")]
    [TestCase("Opdrachten:Wachttijd", "-00:00:01")]
    [TestCase("Opdrachten:Wachttijd", "01:00:01")]
    [TestCase("Opdrachten:Wachttijd", "5 seconden")]
    [TestCase("Opdrachten:Lease", "00:00:00.9")]
    [TestCase("Opdrachten:Lease", "1.00:00:01")]
    [TestCase("Berichten:Prefetch", "0")]
    [TestCase("Berichten:Prefetch", "1001")]
    [TestCase("Berichten:Gelijktijdig", "101")]
    [TestCase("Berichten:Adres", "ftp://intern")]
    [TestCase("Berichten:Bron", "geen uri")]
    [TestCase("Abonnees:PriveAdressen", "soms")]
    [TestCase("Privacy:NamenNaDagen", "364")]
    [TestCase("Privacy:NamenNaDagen", "36501")]
    [TestCase("Privacy:NamenNaDagen", "lang")]
    public void A_value_that_means_nothing_is_refused_by_name(string sleutel, string waarde) =>
        Assert.That(
            () => Lees("Demo", [(sleutel, waarde)], verbinding: true),
            Throws.TypeOf<InstellingFout>().With.Message.Contains(waarde)
        );

    [TestCase("http://broker:15672")]
    [TestCase("broker")]
    public void A_broker_has_an_address_of_its_own_kind_and_its_password_is_not_said(string adres) =>
        Assert.That(
            () => Lees("Demo", [("Berichten:RabbitMq", adres)], verbinding: true),
            Throws.TypeOf<InstellingFout>().With.Message.Contains("Berichten__RabbitMq").And.Message.Not.Contains(adres)
        );

    [TestCase("http://localhost:5080", true)]
    [TestCase("http://127.0.0.1:0", true)]
    [TestCase("http://[::1]:5080", true)]
    [TestCase("http://0.0.0.0:5080", false)]
    [TestCase("http://+:5080", false)]
    [TestCase("http://*:80", false)]
    [TestCase("http://10.1.2.3:80", false)]
    [TestCase("http://demo.example:80", false)]
    public void The_demo_listens_on_loopback_only(string adres, bool mag)
    {
        var instellingen = Lees("Demo", [("Demo:Aan", "true")], verbinding: true);
        Assert.That(() => instellingen.CheckAdressen([adres]), mag ? Throws.Nothing : Throws.TypeOf<InstellingFout>());
    }

    [Test]
    public void Inside_a_container_the_demo_may_listen_everywhere()
    {
        var instellingen = Lees("Demo", [("Demo:Aan", "true"), ("Demo:BinnenContainer", "true")], verbinding: true);
        Assert.That(() => instellingen.CheckAdressen(["http://+:8080"]), Throws.Nothing);
    }

    [TestCase("web", true, false)]
    [TestCase("worker", false, true)]
    [TestCase("beide", true, true)]
    public void A_process_does_what_its_role_says(string rol, bool web, bool worker)
    {
        var instellingen = Lees("Demo", [("Rol", rol)], verbinding: true);
        Assert.That((instellingen.IsWeb, instellingen.IsWorker), Is.EqualTo((web, worker)));
    }

    private static Instellingen Lees(string environment, (string, string)[] waarden, bool verbinding = false)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            waarden
                .Concat(verbinding ? [(Instellingen.VerbindingSleutel, "Host=localhost")] : [])
                .Select(pair => KeyValuePair.Create(pair.Item1, (string?)pair.Item2))
        );
        return Instellingen.Lees(configuration.Build(), new Omgevingsnaam { EnvironmentName = environment });
    }

    private sealed class Omgevingsnaam : IHostEnvironment
    {
        public required string EnvironmentName { get; set; }
        public string ApplicationName { get; set; } = "approvalflow";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
