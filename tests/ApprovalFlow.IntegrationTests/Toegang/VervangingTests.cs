using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>Somebody stands in for another: over HTTP, on the demo's clock, which begins at 12 May 2025, 09:00.</summary>
[TestFixture]
internal sealed class VervangingTests
{
    private TestApp app = null!;

    [SetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task An_open_task_appears_at_once_and_goes_back_when_the_entry_ends()
    {
        var nota = await Nota.Ingediend(app);
        Assert.That(await nota.Taak("coid"), Is.Not.Null);
        Assert.That(Eenheden(await Taken("djz"), nota), Is.EqualTo(new[] { "DJZ" }));

        var id = await Vervang("hdfc", "djz", "HDFC");
        var taken = await Taken("djz");
        Assert.That(Eenheden(taken, nota), Is.EquivalentTo(new[] { "DJZ", "HDFC" }));
        var namens = taken.Single(t => t["eenheid"]!.GetValue<string>() == "HDFC");
        Assert.That(namens["namens"]!.GetValue<string>(), Is.EqualTo("HDFC"));
        Assert.That(namens["houder"]!.GetValue<string>(), Is.EqualTo("Hanna Fennema"));

        await Goed(app.Vraag("hdfc", "POST", $"/api/v1/vervangingen/{id}/beeindiging"));
        Assert.That(Eenheden(await Taken("djz"), nota), Is.EqualTo(new[] { "DJZ" }));
        Assert.That((await nota.Probeer("djz", namens, "akkoord")).Status, Is.EqualTo(403));
        Assert.That((await nota.Probeer("hdfc", namens, "akkoord")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Midnight_gives_the_task_and_midnight_takes_it()
    {
        var nota = await Nota.Ingediend(app);
        await Vervang("hdfc", "coid", "HDFC", "2025-05-13", "2025-05-13");
        await Naar(new(2025, 5, 12, 23, 59));
        Assert.That(Eenheden(await Taken("coid"), nota), Is.EqualTo(new[] { "COID" }));
        await Zet("PT2M");
        Assert.That(Eenheden(await Taken("coid"), nota), Is.EquivalentTo(new[] { "COID", "HDFC" }));
        await Zet("PT24H");
        Assert.That(Eenheden(await Taken("coid"), nota), Is.EqualTo(new[] { "COID" }));
    }

    [Test]
    public async Task A_day_of_twentyfive_hours_is_one_day()
    {
        await Vervang("hdfc", "coid", "HDFC", "2025-10-26", "2025-10-26");
        await Naar(new(2025, 10, 25, 23, 59));
        Assert.That(await Geldt(), Is.False);
        await Zet("PT2M");
        Assert.That(await Geldt(), Is.True);
        await Zet("PT23H57M"); // 23:58 by the clock on the wall, a real hour later
        Assert.That(await Geldt(), Is.True);
        await Zet("PT3M");
        var (_, over) = await app.Vraag("coid", "GET", "/api/v1/vervangingen");
        Assert.That(over!["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_day_of_twentythree_hours_is_one_day()
    {
        await Vervang("hdfc", "coid", "HDFC", "2026-03-29", "2026-03-29");
        await Naar(new(2026, 3, 28, 23, 59));
        Assert.That(await Geldt(), Is.False);
        await Zet("PT2M");
        Assert.That(await Geldt(), Is.True);
        await Zet("PT23H57M"); // 23:58 by the clock on the wall, which skipped an hour
        Assert.That(await Geldt(), Is.True);
        await Zet("PT3M");
        var (_, over) = await app.Vraag("coid", "GET", "/api/v1/vervangingen");
        Assert.That(over!["items"]!.AsArray(), Is.Empty);
    }

    /// <summary>Somebody is writing an answer when it ends: nothing goes through, and nothing that was typed is lost.</summary>
    [Test]
    public async Task An_entry_that_ends_while_its_deputy_writes_refuses_the_answer_and_gives_the_text_back()
    {
        var nota = await Nota.Ingediend(app);
        var id = await Vervang("hdfc", "djz", "HDFC");
        var taak = (await nota.Taak("hdfc"))!["id"]!.GetValue<string>();
        using var djz = new Wandelaar(app, "djz");
        var blad = (await djz.Lees($"/afstemmen/{taak}"))!;
        var formulier = blad.Formulieren.First(f => f.Naar.EndsWith("/antwoord", StringComparison.Ordinal));
        await Goed(app.Vraag("hdfc", "POST", $"/api/v1/vervangingen/{id}/beeindiging"));
        var (status, html) = await djz.Verstuur(
            formulier,
            formulier
                .Velden.Where(v => v.Soort == "hidden")
                .Select(v => (v.Naam, v.Waarde))
                .Append(("uitkomst", "akkoord-met-opmerkingen"))
                .Append(("tekst", "De kosten vallen binnen de begroting."))
                .Append(("toelichting", "Noem het jaar van de begroting."))
        );
        Assert.That(status, Is.EqualTo(403), html);
        Assert.That(html, Does.Contain("Noem het jaar van de begroting."));
        Assert.That(await nota.Zinnen(), Has.None.Contains("Dirk Jan Zwart"));
    }

    /// <summary>By who they are: a colleague of the same name gets no button, and it would do nothing.</summary>
    [Test]
    public async Task Somebody_of_the_same_name_can_not_end_it()
    {
        await using (var db = app.Database.Open())
        {
            var store = new RegisterStore(db);
            var hanna = (await store.LoadAsync()).Medewerker("hdfc")!;
            await store.SaveAsync(
                [],
                [hanna with { Id = MedewerkerId.Of(Edge.NieuwId()), Aanmeldnaam = "hanna2", Emailadres = null }]
            );
        }
        var id = await Vervang("hdfc", "djz", "HDFC");
        Assert.That(await Pagina("hdfc", "/vervanging"), Does.Contain($"value=\"{id}\""));
        Assert.That(await Pagina("hanna2", "/vervanging"), Does.Contain("Hanna Fennema").And.Not.Contain(id));
        Assert.That(
            (await app.Vraag("hanna2", "POST", $"/api/v1/vervangingen/{id}/beeindiging")).Status,
            Is.EqualTo(403)
        );
    }

    [Test]
    public async Task What_is_done_for_another_says_namens_on_screen_in_the_record_and_in_the_sentence()
    {
        var nota = await Nota.Ingediend(app);
        await Vervang("hdfc", "sg", "HDFC");
        var kenmerk = (await nota.Toon())["kenmerk"]!.GetValue<string>();
        var pagina = await Pagina("sg", $"/notas/{kenmerk}");
        Assert.That(pagina, Does.Contain("U handelt namens HDFC, als vervanger van Hanna Fennema."));

        await nota.Antwoord("sg", "akkoord");
        const string zin = "Simon Gerritsen (SG), namens HDFC als vervanger van Hanna Fennema gaf als afstemming";
        Assert.That(await nota.Zinnen(), Has.Some.StartsWith(zin));
        var (_, body) = await app.Vraag("kd", "GET", $"{nota.Pad}/gebeurtenissen");
        var regel = body!["items"]!.AsArray().Single(g => g!["soort"]!.GetValue<string>() == "afstemming-vastgelegd");
        Assert.That(regel!["namens"]!.GetValue<string>(), Is.EqualTo("HDFC"));
        await using var db = app.Database.Open();
        var grond = db.Gebeurtenissen.Where(g => g.Namens != null).Select(g => g.Grond).Single();
        Assert.That(grond, Does.StartWith("vervanging ").And.Contain(" van "));
    }

    [Test]
    public async Task A_deputy_reads_within_the_period_and_afterwards_only_where_they_acted()
    {
        var gedaan = await Nota.Ingediend(app);
        var gezien = await Nota.Ingediend(app);
        Assert.That(await Leest("sg", gezien), Is.False);
        var id = await Vervang("hdfc", "sg", "HDFC");
        Assert.That(await Leest("sg", gedaan) && await Leest("sg", gezien), Is.True);
        await gedaan.Antwoord("sg", "akkoord");
        await Goed(app.Vraag("secretariaat", "POST", $"/api/v1/vervangingen/{id}/beeindiging"));
        Assert.That(await Leest("sg", gedaan), Is.True);
        Assert.That(await Leest("sg", gezien), Is.False);
    }

    [Test]
    public async Task Four_eyes_holds_through_it()
    {
        var nota = await Nota.Ingediend(app);
        await Vervang("hdfc", "kd", "HDFC");
        Assert.That(Eenheden(await Taken("kd"), nota), Is.Empty, "the steller has no later task, in nobody's name");
        var taak = (await nota.Taak("hdfc"))!;
        var (status, body) = await nota.Probeer("kd", taak, "akkoord");
        Assert.That(status, Is.EqualTo(403));
        Assert.That(body!["type"]!.GetValue<string>(), Is.EqualTo("/problemen/vier-ogen"));
    }

    [Test]
    public async Task Who_stands_in_for_the_steller_drafts_and_does_no_later_step()
    {
        var nota = await Nota.Begin(app);
        await Vervang("kd", "hdfc", "KD");
        Assert.That(Eenheden(await Taken("hdfc"), nota), Is.EqualTo(new[] { "KD" }));
        using var gelezen = await app.Als("hdfc").GetAsync(new Uri(nota.Pad, UriKind.Relative));
        var etag = gelezen.Headers.ETag!.ToString();
        await Goed(app.Vraag("hdfc", "PUT", nota.Pad, Nota.Velden(), ("If-Match", etag)));
        Assert.That(await nota.Zinnen(), Has.Some.EndsWith("nam het opstellen waar."));

        await nota.Indienen();
        Assert.That(Eenheden(await Taken("hdfc"), nota), Is.Empty);
        var taak = (await nota.Taak("hdfc2"))!;
        Assert.That((await nota.Probeer("hdfc", taak, "akkoord")).Status, Is.EqualTo(403));
        Assert.That((await nota.Probeer("hdfc2", taak, "akkoord")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Who_may_act_in_two_capacities_chooses_by_namens()
    {
        var (eerste, tweede) = (await Nota.Ingediend(app), await Nota.Ingediend(app));
        await Vervang("hdfc", "hdfc2", "HDFC");
        await eerste.Antwoord("hdfc2", "akkoord");
        Assert.That(await eerste.Zinnen(), Has.Some.StartsWith("Hugo Faber (HDFC) gaf"));
        var taak = (await tweede.Taak("hdfc2"))!;
        var (status, _) = await app.Vraag(
            "hdfc2",
            "POST",
            $"/api/v1/taken/{taak["id"]}/afhandeling",
            new
            {
                uitkomst = "akkoord",
                versie = 1,
                namens = "HDFC",
            },
            ("Idempotency-Key", "namens")
        );
        Assert.That(status, Is.EqualTo(200));
        Assert.That(await tweede.Zinnen(), Has.Some.Contains("namens HDFC als vervanger van Hanna Fennema"));
    }

    [Test]
    public async Task Who_stands_in_for_the_hoofd_answers_where_a_paraaf_is_set_and_does_so_on_the_adviser_s_page()
    {
        var nota = await Nota.Ingediend(app);
        var erbij = new { eenheid = "HDP", toelichting = "Raakt ook HDP." };
        await Goed(app.Vraag("kd", "POST", $"{nota.Pad}/afstemmingen", erbij));
        var taak = (await nota.Taak("hdp"))!;
        await Vervang("hdp", "coid", "HDP");
        Assert.That((await nota.Probeer("coid", taak, "akkoord")).Status, Is.EqualTo(403), "no hoofd's deputy");
        Assert.That(await Pagina("coid", $"/afstemmen/{taak["id"]}"), Does.Contain("Voorleggen aan het hoofd"));

        await Vervang("hdp-hoofd", "djz", "HDP");
        var pagina = await Pagina("djz", $"/afstemmen/{taak["id"]}");
        Assert.That(pagina, Does.Contain("Afstemmen namens").And.Contain("Antwoord vastleggen"));
        Assert.That(pagina, Does.Contain("U handelt namens HDP, als vervanger van Herman Post."));
        Assert.That((await nota.Probeer("djz", taak, "akkoord")).Status, Is.EqualTo(200));
        Assert.That(
            await nota.Zinnen(),
            Has.Some.StartsWith("Dirk Jan Zwart (DJZ), namens HDP als vervanger van Herman Post gaf als afstemming")
        );
    }

    [Test]
    public async Task The_head_enters_one_for_their_people_and_another_eenheid_s_head_does_not()
    {
        Assert.That((await Leg("hdfc-hoofd", "hdfc", "djz", "HDFC")).Status, Is.EqualTo(201));
        Assert.That((await Leg("hdp-hoofd", "hdfc2", "djz", "HDFC")).Status, Is.EqualTo(403));
        Assert.That((await Leg("secretariaat", "hdfc2", "djz", "HDFC")).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Two_that_exclude_each_other_at_once_are_one()
    {
        var pogingen = Enumerable
            .Range(0, 8)
            .Select(i => Leg("secretariaat", "hdfc", i % 2 == 0 ? "djz" : "cds", "HDFC"))
            .ToArray();
        var statussen = (await Task.WhenAll(pogingen)).Select(p => p.Status).ToArray();
        Assert.That(statussen.Count(s => s == 201), Is.EqualTo(1));
        Assert.That(statussen.Where(s => s != 201), Is.All.EqualTo(409));
    }

    [Test]
    public async Task The_database_refuses_an_overlap_that_the_application_forgot()
    {
        await Vervang("hdfc", "djz", "HDFC");
        const string dubbel = """
            INSERT INTO vervanging (id, soort, houder, vervanger, eenheid, eerste_dag, laatste_dag, grond, van, tot,
              ingevoerd_door, ingevoerd_op)
            SELECT gen_random_uuid(), soort, houder, vervanger, lower(eenheid), eerste_dag, laatste_dag, grond,
              van + interval '1 hour', tot, ingevoerd_door, ingevoerd_op FROM vervanging
            """;
        Assert.That(
            async () => await app.Database.TamperAsync(dubbel),
            Throws.TypeOf<PostgresException>().With.Property("SqlState").EqualTo(PostgresErrorCodes.ExclusionViolation)
        );
    }

    [Test]
    public async Task A_refusal_keeps_what_was_typed_and_says_what_to_do()
    {
        await Vervang("hdfc", "djz", "HDFC");
        foreach (
            var (houder, vervanger, eenheid, slug) in new[]
            {
                ("hdfc", "cds", "HDFC", "vervanging-overlapt"),
                ("djz", "hdfc", "DJZ", "vervanging-in-kring"),
                ("djz", "cds", "DJZ", "vervanging-ketent"),
                ("cds", "hdfc", "CDS", "vervanging-ketent"),
            }
        )
        {
            var (status, body) = await Leg("secretariaat", houder, vervanger, eenheid);
            Assert.That(status, Is.EqualTo(409));
            Assert.That(body!["type"]!.GetValue<string>(), Is.EqualTo($"/problemen/{slug}"));
        }
        var (onbekend, fouten) = await Leg("hdfc", "hdfc", "niemand", "HDFC");
        Assert.That(onbekend, Is.EqualTo(400));
        Assert.That(fouten!["fouten"]![0]!["veld"]!.GetValue<string>(), Is.EqualTo("vervanger"));
    }

    private async Task<string> Vervang(
        string houder,
        string vervanger,
        string eenheid,
        string eerste = "2025-05-12",
        string laatste = "2025-05-16"
    )
    {
        var (status, body) = await Leg(houder, houder, vervanger, eenheid, eerste, laatste);
        Assert.That(status, Is.EqualTo(201), body?.ToJsonString());
        return body!["id"]!.GetValue<string>();
    }

    private Task<(int Status, JsonNode? Body)> Leg(
        string als,
        string houder,
        string vervanger,
        string eenheid,
        string eersteDag = "2025-05-12",
        string laatsteDag = "2025-05-16"
    ) =>
        app.Vraag(
            als,
            "POST",
            "/api/v1/vervangingen",
            new
            {
                soort = "vervanging",
                houder,
                vervanger,
                eenheid,
                eersteDag,
                laatsteDag,
                grond = "Verlof",
            }
        );

    private async Task<bool> Geldt()
    {
        var (_, body) = await app.Vraag("coid", "GET", "/api/v1/vervangingen");
        return body!["items"]!.AsArray().Single()!["geldt"]!.GetValue<bool>();
    }

    /// <summary>To a moment of the clock on the wall in Amsterdam.</summary>
    private async Task Naar(LocalDateTime moment)
    {
        var (_, klok) = await app.Vraag("kd", "GET", "/api/v1/demo/klok");
        var nu = InstantPattern.ExtendedIso.Parse(klok!["nu"]!.GetValue<string>()).Value;
        var hier = nu.InZone(DateTimeZoneProviders.Tzdb["Europe/Amsterdam"]).LocalDateTime;
        await Zet(PeriodPattern.Roundtrip.Format(Period.Between(hier, moment, PeriodUnits.Seconds)));
    }

    private Task Zet(string plus) => Goed(app.Vraag("kd", "POST", "/api/v1/demo/klok", new { plus }));

    private async Task<JsonNode[]> Taken(string persoon)
    {
        var (_, body) = await app.Vraag(persoon, "GET", "/api/v1/taken?vanMij=true&status=open&aantal=200");
        return [.. body!["items"]!.AsArray().Select(t => t!)];
    }

    private static string[] Eenheden(JsonNode[] taken, Nota nota) =>
        [
            .. taken
                .Where(t => t["nota"]!["id"]!.GetValue<string>() == nota.Id)
                .Select(t => t["eenheid"]!.GetValue<string>()),
        ];

    private async Task<bool> Leest(string persoon, Nota nota)
    {
        var een = (await app.Vraag(persoon, "GET", nota.Pad)).Status == 200;
        var (_, lijst) = await app.Vraag(persoon, "GET", "/api/v1/notas?aantal=200");
        var inLijst = lijst!["items"]!.AsArray().Any(n => n!["id"]!.GetValue<string>() == nota.Id);
        Assert.That(inLijst, Is.EqualTo(een), "the list and the single read agree");
        return een;
    }

    private async Task<string> Pagina(string persoon, string pad) =>
        System.Net.WebUtility.HtmlDecode(await app.Als(persoon).GetStringAsync(new Uri(pad, UriKind.Relative)));

    private static async Task Goed(Task<(int Status, JsonNode? Body)> vraag)
    {
        var (status, body) = await vraag;
        Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
    }
}
