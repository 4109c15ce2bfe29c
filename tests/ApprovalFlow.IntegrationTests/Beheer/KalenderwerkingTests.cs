using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Beheer;

/// <summary>What the rest of the application makes of a change of the calendars.</summary>
internal sealed class KalenderwerkingTests
{
    private TestApp app = null!;

    [SetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task A_closing_day_moves_the_plan_and_new_termijnen_at_once_and_those_that_were_set_stay()
    {
        var eerder = await Nota.Ingediend(app);
        var (status, _) = await Voeg(
            ("lijst", "gesloten"),
            ("datum", "2025-05-14"),
            ("naam", "verhuizing"),
            ("bron", "SG")
        );
        Assert.That(status, Is.EqualTo(200));
        var (_, pagina) = await app.Open("beheer", "/beheer/kalender/2025");
        Assert.That(pagina, Does.Contain("woensdag 14 mei 2025").And.Contain("verhuizing"));

        var later = await Nota.Ingediend(app);
        Assert.Multiple(async () =>
        {
            Assert.That(await Termijn(eerder), Is.EqualTo("2025-05-15"));
            // 12 May plus three working days is the 16th now, but the plan wants the 15th.
            Assert.That(await Termijn(later), Is.EqualTo("2025-05-15"));
        });
        await Voeg(("lijst", "gesloten"), ("datum", "2025-05-20"), ("naam", "storing"), ("bron", "SG"));
        var (_, plan) = await app.Vraag("kd", "GET", $"{later.Pad}/planning");
        Assert.That(plan!["items"]![0]!["uitersteDatum"]!.GetValue<string>(), Is.EqualTo("2025-05-13"));
        var (_, blad) = await app.Open("kd", $"/notas/{(await later.Toon())["kenmerk"]}");
        Assert.That(blad, Does.Contain("nog 2 werkdagen"), "13 and 15 May");
        var (_, wijzigingen) = await app.Open("beheer", "/beheer/wijzigingen?register=kalender");
        Assert.That(wijzigingen, Does.Contain("gesloten 2025-05-20").And.Contain("storing"));
    }

    [Test]
    public async Task A_year_that_is_not_recorded_refuses_to_count_and_says_so_until_it_is()
    {
        var nota = await Nota.Ingediend(app);
        await app.Verstuur(
            "beheer",
            "/beheer/kalender/2025",
            "/beheer/kalender/2025?handler=Verwijderen",
            ("lijst", "gelijkgesteld"),
            ("sleutel", "2025-05-30")
        );
        var (status, probleem) = await app.Vraag("kd", "GET", $"{nota.Pad}/planning");
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(400));
            Assert.That(
                probleem!["detail"]!.GetValue<string>(),
                Does.StartWith("Van 2025 is niet vastgelegd welke dagen")
            );
        });
        Assert.That(
            (await app.Open("", "/health/ready")).Html,
            Does.Match("^ready\nwarning: .* equated days for 2025")
        );
        Assert.That((await app.Open("beheer", "/beheer/kalenders")).Html, Does.Contain("Van 2025 is niet vastgelegd"));

        var (bevestigd, _) = await Voeg(("lijst", "geenGelijkgesteld"), ("bron", "nagekeken in het Staatsblad"));
        Assert.That(bevestigd, Is.EqualTo(200));
        Assert.That((await app.Vraag("kd", "GET", $"{nota.Pad}/planning")).Status, Is.EqualTo(200));
        Assert.That((await app.Open("", "/health/ready")).Html, Is.EqualTo("ready"));
    }

    [Test]
    public async Task Half_a_year_ahead_it_is_told_that_a_year_is_missing()
    {
        await app.Database.TamperAsync(
            "DELETE FROM kalenderregel WHERE jaar > 2025; UPDATE kalender_revisie SET revisie = 9"
        );
        Assert.That((await app.Open("", "/health/ready")).Html, Is.EqualTo("ready"), "12 May");
        await app.Vraag("beheer", "POST", "/api/v1/demo/klok", new { plus = "P51D" });
        Assert.That((await app.Open("", "/health/ready")).Html, Does.Contain("2026"), "2 July");
        Assert.That((await app.Open("beheer", "/beheer/kalenders")).Html, Does.Contain("Leg 2026 vast"));
    }

    private Task<(int Status, string Html)> Voeg(params (string Naam, string Waarde)[] velden) =>
        app.Verstuur("beheer", "/beheer/kalender/2025", "/beheer/kalender/2025?handler=Toevoegen", velden);

    private static async Task<string> Termijn(Nota nota) =>
        (await nota.Toon())["openStappen"]![0]!["termijn"]!.GetValue<string>();
}
