using ApprovalFlow.IntegrationTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApprovalFlow.BrowserTests;

/// <summary>The year plan, the calendars, a delay of the plan and what did not arrive, as people go about them.</summary>
internal sealed class TermijnenTests : BrowserTest
{
    [Test]
    public async Task A_row_of_the_jaarplanning_is_added_changed_begun_and_taken_away()
    {
        await using var app = await TestApp.StartAsync();
        var secretariaat = await As("secretariaat", app: app);
        await secretariaat.Open("/jaarplanning?jaar=2026");
        await secretariaat.Fill("Naam", "Verantwoordingsdag");
        await secretariaat.Choose("Eenheid die opstelt", "KD (Kerndepartement)");
        await secretariaat.Choose("Procedure", "Nota ter beslissing");
        await secretariaat.Fill("Kamerdatum", "eens in mei");
        await secretariaat.Press("Toevoegen");
        await Expect(secretariaat.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Schrijf de regel als");
        await Expect(secretariaat.Field("Naam")).ToHaveValueAsync("Verantwoordingsdag");
        await secretariaat.Fill("Kamerdatum", "derde woensdag van mei");
        await secretariaat.Press("Toevoegen");
        await secretariaat.Look("jaarplanning-met-regels");

        await secretariaat.Follow("Wijzigen van Verantwoordingsdag");
        await secretariaat.Look("jaarplanning-wijzigen");
        await secretariaat.Fill("Werkdagen om op te stellen", "251");
        await secretariaat.Press("Wijziging opslaan");
        await Expect(secretariaat.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Geef 0 tot 250 werkdagen.");
        await secretariaat.Look("jaarplanning-wijzigen-geweigerd");
        await secretariaat.Fill("Werkdagen om op te stellen", "20");
        await secretariaat.Press("Wijziging opslaan");
        await Expect(secretariaat.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("is gewijzigd");

        var kd = await As("kd", Visitor.Narrow, script: false, app);
        await kd.Open("/jaarplanning?jaar=2026");
        await kd.Press("Nu beginnen met Verantwoordingsdag");
        await Expect(kd.Field("Kamerdatum")).ToHaveValueAsync("2026-05-20");
        await kd.Choose("Aan", "STASDEF (Staatssecretaris van Defensie)");
        await kd.Choose("Van", "DGB (Directoraat-Generaal Beleid)");
        await kd.Press("Nota beginnen");
        await kd.Open("/jaarplanning?jaar=2026");
        await Expect(kd.Main).ToContainTextAsync("in voorbereiding");

        await secretariaat.Open("/jaarplanning?jaar=2026");
        await secretariaat.Look("jaarplanning-begonnen");
        await secretariaat.Follow("Weghalen van Verantwoordingsdag");
        await secretariaat.Look("jaarplanning-weghalen");
        await secretariaat.Press("Ja, weghalen");
        await Expect(secretariaat.Main).ToContainTextAsync("Er staat nog niets in de jaarplanning.");
    }

    [Test]
    public async Task A_day_of_the_calendar_is_changed_where_it_stands_with_the_keyboard()
    {
        await using var app = await TestApp.StartAsync();
        var beheer = await As("beheer", app: app);
        await beheer.Open("/beheer/kalender/2026");
        await beheer.Page.GetByText("Periode toevoegen").ClickAsync();
        var reces = beheer.Section("Reces");
        await reces.GetByLabel("Eerste dag").FillAsync("2026-07-20");
        await reces.GetByLabel("Laatste dag").FillAsync("2026-08-07");
        await reces.GetByLabel("Naam").FillAsync("zomerreces");
        await reces.GetByLabel("Bron").FillAsync("Besluit van de SG");
        await beheer.Leave(reces.GetByRole(AriaRole.Button, new() { Name = "Toevoegen" }));
        await beheer.TabTo("van maandag 20 juli 2026");
        await beheer.PressEnter();
        await beheer.Look("beheer-kalender-wijzigen");
        await beheer.Fill("Laatste dag", "2026-07-19");
        await beheer.Press("Wijziging opslaan");
        await Expect(beheer.Page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("De laatste dag ligt voor de eerste dag.");
        await Expect(beheer.Field("Laatste dag")).ToHaveValueAsync("2026-07-19");
        await beheer.Fill("Laatste dag", "2026-08-14");
        await beheer.Press("Wijziging opslaan");
        await Expect(reces).ToContainTextAsync("vrijdag 14 augustus 2026");
    }

    [Test]
    public async Task The_plan_tells_what_a_chosen_delay_does_without_scripts()
    {
        var nota = await Nota.Ingediend(TestRun.App);
        var kenmerk = (await nota.Toon())["kenmerk"]!.ToString();
        var kd = await As("kd", Visitor.Narrow, script: false);
        await kd.Open($"/notas/{kenmerk}");
        await kd.Page.GetByText("Wat als iemand later is").ClickAsync();
        await kd.Fill("Werkdagen later", "4");
        await kd.Press("Toon de gevolgen");
        await Expect(kd.Main).ToContainTextAsync("Is HDFC 4 werkdagen later klaar");
        await kd.Fill("Werkdagen later", "99");
        await kd.Press("Toon de gevolgen");
        await Expect(kd.Main).ToContainTextAsync("Kies een vertraging van 1 tot 60 werkdagen.");
        await Expect(kd.Field("Werkdagen later")).ToHaveValueAsync("99");
    }

    [Test]
    public async Task The_plan_of_a_Kamerdatum_tells_what_a_delay_of_one_step_does()
    {
        var kd = await As("kd", Visitor.Narrow);
        await kd.Open("/notas/planning");
        await kd.Fill("Kamerdatum", "2025-06-18");
        await kd.Press("Planning tonen");
        await kd.Choose("Als deze stap later klaar is", "Beslissen");
        await kd.Fill("Werkdagen later", "3");
        await kd.Press("Planning tonen");
        await Expect(kd.Main).ToContainTextAsync("Is Beslissen 3 werkdagen later klaar, dan");
        await Expect(kd.Main.GetByText("wordt", new() { Exact = false })).Not.ToHaveCountAsync(0);
        await kd.Look("notas-planning-later");
        await kd.Fill("Werkdagen later", "61");
        await kd.Press("Planning tonen");
        await Expect(kd.Main).ToContainTextAsync("Kies een vertraging van 1 tot 60 werkdagen.");
        await Expect(kd.Field("Werkdagen later")).ToHaveValueAsync("61");
    }

    [Test]
    public async Task Whom_mail_does_not_reach_is_seen_by_the_secretariaat_and_by_that_person()
    {
        await using var bak = Mailbak.Start();
        bak.Geweigerd["hdfc@ministerie.example"] = "550 5.1.1 Dit adres bestaat hier niet";
        await using var app = await TestApp.StartAsync(bak.Instellingen);
        await Nota.Ingediend(app);
        var secretariaat = await As("secretariaat", app: app);
        await TestApp.Totdat(
            async () =>
            {
                await secretariaat.Page.GotoAsync("/verzonden-mail");
                return await secretariaat.Main.GetByText("1 adres waarop mail niet aankomt").IsVisibleAsync();
            },
            "the refusal is shown"
        );
        await secretariaat.Look("verzonden-mail-niet-aangekomen");
        await Expect(secretariaat.Main).ToContainTextAsync("550 5.1.1 Dit adres bestaat hier niet");
        var hdfc = await As("hdfc", app: app);
        await hdfc.Open("/instellingen");
        await hdfc.Look("instellingen-niet-aangekomen");
        await Expect(hdfc.Main).ToContainTextAsync("De laatste mail aan u is niet aangekomen");
    }
}
