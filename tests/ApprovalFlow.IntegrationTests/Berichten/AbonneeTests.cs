using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas.Berichten.V1;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Berichten.Abonnees;
using ApprovalFlow.Web.Uitvoeren;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>Events as CloudEvents over HTTP: in order, signed, again after a failure, and never to where they may not go.</summary>
internal sealed partial class AbonneeTests
{
    private TestApp app = null!;
    private Ontvanger ontvanger = null!;

    [SetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync(
            ("Abonnees:PriveAdressen", "true"),
            ("Rubricering:Plafond", "departementaal-vertrouwelijk"),
            ("Berichten:Adres", "https://approvalflow.example")
        );
        ontvanger = await Ontvanger.StartAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        await app.DisposeAsync();
        await ontvanger.DisposeAsync();
    }

    /// <summary>What is passed on is marked as what it is about.</summary>
    [TestCase("ongerubriceerd")]
    [TestCase("departementaal-vertrouwelijk")]
    public async Task Each_event_says_how_its_nota_is_marked(string code)
    {
        await Abonneer();
        var velden = System.Text.Json.JsonSerializer.SerializeToNode(Nota.Velden())!;
        velden["rubricering"] = code;
        var (_, nota) = await app.Vraag("kd", "POST", "/api/v1/notas", velden.ToJsonString());
        await app.Vraag("kd", "POST", $"/api/v1/notas/{nota!["id"]}/indiening", new { kamerdatum = "2025-05-21" });
        await TestApp.Totdat(() => Task.FromResult(!ontvanger.Ontvangen.IsEmpty), "an event");
        Assert.That(ontvanger.Ontvangen.Select(o => o.Body["rubricering"]!.GetValue<string>()), Is.All.EqualTo(code));
    }

    [Test]
    public async Task Each_step_comes_as_a_signed_CloudEvent_in_order_and_without_content()
    {
        var geheim = await Abonneer();
        var nota = await Nota.Ingediend(app);
        await nota.IedereenAkkoord();
        await TestApp.Totdat(() => Task.FromResult(Van(nota).Count >= 14), "the events of the round");

        foreach (var (body, bytes, headers) in ontvanger.Ontvangen)
        {
            Assert.That(body["specversion"]!.GetValue<string>(), Is.EqualTo("1.0"));
            Assert.That(body["type"]!.GetValue<string>(), Does.Match(@"^nl\.approvalflow\.[a-z-]+\.v1$"));
            Assert.That(body["source"]!.GetValue<string>(), Is.EqualTo("urn:approvalflow"));
            Assert.That(
                body["dataref"]!.GetValue<string>(),
                Does.StartWith("https://approvalflow.example/notas/N2025-")
            );
            Assert.That(headers.ContentType.ToString(), Does.StartWith("application/cloudevents+json"));
            Assert.That(
                headers["webhook-signature"].ToString(),
                Is.EqualTo(
                    Gebeurtenisbericht.Handtekening(
                        geheim,
                        body["id"]!.GetValue<string>(),
                        headers["webhook-timestamp"].ToString(),
                        bytes
                    )
                )
            );
            Assert.That(System.Text.Encoding.UTF8.GetString(bytes), Does.Not.Contain("Aanbieding jaarverslag"));
        }
        var sequences = ontvanger.Ontvangen.Select(o => o.Body["sequence"]!.GetValue<string>()).ToArray();
        Assert.That(sequences, Is.Ordered.Using<string>(StringComparer.Ordinal));
        var nummers = Van(nota).Select(b => b["data"]!["volgnummer"]!.GetValue<int>());
        Assert.That(nummers, Is.Ordered);
    }

