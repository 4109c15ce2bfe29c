using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nota = ApprovalFlow.IntegrationTests.Support.Nota;

namespace ApprovalFlow.IntegrationTests.Procedures;

/// <summary>Running notas go to another version, and finished ones are played through it. Each test ends with fold == rows.</summary>
internal sealed class OverzettenTests
{
    [Test]
    public async Task Running_notas_move_when_asked_and_go_on_in_the_new_version()
    {
        await using var app = await TestApp.StartAsync();
        var afstemming = await Nota.Ingediend(app);
        await afstemming.Antwoord("hdfc", "akkoord");
        var ondertekenen = await Nota.Ingediend(app);
        await ondertekenen.IedereenAkkoord();
        var klaar = await Nota.Ingediend(app);
        var (ingetrokken, _) = await app.Vraag(
            "kd",
            "POST",
            $"{klaar.Pad}/intrekking",
            new { toelichting = "Te laat." }
        );
        Assert.That(ingetrokken, Is.EqualTo(200));
        await Plaats(app, AdviesFg.Xml());
        var termijnen = await Termijnen(app);

        var proef = Overzetten(app);
        Assert.That(proef.Json["notas"]!.AsArray().Select(n => n!["kan"]!.GetValue<bool>()), Is.EqualTo([true, true]));
        Assert.That(proef.Json["notas"]![0]!["bij"]!.ToJsonString(), Does.Contain("Afstemmen"));
        Assert.That(await Versies(app), Is.EqualTo([1, 1, 1]), "trying changes nothing");
        Assert.That(Overzetten(app, "--uitvoeren").Exit, Is.EqualTo(1), "somebody must be named");

        var gedaan = Overzetten(app, "--uitvoeren", "--als", "beheer");
        Assert.That(gedaan.Exit, Is.Zero);
        Assert.That(await Versies(app), Is.EqualTo([2, 2, 1]));
        Assert.That(await Termijnen(app), Is.EqualTo(termijnen), "termijnen stay unless asked");
        Assert.That(
            (await afstemming.Zinnen())[^1],
            Does.EndWith("zette de nota over van versie 1 naar versie 2 van de procedure.")
        );

        await afstemming.IedereenAkkoord();
        Assert.That(await afstemming.OpenEenheden(), Is.EqualTo(new[] { "FG" }));
        await ondertekenen.Antwoord("dgb", "ondertekenen");
        Assert.That(await ondertekenen.OpenEenheden(), Is.EqualTo(new[] { "STASDEF" }));
    }

    [Test]
    public async Task Termijnen_follow_the_new_version_when_asked()
    {
        await using var app = await TestApp.StartAsync();
        var nota = await Nota.Ingediend(app, "nota-ter-informatie");
        await Plaats(
            app,
            Meegeleverd("nota-ter-informatie")
                .Replace("name=\"termijn\" value=\"3\"", "name=\"termijn\" value=\"1\"", StringComparison.Ordinal)
        );

        var (regel, _) = await Zet(app, "nota-ter-informatie", new(), termijnen: true);

        Assert.That(regel.Weigering?.Zin, Is.Null);
        Assert.That((await Termijnen(app)).Distinct(), Is.EqualTo(["2025-05-13"]));
        Assert.That((await nota.Zinnen())[^1], Does.Contain("met nieuwe termijnen: CDS 13 mei 2025"));
    }

