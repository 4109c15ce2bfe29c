using System.Diagnostics;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>A web node and a worker apart, over a real broker, and others who know the contracts only.</summary>
internal sealed partial class RabbitTests
{
    private const string Soort = "register-raadplegen";

    private TestRabbit rabbit = null!;
    private TestApp web = null!;
    private TestApp worker = null!;
    private Luisteraar luisteraar = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        rabbit = await TestRabbit.SharedAsync();
        web = await TestApp.StartAsync(("Rol", "web"));
        worker = await TestApp.NaastAsync(
            web.Database,
            ("Rol", "worker"),
            ("Berichten:RabbitMq", rabbit.Address),
            ("Berichten:Adres", "https://approvalflow.example"),
            ("Opdrachten:Wachttijd", "00:00:00")
        );
        luisteraar = await Luisteraar.StartAsync(
            rabbit.Address,
            "approvalflow.nota-bericht.v1",
            "approvalflow.afstemming-geweigerd.v1"
        );
        await using var db = web.Database.Open();
        var xml = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Berichten", "verwerker.bpmn"));
        await new ProcedureStore(db).DeployAsync("verwerker", xml, Edge.Nu());
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await luisteraar.DisposeAsync();
        await worker.DisposeAsync();
        await web.DisposeAsync();
    }

    [Test]
    public async Task The_package_is_made_by_a_worker_in_another_process_and_others_hear_of_each_step()
    {
        var nota = await Nota.Ingediend(web);
        await nota.IedereenAkkoord();
        await nota.Antwoord("dgb", "ondertekenen");
        await nota.Antwoord("stasdef", "akkoord");
        await nota.Antwoord("sg", "doorgeleiden");
        await TestApp.Totdat(async () => await nota.Taak("secretariaat") is not null, "the stukken");
        await TestApp.Totdat(() => Task.FromResult(Van(nota).Any(b => Naam(b) == "stukken-samengesteld")), "the last");

        var berichten = Van(nota);
        Assert.That(berichten.Count(b => Naam(b) == "afstemming-vastgelegd"), Is.EqualTo(5));
        Assert.That(
            berichten.Select(b => b.Body["volgnummer"]!.GetValue<int>()),
            Is.Ordered,
            "in the order of the nota"
        );
        Assert.That(berichten.Select(b => b.Id), Is.Unique);
        Assert.That(
            berichten.Select(b => b.Body["link"]!.GetValue<string>()),
            Is.All.StartsWith("https://approvalflow.example/notas/N2025-")
        );
    }

    [Test]
    public async Task A_worker_outside_this_product_serves_a_service_task_and_the_procedure_sends_a_message()
    {
        using var python = Voorbeeld();
        try
        {
            var nota = await Nota.Begin(web, "verwerker");
            await nota.Indienen();
            await TestApp.Totdat(
                async () => await nota.Taak("stasdef") is not null,
                "the result of the example",
                TimeSpan.FromSeconds(90)
            );
            var zinnen = await nota.Zinnen();
            Assert.That(zinnen, Has.Some.EqualTo("Het resultaat is er van: register raadplegen."));
            Assert.That(zinnen, Has.Some.EqualTo("De procedure verzond het bericht register geraadpleegd."));
            await TestApp.Totdat(
                () =>
                    Task.FromResult(Van(nota).Any(b => b.Body["naam"]?.GetValue<string>() == "register-geraadpleegd")),
                "the message of the procedure"
            );
        }
        finally
        {
            python.Kill();
            await python.WaitForExitAsync();
        }
    }

    [Test]
    public async Task A_worker_that_fails_is_asked_again_and_in_the_end_it_is_an_incident()
    {
        await using var opdrachten = await Luisteraar.StartAsync(rabbit.Address, Wachtrijen.Opdracht(Soort));
        var nota = await Nota.Begin(web, "verwerker");
        await nota.Indienen();
        for (var poging = 1; poging <= OpdrachtBeleid.Standaard.MaxPogingen; poging++)
        {
            var deze = poging;
            await TestApp.Totdat(
                async () =>
                {
                    await worker.Veeg(); // what the tick of ten seconds does, also when the failure is read late
                    return Gevraagd(opdrachten, nota).Any(o => o["poging"]!.GetValue<int>() == deze);
                },
                $"attempt {poging}",
                TimeSpan.FromSeconds(60)
            );
            await opdrachten.Zend(Wachtrijen.Resultaat, Mislukt(Gevraagd(opdrachten, nota)[0]));
        }
        await TestApp.Totdat(
            async () => (await Snapshot.Of(web.Database, nota.Id)).Count("incident-gemeld") == 1,
            "the incident"
        );

        // Whoever repairs it lets it go on, and a late result of another attempt is as good as any.
        var kenmerk = (await nota.Toon())["kenmerk"]!.GetValue<string>();
        var (_, incidenten) = await web.Vraag("beheer", "GET", "/api/v1/incidenten");
        var incident = incidenten!["items"]!.AsArray().Single(i => i!["kenmerk"]!.GetValue<string>() == kenmerk);
        await web.Vraag("beheer", "POST", $"/api/v1/incidenten/{incident!["id"]}/herkansing", new { });
        await opdrachten.Zend(Wachtrijen.Resultaat, Gelukt(Gevraagd(opdrachten, nota)[0]));
        await TestApp.Totdat(async () => await nota.Taak("stasdef") is not null, "the result after all");
    }

    [Test]
    public async Task A_result_that_comes_twice_or_too_late_changes_nothing_and_a_foul_one_stops_no_other()
    {
        await using var opdrachten = await Luisteraar.StartAsync(rabbit.Address, Wachtrijen.Opdracht(Soort));
        var nota = await Nota.Begin(web, "verwerker");
        await nota.Indienen();
        await TestApp.Totdat(() => Task.FromResult(Gevraagd(opdrachten, nota).Count > 0), "the job");
        var opdracht = Gevraagd(opdrachten, nota)[0];
        var voor = await Onbestelbaar();

        await opdrachten.Zend(Wachtrijen.Resultaat, "{ this is no JSON", Edge.NieuwId().ToString());
        await opdrachten.Zend(Wachtrijen.Resultaat, [0xff, 0x00, 0xfe], null);
        await opdrachten.Zend(Wachtrijen.Resultaat, Gelukt(opdracht).ToJsonString(), null);
        var teVeel = Gelukt(opdracht);
        teVeel["gegevens"] = new JsonObject { ["lang"] = new string('x', 1001) };
        await opdrachten.Zend(Wachtrijen.Resultaat, teVeel);
        var id = Edge.NieuwId().ToString();
        await opdrachten.Zend(Wachtrijen.Resultaat, Gelukt(opdracht).ToJsonString(), id);
        await opdrachten.Zend(Wachtrijen.Resultaat, Gelukt(opdracht).ToJsonString(), id);
        await opdrachten.Zend(Wachtrijen.Resultaat, Mislukt(opdracht));

        await TestApp.Totdat(async () => await nota.Taak("stasdef") is not null, "the good one");
        List<string> redenen = [];
        try
        {
            await TestApp.Totdat(
                async () => (redenen = await Onbestelbaar()).Count == voor.Count + 4,
                "four were put aside"
            );
        }
        finally
        {
            await TestContext.Out.WriteLineAsync(string.Join('\n', redenen));
        }
        var events = await Snapshot.Of(web.Database, nota.Id);
        Assert.That(events.Count("opdracht-afgerond"), Is.EqualTo(1));
        Assert.That(events.Count("opdracht-mislukt"), Is.Zero);
    }

    private List<(string Exchange, string? Id, JsonNode Body)> Van(Nota nota) =>
        [.. luisteraar.Gehoord.Where(b => b.Body["notaId"]?.GetValue<string>() == nota.Id)];

    /// <summary>The message names its exchange, and that is the name of the contract.</summary>
    private static string Naam((string Exchange, string? Id, JsonNode Body) bericht) => bericht.Exchange.Split('.')[1];

    private static List<JsonNode> Gevraagd(Luisteraar opdrachten, Nota nota) =>
        [.. opdrachten.Gehoord.Select(b => b.Body).Where(b => b["notaId"]?.GetValue<string>() == nota.Id)];

    private static JsonNode Gelukt(JsonNode opdracht) =>
        new JsonObject
        {
            ["notaId"] = opdracht["notaId"]!.GetValue<string>(),
            ["opdracht"] = opdracht["opdracht"]!.GetValue<int>(),
            ["gelukt"] = true,
            ["gegevens"] = new JsonObject { ["gecontroleerd"] = true },
        };

    private static JsonNode Mislukt(JsonNode opdracht) =>
        new JsonObject
        {
            ["notaId"] = opdracht["notaId"]!.GetValue<string>(),
            ["opdracht"] = opdracht["opdracht"]!.GetValue<int>(),
            ["gelukt"] = false,
            ["melding"] = "Het register antwoordt niet.",
        };

    private async Task<List<string>> Onbestelbaar()
    {
        await using var db = web.Database.Open();
        return await db.Onbestelbaar.Select(b => b.Reden).ToListAsync();
    }

    private Process Voorbeeld()
    {
        var start = new ProcessStartInfo(
            "/usr/bin/python3", // Debian's own, for which its packages are
            [Path.Combine(AppContext.BaseDirectory, "Berichten", "example-worker.py"), rabbit.Address, Soort]
        );
        return Process.Start(start)!;
    }
}
