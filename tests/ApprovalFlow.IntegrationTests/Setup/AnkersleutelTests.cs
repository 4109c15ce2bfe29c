using System.Security.Cryptography;
using ApprovalFlow.Web.Setup;
using Microsoft.Extensions.Configuration;

namespace ApprovalFlow.IntegrationTests.Setup;

/// <summary>The key that signs anchors, from the file that the verb makes, and what is no such key.</summary>
internal sealed class AnkersleutelTests
{
    private string map = "";

    [SetUp]
    public void Begin() => map = Directory.CreateTempSubdirectory("sleutel").FullName;

    [TearDown]
    public void Weg() => Directory.Delete(map, recursive: true);

    [Test]
    public void What_the_verb_makes_signs_and_its_public_part_verifies()
    {
        Ankersleutel.Maak(Bestand);
        using var eigen = Ankersleutel.Open(Lees(("Anker:SleutelBestand", Bestand))!);
        using var openbaar = Ankersleutel.Open(File.ReadAllText(Bestand + ".pub"));
        var hash = SHA256.HashData([1, 2, 3]);
        Assert.That(openbaar.VerifyHash(hash, eigen.SignHash(hash)), Is.True);
        Assert.That(File.ReadAllText(Bestand + ".pub"), Does.Not.Contain("PRIVATE"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(Bestand), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Test]
    public void A_key_is_never_written_over_another()
    {
        Ankersleutel.Maak(Bestand);
        Assert.That(() => Ankersleutel.Maak(Bestand), Throws.TypeOf<IOException>());
    }

    [Test]
    public void Earlier_keys_are_public_and_in_the_order_of_their_file()
    {
        var openbaar = new[] { "een", "twee" }.Select(naam => Maak(naam)).ToArray();
        File.WriteAllText(Bestand, string.Join("\n\n", openbaar));
        var gelezen = Ankersleutel.LeesEerdere(Instelling(("Anker:EerderBestand", Bestand)));
        Assert.That(gelezen, Is.EqualTo(openbaar.Select(o => o.Trim())));
        Assert.That(Ankersleutel.LeesEerdere(Instelling()), Is.Empty);
    }

    [TestCase("", "zonder sleutels")]
    [TestCase("geen sleutel", "zonder sleutels")]
    [TestCase(null, "niet te lezen")]
    public void A_file_of_earlier_keys_that_holds_none_stops_the_start(string? inhoud, string zin)
    {
        if (inhoud is not null)
        {
            File.WriteAllText(Bestand, inhoud);
        }
        Assert.That(
            () => Ankersleutel.LeesEerdere(Instelling(("Anker:EerderBestand", Bestand))),
            Throws.TypeOf<InstellingFout>().With.Message.Contains("Anker__EerderBestand").And.Message.Contains(zin)
        );
    }

    [Test]
    public void A_private_key_among_the_earlier_ones_stops_the_start()
    {
        Ankersleutel.Maak(Bestand);
        Assert.That(
            () => Ankersleutel.LeesEerdere(Instelling(("Anker:EerderBestand", Bestand))),
            Throws.TypeOf<InstellingFout>().With.Message.Contains("private sleutel")
        );
    }

    private string Maak(string naam)
    {
        var bestand = Path.Combine(map, naam);
        Ankersleutel.Maak(bestand);
        return File.ReadAllText(bestand + ".pub");
    }

    [Test]
    public void Without_a_setting_there_is_no_key() => Assert.That(Lees(), Is.Null);

    [Test]
    public void What_is_no_key_on_P256_stops_the_start()
    {
        using var rsa = RSA.Create(2048);
        using var groter = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        foreach (var pem in new[] { "geen", rsa.ExportPkcs8PrivateKeyPem(), groter.ExportPkcs8PrivateKeyPem() })
        {
            Assert.That(() => Lees(("Anker:Sleutel", pem)), Throws.TypeOf<InstellingFout>());
        }
    }

    [TestCase("niet-daar")]
    [TestCase("leeg")]
    public void A_file_without_a_secret_is_named(string naam)
    {
        File.WriteAllText(Path.Combine(map, "leeg"), "\n");
        var bestand = Path.Combine(map, naam);
        Assert.That(
            () => Lees(("Anker:SleutelBestand", bestand)),
            Throws.TypeOf<InstellingFout>().With.Message.Contains("Anker__SleutelBestand").And.Message.Contains(bestand)
        );
    }

    [Test]
    public void A_secret_stands_in_one_place_and_is_not_said()
    {
        Ankersleutel.Maak(Bestand);
        Assert.That(
            () => Lees(("Anker:SleutelBestand", Bestand), ("Anker:Sleutel", "geheim-woord")),
            Throws.TypeOf<InstellingFout>().With.Message.Not.Contains("geheim-woord")
        );
    }

    private string Bestand => Path.Combine(map, "anker.pem");

    private static string? Lees(params (string Sleutel, string Waarde)[] instellingen) =>
        Ankersleutel.Lees(Instelling(instellingen));

    private static IConfiguration Instelling(params (string Sleutel, string Waarde)[] instellingen) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(instellingen.Select(i => KeyValuePair.Create(i.Sleutel, (string?)i.Waarde)))
            .Build();
}
