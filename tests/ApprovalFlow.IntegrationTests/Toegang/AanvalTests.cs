using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>What a hostile user tries, with an account of their own.</summary>
[TestFixture]
internal sealed class AanvalTests
{
    private const string Script = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Nobody_makes_themselves_another_by_fields_that_are_not_asked()
    {
        var velden = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Nota.Velden()))!;
        foreach (var (veld, waarde) in new[] { ("steller", "sg"), ("status", "afgerond"), ("kenmerk", "N2025-00001") })
        {
            velden[veld] = waarde;
        }
        velden["versie"] = 9;
        velden["door"] = "sg";
        var (status, body) = await app.Vraag("kd", "POST", "/api/v1/notas", velden.ToJsonString());
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(201));
            Assert.That(body!["steller"]!.GetValue<string>(), Is.EqualTo("Karin Dekker"));
            Assert.That(body["status"]!.GetValue<string>(), Is.EqualTo("concept"));
            Assert.That(body["versie"]!.GetValue<int>(), Is.Zero);
        });
        var nota = await Nota.Ingediend(app);
        var taak = (await nota.Taak("cds"))!;
        var (_, antwoord) = await app.Vraag(
            "cds",
            "POST",
            $"/api/v1/taken/{taak["id"]}/afhandeling",
            """{"uitkomst":"akkoord","versie":1,"door":"sg","medewerker":"sg","op":"2020-01-01T00:00:00Z"}""",
            ("Idempotency-Key", "massa")
        );
        Assert.That(antwoord!["status"]!.GetValue<string>(), Is.EqualTo("afgerond"));
        Assert.That(await nota.Zinnen(), Has.Some.StartsWith("Casper Smit (CDS) gaf"));
    }

    [TestCase("../../../etc/passwd")]
    [TestCase("..\\..\\windows\\system.ini")]
    [TestCase("a%0d%0aSet-Cookie: x=1.pdf")]
    [TestCase("a\"; filename=\"b.html")]
    [TestCase("....//....//x.pdf")]
    public async Task The_name_of_a_file_is_no_path_and_no_header(string naam)
    {
        var nota = await Nota.Begin(app);
        using var deel = new ByteArrayContent([1, 2, 3]);
        var kop = $"form-data; name=bestand; filename=\"{naam.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
        deel.Headers.TryAddWithoutValidation("Content-Disposition", kop);
        var formulier = new MultipartFormDataContent { { new StringContent("rapport"), "soort" } };
        formulier.Add(deel);
        var (status, body) = await app.Vraag("kd", "POST", $"{nota.Pad}/bijlagen", formulier);
        Assert.That(status, Is.EqualTo(201), body?.ToJsonString());
        using var bestand = await app.Als("kd")
            .GetAsync(new Uri($"{nota.Pad}/bijlagen/{body!["id"]}", UriKind.Relative));
        var heet = bestand.Content.Headers.ContentDisposition!;
        Assert.Multiple(() =>
        {
            Assert.That(heet.DispositionType, Is.EqualTo("attachment"));
            Assert.That(heet.FileName ?? heet.FileNameStar, Does.Not.Contain("/").And.Not.Contain("\\"));
            Assert.That(bestand.Headers.Contains("Set-Cookie"), Is.False);
            Assert.That(bestand.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        });
    }

    [TestCase("/api/v1/notas?zoek={0}")]
    [TestCase("/api/v1/notas?status={0}")]
    [TestCase("/api/v1/notas?vanaf={0}")]
    [TestCase("/api/v1/notas?aantal={0}")]
    [TestCase("/api/v1/taken?eenheid={0}")]
    [TestCase("/api/v1/taken?status={0}")]
    [TestCase("/api/v1/taken?vanaf={0}")]
    [TestCase("/api/v1/dashboard/termijnen?vanaf={0}")]
    [TestCase("/api/v1/vervangingen?vanaf={0}")]
    [TestCase("/notas?zoek={0}")]
    [TestCase("/notas?status={0}&vanaf={0}")]
    [TestCase("/?zoek={0}&stap={0}&vanaf={0}&van={0}")]
    [TestCase("/dashboard?vanaf={0}")]
    [TestCase("/vervanging?voorbij={0}&vanaf={0}")]
    [TestCase("/meldingen?vanaf={0}")]
    public async Task No_filter_and_no_place_in_a_list_is_SQL(string pad)
    {
        foreach (
            var waarde in new[]
            {
                "'; DROP TABLE vervanging; --",
                "' OR '1'='1",
                "1) UNION SELECT * FROM medewerker --",
                "%' ESCAPE '\\",
                "\\",
                "$1",
                "2025-01-01_00000000-0000-0000-0000-000000000000'",
                new string('a', 1500),
            }
        )
        {
            var adres = string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                pad,
                Uri.EscapeDataString(waarde)
            );
            using var antwoord = await app.Als("kd").GetAsync(new Uri(adres, UriKind.Relative));
            Assert.That((int)antwoord.StatusCode, Is.EqualTo(200).Or.EqualTo(400), adres);
        }
        Assert.That((await app.Vraag("kd", "GET", "/api/v1/vervangingen")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_script_in_any_free_field_stays_text_on_every_page()
    {
        var velden = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Nota.Velden(onderwerp: Script)))!;
        foreach (var hoofdstuk in velden["hoofdstukken"]!.AsArray())
        {
            hoofdstuk!["tekst"] = Script;
        }
        velden["onzeReferentie"] = new JsonArray(Script);
        velden["opgesteldDoor"] = new JsonObject { ["functie"] = Script };
        var (status, begonnen) = await app.Vraag("kd", "POST", "/api/v1/notas", velden.ToJsonString());
        Assert.That(status, Is.EqualTo(201), begonnen?.ToJsonString());
        var pad = $"/api/v1/notas/{begonnen!["id"]}";
        var kenmerk = begonnen["kenmerk"]!.GetValue<string>();
        await app.Vraag("kd", "POST", $"{pad}/indiening", new { kamerdatum = "2025-05-21" });
        var (_, taken) = await app.Vraag("hdfc", "GET", "/api/v1/taken?vanMij=true&status=open&aantal=200");
        var taak = taken!["items"]!.AsArray().Single(t => t!["nota"]!["kenmerk"]!.GetValue<string>() == kenmerk)!;
        await app.Vraag(
            "hdfc",
            "POST",
            $"/api/v1/taken/{taak["id"]}/afhandeling",
            new
            {
                uitkomst = "akkoord-met-opmerkingen",
                tekst = Script,
                toelichting = Script,
                versie = 1,
            },
            ("Idempotency-Key", "script")
        );
        await app.Vraag(
            "hdfc",
            "POST",
            "/api/v1/vervangingen",
            new
            {
                soort = "vervanging",
                houder = "hdfc",
                vervanger = "hdfc2",
                eenheid = "HDFC",
                eersteDag = "2025-06-02",
                laatsteDag = "2025-06-03",
                grond = Script,
            }
        );
        var zoek = Uri.EscapeDataString(Script);
        foreach (
            var pagina in new[]
            {
                $"/notas/{kenmerk}",
                "/notas",
                "/",
                "/dashboard",
                "/meldingen",
                "/vervanging",
                $"/notas?zoek={zoek}",
                $"/?zoek={zoek}",
                $"/aanmelden?terug={zoek}",
                $"/vervanging?vanaf={zoek}",
            }
        )
        {
            var html = await app.Als("kd").GetStringAsync(new Uri(pagina, UriKind.Relative));
            Assert.That(html, Does.Not.Contain("<script>alert").And.Not.Contain("<img src=x"), pagina);
        }
    }

    [Test]
    public async Task A_bomb_of_brackets_or_of_zeroes_is_refused_and_not_unpacked()
    {
        var diep = string.Concat(Enumerable.Repeat("[", 100_000));
        Assert.That((await app.Vraag("kd", "POST", "/api/v1/notas", diep)).Status, Is.EqualTo(400));
        var groot = $"{{\"onderwerp\":\"{new string('a', 5 * 1024 * 1024)}\"}}";
        Assert.That((await app.Vraag("kd", "POST", "/api/v1/notas", groot)).Status, Is.EqualTo(413));

        using var klein = new MemoryStream();
        await using (var gzip = new GZipStream(klein, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[64 * 1024 * 1024]);
        }
        using var bom = new ByteArrayContent(klein.ToArray());
        bom.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        bom.Headers.ContentEncoding.Add("gzip");
        var (status, _) = await app.Vraag("kd", "POST", "/api/v1/notas", bom);
        Assert.That(status, Is.EqualTo(400).Or.EqualTo(415));
    }

    [Test]
    public async Task A_page_takes_no_post_without_the_word_of_its_own_form()
    {
        using var bezoeker = new Bezoeker(app.Adres);
        await bezoeker.Verstuur("/aanmelden", "/aanmelden", ("persoon", "kd"));
        foreach (var pad in new[] { "/vervanging", "/instellingen/tokens", "/aanmelden/afmelden", "/demo/klok" })
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("naam", "x")]);
            using var antwoord = await bezoeker.Stuur(new Uri(app.Adres + pad), form);
            Assert.That((int)antwoord.StatusCode, Is.EqualTo(400), pad);
        }
    }

    [Test]
    public async Task Who_sends_too_slowly_loses_the_connection()
    {
        var adres = new Uri(app.Adres);
        using var client = new TcpClient();
        await client.ConnectAsync(adres.Host, adres.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /api/v1/notas HTTP/1.1\r\nHost: {adres.Authority}\r\nAuthorization: Bearer demo-kd\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"
            )
        );
        using var geduld = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var reader = new StreamReader(stream);
        var antwoord = await reader.ReadToEndAsync(geduld.Token);
        Assert.That(antwoord, Is.Empty.Or.StartsWith("HTTP/1.1 408").Or.StartsWith("HTTP/1.1 400"));
    }
}
