using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Api;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>What a hostile user tries, with an account of their own.</summary>
[TestFixture]
internal sealed class AanvalTests
{
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

    /// <summary>Beside what is one's own: an id of another is as one that is not there, in whatever place.</summary>
    [Test]
    public async Task An_id_of_another_behind_an_own_one_is_not_found()
    {
        var (eigen, ander) = (await Rechtennota.In(app, "overleg"), await Rechtennota.In(app, "concept"));
        var vreemd = await Nota.Begin(app, steller: "cds");
        await vreemd.Voeg("rapport", "geheim.pdf", "%PDF-1.7");
        var bijlage = (await vreemd.Toon())["bijlagen"]![0]!["id"]!;
        var (_, meldingen) = await app.Vraag("cds", "GET", "/api/v1/meldingen");
        var melding = meldingen!["items"]![0]!["id"]!;
        foreach (
            var (persoon, methode, pad) in new[]
            {
                ("kd", "GET", $"/api/v1/notas/{eigen.Id}/bijlagen/{bijlage}"),
                ("kd", "DELETE", $"/api/v1/notas/{ander.Id}/bijlagen/{bijlage}"),
                ("kd", "GET", $"/api/v1/notas/{vreemd.Id}/bijlagen/{eigen.Bijlage}"),
                ("kd", "GET", $"/api/v1/notas/{ander.Id}/bijlagen/{eigen.Bijlage}"),
                ("kd", "POST", $"/api/v1/notas/{ander.Id}/opmerkingen/{eigen.Opmerking}/afhandeling"),
                ("kd", "POST", $"/api/v1/notas/{ander.Id}/vragen/{eigen.Vraag}/beantwoording"),
                ("kd", "POST", $"/api/v1/meldingen/{melding}/lezing"),
                ("coid", "GET", $"/api/v1/taken/{eigen.Taak("CDS")}/concept"),
                ("coid", "DELETE", $"/api/v1/taken/{eigen.Taak("CDS")}/concept"),
            }
        )
        {
            var body =
                methode == "POST"
                    ? new
                    {
                        uitkomst = "verwerkt",
                        tekst = "Ja.",
                        toelichting = "Ja.",
                    }
                    : null;
            var (status, _) = await app.Vraag(persoon, methode, pad, body);
            Assert.That(status, Is.EqualTo(404), $"{persoon}: {methode} {pad}");
        }
        Assert.That((await vreemd.Toon())["bijlagen"]!.AsArray(), Has.Count.EqualTo(1));
        var (_, daarna) = await app.Vraag("cds", "GET", "/api/v1/meldingen");
        Assert.That(daarna!["items"]![0]!.ToJsonString(), Is.EqualTo(meldingen["items"]![0]!.ToJsonString()));
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
