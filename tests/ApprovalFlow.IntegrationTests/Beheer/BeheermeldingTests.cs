using System.Net;
using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Berichten.Abonnees;
using ApprovalFlow.Web.Pages.Beheer;
using ApprovalFlow.Web.Uitvoeren;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Beheer;

/// <summary>What an administrator is told of messages, on a node that sends none.</summary>
internal sealed partial class BeheermeldingTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync(("Rol", "web"));

    [SetUp]
    public Task Leeg() =>
        app.Database.TamperAsync(
            "DELETE FROM outbox; DELETE FROM onbestelbaar; DELETE FROM abonnee; DELETE FROM incident"
        );

    [OneTimeTearDown]
    public async Task Stop()
    {
        await Leeg();
        await app.DisposeAsync();
    }

    [Test]
    public async Task Where_nothing_waits_nothing_is_said()
    {
        await Onverzonden(Edge.Nu());
        await Abonneer("Archief");
        await Abonneer("Bibliotheek");
        await app.Database.TamperAsync("UPDATE abonnee SET status = 'gepauzeerd' WHERE naam = 'Bibliotheek'");
        await Onbestelbaar(OnbestelbaarStatus.Weggelegd);
        var (_, html) = await app.Open("beheer", "/beheer");
        Assert.That(html, Does.Not.Contain("class=\"alert"));
    }

    [Test]
    public async Task An_incident_is_told()
    {
        var nota = await Nota.Begin(app);
        for (var nummer = 1; nummer <= 2; nummer++)
        {
            await app.Database.TamperAsync(
                $"""
                INSERT INTO incident (id, nota_id, nummer, element, oorzaak, melding, gemeld_op)
                VALUES (gen_random_uuid(), '{nota.Id}', {nummer}, 'stap', 'o', 'm', now())
                """
            );
            Assert.That(
                await Melding(IndexModel.Incidenten),
                Is.EqualTo(nummer == 1 ? "1 incident wacht op u" : "2 incidenten wachten op u")
            );
        }
    }

    [Test]
    public async Task Messages_that_could_not_be_taken_are_told()
    {
        await Onbestelbaar(OnbestelbaarStatus.Open);
        Assert.That(
            await Melding(IndexModel.Berichten),
            Is.EqualTo("1 bericht kon niet worden verwerkt en wacht op u")
        );
        await Onbestelbaar(OnbestelbaarStatus.Open);
        Assert.That(
            await Melding(IndexModel.Berichten),
            Is.EqualTo("2 berichten konden niet worden verwerkt en wachten op u")
        );
    }

    [Test]
    public async Task A_subscriber_that_was_stopped_is_told()
    {
        await Abonneer("Archief");
        await Abonneer("Bibliotheek");
        await app.Database.TamperAsync("UPDATE abonnee SET status = 'gestopt' WHERE naam = 'Archief'");
        Assert.That(
            await Melding(IndexModel.Abonnees),
            Is.EqualTo("Abonnee Archief krijgt geen berichten meer, na te veel mislukte pogingen")
        );
        await app.Database.TamperAsync("UPDATE abonnee SET status = 'gestopt'");
        Assert.That(
            await Melding(IndexModel.Abonnees),
            Is.EqualTo("2 abonnees krijgen geen berichten meer, na te veel mislukte pogingen")
        );
    }

    [Test]
    public async Task An_outbox_that_stands_still_is_told()
    {
        var sinds = Edge.Nu() - IndexModel.LangWachten - Duration.FromSeconds(1);
        await Onverzonden(sinds);
        Assert.That(
            await Melding(IndexModel.Berichten),
            Is.EqualTo($"Berichten wachten al sinds {Web.Pages.Woorden.Moment(sinds)} op verzending")
        );
    }

    [Test]
    public async Task Of_each_subscriber_stands_how_much_it_has_to_get()
    {
        // The last row is no event: no subscriber gets it.
        await app.Database.TamperAsync(
            $$"""
            INSERT INTO outbox (bericht_id, soort, inhoud, aangemaakt, verzonden, reeks)
            SELECT gen_random_uuid(), 'taak-geopend', '{}'::json, now(), now(), n
            FROM generate_series(1, {{AbonneeStore.MaxGeteld + 1}}) n
            UNION ALL SELECT gen_random_uuid(), 'opdracht-gegeven', '{}'::json, now(), now(), {{AbonneeStore.MaxGeteld
                + 2}}
            """
        );
        var posities = new[] { 0, 1, AbonneeStore.MaxGeteld, AbonneeStore.MaxGeteld + 1 };
        foreach (var positie in posities)
        {
            await Abonneer($"Na {positie}");
            await app.Database.TamperAsync($"UPDATE abonnee SET positie = {positie} WHERE naam = 'Na {positie}'");
        }
        await app.Database.TamperAsync("UPDATE abonnee SET status = 'gepauzeerd' WHERE positie = 0");
        await app.Database.TamperAsync("UPDATE abonnee SET status = 'gestopt' WHERE positie = 1");
        var (_, html) = await app.Open("beheer", IndexModel.Abonnees);
        Assert.That(
            Wachtend().Matches(html).Select(m => (m.Groups["naam"].Value, m.Groups["aantal"].Value)),
            Is.EquivalentTo(
                posities.Zip(
                    ["meer dan 1000 berichten", "1000 berichten", "1 bericht", "niets"],
                    (p, a) => ($"Na {p}", a)
                )
            )
        );
        Assert.That(html.Split("Berichten blijven bewaard tot deze abonnee ze heeft."), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task Of_a_message_that_could_not_be_taken_its_id_can_be_read()
    {
        var id = await Onbestelbaar(OnbestelbaarStatus.Open);
        await app.Database.TamperAsync(
            """
            INSERT INTO onbestelbaar (id, wachtrij, inhoud, inhoud_type, reden, ontvangen_op, status)
            VALUES (gen_random_uuid(), 'w', '', 'application/json', 'Het bericht heeft geen message-id.', now(), 'open')
            """
        );
        var (_, html) = await app.Open("beheer", IndexModel.Berichten);
        Assert.That(Message().Matches(html).Select(m => m.Groups["id"].Value), Is.EqualTo(new[] { id.ToString() }));
    }

    /// <summary>The only one, as somebody reads it: with a link to the page where it is solved.</summary>
    private async Task<string> Melding(string pad)
    {
        var (_, html) = await app.Open("beheer", "/beheer");
        var melding = Gemeld().Matches(html).Single();
        Assert.That(melding.Groups["pad"].Value, Is.EqualTo(pad));
        return WebUtility.HtmlDecode(melding.Groups["zin"].Value);
    }

    private async Task Abonneer(string naam)
    {
        var pad = IndexModel.Abonnees;
        var (status, html) = await app.Verstuur(
            "beheer",
            pad,
            pad,
            ("Naam", naam),
            ("Adres", "https://archief.example/in")
        );
        Assert.That(status, Is.EqualTo(200), html);
    }

    private async Task Onverzonden(Instant sinds)
    {
        await using var db = app.Database.Open();
        db.Add(
            new OutboxRow
            {
                BerichtId = Edge.NieuwId(),
                Soort = "taak-geopend",
                Inhoud = "{}",
                Aangemaakt = sinds,
            }
        );
        await db.SaveChangesAsync();
    }

    private async Task<Guid> Onbestelbaar(OnbestelbaarStatus status)
    {
        var id = Edge.NieuwId();
        await using var db = app.Database.Open();
        db.Add(
            new OnbestelbaarRow
            {
                Id = Edge.NieuwId(),
                BerichtId = id,
                Wachtrij = Wachtrijen.Resultaat,
                Inhoud = "{}"u8.ToArray(),
                InhoudType = "application/json",
                Reden = "Het bericht is niet te verwerken.",
                OntvangenOp = Edge.Nu(),
                Status = status,
            }
        );
        await db.SaveChangesAsync();
        return id;
    }

    [GeneratedRegex(
        """<p><a href="(?<pad>[^"]+)">(?<zin>[^<]+)</a>\.</p>""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Gemeld();

    [GeneratedRegex(
        """<strong>(?<naam>Na [0-9]+)</strong>.*?data-kop="Nog te bezorgen">(?<aantal>[^<]+)<""",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Wachtend();

    [GeneratedRegex(
        "message-id <code>(?<id>[^<]+)</code>",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Message();
}
