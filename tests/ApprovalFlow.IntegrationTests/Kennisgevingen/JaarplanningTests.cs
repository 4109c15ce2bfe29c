using System.Net;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Kennisgeven;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Kennisgevingen;

/// <summary>Notas that come back each year: kept by the secretariaat, told to who drafts them.</summary>
internal sealed class JaarplanningTests
{
    private static readonly JaarnotaVerzoek Verslag = new(
        "Jaarverslag integriteit",
        "KD",
        "nota-ter-beslissing",
        "derde woensdag van mei",
        "10",
        ""
    );

    private TestApp app = null!;

    [SetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task KD_hears_once_that_drafting_must_begin()
    {
        Assert.That(await Voeg(Verslag with { Regel = "derde woensdag van juni", Opsteltijd = "15" }), Is.Null);
        // 18 June 2025, less seven working days of the procedure and fifteen of drafting, over Hemelvaart and Pinksteren.
        await Zet("""{"werkdagen":1}""");
        Assert.That(await Gehoord("kd"), Is.EqualTo(new[] { "15-05" }).Or.Empty);
        await Zet("""{"werkdagen":8}""");
        var eenmaal = await Gehoord("kd");
        Assert.That(eenmaal, Has.Length.EqualTo(1));
        Assert.That(await Gehoord("kd2"), Is.EqualTo(eenmaal));
        Assert.That(await Gehoord("hdfc"), Is.Empty);
        await Zet("""{"plus":"P60D"}""");
        Assert.That(await Gehoord("kd"), Is.EqualTo(eenmaal));
    }

    [Test]
    public async Task The_year_view_counts_back_from_the_Kamerdatum()
    {
        var nota = await Nota.Ingediend(app);
        var kenmerk = (await nota.Toon())["kenmerk"]!.ToString();
        Assert.That(await Voeg(Verslag with { Vorige = kenmerk }), Is.Null);
        var pagina = WebUtility.HtmlDecode(await Pagina("kd", "?jaar=2026"));
        Assert.That(
            pagina,
            Does.Contain("Jaarverslag integriteit")
                .And.Contain("20 mei 2026")
                .And.Contain("derde woensdag van mei")
                .And.Contain($"met de tekst van <a href=\"/notas/{kenmerk}\">")
        );
        Assert.That(await Pagina("hdfc", "?jaar=2026"), Does.Not.Contain("Jaarverslag integriteit"));
        Assert.That(await Pagina("secretariaat", "?jaar=2035"), Does.Contain("nog niet te berekenen"));
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var weigering = await Voeg(new("", "XYZ", "geen", "eens per jaar", "300", "N1999-00001"));
        Assert.That(
            weigering!.Fouten.Select(f => f.Veld),
            Is.EquivalentTo(new[] { "naam", "eenheid", "procedure", "regel", "opsteltijd", "vorige" })
        );
        Assert.That(await Voeg(Verslag with { Naam = new string('a', Jaarnotawerk.MaxNaam) }), Is.Null);
        Assert.That(await Voeg(Verslag with { Naam = new string('a', Jaarnotawerk.MaxNaam + 1) }), Is.Not.Null);
        Assert.That(await Voeg(Verslag with { Opsteltijd = "250" }), Is.Null);
        Assert.That(await Voeg(Verslag with { Opsteltijd = "251" }), Is.Not.Null);
    }

    [Test]
    public async Task Only_the_secretariaat_changes_it()
    {
        Assert.That((await Voeg(Verslag, "kd"))!.Slug, Is.EqualTo("niet-bevoegd"));
        Assert.That(await Voeg(Verslag), Is.Null);
        await using var scope = app.Services.CreateAsyncScope();
        var werk = scope.ServiceProvider.GetRequiredService<Jaarnotawerk>();
        await using var db = app.Database.Open();
        var id = (await db.Jaarnotas.SingleAsync()).Id;
        var (kd, secretariaat) = (await Wie("kd"), await Wie("secretariaat"));
        Assert.That((await werk.Verwijder(id, kd, TestApp.Begin, default))!.Slug, Is.EqualTo("niet-bevoegd"));
        Assert.That((await werk.Wijzig(id, 1, Verslag, kd, TestApp.Begin, default))!.Slug, Is.EqualTo("niet-bevoegd"));
        Assert.That(await werk.Verwijder(id, secretariaat, TestApp.Begin, default), Is.Null);
        Assert.That(
            (await werk.Verwijder(id, secretariaat, TestApp.Begin, default))!.Slug,
            Is.EqualTo("niet-gevonden")
        );
    }

    [Test]
    public async Task The_button_begins_a_nota_of_that_procedure_with_its_Kamerdatum_once()
    {
        var vorige = await Nota.Ingediend(app);
        var kenmerk = (await vorige.Toon())["kenmerk"]!.ToString();
        Assert.That(
            await Voeg(
                Verslag with
                {
                    Procedure = "nota-ter-beslissing-sg-eerst",
                    Regel = "derde woensdag van juni",
                    Opsteltijd = "15",
                    Vorige = kenmerk,
                }
            ),
            Is.Null
        );
        var id = await Id();
        var (status, html) = await Druk("kd2", "beginnen", 2025, ("id", id));
        Assert.That(status, Is.EqualTo(200), html);
        var nota = await Opvolger();
        Assert.Multiple(() =>
        {
            Assert.That(nota.Procedure, Is.EqualTo("nota-ter-beslissing-sg-eerst"));
            Assert.That(nota.Kamerdatum, Is.EqualTo(new NodaTime.LocalDate(2025, 6, 18)));
            Assert.That(
                WebUtility.HtmlDecode(html),
                Does.Contain($"U begon nota {nota.Kenmerk} met de tekst van {kenmerk}.")
            );
            Assert.That(html, Does.Contain("2025-06-18"), "the form has the date");
        });
        await Druk("kd", "beginnen", 2025, ("id", id));
        Assert.That(
            WebUtility.HtmlDecode((await Druk("kd", "beginnen", 2025, ("id", id))).Html),
            Does.Contain($"Jaarverslag integriteit is voor 2025 al begonnen: {nota.Kenmerk}.")
        );
        Assert.That((await Opvolger()).Id, Is.EqualTo(nota.Id), "there is one");
        Assert.That(
            await Pagina("kd", "?jaar=2025"),
            Does.Contain($"<a href=\"/notas/{nota.Kenmerk}\">").And.Contain("in voorbereiding")
        );
        Assert.That(
            await Pagina("secretariaat", "?jaar=2025"),
            Does.Contain("in voorbereiding").And.Not.Contain(nota.Kenmerk),
            "a concept is its steller's and his eenheid's"
        );
        Assert.That(await Pagina("kd", "?jaar=2026"), Does.Contain("Nu beginnen").And.Contain(nota.Kenmerk));
        await Zet("""{"werkdagen":8}""");
        Assert.That(await Gehoord("kd"), Is.Empty, "who began is not told to begin");
        await app.Vraag(
            "kd2",
            "POST",
            $"/api/v1/notas/{nota.Id}/intrekking",
            new { toelichting = "Vervalt dit jaar." }
        );
        Assert.That(await Pagina("kd", "?jaar=2025"), Does.Not.Contain("in voorbereiding"));
    }

    [Test]
    public async Task A_nota_from_the_empty_form_that_names_its_row_is_the_one_of_that_year()
    {
        Assert.That(await Voeg(Verslag), Is.Null);
        var id = await Id();
        var (_, leeg) = await app.Open("kd", "/notas/nieuw");
        Assert.That(leeg, Does.Contain($"<option value=\"{id}/2026\">Jaarverslag integriteit, woensdag 20 mei 2026"));
        Assert.That((await app.Open("hdfc", "/notas/nieuw")).Html, Does.Not.Contain("Jaarverslag integriteit"));
        var (status, html) = await Begin("kd");
        Assert.That(status, Is.EqualTo(200), html);
        Assert.That(await Pagina("kd", "?jaar=2026"), Does.Contain("in voorbereiding"));
        Assert.That((await app.Open("kd", "/notas/nieuw")).Html, Does.Not.Contain($"{id}/2026"), "it is begun");
        var (tweede, melding) = await Begin("kd2");
        Assert.That(tweede, Is.EqualTo(409));
        Assert.That(WebUtility.HtmlDecode(melding), Does.Contain("is voor 2026 al begonnen"));

        Task<(int Status, string Html)> Begin(string wie) =>
            app.Verstuur(
                wie,
                "/notas/nieuw",
                "/notas/nieuw/velden",
                ("jaarplanning", $"{id}/2026"),
                ("onderwerp", "Verslag van integriteit"),
                ("soort", "ter-beslissing"),
                ("aan", "STASDEF"),
                ("van", "DGB")
            );
    }

    [Test]
    public async Task Without_a_nota_of_last_year_the_form_knows_the_procedure_and_the_Kamerdatum()
    {
        Assert.That(await Voeg(Verslag with { Procedure = "nota-ter-beslissing-sg-eerst" }), Is.Null);
        var id = await Id();
        var (_, form) = await Druk("kd", "beginnen", 2026, ("id", id));
        Assert.That(
            form,
            Does.Contain("value=\"2026-05-20\"")
                .And.Contain("value=\"Jaarverslag integriteit\"")
                .And.Contain("<option value=\"nota-ter-beslissing-sg-eerst\" selected")
        );
        var (status, html) = await app.Verstuur(
            "kd",
            $"/notas/nieuw?jaarnota={id}&jaar=2026",
            "/notas/nieuw/velden",
            ("jaarnota", id),
            ("jaar", "2026"),
            ("onderwerp", "Jaarverslag integriteit"),
            ("procedure", "nota-ter-beslissing-sg-eerst"),
            ("kamerdatum", "2026-05-20"),
            ("soort", "ter-beslissing"),
            ("aan", "STASDEF"),
            ("van", "DGB")
        );
        Assert.That(status, Is.EqualTo(200), html);
        await using var db = app.Database.Open();
        var nota = await db.Notas.SingleAsync();
        Assert.That(nota.Kamerdatum, Is.EqualTo(new NodaTime.LocalDate(2026, 5, 20)));
        Assert.That(await Pagina("kd2", "?jaar=2026"), Does.Contain($"<a href=\"/notas/{nota.Kenmerk}\">"));
        Assert.That((await Druk("hdfc", "beginnen", 2026, ("id", id))).Status, Is.EqualTo(404), "not theirs to see");
        await Druk("secretariaat", "beginnen", 2027, ("id", id));
        Assert.That(await db.Notas.CountAsync(), Is.EqualTo(1), "the secretariaat does not draft it");
    }

    [Test]
    public async Task A_row_is_changed_where_it_stands_and_a_refusal_keeps_what_was_typed()
    {
        Assert.That(await Voeg(Verslag), Is.Null);
        var id = await Id();
        var (_, open) = await app.Open("secretariaat", $"/jaarplanning?jaar=2026&bewerk={id}");
        Assert.That(open, Does.Contain("value=\"derde woensdag van mei\"").And.Contain("name=\"revisie\" value=\"1\""));
        var (fout, getypt) = await Wijzig(id, "1", "Verslag 2.0", "derde dag van mei");
        Assert.That(fout, Is.EqualTo(400));
        Assert.That(
            WebUtility.HtmlDecode(getypt),
            Does.Contain("value=\"Verslag 2.0\"")
                .And.Contain("value=\"derde dag van mei\"")
                .And.Contain("Schrijf de regel als 'derde woensdag van mei'")
        );
        var (status, html) = await Wijzig(id, "1", "Verslag 2.0", "laatste vrijdag van september");
        Assert.That(status, Is.EqualTo(200));
        Assert.That(html, Does.Contain("Verslag 2.0 is gewijzigd.").And.Contain("25 september 2026"));
        var (conflict, ander) = await Wijzig(id, "1", "Verslag 3.0", "21 mei");
        Assert.That(conflict, Is.EqualTo(409), "somebody else changed it meanwhile");
        Assert.That(
            ander,
            Does.Contain("Iemand anders wijzigde deze regel intussen").And.Contain("value=\"Verslag 3.0\"")
        );
        var (_, wijzigingen) = await app.Open("beheer", "/beheer/wijzigingen?register=jaarplanning");
        Assert.That(wijzigingen, Does.Contain("laatste vrijdag van september"));
    }

    [Test]
    public async Task Taking_a_row_away_is_asked_twice()
    {
        Assert.That(await Voeg(Verslag), Is.Null);
        var id = await Id();
        var eerst = await Pagina("secretariaat", "");
        Assert.That(eerst, Does.Not.Contain("handler=verwijder"), "one click takes nothing away");
        Assert.That(await Pagina("secretariaat", $"?weghalen={id}"), Does.Contain("Ja, weghalen"));
        var (status, html) = await Druk("secretariaat", "verwijder", 2025, ("id", id));
        Assert.That(status, Is.EqualTo(200));
        Assert.That(html, Does.Contain("De regel is uit de jaarplanning.").And.Contain("Er staat nog niets"));
        var (_, weer) = await Druk("secretariaat", "verwijder", 2025, ("id", id));
        Assert.That(weer, Does.Contain("Deze regel was al weggehaald."));
        Assert.That((await Druk("kd", "verwijder", 2025, ("id", id))).Status, Is.EqualTo(403));
    }

    private Task<(int Status, string Html)> Wijzig(string id, string revisie, string naam, string regel) =>
        Druk(
            "secretariaat",
            "wijzig",
            2026,
            ("id", id),
            ("revisie", revisie),
            ("naam", naam),
            ("eenheid", "KD"),
            ("procedure", "nota-ter-beslissing"),
            ("regel", regel),
            ("opsteltijd", "10"),
            ("vorige", "")
        );

    private Task<(int Status, string Html)> Druk(
        string persoon,
        string handler,
        int jaar,
        params (string Naam, string Waarde)[] velden
    ) => app.Verstuur(persoon, "/jaarplanning", $"/jaarplanning?handler={handler}&jaar={jaar}", velden);

    private async Task<string> Id()
    {
        await using var db = app.Database.Open();
        return (await db.Jaarnotas.SingleAsync()).Id.ToString();
    }

    private async Task<ApprovalFlow.Notas.Dossiers.Nota> Opvolger()
    {
        await using var db = app.Database.Open();
        return await db.Notas.SingleAsync(n => n.Voorganger != null);
    }

    private async Task<Weigering?> Voeg(JaarnotaVerzoek verzoek, string persoon = "secretariaat")
    {
        await using var scope = app.Services.CreateAsyncScope();
        var plan = scope.ServiceProvider.GetRequiredService<Jaarnotawerk>();
        return await plan.Voeg(verzoek, await Wie(persoon), TestApp.Begin + NodaTime.Duration.FromHours(1), default);
    }

    private async Task<ApprovalFlow.Notas.Register.Medewerker> Wie(string persoon)
    {
        await using var db = app.Database.Open();
        return (await new RegisterStore(db).LoadAsync()).Medewerker(persoon)!;
    }

    private async Task<string[]> Gehoord(string persoon)
    {
        await using var db = app.Database.Open();
        var wie = await db.Medewerkers.SingleAsync(m => m.Aanmeldnaam == persoon);
        var rows = await db
            .Kennisgevingen.Where(k => k.Ontvanger == wie.Id && k.Soort == Kennisgevingsoort.Jaarplanning)
            .ToListAsync();
        return
        [
            .. rows.Select(k =>
                k.Op.InZone(ApprovalFlow.Notas.Termijnen.Amsterdam.Zone)
                    .Date.ToString("dd-MM", System.Globalization.CultureInfo.InvariantCulture)
            ),
        ];
    }

    private Task<string> Pagina(string persoon, string vraag) =>
        app.Als(persoon).GetStringAsync(new Uri($"/jaarplanning{vraag}", UriKind.Relative));

    private async Task Zet(string body)
    {
        var (status, klok) = await app.Vraag("kd", "POST", "/api/v1/demo/klok", body);
        Assert.That(status, Is.EqualTo(200), klok?.ToJsonString());
    }
}
