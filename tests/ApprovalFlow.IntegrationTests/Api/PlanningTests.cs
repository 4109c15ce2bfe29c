using System.Net;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>The plan and the forecast of a running nota, over the API and on its page.</summary>
[TestFixture]
internal sealed class PlanningTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task The_plan_says_where_the_nota_is_and_what_a_delay_of_one_does_to_the_others()
    {
        var nota = await Nota.Ingediend(app);
        var (status, plan) = await app.Vraag("kd", "GET", $"{nota.Pad}/planning?vertraging=1");
        Assert.That(status, Is.EqualTo(200), plan?.ToJsonString());
        var (afstemmen, beslissen) = (plan!["items"]![0]!, plan["items"]![2]!);
        Assert.Multiple(() =>
        {
            Assert.That(afstemmen["stand"]!.ToString(), Is.EqualTo("nu"));
            Assert.That(afstemmen["verwachteDatum"]!.ToString(), Is.EqualTo("2025-05-15"));
            Assert.That(afstemmen["speling"]!.GetValue<int>(), Is.Zero);
            Assert.That(afstemmen["uitleg"]!.ToString(), Is.EqualTo("3 werkdagen"));
            Assert.That(
                afstemmen["gevolgen"]!.AsArray().Select(zin => zin!.ToString()),
                Does.Contain(
                    "Is HDFC 1 werkdag later klaar, dan heeft DGB geen werkdag meer, heeft STASDEF nog 1 werkdag, "
                        + "heeft SG geen werkdag meer, is Stukken samenstellen 1 werkdag te laat en is SECRETARIAAT 1 werkdag te laat."
                )
            );
            Assert.That(
                (beslissen["stand"]!.ToString(), beslissen["wie"]![0]!.ToString()),
                Is.EqualTo(("straks", "STASDEF"))
            );
        });
        await app.Weiger(400, "ongeldige-invoer", "kd", "GET", $"{nota.Pad}/planning?vertraging=0");
        await app.Weiger(400, "ongeldige-invoer", "kd", "GET", $"{nota.Pad}/planning?vertraging=61");
    }

    [Test]
    public async Task The_forecast_stands_on_the_page_with_the_number_of_steps_that_it_rests_on()
    {
        var eerder = await Nota.Ingediend(app);
        await eerder.IedereenAkkoord();
        var nota = await Nota.Ingediend(app);
        var (status, prognose) = await app.Vraag("secretariaat", "GET", $"{nota.Pad}/prognose");
        Assert.That(status, Is.EqualTo(200), prognose?.ToJsonString());
        var waarnemingen = prognose!["waarnemingen"]!.GetValue<int>();
        Assert.Multiple(() =>
        {
            Assert.That(prognose["kans"]!.GetValue<double>(), Is.InRange(0.01, 0.99));
            Assert.That(waarnemingen, Is.GreaterThanOrEqualTo(0));
            Assert.That(prognose["knelpunt"]!["stap"]!.ToString(), Is.Not.Empty);
        });
        var kenmerk = (await nota.Toon())["kenmerk"]!.ToString();
        var (_, tekst) = await Pagina("secretariaat", $"/notas/{kenmerk}");
        Assert.Multiple(() =>
        {
            Assert.That(tekst, Does.Contain("De kans dat de Kamerdatum wordt gehaald is ongeveer"));
            Assert.That(tekst, Does.Contain("Gevolgen als iemand 2 werkdagen later is"));
            Assert.That(tekst, Does.Match("afgeronde stappen? van dezelfde eenheden|nog geen afgeronde stappen"));
        });
        var (_, dashboard) = await Pagina("secretariaat", "/dashboard");
        Assert.That(dashboard, Does.Match("kans ongeveer [0-9]+ procent, (uit [0-9]+ afgeronde stap|nog zonder)"));
        var (_, vanHdfc) = await Pagina("hdfc", $"/notas/{kenmerk}");
        Assert.That(vanHdfc, Does.Contain("Antwoordt u niet op tijd, dan wacht de nota op u."));
    }

    [Test]
    public async Task The_page_takes_a_delay_that_the_reader_chooses_and_refuses_an_impossible_one()
    {
        var nota = await Nota.Ingediend(app);
        var kenmerk = (await nota.Toon())["kenmerk"]!.ToString();
        var (status, html) = await Pagina("kd", $"/notas/{kenmerk}?vertraging=3");
        Assert.That(status, Is.EqualTo(200));
        Assert.That(
            html,
            Does.Contain("Gevolgen als iemand 3 werkdagen later is")
                .And.Contain("Is HDFC 3 werkdagen later klaar")
                .And.Contain("value=\"3\"")
        );
        foreach (var onzin in new[] { "0", "61", "-2", "veel", "99999999999" })
        {
            var (fout, getypt) = await Pagina("kd", $"/notas/{kenmerk}?vertraging={onzin}");
            Assert.That(fout, Is.EqualTo(400), onzin);
            Assert.That(
                getypt,
                Does.Contain("Kies een vertraging van 1 tot 60 werkdagen.").And.Contain($"value=\"{onzin}\"")
            );
        }
        Assert.That((await Pagina("kd", $"/notas/{kenmerk}?vertraging=60")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task The_forecast_goes_out_with_the_dashboard_over_the_API_and_in_both_files()
    {
        var eerder = await Nota.Ingediend(app);
        await eerder.IedereenAkkoord();
        var nota = await Nota.Ingediend(app);
        var kenmerk = (await nota.Toon())["kenmerk"]!.ToString();
        var (_, prognose) = await app.Vraag("secretariaat", "GET", $"{nota.Pad}/prognose");
        var (_, lijst) = await app.Vraag("secretariaat", "GET", "/api/v1/dashboard/termijnen");
        var regel = lijst!["items"]!.AsArray().Single(r => r!["nota"]!["id"]!.ToString() == nota.Id)!;
        Assert.That(regel["prognose"]!.ToJsonString(), Is.EqualTo(prognose!.ToJsonString()));
        var kans = Math.Round(prognose["kans"]!.GetValue<double>() * 100);
        var (_, csv) = await Pagina("secretariaat", "/dashboard/csv");
        var kop = csv.Split('\n')[0];
        Assert.That(
            kop,
            Does.Contain("Kans op de Kamerdatum in procenten").And.Contain("Kans berekend uit afgeronde stappen")
        );
        Assert.That(
            csv.Split('\n').Single(r => r.Contains(kenmerk, StringComparison.Ordinal)).TrimEnd(),
            Does.Match($";\"?{kans}\"?;\"?2025-05-[0-9]+\"?;.*;\"?{prognose["waarnemingen"]}\"?$")
        );
        var bestand = await app.Als("secretariaat").GetByteArrayAsync(new Uri("/dashboard/excel", UriKind.Relative));
        using var stroom = new MemoryStream(bestand);
        var rij = MiniExcelLibs
            .MiniExcel.Query(stroom, useHeaderRow: true)
            .Cast<IDictionary<string, object>>()
            .Single(r => Equals(r["Kenmerk"], kenmerk));
        Assert.That(rij["Kans op de Kamerdatum in procenten"], Is.EqualTo(kans));
    }

    [Test]
    public async Task A_decision_that_was_held_and_came_back_is_learnt_from()
    {
        var nota = await Rechtennota.In(app, "beslissing");
        var (status, _) = await app.Vraag(
            "stasdef",
            "POST",
            $"/api/v1/taken/{nota.Taak("STASDEF")}/afhandeling",
            new
            {
                uitkomst = "aanhouden",
                toelichting = "Na het overleg.",
                tot = "2025-05-14",
                versie = 1,
            },
            ("Idempotency-Key", "gehouden")
        );
        Assert.That(status, Is.EqualTo(200));
        await using var db = app.Database.Open();
        var store = new DoorlooptijdStore(db);
        Assert.That(await store.LoadAsync(TestApp.Begin), Has.None.Property("Aangehouden").True, "it is not back yet");
        await app.Database.TamperAsync(
            "INSERT INTO taak SELECT (jsonb_populate_record(t, jsonb_build_object("
                + "'id', gen_random_uuid(), 'nummer', 900, 'status', 'open', 'uitkomst', null, 'afgerond_op', null,"
                + "'afgerond_door', null, 'geopend_op', '2025-05-20T08:00:00Z'))).* FROM taak t WHERE uitkomst = 'aanhouden'"
        );
        var gehouden = (await store.LoadAsync(TestApp.Begin)).Single(d => d.Aangehouden);
        Assert.That((gehouden.Tot.Day, gehouden.Aantal, gehouden.Terug), Is.EqualTo((20, 1, false)));
        await app.Database.TamperAsync("DELETE FROM taak WHERE nummer = 900");
    }

    [Test]
    public async Task Without_Kamerdatum_there_is_no_forecast_and_the_plan_is_empty()
    {
        var velden = Nota.Velden("nota-ter-beslissing-intern", kamerdatum: null);
        var (_, nota) = await app.Vraag("kd", "POST", "/api/v1/notas", velden);
        var pad = $"/api/v1/notas/{nota!["id"]}";
        await app.Weiger(409, "verkeerde-toestand", "kd", "GET", $"{pad}/prognose");
        var (_, plan) = await app.Vraag("kd", "GET", $"{pad}/planning");
        Assert.That(plan!["items"]!.AsArray(), Is.Empty);
        var (status, html) = await Pagina("kd", $"/notas/{nota["kenmerk"]}");
        Assert.That(status, Is.EqualTo(200));
        Assert.That(html, Does.Contain("Er is geen Kamerdatum. Elke taak krijgt haar termijn als zij begint."));
    }

    private async Task<(int Status, string Html)> Pagina(string persoon, string pad)
    {
        using var antwoord = await app.Als(persoon).GetAsync(new Uri(pad, UriKind.Relative));
        return ((int)antwoord.StatusCode, WebUtility.HtmlDecode(await antwoord.Content.ReadAsStringAsync()));
    }
}
