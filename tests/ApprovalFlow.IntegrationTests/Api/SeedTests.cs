using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>The real document, from text to the Tweede Kamer, as twelve people.</summary>
internal sealed class SeedTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase("nota-ter-beslissing", "stasdef:akkoord", "sg:doorgeleiden")]
    [TestCase("nota-ter-beslissing-sg-eerst", "sg:doorgeleiden", "stasdef:akkoord")]
    public async Task The_seed_goes_from_import_to_afgerond(string procedure, string eerst, string daarna)
    {
        var (nota, gelezen) = await Nota.Lees(app, Seed.Tekst(), procedure);
        Assert.That(gelezen["meldingen"]!.AsArray(), Is.Not.Empty);
        await nota.Voeg("kamerbrief", "Kamerbrief.pdf", "De brief");
        await nota.Voeg("rapport", "JID 2024.pdf", "Het jaarverslag", vastTeStellen: true);
        await nota.Indienen();
        foreach (var persoon in new[] { "cds", "djz", "dco", "coid" })
        {
            await nota.Antwoord(persoon, "akkoord");
        }
        await nota.Antwoord("hdfc2", "niet-akkoord", toelichting: "De kosten van het onderzoek ontbreken.");
        Assert.That(await nota.OpenEenheden(), Is.EqualTo(new[] { "KD" }));

        await nota.Indienen(new { });
        Assert.That(await nota.OpenEenheden(), Is.EqualTo(new[] { "HDFC" }), "only who objected is asked again");
        await nota.Antwoord("hdfc", "akkoord", tekst: "HDFC ziet geen gevolgen voor de begroting.");
        await nota.Antwoord("dgb", "ondertekenen");
        foreach (var stap in new[] { eerst, daarna })
        {
            await nota.Antwoord(stap.Split(':')[0], stap.Split(':')[1]);
        }
        await TestApp.Totdat(async () => await nota.Taak("secretariaat") is not null, "the stukken are made");
        await nota.Antwoord("secretariaat", "aangeboden");

        var einde = await nota.Toon("mindef");
        Assert.Multiple(() =>
        {
            Assert.That(einde["status"]!.GetValue<string>(), Is.EqualTo("afgerond"));
            Assert.That(einde["versie"]!.GetValue<int>(), Is.EqualTo(2));
            Assert.That(einde["aantalBijlagen"]!.GetValue<int>(), Is.EqualTo(2));
            Assert.That(einde["openStappen"]!.AsArray(), Is.Empty);
        });
        Assert.That(await nota.Zinnen(), Is.EqualTo(Seed.Zinnen(einde["kenmerk"]!.GetValue<string>(), procedure)));
    }
}
