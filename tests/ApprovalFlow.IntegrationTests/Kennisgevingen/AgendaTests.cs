using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using Ical.Net;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Kennisgevingen;

/// <summary>Calendars on secret links, as the programs that read them see them.</summary>
internal sealed partial class AgendaTests
{
    private TestApp app = null!;

    [SetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Two_parsers_read_the_same_days_and_no_content()
    {
        var nota = await Nota.Ingediend(app);
        var kenmerk = (await nota.Toon())["kenmerk"]!.ToString();
        var ics = await app.Als("").GetStringAsync(await Link("hdfc"));
        var punt = Calendar.Load(ics)!.Events.Single();
        Assert.Multiple(() =>
        {
            Assert.That(punt.Summary, Is.EqualTo($"[Ongerubriceerd] Afstemmen {kenmerk} (HDFC)"));
            Assert.That(punt.Start!.HasTime, Is.False);
            Assert.That((punt.Start.Year, punt.Start.Month, punt.Start.Day), Is.EqualTo((2025, 5, 15)));
            Assert.That(ics, Does.Not.Contain("jaarverslag").IgnoreCase);
            Assert.That(ics, Does.Contain($"/notas/{kenmerk}"));
        });
        Assert.That(
            await Python(ics),
            Is.EqualTo($"{punt.Uid}|2025-05-15|[Ongerubriceerd] Afstemmen {kenmerk} (HDFC)|0\n"),
            "the parser of Debian"
        );
    }

    [Test]
    public async Task A_termijn_that_moves_keeps_its_uid_and_has_a_higher_number()
    {
        var nota = await Nota.Ingediend(app);
        var link = await Link("cds");
        var eerst = Calendar.Load(await app.Als("").GetStringAsync(link))!.Events.Single();
        var taak = (await nota.Taak("cds"))!["id"];
        // A calendar counts in whole seconds.
        await app.Vraag("kd", "POST", "/api/v1/demo/klok", new { plus = "PT1M" });
        var (status, body) = await app.Vraag(
            "kd",
            "POST",
            $"/api/v1/taken/{taak}/verlenging",
            new { termijn = "2025-05-14", toelichting = "Een dag eerder." }
        );
        Assert.That(status, Is.EqualTo(200), body?.ToJsonString());
        var daarna = Calendar.Load(await app.Als("").GetStringAsync(link))!.Events.Single();
        Assert.Multiple(() =>
        {
            Assert.That(daarna.Uid, Is.EqualTo(eerst.Uid));
            Assert.That(daarna.Start!.Day, Is.EqualTo(14));
            Assert.That((eerst.Sequence, daarna.Sequence), Is.EqualTo((0, 1)));
            Assert.That(daarna.LastModified!.AsUtc, Is.GreaterThan(eerst.LastModified!.AsUtc));
        });
        await nota.Antwoord("cds", "akkoord");
        Assert.That(Calendar.Load(await app.Als("").GetStringAsync(link))!.Events, Is.Empty);
    }

    [Test]
    public async Task The_secretariaat_sees_every_day_and_the_steller_his_Kamerdatum()
    {
        await Nota.Ingediend(app);
        await Nota.Begin(app);
        var alles = Calendar.Load(await app.Als("").GetStringAsync(await Link("secretariaat", "Secretariaat")))!;
        Assert.That(alles.Events, Has.Count.EqualTo(6), "five directies and a Kamerdatum; the concept is not theirs");
        var steller = Calendar.Load(await app.Als("").GetStringAsync(await Link("kd")))!;
        Assert.That(steller.Events.Select(e => e.Summary), Has.Some.StartsWith("[Ongerubriceerd] Kamerdatum N2025-"));
    }

    [Test]
    public async Task Who_stands_in_has_the_days_of_the_holder_for_as_long_as_the_entry_holds()
    {
        await Nota.Ingediend(app);
        var link = await Link("sg");
        Assert.That(Calendar.Load(await app.Als("").GetStringAsync(link))!.Events, Is.Empty);
        var (status, body) = await app.Vraag(
            "hdfc",
            "POST",
            "/api/v1/vervangingen",
            new
            {
                soort = "vervanging",
                houder = "hdfc",
                vervanger = "sg",
                eenheid = "HDFC",
                eersteDag = "2025-05-12",
                laatsteDag = "2025-05-16",
                grond = "Verlof",
            }
        );
        Assert.That(status, Is.EqualTo(201), body?.ToJsonString());
        var punt = Calendar.Load(await app.Als("").GetStringAsync(link))!.Events.Single();
        Assert.That(punt.Summary, Does.Contain("] Afstemmen ").And.EndWith("(HDFC)"));
        await app.Vraag("hdfc", "POST", $"/api/v1/vervangingen/{body!["id"]}/beeindiging");
        Assert.That(Calendar.Load(await app.Als("").GetStringAsync(link))!.Events, Is.Empty);
    }

    [Test]
    public async Task What_did_not_change_is_not_sent_again()
    {
        var nota = await Nota.Ingediend(app);
        var link = await Link("djz");
        using var eerst = await app.Als("").GetAsync(link);
        Assert.That(eerst.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/calendar"));
        using var weer = await Met(link, eerst.Headers.ETag!.ToString());
        Assert.That(weer.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        await nota.Antwoord("djz", "akkoord");
        using var anders = await Met(link, eerst.Headers.ETag!.ToString());
        Assert.That(anders.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_link_that_does_not_work_is_like_any_address_that_is_not_there()
    {
        await Nota.Ingediend(app);
        var oud = await Link("coid");
        var nieuw = await Link("coid");
        var secretariaat = await Link("secretariaat", "Secretariaat");
        await app.Database.TamperAsync("DELETE FROM lidmaatschap WHERE eenheid = 'SECRETARIAAT'");
        var nergens = await Bodem(new Uri("/agenda/nergens", UriKind.Relative));
        foreach (var link in new[] { oud, secretariaat, new Uri("/agenda/onbekend.ics", UriKind.Relative) })
        {
            Assert.That(await Bodem(link), Is.EqualTo(nergens), link.ToString());
        }
        Assert.That((await Bodem(nieuw)).Status, Is.EqualTo(HttpStatusCode.OK));
        await using var db = app.Database.Open();
        var wie = await db.Medewerkers.SingleAsync(m => m.Aanmeldnaam == "coid");
        Assert.That(await new AgendaStore(db).TrekInAsync(wie.Id, Agendasoort.Eigen, TestApp.Begin), Is.True);
        Assert.That(await Bodem(nieuw), Is.EqualTo(nergens));
    }

    [Test]
    public async Task The_secret_itself_is_nowhere_kept()
    {
        var link = (await Link("dco")).ToString();
        var sleutel = Path.GetFileNameWithoutExtension(link);
        Assert.That(sleutel, Has.Length.EqualTo(43), "32 bytes of chance");
        await using var db = app.Database.Open();
        var rij = await db.Agendas.SingleAsync();
        Assert.That(rij.Hash, Does.Match("^[0-9a-f]{64}$").And.Not.Contain(sleutel));
    }

    [Test]
    public async Task Only_the_secretariaat_has_the_calendar_of_all()
    {
        using var antwoord = await Post("kd", "agenda", "Secretariaat");
        Assert.That(antwoord.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    /// <summary>Made on the page, as a person does; the page shows the link once.</summary>
    private async Task<Uri> Link(string persoon, string soort = "Eigen")
    {
        using var antwoord = await Post(persoon, "agenda", soort);
        var pagina = await antwoord.Content.ReadAsStringAsync();
        var pad = Adres().Match(pagina).Value;
        Assert.That(pad, Is.Not.Empty, pagina);
        return new Uri(pad, UriKind.Relative);
    }

    private async Task<HttpResponseMessage> Post(string persoon, string handler, string soort)
    {
        var client = app.Als(persoon);
        var pagina = await client.GetStringAsync(new Uri("/instellingen", UriKind.Relative));
        var token = Token().Match(pagina).Groups["token"].Value;
        using var velden = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["soort"] = soort,
                ["__RequestVerificationToken"] = token,
            }
        );
        return await client.PostAsync(new Uri($"/instellingen?handler={handler}", UriKind.Relative), velden);
    }

    private async Task<HttpResponseMessage> Met(Uri link, string etag)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Get, link);
        verzoek.Headers.TryAddWithoutValidation("If-None-Match", etag);
        return await app.Als("").SendAsync(verzoek);
    }

    private async Task<(HttpStatusCode Status, string Body)> Bodem(Uri link)
    {
        using var antwoord = await app.Als("").GetAsync(link);
        var body = await antwoord.Content.ReadAsStringAsync();
        // The demo's clock ticks in the page.
        return (antwoord.StatusCode, antwoord.StatusCode == HttpStatusCode.OK ? "" : Tijd().Replace(body, "TIJD"));
    }

    /// <summary>One line per event: UID, day, summary, sequence.</summary>
    private static async Task<string> Python(string ics)
    {
        const string Programma = """
            import sys, icalendar
            for e in icalendar.Calendar.from_ical(sys.stdin.buffer.read()).walk('VEVENT'):
                print(e['UID'], e.decoded('DTSTART').isoformat(), e['SUMMARY'], e['SEQUENCE'], sep='|')
            """;
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Programma])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var proces = Process.Start(start)!;
        await proces.StandardInput.WriteAsync(ics);
        proces.StandardInput.Close();
        var uit = await proces.StandardOutput.ReadToEndAsync();
        var fout = await proces.StandardError.ReadToEndAsync();
        await proces.WaitForExitAsync();
        Assert.That(proces.ExitCode, Is.Zero, fout);
        return uit;
    }

    [GeneratedRegex(@"/agenda/[A-Za-z0-9_-]+\.ics", RegexOptions.None, 1000)]
    private static partial Regex Adres();

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Token();

    [GeneratedRegex(@"\d{1,2}:\d{2}", RegexOptions.None, 1000)]
    private static partial Regex Tijd();
}