    [Test]
    public async Task What_can_not_move_stays_and_says_why_until_the_plan_tells()
    {
        await using var app = await TestApp.StartAsync();
        await Nota.Ingediend(app);
        await Plaats(
            app,
            Meegeleverd("nota-ter-beslissing")
                .Replace("id=\"Afstemmen\"", "id=\"Advisering\"", StringComparison.Ordinal)
                .Replace("Ref=\"Afstemmen\"", "Ref=\"Advisering\"", StringComparison.Ordinal)
                .Replace("bpmnElement=\"Afstemmen\"", "bpmnElement=\"Advisering\"", StringComparison.Ordinal)
        );
        var (regel, _) = await Zet(app, AdviesFg.Procedure, new());
        Assert.That(
            regel.Weigering!.Fouten[0].Melding,
            Does.Match(@"^De nota staat of wacht bij Afstemmen; het plan zegt niet waarheen \(regel \d+\)\.$")
        );
        Assert.That(await Versies(app), Is.EqualTo([1]));
        var stappen = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Afstemmen"] = "Advisering" };
        Assert.That((await Zet(app, AdviesFg.Procedure, stappen, wie: "kd")).Regel.Weigering, Is.TypeOf<NietBevoegd>());
        Assert.That((await Zet(app, AdviesFg.Procedure, stappen)).Regel.Weigering?.Zin, Is.Null);
        Assert.That(await Versies(app), Is.EqualTo([2]));
        Assert.That(
            (await Zet(app, AdviesFg.Procedure, stappen)).Aantal,
            Is.Zero,
            "nothing follows version 1 any more"
        );
        await using var db = app.Database.Open();
        Assert.That(
            await db.Taken.Where(t => t.Status == TaakStatus.Open).Select(t => t.Element).Distinct().ToListAsync(),
            Is.EqualTo(["Advisering"])
        );
    }

    [Test]
    public async Task A_finished_nota_is_played_through_the_new_version()
    {
        await using var app = await TestApp.StartAsync();
        var nota = await Nota.Ingediend(app, "nota-ter-beslissing-intern");
        await nota.IedereenAkkoord();
        await nota.Antwoord("dgb", "ondertekenen");
        await nota.Antwoord("stasdef", "akkoord");
        Assert.That((await nota.Toon())["status"]!.GetValue<string>(), Is.EqualTo("afgerond"));
        var xml = Meegeleverd("nota-ter-beslissing-intern")
            .Replace("formKey=\"ondertekenen\"", "formKey=\"advies\"", StringComparison.Ordinal)
            .Replace("id=\"Ondertekenen\"", "id=\"Raad\"", StringComparison.Ordinal)
            .Replace("Ref=\"Ondertekenen\"", "Ref=\"Raad\"", StringComparison.Ordinal)
            .Replace("bpmnElement=\"Ondertekenen\"", "bpmnElement=\"Raad\"", StringComparison.Ordinal)
            .Replace("uitkomst = \"ondertekenen\"", "uitkomst = \"akkoord\"", StringComparison.Ordinal);

        var zelfde = await Naspelen(app, Meegeleverd("nota-ter-beslissing-intern"));
        Assert.That((zelfde.AndereWeg, zelfde.WachtOp.Length), Is.EqualTo((false, 0)), string.Join(", ", zelfde.Erbij));
        var anders = await Naspelen(app, xml);
        Assert.Multiple(() =>
        {
            Assert.That(anders.AndereWeg, Is.True);
            Assert.That(anders.Erbij, Has.Some.EndsWith("akkoord, aangenomen"));
            Assert.That(anders.Weg, Has.Some.EndsWith("ondertekenen"));
            Assert.That((anders.Doorlooptijd, anders.NieuweDoorlooptijd), Is.EqualTo(((int?)0, (int?)1)));
        });
    }

    [Test]
    public async Task What_is_too_large_to_check_is_placed_only_with_a_reason_that_stays()
    {
        await using var app = await TestApp.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var plaatsing = scope.ServiceProvider.GetRequiredService<Plaatsing>();
        var nagekeken = Nagekeken.Van(Meegeleverd("nota-ter-informatie") + "<!-- -->", scenarios: null, maxStates: 3);
        Assert.That((nagekeken.Bruikbaar, nagekeken.IsVolledig), Is.EqualTo((true, false)));

        var (_, weigering) = await plaatsing.Plaats(nagekeken, null, " ", default);
        Assert.That(weigering, Is.TypeOf<ProcedureNietVolledigNagekeken>());
        var (row, _) = await plaatsing.Plaats(nagekeken, null, "Nagelopen met de architect.", default);
        Assert.That((row!.Versie, row.OnvolledigOmdat), Is.EqualTo((2, "Nagelopen met de architect.")));
    }

