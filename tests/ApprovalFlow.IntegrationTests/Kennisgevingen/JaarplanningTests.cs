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
                .And.Contain($"name=\"kenmerk\" value=\"{kenmerk}\"")
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
        Assert.That(await Voeg(Verslag with { Naam = new string('a', Jaarplan.MaxNaam) }), Is.Null);
        Assert.That(await Voeg(Verslag with { Naam = new string('a', Jaarplan.MaxNaam + 1) }), Is.Not.Null);
        Assert.That(await Voeg(Verslag with { Opsteltijd = "250" }), Is.Null);
        Assert.That(await Voeg(Verslag with { Opsteltijd = "251" }), Is.Not.Null);
    }

    [Test]
    public async Task Only_the_secretariaat_changes_it()
    {
        Assert.That((await Voeg(Verslag, "kd"))!.Slug, Is.EqualTo("niet-bevoegd"));
        Assert.That(await Voeg(Verslag), Is.Null);
        await using var scope = app.Services.CreateAsyncScope();
        var plan = scope.ServiceProvider.GetRequiredService<Jaarplan>();
        await using var db = app.Database.Open();
        var id = (await db.Jaarnotas.SingleAsync()).Id;
        Assert.That((await plan.Verwijder(id, await Wie("kd"), default))!.Slug, Is.EqualTo("niet-bevoegd"));
        Assert.That(await plan.Verwijder(id, await Wie("secretariaat"), default), Is.Null);
        Assert.That((await plan.Verwijder(id, await Wie("secretariaat"), default))!.Slug, Is.EqualTo("niet-gevonden"));
    }

    private async Task<Weigering?> Voeg(JaarnotaVerzoek verzoek, string persoon = "secretariaat")
    {
        await using var scope = app.Services.CreateAsyncScope();
        var plan = scope.ServiceProvider.GetRequiredService<Jaarplan>();
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