    [Test]
    public async Task A_receiver_that_fails_gets_the_same_again_and_one_that_stays_dead_is_stopped_until_somebody_resumes()
    {
        await Abonneer();
        ontvanger.Status = 500;
        var nota = await Nota.Ingediend(app);
        for (var poging = 1; poging <= AbonneeStore.MaxMislukt; poging++)
        {
            var deze = poging;
            await TestApp.Totdat(async () => (await Rij()).Mislukt >= deze, $"failure {poging}");
            await app.Database.TamperAsync("UPDATE abonnee SET volgende_poging = now()"); // instead of waiting
        }
        await TestApp.Totdat(async () => (await Rij()).Status == AbonneeStatus.Gestopt, "it is stopped");
        Assert.That(
            ontvanger.Ontvangen.Select(o => o.Body["id"]!.GetValue<string>()).Distinct().Count(),
            Is.EqualTo(1)
        );
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        Assert.That(
            await beheer.Lees("/beheer/abonnees"),
            Does.Contain("gestopt na te veel mislukte pogingen").And.Contain("De ontvanger antwoordde met 500.")
        );

        ontvanger.Status = 200;
        ontvanger.Ontvangen.Clear();
        await beheer.Post("/beheer/abonnees/hervatten", ("abonnee", (await Rij()).Id.ToString()));
        await TestApp.Totdat(
            () => Task.FromResult(Van(nota).Count(b => b["type"]!.GetValue<string>().Contains("taak-geopend")) == 6),
            "everything since"
        );
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        await Abonneer();
        ontvanger.Status = 307;
        await Nota.Ingediend(app);
        await TestApp.Totdat(async () => (await Rij()).Mislukt >= 1, "it counts as a failure");
        Assert.That((await Rij()).LaatsteFout, Is.EqualTo("De ontvanger antwoordde met 307."));
    }