    [Test]
    public async Task A_scenario_that_fails_refuses_the_file()
    {
        await using var app = await TestApp.StartAsync();
        var file = AdviesFg.Schrijf();
        await AdviesFg.Neem(app.Database);
        await File.AppendAllTextAsync(
            Path.ChangeExtension(file, ".scenarios"),
            "\n# Dit klopt niet\nfile x\nstart {\"steller\":\"KD\"}\nopen Beslissen\n"
        );

        var (exit, output, _) = Programma.Run(app.Database, "procedure", "deploy", file);

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(output, Does.Contain("Dit klopt niet: expected Beslissen, found Opstellen"));
        await using var db = app.Database.Open();
        Assert.That(await db.Procedures.CountAsync(p => p.Versie == 2), Is.Zero);
    }

    private static async Task Plaats(TestApp app, string xml)
    {
        await AdviesFg.Neem(app.Database);
        await using var scope = app.Services.CreateAsyncScope();
        var (row, weigering) = await scope
            .ServiceProvider.GetRequiredService<Plaatsing>()
            .Plaats(Nagekeken.Van(xml), null, null, default);
        Assert.That(weigering?.Zin, Is.Null);
        Assert.That(row!.Versie, Is.EqualTo(2));
    }

    private static (int Exit, JsonNode Json) Overzetten(TestApp app, params string[] words)
    {
        var (exit, output, _) = Programma.Run(
            app.Database,
            ["procedure", "overzetten", AdviesFg.Procedure, "--json", .. words]
        );
        return (exit, JsonNode.Parse(output)!);
    }

    /// <summary>Moves whatever follows version 1, and tells of the first of them and how many there were.</summary>
    private static async Task<(Overzetregel Regel, int Aantal)> Zet(
        TestApp app,
        string key,
        Dictionary<string, string?> stappen,
        bool termijnen = false,
        string wie = "beheer"
    )
    {
        await using var scope = app.Services.CreateAsyncScope();
        var overzetting = scope.ServiceProvider.GetRequiredService<Overzetting>();
        var register = await scope.ServiceProvider.GetRequiredService<Omgeving>().Register(default);
        var verzoek = new Overzetverzoek(
            key,
            1,
            2,
            stappen.ToImmutableSortedDictionary(StringComparer.Ordinal),
            termijnen
        );
        var (plan, _, _) = (await overzetting.Plan(verzoek, default))!.Value;
        var regels = await overzetting.Voer(verzoek, plan, new(register.Medewerker(wie), "test"), default);
        return (regels.FirstOrDefault()!, regels.Count);
    }

    private static async Task<Naspelregel> Naspelen(TestApp app, string xml)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var regels = await scope
            .ServiceProvider.GetRequiredService<Naspel>()
            .Speel(
                "nota-ter-beslissing-intern",
                null,
                Nagekeken.Van(xml).Procedure!,
                ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal),
                default
            );
        return regels.Single();
    }

    private static async Task<int[]> Versies(TestApp app)
    {
        await using var db = app.Database.Open();
        return await db.Notas.OrderBy(n => n.Kenmerk).Select(n => n.ProcedureVersie).ToArrayAsync();
    }

    private static async Task<string[]> Termijnen(TestApp app)
    {
        await using var db = app.Database.Open();
        var open = await db
            .Taken.Where(t => t.Status == TaakStatus.Open)
            .OrderBy(t => t.NotaId)
            .ThenBy(t => t.Nummer)
            .Select(t => t.Termijn)
            .ToListAsync();
        return [.. open.Select(t => t is { } dag ? NodaTime.Text.LocalDatePattern.Iso.Format(dag) : "geen")];
    }

    private static string Meegeleverd(string naam) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", $"{naam}.v1.bpmn"));
}
