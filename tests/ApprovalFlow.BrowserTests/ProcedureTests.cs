using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.BrowserTests;

/// <summary>A beheerder changes the procedure: looks a file over, takes it into use, and takes running notas along.</summary>
internal sealed class ProcedureTests : BrowserTest
{
    [Test]
    public async Task A_new_version_is_looked_over_placed_and_running_notas_move_to_it()
    {
        await using var app = await TestApp.StartAsync();
        await AdviesFg.Neem(app.Database);
        var loopt = await Nota.Ingediend(app);
        await loopt.Antwoord("hdfc", "akkoord");
        var klaar = await Nota.Ingediend(app, "nota-ter-informatie");
        await klaar.IedereenAkkoord();
        await klaar.Antwoord("stasdef", "gezien");
        var kenmerk = (await loopt.Toon())["kenmerk"]!.GetValue<string>();
        var file = AdviesFg.Schrijf();
        var beheer = await As("beheer", app: app);

        await beheer.Open("/beheer/procedures");
        await beheer.Page.GetByLabel("Procedure (.bpmn)").SetInputFilesAsync(file);
        await beheer.Page.GetByLabel("Scenario's").SetInputFilesAsync(Path.ChangeExtension(file, ".scenarios"));
        await beheer.Press("Nakijken");
        Assert.That(await beheer.Main.InnerTextAsync(), Does.Contain("U kunt dit bestand in gebruik nemen"));
        Assert.That(await beheer.Section("Wat er verandert").InnerTextAsync(), Does.Contain("AdviesFg"));
        await beheer.Press("In gebruik nemen");
        Assert.That(await beheer.Main.InnerTextAsync(), Does.Contain("in gebruik als versie 2"));

        await beheer.Open("/beheer/procedures/nota-ter-beslissing/overzetten");
        Assert.That(await beheer.Section("Wat er zou gebeuren").InnerTextAsync(), Does.Contain(kenmerk));
        await beheer.Check("Ook de termijnen van open taken opnieuw bepalen");
        await beheer.Press("Proberen");
        await beheer.Press("Deze nota overzetten");
        Assert.That(await beheer.Section("Wat er is gebeurd").InnerTextAsync(), Does.Contain("overgezet"));
        await beheer.Open("/beheer/procedures/nota-ter-beslissing/2");
        Assert.That(await beheer.Section("Lopende nota's").InnerTextAsync(), Does.Contain(kenmerk));

        await beheer.Open("/beheer/procedures/nota-ter-informatie/1");
        Assert.That(await beheer.Section("Doorlooptijd per stap").InnerTextAsync(), Does.Contain("dezelfde dag"));
        await beheer.Open("/beheer/procedures/nota-ter-informatie/naspelen");
        Assert.That(await beheer.Main.InnerTextAsync(), Does.Contain("0 van 1 nota's gaan een andere weg"));
    }

    [Test]
    public async Task A_file_that_is_wrong_says_where_and_keeps_the_button_away()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "vastgelopen.bpmn");
        await File.WriteAllTextAsync(
            file,
            AdviesFg.Xml().Replace("id=\"NaAfstemming\"", "id=\"NaAfstemmen\"", StringComparison.Ordinal)
        );
        var beheer = await As("beheer", script: false);
        await beheer.Open("/beheer/procedures");

        await beheer.Press("Nakijken");
        Assert.That(await beheer.Main.InnerTextAsync(), Does.Contain("Kies een BPMN-bestand."));
        await beheer.Page.GetByLabel("Procedure (.bpmn)").SetInputFilesAsync(file);
        await beheer.Press("Nakijken");

        Assert.That(await beheer.Main.InnerTextAsync(), Does.Contain("Dit bestand wordt geweigerd"));
        Assert.That(await beheer.Main.InnerTextAsync(), Does.Contain("NaAfstemming"));
        Assert.That(await beheer.Button("In gebruik nemen").CountAsync(), Is.Zero);
    }

    [TestCase("/beheer/procedures")]
    [TestCase("/beheer/procedures/nota-ter-beslissing/1")]
    [TestCase("/beheer/procedures/nota-ter-beslissing/1/bestand")]
    [TestCase("/beheer/procedures/nota-ter-beslissing/overzetten")]
    [TestCase("/beheer/procedures/nota-ter-beslissing/naspelen")]
    [TestCase("/beheer/procedures/nakijken")]
    public async Task Nobody_else_sees_these_pages(string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri(TestRun.App.Adres) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "demo-secretariaat");

        Assert.That((int)(await client.GetAsync(path)).StatusCode, Is.EqualTo(403));
    }
}
