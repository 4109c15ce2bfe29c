using System.Text.Json;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>Rounds: who is asked again, what is taken back, and what changes while others answer.</summary>
internal sealed class RondeTests
{
    private static readonly string[] Allen = ["CDS", "COID", "DCo", "DJZ", "HDFC"];

    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase("coid", "intrekking")]
    [TestCase("hdp", "antwoord")]
    public async Task What_an_adviser_typed_is_given_back_when_the_task_went_meanwhile(string persoon, string wat)
    {
        var nota = await Nota.Begin(app);
        await nota.Indienen(
            new { kamerdatum = "2025-05-21", afstemmenMet = new[] { "HDP", "CDS", "HDFC", "DJZ", "DCo", "COID" } }
        );
        var taak = (await nota.Taak(persoon))!["id"]!.GetValue<string>();
        using var adviseur = new Wandelaar(app, persoon);
        var blad = (await adviseur.Lees($"/afstemmen/{taak}"))!;
        var formulier = blad.Formulieren.First(f =>
            f.Naar.StartsWith($"/afstemmen/{taak}/", StringComparison.Ordinal)
            && f.Velden.Any(v => v.Naam == "uitkomst")
        );
        if (wat == "intrekking")
        {
            var (gelukt, _) = await app.Vraag(
                "kd",
                "POST",
                $"{nota.Pad}/intrekking",
                new { toelichting = "Niet meer nodig." }
            );
            Assert.That(gelukt, Is.EqualTo(200));
        }
        else
        {
            await nota.Antwoord("hdp-hoofd", "akkoord");
        }
        var (status, html) = await adviseur.Verstuur(
            formulier,
            formulier
                .Velden.Where(v => v.Soort == "hidden")
                .Select(v => (v.Naam, v.Waarde))
                .Append(("uitkomst", "akkoord-met-opmerkingen"))
                .Append(("toelichting", "Noem het jaar van de begroting."))
        );
        Assert.That(status, Is.EqualTo(409), html);
        Assert.That(html, Does.Contain("Wat u had ingevuld").And.Contain("Noem het jaar van de begroting."));
    }

    [TestCase("niets", "DJZ")]
    [TestCase("toelichting", "DJZ")]
    [TestCase("geadviseerd-besluit", "allen")]
    [TestCase("bijlage", "allen")]
    [TestCase("opnieuw", "allen")]
    public async Task What_changed_says_who_is_asked_again(string wat, string gevraagd)
    {
        var nota = await Nota.Ingediend(app);
        await nota.Antwoord("djz", "niet-akkoord", toelichting: "De grondslag ontbreekt.");
        await nota.IedereenAkkoord();
        Assert.That(await nota.OpenEenheden(), Is.EqualTo(new[] { "KD" }));
        if (wat == "bijlage")
        {
            await nota.Voeg("rapport", "nieuw.pdf", "Een nieuwe bijlage");
        }
        else if (wat is "toelichting" or "geadviseerd-besluit")
        {
            await Wijzig(nota, wat);
        }
        await nota.Indienen(wat == "opnieuw" ? new { opnieuw = "alle" } : new { });
        Assert.That(await nota.OpenEenheden(), Is.EquivalentTo(gevraagd == "allen" ? Allen : [gevraagd]));
    }

    [Test]
    public async Task After_terughaling_the_answers_given_stand()
    {
        var nota = await Nota.Ingediend(app);
        await nota.Antwoord("cds", "akkoord");
        var (status, _) = await app.Vraag("kd", "POST", $"{nota.Pad}/terughaling", new { toelichting = "Een fout." });
        Assert.That(status, Is.EqualTo(200));
        Assert.That(await nota.OpenEenheden(), Is.EqualTo(new[] { "KD" }));
        Assert.That(await nota.Taak("hdfc"), Is.Null);
        await nota.Indienen(new { });
        Assert.That(await nota.OpenEenheden(), Is.EquivalentTo(Allen.Except(["CDS"])));
    }

    [TestCase("concept", "kd")]
    [TestCase("afstemming", "secretariaat")]
    [TestCase("ondertekening", "kd")]
    [TestCase("beslissing", "kd")]
    [TestCase("aanbieding", "secretariaat")]
    public async Task Intrekking_ends_the_nota_at_any_moment_before_the_aanbieding(string staat, string persoon)
    {
        var nota = await Rechtennota.In(app, staat);
        var pad = $"/api/v1/notas/{nota.Id}/intrekking";
        var (status, body) = await app.Vraag(persoon, "POST", pad, new { toelichting = "Niet meer nodig." });
        Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
        Assert.That(body!["status"]!.ToString(), Is.EqualTo("ingetrokken"));
        Assert.That(body["openStappen"]!.AsArray(), Is.Empty);
        await app.Weiger(409, "verkeerde-toestand", persoon, "POST", pad, """{"toelichting":"Nog eens."}""");
    }

    [Test]
    public async Task After_the_aanbieding_nothing_is_withdrawn_and_the_Kamer_gives_numbers()
    {
        var nota = await Rechtennota.In(app, "afgerond");
        var pad = $"/api/v1/notas/{nota.Id}";
        await app.Weiger(
            409,
            "verkeerde-toestand",
            "kd",
            "POST",
            $"{pad}/intrekking",
            """{"toelichting":"Toch niet."}"""
        );
        var kamerdatum = """{"kamerdatum":"2025-05-28","toelichting":"Later."}""";
        await app.Weiger(409, "verkeerde-toestand", "kd", "PUT", $"{pad}/kamerdatum", kamerdatum);
        await app.Weiger(
            400,
            "ongeldige-invoer",
            "secretariaat",
            "PUT",
            $"{pad}/kamernummers",
            """{"kamernummers":[]}"""
        );
        var (status, body) = await app.Vraag(
            "secretariaat",
            "PUT",
            $"{pad}/kamernummers",
            new { kamernummers = new[] { "36800-X-12", "2025Z01234" } }
        );
        Assert.That(status, Is.EqualTo(200));
        Assert.That(body!["kamernummers"]!.ToJsonString(), Is.EqualTo("""["36800-X-12","2025Z01234"]"""));
    }

    [Test]
    public async Task A_corrected_answer_holds_and_the_first_stays_on_record()
    {
        var nota = await Nota.Ingediend(app);
        var taak = (await nota.Taak("cds"))!;
        await nota.Antwoord("cds", "akkoord");
        var pad = $"/api/v1/taken/{taak["id"]}/herziening";
        var herzien = new
        {
            uitkomst = "niet-akkoord",
            toelichting = "Bij nader inzien.",
            versie = 1,
        };
        Assert.That((await app.Vraag("cds", "POST", pad, herzien)).Status, Is.EqualTo(200));
        var afstemmingen = (await nota.Toon())["afstemmingen"]!.AsArray();
        Assert.That(
            afstemmingen.Select(a => (a!["oordeel"]!.ToString(), a["geldig"]!.GetValue<bool>())),
            Is.EqualTo(new[] { ("akkoord", false), ("niet-akkoord", true) })
        );
        await nota.IedereenAkkoord();
        Assert.That(await nota.OpenEenheden(), Is.EqualTo(new[] { "KD" }), "the corrected answer decides");
        var laat = """{"uitkomst":"akkoord","versie":1}""";
        await app.Weiger(409, "verkeerde-toestand", "cds", "POST", pad, laat);
    }

    [Test]
    public async Task A_directie_is_added_and_another_asked_no_longer()
    {
        var nota = await Rechtennota.In(app, "cds-antwoordde");
        var pad = $"/api/v1/notas/{nota.Id}/afstemmingen";
        var coid = """{"eenheid":"coid","toelichting":"Raakt integriteit."}""";
        Assert.That((await app.Vraag("kd", "POST", pad, coid)).Status, Is.EqualTo(200));
        await app.Weiger(409, "verkeerde-toestand", "kd", "POST", pad, coid);
        const string Reden = """{"toelichting":"Niet nodig."}""";
        await app.Weiger(409, "verkeerde-toestand", "kd", "POST", $"{pad}/CDS/vervallenverklaring", Reden);
        foreach (var eenheid in new[] { "coid", "HDFC", "KD" })
        {
            var (status, body) = await app.Vraag("kd", "POST", $"{pad}/{eenheid}/vervallenverklaring", Reden);
            Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
        }
        var (_, getoond) = await app.Vraag("kd", "GET", $"/api/v1/notas/{nota.Id}");
        Assert.That(getoond!["openStappen"]![0]!["stap"]!.ToString(), Is.EqualTo("ondertekenen"));
        Assert.That((await app.Vraag("coid", "GET", $"/api/v1/notas/{nota.Id}")).Status, Is.EqualTo(200));
        await app.Weiger(409, "verkeerde-toestand", "kd", "POST", pad, coid);
    }

    [Test]
    public async Task The_secretariaat_may_put_a_termijn_past_the_Kamerdatum()
    {
        var nota = await Rechtennota.In(app, "afstemming");
        var taak = $"/api/v1/taken/{nota.Taak("CDS")}";
        var body = new { termijn = "2025-05-22", toelichting = "Afgesproken met de Kamer." };
        await app.Weiger(400, "ongeldige-invoer", "secretariaat", "POST", $"{taak}/verlenging", body);
        var (status, antwoord) = await app.Vraag(
            "secretariaat",
            "POST",
            $"{taak}/verlenging",
            new
            {
                termijn = "2025-05-22",
                toelichting = "Afgesproken met de Kamer.",
                voorbijKamerdatum = true,
            }
        );
        Assert.That((status, antwoord!["termijn"]!.ToString()), Is.EqualTo((200, "2025-05-22")));
        var (_, getoond) = await app.Vraag("cds", "GET", taak);
        Assert.That(getoond!["termijn"]!.ToString(), Is.EqualTo("2025-05-22"));
    }

    [Test]
    public async Task An_earlier_Kamerdatum_moves_what_is_open()
    {
        var nota = await Nota.Ingediend(app);
        var voor = (await nota.Taak("cds"))!["termijn"]!.ToString();
        var body = new { kamerdatum = "2025-05-16", toelichting = "De Kamer wil het eerder." };
        var (status, getoond) = await app.Vraag("kd", "PUT", $"{nota.Pad}/kamerdatum", body);
        Assert.That(status, Is.EqualTo(200), getoond?.ToJsonString());
        Assert.That(getoond!["kamerdatum"]!.ToString(), Is.EqualTo("2025-05-16"));
        var na = (await nota.Taak("cds"))!["termijn"]!.ToString();
        Assert.That(na, Is.LessThan(voor));
    }

    [Test]
    public async Task Who_was_steller_before_is_held_to_four_eyes_too()
    {
        var nota = await Rechtennota.In(app, "concept");
        var pad = $"/api/v1/notas/{nota.Id}";
        var naar = new { aan = "kd2", toelichting = "Vakantie." };
        var overdracht = $"/api/v1/taken/{nota.Taak("KD")}/overdracht";
        Assert.That((await app.Vraag("kd", "POST", overdracht, naar)).Status, Is.EqualTo(200));
        await app.Weiger(403, "niet-bevoegd", "kd", "POST", $"{pad}/indiening", "{}");
        var (status, ingediend) = await app.Vraag("kd2", "POST", $"{pad}/indiening", new { });
        Assert.That(status, Is.EqualTo(200), ingediend?.ToJsonString());
        var stappen = ingediend!["openStappen"]!.AsArray();
        var taak = stappen.First(s => s!["eenheid"]!.ToString() == "KD")!["taak"]!.ToString();
        foreach (var persoon in new[] { "kd", "kd2" })
        {
            var afhandeling = $"/api/v1/taken/{taak}/afhandeling";
            var akkoord = """{"uitkomst":"akkoord","versie":1}""";
            await app.Weiger(403, "vier-ogen", persoon, "POST", afhandeling, akkoord, ("Idempotency-Key", "k"));
        }
    }

    [Test]
    public async Task A_task_is_handed_to_a_colleague()
    {
        var nota = await Nota.Ingediend(app);
        var taak = (await nota.Taak("hdfc"))!;
        var naar = new { aan = "hdfc2", toelichting = "Afwezig." };
        var (status, body) = await app.Vraag("hdfc", "POST", $"/api/v1/taken/{taak["id"]}/overdracht", naar);
        Assert.That(status, Is.EqualTo(200));
        Assert.That(body!["behandelaar"]!.ToString(), Is.EqualTo("Hugo Faber"));
        Assert.That(await nota.Zinnen(), Has.Some.Contains("aan Hugo Faber"));
    }

    private async Task Wijzig(Nota nota, string hoofdstuk)
    {
        var velden = JsonSerializer.SerializeToNode(Nota.Velden())!;
        foreach (var tekst in velden["hoofdstukken"]!.AsArray().Where(h => h!["code"]!.ToString() == hoofdstuk))
        {
            tekst!["tekst"] = "Dit staat er nu.";
        }
        using var gelezen = await app.Als("kd").GetAsync(new Uri(nota.Pad, UriKind.Relative));
        var (status, body) = await app.Vraag(
            "kd",
            "PUT",
            nota.Pad,
            velden,
            ("If-Match", gelezen.Headers.ETag!.ToString())
        );
        Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
    }
}
