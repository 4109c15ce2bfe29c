using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Beheer;

/// <summary>The registers as an administrator edits them on a page, and what their journal has of it.</summary>
internal sealed class BeheerpaginaTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Every_page_under_beheer_is_for_administrators_only()
    {
        var paden = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText?.TrimStart('/') ?? "")
            .Where(pad => pad.StartsWith("beheer", StringComparison.OrdinalIgnoreCase))
            .Select(pad => "/" + pad.Split("/{")[0])
            .Distinct()
            .ToList();
        Assert.That(paden, Has.Count.GreaterThan(8));
        Assert.Multiple(async () =>
        {
            foreach (var pad in paden)
            {
                Assert.That((await app.Open("beheer", pad)).Status, Is.EqualTo(200), pad);
                Assert.That((await app.Open("secretariaat", pad)).Status, Is.EqualTo(403), pad);
                Assert.That((await app.Open("kd", pad)).Status, Is.EqualTo(403), pad);
            }
        });
    }

    [Test]
    public async Task An_eenheid_is_added_and_changed_with_a_line_for_each_edit()
    {
        var (toegevoegd, _) = await app.Verstuur(
            "beheer",
            "/beheer/eenheid",
            "/beheer/eenheid",
            ("code", "IGK"),
            ("naam", "Inspecteur-Generaal"),
            ("soort", "functie")
        );
        var (gewijzigd, lijst) = await app.Verstuur(
            "beheer",
            "/beheer/eenheid/igk",
            "/beheer/eenheid/igk",
            ("naam", "Inspecteur-Generaal der Krijgsmacht"),
            ("soort", "functie")
        );
        Assert.That((toegevoegd, gewijzigd), Is.EqualTo((200, 200)));
        Assert.That(lijst, Does.Contain("Inspecteur-Generaal der Krijgsmacht"));

        await using var db = app.Database.Open();
        var regels = await db.Registerwijzigingen.Where(w => w.Sleutel == "IGK").OrderBy(w => w.Id).ToListAsync();
        Assert.That(
            regels.Select(r => (r.Register, r.Oud is null, r.Nieuw is null)),
            Is.EqualTo(new[] { ("eenheid", true, false), ("eenheid", false, false) })
        );
        var (_, pagina) = await app.Open("beheer", "/beheer/wijzigingen");
        Assert.That(
            pagina,
            Does.Contain("<del>Inspecteur-Generaal</del>").And.Contain("<ins>Inspecteur-Generaal der Krijgsmacht</ins>")
        );
    }

    [TestCase("naam", "")]
    [TestCase("hoofdstuk", "communicatie")]
    [TestCase("gebruikelijkeZin", "Er is niets.")]
    [TestCase("code", "HDFC")]
    [TestCase("code", "geen code")]
    public async Task A_refused_eenheid_keeps_what_was_typed_and_leaves_no_line(string veld, string waarde)
    {
        var velden = new Dictionary<string, string>
        {
            ["code"] = "NIEUW",
            ["naam"] = "De naam die <u>er</u> stond",
            ["soort"] = "eenheid",
            [veld] = waarde,
        };
        var (status, html) = await app.Verstuur(
            "beheer",
            "/beheer/eenheid",
            "/beheer/eenheid",
            [.. velden.Select(v => (v.Key, v.Value))]
        );
        Assert.That(status, Is.EqualTo(400));
        Assert.That(html, Does.Contain("Niet vastgelegd"));
        Assert.That(html.Contains("&lt;u&gt;er&lt;/u&gt;", StringComparison.Ordinal), Is.EqualTo(veld != "naam"));
        await using var db = app.Database.Open();
        Assert.That(
            await db.Registerwijzigingen.AnyAsync(w => w.Sleutel == velden["code"] && w.Door != null),
            Is.False
        );
    }

    [Test]
    public async Task An_afkorting_is_added_found_whatever_its_case_and_removed()
    {
        var pad = "/beheer/afkorting";
        Assert.That(
            (await app.Verstuur("beheer", pad, pad, ("term", "AMvB"), ("betekenis", "Een maatregel"))).Status,
            Is.EqualTo(200)
        );
        var (dubbel, html) = await app.Verstuur("beheer", pad, pad, ("term", "AMVB"), ("betekenis", "Iets anders"));
        Assert.That(dubbel, Is.EqualTo(400));
        Assert.That(html, Does.Contain("AMvB staat er al: dat is Een maatregel."));
        var (weg, lijst) = await app.Verstuur("beheer", $"{pad}/amvb", $"{pad}/amvb", ("doe", "verwijderen"));
        Assert.That(weg, Is.EqualTo(200));
        Assert.That(lijst, Does.Contain("AMvB is verwijderd.").And.Not.Contain("Een maatregel"));
        Assert.That((await app.Open("beheer", $"{pad}/amvb")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Nobody_changes_their_own_rights()
    {
        var (id, pad) = Medewerker("beheer");
        var (status, html) = await app.Verstuur(
            "beheer",
            pad,
            pad,
            ("naam", "Bas Heeren"),
            ("aanmeldnaam", "beheer"),
            ("eenheden", "SECRETARIAAT"),
            ("beheerder", "true")
        );
        Assert.That(status, Is.EqualTo(403), html);
        Assert.That(html, Does.Contain("U kunt uw eigen rechten niet wijzigen."));
        await using var db = app.Database.Open();
        Assert.That((await new RegisterStore(db).LoadAsync()).Medewerker(id)!.Eenheden, Is.Empty);
    }

    [Test]
    public async Task Who_leaves_can_not_sign_in_any_more_and_their_work_goes_on()
    {
        await using var eigen = await TestApp.StartAsync();
        var concept = await Nota.Begin(eigen);
        var nota = await Nota.Ingediend(eigen);
        var taak = (await nota.Taak("hdfc"))!["id"]!.GetValue<string>();
        await eigen.Vraag(
            "hdfc",
            "POST",
            $"/api/v1/taken/{taak}/overdracht",
            new { aan = "hdfc2", toelichting = "U." }
        );

        var (zonder, html) = await Vertrekt(eigen, "kd");
        Assert.That(zonder, Is.EqualTo(400), html);
        Assert.That(html, Does.Contain("overneemt: iemand die daar lid van is."));
        Assert.That((await eigen.Open("kd", "/")).Status, Is.EqualTo(200), "nothing happened yet");

        Assert.That((await Vertrekt(eigen, "kd", ("opvolger", "kd2"))).Status, Is.EqualTo(200));
        Assert.That((await Vertrekt(eigen, "hdfc2")).Status, Is.EqualTo(200));

        Assert.That((await eigen.Vraag("kd", "GET", "/api/v1/notas")).Status, Is.EqualTo(401));
        var (_, verder) = await eigen.Vraag("kd2", "GET", concept.Pad);
        Assert.That(verder!["steller"]!.GetValue<string>(), Is.EqualTo("Koen Drost"));
        var (_, vrij) = await eigen.Vraag("hdfc", "GET", $"/api/v1/taken/{taak}");
        Assert.That(vrij!["behandelaar"], Is.Null);
        Assert.That(
            (await eigen.Vraag("kd2", "GET", nota.Pad)).Body!["steller"]!.GetValue<string>(),
            Is.EqualTo("Koen Drost")
        );
    }

    private static Task<(int Status, string Html)> Vertrekt(
        TestApp app,
        string wie,
        params (string Naam, string Waarde)[] velden
    )
    {
        var pad = Medewerker(wie).Pad;
        return app.Verstuur("beheer", pad, $"{pad}/vertrek", velden);
    }

    private static (ApprovalFlow.Notas.MedewerkerId Id, string Pad) Medewerker(string aanmeldnaam)
    {
        var id = Web.Demo.DemoPersonen.Medewerkers.Single(m => m.Aanmeldnaam == aanmeldnaam).Id;
        return (id, $"/beheer/medewerker/{id}");
    }
}
