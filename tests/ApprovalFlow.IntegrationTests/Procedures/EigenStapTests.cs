using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Procedures;

/// <summary>The example of workflows/README.md: a step of a ministry's own, without touching code.</summary>
internal sealed class EigenStapTests
{
    [Test]
    public async Task A_nota_goes_past_the_step_that_was_added()
    {
        await using var app = await TestApp.StartAsync();
        var file = AdviesFg.Schrijf();

        var (exit, said) = Deploy(app, file);
        Assert.That(exit, Is.EqualTo(1));
        Assert.That(said, Does.Contain("FG, maar die eenheid is er niet"));
        await AdviesFg.Neem(app.Database);
        (exit, said) = Deploy(app, file);
        Assert.That(exit, Is.Zero, said);
        Assert.That(said, Does.Contain("33 scenario's slaagden; 0 wegen"));

        var nota = await Nota.Ingediend(app);
        await nota.IedereenAkkoord();
        Assert.That(await nota.OpenEenheden(), Is.EqualTo(new[] { "FG" }));
        var taak = (await nota.Taak("fg"))!;
        Assert.That(taak["stap"]!.GetValue<string>(), Is.EqualTo("advies"));
        Assert.That(taak["termijn"]!.GetValue<string>(), Is.EqualTo("2025-05-14"));
        await nota.Antwoord("fg", "opmerkingen", "Let op de namen in bijlage 2.");
        Assert.That(await nota.OpenEenheden(), Is.EqualTo(new[] { "DGB" }));
        await nota.Antwoord("dgb", "terugsturen", "Kort de toelichting in.");
        await nota.Indienen();
        await nota.Antwoord("fg", "terugsturen", "De bijlage noemt nog namen.");
        Assert.That(await nota.OpenEenheden(), Is.EqualTo(new[] { "KD" }));
    }

    /// <summary>Which runs the scenarios that lie beside it.</summary>
    private static (int Exit, string Said) Deploy(TestApp app, string file)
    {
        var (exit, output, error) = Programma.Run(app.Database, "procedure", "deploy", file, "--als", "beheer");
        return (exit, output + error);
    }
}