    [Test]
    public async Task A_paused_subscriber_gets_nothing_and_afterwards_all_of_it()
    {
        await Abonneer();
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        var id = (await Rij()).Id.ToString();
        await beheer.Post("/beheer/abonnees/pauzeren", ("abonnee", id));
        var nota = await Nota.Ingediend(app);
        await using (var db = app.Database.Open())
        {
            await TestApp.Totdat(async () => await new OutboxStore(db).CountUnsentAsync() == 0, "the outbox is sent");
        }
        Assert.That(ontvanger.Ontvangen, Is.Empty);
        await beheer.Post("/beheer/abonnees/hervatten", ("abonnee", id));
        await TestApp.Totdat(() => Task.FromResult(Van(nota).Count >= 7), "all of it");
        await beheer.Post("/beheer/abonnees/verwijderen", ("abonnee", id));
        await using var na = app.Database.Open();
        Assert.That(await na.Abonnees.CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_row_of_the_outbox_that_is_no_message_stops_no_other_and_is_laid_by()
    {
        await app.Database.TamperAsync(
            """
            INSERT INTO outbox (bericht_id, soort, inhoud, aangemaakt) VALUES
              (gen_random_uuid(), 'onzin', '{}', now()), (gen_random_uuid(), 'opdracht-gegeven', '{"soort": 1}', now())
            """
        );
        await Nota.Ingediend(app);
        await using var db = app.Database.Open();
        await TestApp.Totdat(async () => await new OutboxStore(db).CountUnsentAsync() == 0, "the outbox is sent");
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        foreach (var brief in await db.Onbestelbaar.ToListAsync())
        {
            Assert.That(await beheer.Lees("/beheer/berichten"), Does.Contain("is geen bericht te maken"));
            await beheer.Post("/beheer/berichten/wegleggen", ("bericht", brief.Id.ToString()));
        }
        Assert.That(
            await beheer.Lees("/beheer/berichten"),
            Does.Contain("Er is geen bericht dat niet verwerkt kon worden.")
        );
        Assert.That(await db.Onbestelbaar.CountAsync(b => b.Status == OnbestelbaarStatus.Weggelegd), Is.EqualTo(2));
    }

    [Test]
    public async Task A_row_of_the_outbox_that_is_sent_again_goes_as_what_it_was()
    {
        await app.Database.TamperAsync(
            "INSERT INTO outbox (bericht_id, soort, inhoud, aangemaakt) VALUES (gen_random_uuid(), 'onzin', '{}', now())"
        );
        await using var db = app.Database.Open();
        var open = db.Onbestelbaar.Where(b => b.Status == OnbestelbaarStatus.Open);
        await TestApp.Totdat(() => open.AnyAsync(), "it is put aside");
        var brief = await open.SingleAsync();
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        await beheer.Post("/beheer/berichten/opnieuw", ("bericht", brief.Id.ToString()));
        await TestApp.Totdat(() => open.AnyAsync(), "it is no message yet, and put aside once more");
        Assert.That((await open.SingleAsync()).BerichtId, Is.EqualTo(brief.BerichtId));
        Assert.That(await db.Outbox.Select(o => o.Soort).Distinct().ToListAsync(), Is.EqualTo(new[] { "onzin" }));
    }

    /// <summary>
    /// What a worker elsewhere told of a nota that is not here, sent on by an administrator, and an event that can not be
    /// read: all that comes after would wait.
    /// </summary>
    [Test]
    public async Task What_is_no_event_of_a_nota_holds_up_no_subscriber()
    {
        await Abonneer();
        var bus = app.Services.GetRequiredService<IBus>();
        var endpoint = await bus.GetSendEndpoint(new Uri($"queue:{Wachtrijen.Resultaat}"));
        await endpoint.Send(
            new OpdrachtResultaat
            {
                NotaId = Edge.NieuwId(),
                Opdracht = 1,
                Gelukt = true,
            }
        );
        await using var db = app.Database.Open();
        await TestApp.Totdat(() => db.Onbestelbaar.AnyAsync(), "it is put aside");
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        await beheer.Post(
            "/beheer/berichten/opnieuw",
            ("bericht", (await db.Onbestelbaar.SingleAsync()).Id.ToString())
        );
        await TestApp.Totdat(async () => await db.Onbestelbaar.CountAsync() == 2, "it came by again");
        await app.Database.TamperAsync(
            "INSERT INTO outbox (bericht_id, soort, inhoud, aangemaakt)"
                + " VALUES (gen_random_uuid(), 'taak-geopend', '{}', now())"
        );
        var nota = await Nota.Ingediend(app);
        await TestApp.Totdat(() => Task.FromResult(Van(nota).Count >= 7), "the events of another nota");
    }

    [Test]
    public async Task Of_two_clicks_at_once_the_second_hears_that_there_is_one_already()
    {
        await using var db = app.Database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('register abonnee', 0))");
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        using var ook = await Beheerbezoek.Begin(app, "beheer");
        var klikken = new[] { beheer, ook }
            .Select(wie => wie.Probeer("/beheer/abonnees", ("Naam", "Archief"), ("Adres", ontvanger.Adres)))
            .ToArray();
        await using var kijker = app.Database.Open();
        await TestApp.Totdat(
            async () =>
                await kijker
                    .Database.SqlQuery<int>(
                        $"""
                        SELECT 1 AS "Value" FROM pg_locks JOIN pg_database d ON d.oid = database
                        WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted
                        """
                    )
                    .CountAsync() == 2,
            "both wait"
        );
        await transaction.CommitAsync();
        var antwoorden = await Task.WhenAll(klikken);
        Assert.That(antwoorden.Select(a => a.Status).Order(), Is.EqualTo(new[] { 200, 400 }));
        Assert.That(
            antwoorden.Single(a => a.Status == 400).Pagina,
            Does.Contain("Er is al een abonnee met deze naam.")
        );
    }

    [Test]
    public async Task Each_edit_of_a_subscriber_is_in_the_journal_of_the_registers_and_its_secret_is_not()
    {
        var geheim = await Abonneer();
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        var id = (await Rij()).Id.ToString();
        await beheer.Post("/beheer/abonnees/pauzeren", ("abonnee", id));
        await beheer.Post("/beheer/abonnees/verwijderen", ("abonnee", id));
        await using var db = app.Database.Open();
        var regels = await db
            .Registerwijzigingen.Where(r => r.Register == Registers.Abonnee)
            .OrderBy(r => r.Id)
            .ToListAsync();
        var adres = new Uri(ontvanger.Adres).ToString();
        Assert.That(
            regels.Select(r => (r.Sleutel, r.Oud?.Contains(adres, StringComparison.Ordinal), Nieuw: r.Nieuw is null)),
            Is.EqualTo(new[] { ("Archief", (bool?)null, false), ("Archief", true, false), ("Archief", true, true) })
        );
        Assert.That(regels[1].Nieuw, Does.Contain("gepauzeerd"));
        Assert.That(regels.Select(r => r.Oud + r.Nieuw), Has.None.Contains(geheim));
        var pagina = await beheer.Lees("/beheer/wijzigingen?register=abonnee");
        Assert.That(pagina, Does.Match("(?s)Archief.*verwijderd.*Archief.*gewijzigd.*Archief.*toegevoegd"));
    }

    [Test]
    public async Task In_memory_a_refused_answer_is_put_aside_told_by_the_outbox_and_no_subscribers_business()
    {
        await Abonneer();
        var bus = app.Services.GetRequiredService<IBus>();
        var endpoint = await bus.GetSendEndpoint(new Uri($"queue:{Wachtrijen.Afstemming}"));
        var id = Edge.NieuwId();
        await endpoint.Send(
            new AfstemmingVastleggen
            {
                TaakId = Edge.NieuwId(),
                Versie = 1,
                Uitkomst = "akkoord",
                Medewerker = "H. Fennema",
                Token = "",
            },
            context => context.MessageId = id
        );
        await using var db = app.Database.Open();
        var rij = db.Outbox.Where(o => o.Soort == "afstemming-geweigerd" && o.Verzonden != null);
        await TestApp.Totdat(() => rij.AnyAsync(), "the refusal is sent");
        var inhoud = JsonNode.Parse((await rij.SingleAsync()).Inhoud)!;
        Assert.That(inhoud["berichtId"]!.GetValue<Guid>(), Is.EqualTo(id));
        Assert.That(inhoud["code"]!.GetValue<string>(), Is.EqualTo("token-ongeldig"));
        Assert.That(await db.Onbestelbaar.CountAsync(b => b.BerichtId == id), Is.EqualTo(1));
        await TestApp.Totdat(async () => (await Rij()).Positie >= 1, "the subscriber is past it");
        Assert.That(ontvanger.Ontvangen, Is.Empty);
    }

    [Test]
    public async Task The_form_refuses_what_is_no_address_and_keeps_what_was_typed()
    {
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        var (status, pagina) = await beheer.Probeer(
            "/beheer/abonnees",
            ("Naam", "Archief"),
            ("Adres", "ftp://archief")
        );
        Assert.That(status, Is.EqualTo(400));
        Assert.That(pagina, Does.Contain("Geef een webadres dat begint met https://").And.Contain("value=\"Archief\""));
        using var ander = await Beheerbezoek.Begin(app, "sg");
        foreach (var pad in new[] { "/beheer/abonnees", "/beheer/koppelingen", "/beheer/berichten/opnieuw" })
        {
            var (geweigerd, _) = await ander.Probeer(pad, ("Naam", "Archief"));
            Assert.That(geweigerd, Is.AnyOf(403, 400), pad);
        }
    }

    private async Task<string> Abonneer()
    {
        using var beheer = await Beheerbezoek.Begin(app, "beheer");
        var pagina = await beheer.Post("/beheer/abonnees", ("Naam", "Archief"), ("Adres", ontvanger.Adres));
        return Geheim().Match(pagina).Groups["geheim"].Value;
    }

    private async Task<AbonneeRow> Rij()
    {
        await using var db = app.Database.Open();
        return await db.Abonnees.SingleAsync();
    }

    private List<JsonNode> Van(Nota nota) =>
        [.. ontvanger.Ontvangen.Select(o => o.Body).Where(b => b["data"]!["notaId"]!.GetValue<string>() == nota.Id)];

    [GeneratedRegex(
        "<code>(?<geheim>[A-Za-z0-9+/=]{44})</code>",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Geheim();
}
