using System.Security.Cryptography;
using ApprovalFlow.Web.Setup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace ApprovalFlow.IntegrationTests.Setup;

/// <summary>
/// Every secret stands in a variable or in a file that one names: what is read is the same, both at once are refused, and a
/// file that gives nothing is named without saying what stood in the other.
/// </summary>
internal sealed class GeheimTests
{
    private const string Geheim = "amqp://gebruiker:een-geheim@server:5672";

    /// <summary>What must be set beside it, a value that holds, and where it ends up; null for the owner's, which migrate reads.</summary>
    private static readonly Dictionary<
        string,
        ((string, string)[] Erbij, string Waarde, Func<Instellingen, string?>? Lees)
    > Geheimen = new(StringComparer.Ordinal)
    {
        [Instellingen.VerbindingSleutel] = ([], "Host=een-geheim", i => i.Verbinding),
        [Instellingen.EigenaarSleutel] = ([], "Host=een-geheim", null),
        ["Berichten:RabbitMq"] = ([], Geheim, i => i.Berichten.RabbitMq?.OriginalString),
        ["Mail:Smtp:Wachtwoord"] = (
            [
                ("Mail:Smtp:Host", "mail.example"),
                ("Mail:Smtp:Gebruiker", "nota"),
                ("Mail:Afzender", "nota@mail.example"),
                ("Adres", "https://nota.example"),
            ],
            "een-geheim",
            i => i.Mail.Smtp?.Aanmelding?.Password
        ),
        ["Aanmelden:ClientGeheim"] = (
            [("Aanmelden:Uitgever", "https://aanmelden.example"), ("Aanmelden:ClientId", "nota")],
            "een-geheim",
            i => i.Aanmelden.ClientGeheim
        ),
        ["Anker:Sleutel"] = ([], Pem(), i => i.Ankersleutel),
    };

    private string map = "";

    [SetUp]
    public void Begin() => map = Directory.CreateTempSubdirectory("geheim").FullName;

    [TearDown]
    public void Weg() => Directory.Delete(map, recursive: true);

    private static IEnumerable<string> Namen => Geheimen.Keys;

    /// <summary>The source is read, so that a secret that comes later is tried too.</summary>
    [Test]
    public void Every_secret_of_the_application_is_in_the_table()
    {
        var bron = Path.Combine(Bron(), "src", "ApprovalFlow.Web");
        var aanroepen = Directory
            .EnumerateFiles(bron, "*.cs", SearchOption.AllDirectories)
            .Where(f =>
                !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            )
            .Sum(f => File.ReadAllText(f).Split("Geheim.Lees(").Length - 1);
        // The connection of serve is read twice: by serve, and by migrate to know whom it gives rights.
        Assert.That(aanroepen, Is.EqualTo(Geheimen.Count + 1));
    }

    [TestCaseSource(nameof(Namen))]
    public void A_secret_is_read_from_a_variable_and_from_a_file_alike(string naam)
    {
        var (_, waarde, _) = Geheimen[naam];
        File.WriteAllText(Pad, waarde + "\n");
        var uitVariabele = Lees(naam, (naam, waarde));
        Assert.That(uitVariabele, Is.Not.Null.And.Contains("een-geheim").Or.Contains("PRIVATE KEY"));
        Assert.That(Lees(naam, (naam + "Bestand", Pad)), Is.EqualTo(uitVariabele));
    }

    [TestCaseSource(nameof(Namen))]
    public void A_secret_in_two_places_or_in_an_empty_or_missing_file_stops_the_start_and_is_not_said(string naam)
    {
        var (_, waarde, _) = Geheimen[naam];
        var variabele = naam.Replace(":", "__", StringComparison.Ordinal);
        File.WriteAllText(Pad, "\n");
        foreach (
            var instellingen in new[]
            {
                new[] { (naam, waarde), (naam + "Bestand", Pad) },
                [(naam + "Bestand", Pad)],
                [(naam + "Bestand", Pad + "-niet-daar")],
            }
        )
        {
            Assert.That(
                () => Lees(naam, instellingen),
                Throws
                    .TypeOf<InstellingFout>()
                    .With.Message.Contains($"{variabele}Bestand")
                    .And.Message.Not.Contains("een-geheim")
            );
        }
    }

    private string Pad => Path.Combine(map, "geheim");

    private static string? Lees(string naam, params (string Sleutel, string Waarde)[] instellingen)
    {
        var (erbij, _, lees) = Geheimen[naam];
        var verbinding =
            naam == Instellingen.VerbindingSleutel ? [] : new[] { (Instellingen.VerbindingSleutel, "Host=localhost") };
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                instellingen
                    .Concat(erbij)
                    .Concat(verbinding)
                    .Select(i => KeyValuePair.Create(i.Item1, (string?)i.Item2))
            )
            .Build();
        return lees is null
            ? Web.Setup.Geheim.Lees(configuration, naam)
            : lees(Instellingen.Lees(configuration, new Productie()));
    }

    private static string Bron()
    {
        var hier = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(hier.FullName, "ApprovalFlow.sln")))
        {
            hier = hier.Parent ?? throw new InvalidOperationException("No ApprovalFlow.sln above the tests.");
        }
        return hier.FullName;
    }

    private static string Pem()
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return sleutel.ExportPkcs8PrivateKeyPem();
    }

    private sealed class Productie : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";
        public string ApplicationName { get; set; } = "approvalflow";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
