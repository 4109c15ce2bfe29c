using ApprovalFlow.IntegrationTests.Api;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas.Berichten.V1;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Uitvoeren;
using Hangfire;
using Hangfire.Storage;
using MassTransit;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>
/// What is neither a page nor a route of the API: who can set off each verb, job, message and feed, and what it lets them.
/// One that has no line here fails.
/// </summary>
[TestFixture]
internal sealed partial class OverigeRechtenTests
{
    private static readonly string[] Jobs = ["anker", "dagronde", "namen", "opruimen", "sweep"];

    /// <summary>Who may send what comes in: a worker with the lease of the job, a koppeling that an administrator allowed.</summary>
    private static readonly Type[] Berichten =
    [
        typeof(OpdrachtGegeven),
        typeof(OpdrachtResultaat),
        typeof(AfstemmingVastleggen),
    ];

    /// <summary>Whose own calendar has the open task of CDS, and the Kamerdatum of their own nota.</summary>
    private static readonly Dictionary<string, (bool Taak, bool Kamerdatum)> Agendas = new()
    {
        ["kd"] = (false, true),
        ["kd2"] = (false, false),
        ["cds"] = (true, false),
        ["djz"] = (true, false), // stands in for CDS
        ["dco"] = (false, false), // did, and does no more
        ["coid"] = (false, false),
        ["mindef"] = (false, false),
        ["dgb"] = (false, false),
        ["stasdef"] = (false, false),
        ["sg"] = (false, false),
        ["secretariaat"] = (false, false),
        ["beheer"] = (false, false),
    };

    private TestApp app = null!;
    private string kenmerk = "";
    private Rechtennota nota = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync();
        await RechtenTests.Vervang(app);
        nota = await Rechtennota.In(app, "afstemming");
        var (_, body) = await app.Vraag("kd", "GET", $"/api/v1/notas/{nota.Id}");
        kenmerk = body!["kenmerk"]!.GetValue<string>();
        await app.Vraag(
            "kd",
            "PUT",
            $"/api/v1/notas/{nota.Id}/kamerdatum",
            new { kamerdatum = "2025-05-28", toelichting = "Verplaatst." }
        );
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Every_job_has_a_line_and_nobody_starts_one_over_HTTP()
    {
        using var verbinding = app.Services.GetRequiredService<JobStorage>().GetConnection();
        await TestApp.Totdat(
            () => Task.FromResult(verbinding.GetRecurringJobs().Count >= Jobs.Length),
            "the worker has set its jobs"
        );
        Assert.That(verbinding.GetRecurringJobs().Select(j => j.Id), Is.EquivalentTo(Jobs));
        var routes = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText ?? "")
            .Where(r =>
                r.Contains("hangfire", StringComparison.OrdinalIgnoreCase)
                || r.Contains("job", StringComparison.Ordinal)
            );
        Assert.That(routes, Is.Empty);
        foreach (var persoon in Agendas.Keys.Append(""))
        {
            Assert.That((await app.Open(persoon, "/hangfire")).Status, Is.EqualTo(404), persoon);
        }
    }

    [Test]
    public async Task Every_message_that_comes_in_has_a_line_and_without_its_right_changes_nothing()
    {
        var consumers = typeof(Wachtrijen)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IConsumer<>))
            .Select(i => i.GetGenericArguments()[0]);
        Assert.That(consumers, Is.EquivalentTo(Berichten));

        var voor = await Gebeurtenissen();
        var bus = app.Services.GetRequiredService<IBus>();
        var afstemming = await bus.GetSendEndpoint(new Uri($"queue:{Wachtrijen.Afstemming}"));
        await afstemming.Send(
            new AfstemmingVastleggen
            {
                TaakId = Guid.Parse(nota.Taak("CDS")),
                Versie = 1,
                Uitkomst = "akkoord",
                Medewerker = "cds",
                Token = "geen",
            }
        );
        var resultaat = await bus.GetSendEndpoint(new Uri($"queue:{Wachtrijen.Resultaat}"));
        await resultaat.Send(
            new OpdrachtResultaat
            {
                NotaId = Guid.Parse(nota.Id),
                Opdracht = 1,
                Gelukt = true,
            }
        );
        await TestApp.Totdat(
            async () => (await Gebeurtenissen()).Count > voor.Count,
            "the refusal of the answer is on record"
        );
        Assert.That((await Gebeurtenissen()).Except(voor), Is.EqualTo(new[] { "koppeling-geweigerd" }));
        var (_, taak) = await app.Vraag("cds", "GET", $"/api/v1/taken/{nota.Taak("CDS")}");
        Assert.That(taak!["status"]!.GetValue<string>(), Is.EqualTo("open"));
    }

    [TestCaseSource(nameof(Personen))]
    public async Task A_calendar_has_what_its_owner_may_see(string persoon)
    {
        var inhoud = await Agenda(persoon, Agendasoort.Eigen);
        Assert.Multiple(() =>
        {
            Assert.That(inhoud.Contains($"{kenmerk} (CDS)"), Is.EqualTo(Agendas[persoon].Taak), inhoud);
            Assert.That(inhoud.Contains($"Kamerdatum {kenmerk}"), Is.EqualTo(Agendas[persoon].Kamerdatum), inhoud);
        });
        if (persoon != "secretariaat")
        {
            Assert.That(await Agenda(persoon, Agendasoort.Secretariaat), Is.Empty, "the calendar of all");
        }
    }

    [Test]
    public void Every_feed_has_a_line()
    {
        var feeds = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText ?? "")
            .Where(r => r.EndsWith(".ics", StringComparison.Ordinal) || r.Contains("rss") || r.Contains("atom"));
        Assert.That(feeds, Is.EquivalentTo(new[] { "/agenda/{sleutel}.ics" }));
        Assert.That(Enum.GetValues<Agendasoort>(), Has.Length.EqualTo(2));
    }

    private static IEnumerable<string> Personen() => Agendas.Keys;

    /// <summary>Empty where the link gives nothing.</summary>
    private async Task<string> Agenda(string persoon, Agendasoort soort)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var wie = Web.Demo.DemoPersonen.Medewerkers.Single(m => m.Aanmeldnaam == persoon).Id;
        var sleutel = await scope.ServiceProvider.GetRequiredService<AgendaStore>().NieuwAsync(wie, soort, Edge.Nu());
        using var antwoord = await app.Als("").GetAsync(new Uri($"/agenda/{sleutel}.ics", UriKind.Relative));
        return antwoord.IsSuccessStatusCode
            ? (await antwoord.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal)
            : "";
    }

    private async Task<List<string>> Gebeurtenissen()
    {
        await using var db = app.Database.Open();
        var id = ApprovalFlow.Notas.NotaId.Of(Guid.Parse(nota.Id));
        return await db.Gebeurtenissen.Where(g => g.NotaId == id).Select(g => g.Soort).ToListAsync();
    }
}
