using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Procedures;

/// <summary>
/// What stands still is shown, can be retried, and is mended by moving the nota to a version without the fault. The fifth
/// kind, a job whose attempts are used up, is in StukkenTests.
/// </summary>
internal sealed class IncidentTests
{
    [TestCase("NoFlow", "Gaat dit door?", TestName = "No condition holds and there is no default")]
    [TestCase("Expression", "Gaat dit door?", TestName = "An expression gives no answer")]
    [TestCase("StepLimit", "Gaat dit door?", TestName = "It goes round without end")]
    [TestCase("UncaughtError", "Mislukt", TestName = "Nothing catches an error")]
    public async Task It_stands_is_retried_and_goes_on_after_the_fault_is_mended(string oorzaak, string stap)
    {
        await using var app = await TestApp.StartAsync();
        await Plaats(app, Fout(oorzaak));
        var nota = await Nota.Begin(app, "proef");
        await nota.Indienen(new { });

        var (_, lijst) = await app.Vraag("beheer", "GET", "/api/v1/incidenten");
        var incident = lijst!["items"]!.AsArray().Single()!;
        Assert.Multiple(() =>
        {
            Assert.That(incident["oorzaak"]!.GetValue<string>(), Is.EqualTo(oorzaak));
            Assert.That(incident["stap"]!.GetValue<string>(), Is.EqualTo(stap).Or.EqualTo("Tussen"));
            Assert.That(incident["melding"]!.GetValue<string>(), Is.Not.Empty);
            Assert.That(incident["opgelostOp"], Is.Null);
        });
        Assert.That((await nota.Toon())["status"]!.GetValue<string>(), Is.EqualTo("lopend"));
        Assert.That((await nota.Zinnen())[^1], Does.StartWith("De procedure staat stil bij"));

        Assert.That(await Herkans(app, "kd", incident), Is.EqualTo(403));
        Assert.That(await Herkans(app, "beheer", incident), Is.EqualTo(200));
        var weer = await Open(app);
        Assert.That(
            weer["id"]!.ToString(),
            Is.Not.EqualTo(incident["id"]!.ToString()),
            "it stands again, as a new one"
        );
        Assert.That(await Herkans(app, "beheer", incident), Is.EqualTo(409), "the old one is over");

        await Plaats(app, Hersteld(oorzaak));
        await Zet(app);
        Assert.That(await nota.OpenEenheden(), Is.Empty, "moving alone retries nothing");
        Assert.That(await Herkans(app, "beheer", weer), Is.EqualTo(200));
        Assert.That(await nota.OpenEenheden(), Is.EqualTo(new[] { "STASDEF" }));
        Assert.That(await nota.Zinnen(), Has.Some.EqualTo("Incident 2 is opgelost."));
    }

    private static async Task<JsonNode> Open(TestApp app)
    {
        var (_, lijst) = await app.Vraag("beheer", "GET", "/api/v1/incidenten");
        return lijst!["items"]!.AsArray().Single(i => i!["opgelostOp"] is null)!;
    }

    private static async Task<int> Herkans(TestApp app, string wie, JsonNode incident) =>
        (await app.Vraag(wie, "POST", $"/api/v1/incidenten/{incident["id"]}/herkansing")).Status;

    // Past the check, which would refuse most of these files.
    private static async Task Plaats(TestApp app, string xml)
    {
        await using var db = app.Database.Open();
        await new ProcedureStore(db).DeployAsync("proef", xml, TestApp.Begin);
    }

    private static async Task Zet(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var overzetting = scope.ServiceProvider.GetRequiredService<Overzetting>();
        var register = await scope.ServiceProvider.GetRequiredService<Omgeving>().Register(default);
        var verzoek = new Overzetverzoek(
            "proef",
            1,
            2,
            ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal),
            NieuweTermijnen: false
        );
        var (plan, _, _) = (await overzetting.Plan(verzoek, default))!.Value;
        var regels = await overzetting.Voer(verzoek, plan, new(register.Medewerker("beheer"), "test"), default);
        Assert.That(regels.Single().Weigering?.Zin, Is.Null);
    }

    private static string Fout(string oorzaak) =>
        oorzaak switch
        {
            "NoFlow" => Xml(Keuze("false", standaard: false)),
            "Expression" => Xml(Keuze("onbekend", standaard: true)),
            "StepLimit" => Xml(Keuze("false", standaard: true) + Rondje("true")),
            _ => Xml(Mislukking(gevangen: false)),
        };

    private static string Hersteld(string oorzaak) =>
        oorzaak switch
        {
            "NoFlow" or "Expression" => Xml(Keuze("true", standaard: true)),
            "StepLimit" => Xml(Keuze("true", standaard: true) + Rondje("false")),
            _ => Xml(Mislukking(gevangen: true)),
        };

    private static string Keuze(string voorwaarde, bool standaard) =>
        $"""
            <exclusiveGateway id="Keuze" name="Gaat dit door?" {(standaard ? "default=\"Anders\"" : "")} />
            <sequenceFlow id="Door" sourceRef="Keuze" targetRef="Lezen"><conditionExpression>={voorwaarde}</conditionExpression></sequenceFlow>
            {(standaard ? "<sequenceFlow id=\"Anders\" sourceRef=\"Keuze\" targetRef=\"Lezen\" />" : "")}
            """;

    // Before the other way out, so that it is looked at first.
    private static string Rondje(string voorwaarde) =>
        $"""
            <task id="Tussen" />
            <sequenceFlow id="Rond" sourceRef="Keuze" targetRef="Tussen"><conditionExpression>={voorwaarde}</conditionExpression></sequenceFlow>
            <sequenceFlow id="Terug" sourceRef="Tussen" targetRef="Keuze" />
            """;

    private static string Mislukking(bool gevangen) =>
        $"""
            <subProcess id="Keuze"><startEvent id="B" /><endEvent id="Fout" name="Mislukt"><errorEventDefinition errorRef="E" /></endEvent><sequenceFlow id="BF" sourceRef="B" targetRef="Fout" /></subProcess>
            <sequenceFlow id="Door" sourceRef="Keuze" targetRef="Lezen" />
            {(
                gevangen
                    ? "<boundaryEvent id=\"Vang\" attachedToRef=\"Keuze\"><errorEventDefinition errorRef=\"E\" /></boundaryEvent><sequenceFlow id=\"VL\" sourceRef=\"Vang\" targetRef=\"Lezen\" />"
                    : ""
            )}
            """;

    private static string Xml(string midden) =>
        $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="T">
              <error id="E" errorCode="FOUT" />
              <process id="proef" name="Proef" isExecutable="true">
                <startEvent id="Begin" />
                {Taak("Opstellen", "opstellen", "=steller")}
                {midden}
                {Taak("Lezen", "kennisnemen", "=aan")}
                <endEvent id="Einde" />
                <sequenceFlow id="F1" sourceRef="Begin" targetRef="Opstellen" />
                <sequenceFlow id="F2" sourceRef="Opstellen" targetRef="Keuze" />
                <sequenceFlow id="F3" sourceRef="Lezen" targetRef="Einde" />
              </process>
            </definitions>
            """;

    private static string Taak(string id, string form, string wie) =>
        $"""<userTask id="{id}"><extensionElements><zeebe:formDefinition formKey="{form}" /><zeebe:assignmentDefinition candidateGroups="{wie}" /></extensionElements></userTask>""";
}
