using System.Text;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>Files: at their limit, and names that want to be more than a name.</summary>
internal sealed class BijlageTests
{
    private const int Mb = 1024 * 1024;

    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Fifty_MB_is_taken_and_200_MB_a_nota()
    {
        var nota = await Rechtennota.In(app, "concept");
        var pad = $"/api/v1/notas/{nota.Id}/bijlagen";
        // The state's own bijlage goes first: four of the largest fill the nota exactly.
        Assert.That((await app.Vraag("kd", "DELETE", $"{pad}/{nota.Bijlage}")).Status, Is.EqualTo(204));
        for (var i = 0; i < 4; i++)
        {
            var (status, body) = await app.Vraag("kd", "POST", pad, Upload.Van(new Upload.Nullen(50 * Mb), $"{i}.pdf"));
            Assert.That(status, Is.EqualTo(201), body?.ToJsonString());
            Assert.That(body!["grootte"]!.GetValue<long>(), Is.EqualTo(50L * Mb));
        }
        await app.Weiger(413, "te-groot", "kd", "POST", pad, Nota.Bestand("overig", "een te veel.pdf", [1]));
    }

    [TestCase("../../etc/passwd", "passwd")]
    [TestCase("C:\\map\\stuk.pdf", "stuk.pdf")]
    [TestCase("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie: x=1.pdf")]
    [TestCase("brief; filename=kwaad.exe", "brief filename=kwaad.exe")]
    [TestCase("..", "bijlage")]
    [TestCase("Jaarverslag financiën (definitief).pdf", "Jaarverslag financiën (definitief).pdf")]
    [TestCase("rapport \u202Efdp.exe", "rapport \uFFFDfdp.exe")]
    [TestCase("financie\u0308n.pdf", "financi\u00EBn.pdf")]
    public async Task A_file_name_is_a_name_only(string naam, string bewaard)
    {
        var nota = await Rechtennota.In(app, "concept");
        var pad = $"/api/v1/notas/{nota.Id}/bijlagen";
        var (status, body) = await app.Vraag("kd", "POST", pad, Rauw(naam, "text/html", "<script>alert(1)</script>"));
        Assert.That(status, Is.EqualTo(201), body?.ToJsonString());
        Assert.That(body!["naam"]!.ToString(), Is.EqualTo(bewaard));
        using var terug = await app.Als("kd").GetAsync(new Uri($"{pad}/{body["id"]}", UriKind.Relative));
        Assert.Multiple(() =>
        {
            Assert.That(terug.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
            Assert.That(terug.Content.Headers.ContentDisposition.FileNameStar, Is.EqualTo(bewaard));
            Assert.That(terug.Headers.Contains("Set-Cookie"), Is.False);
            Assert.That(terug.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(terug.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("sandbox"));
        });
    }

    [Test]
    public async Task A_form_without_its_fields_names_each()
    {
        var nota = await Rechtennota.In(app, "concept");
        var pad = $"/api/v1/notas/{nota.Id}/bijlagen";
        var leeg = new MultipartFormDataContent { { new StringContent("misschien"), "vastTeStellen" } };
        var probleem = await app.Weiger(400, "ongeldige-invoer", "kd", "POST", pad, leeg);
        Assert.That(probleem.Velden(), Is.EqualTo(new[] { "soort", "vastTeStellen", "bestand" }));
        await app.Weiger(400, "ongeldige-invoer", "kd", "POST", pad, Nota.Bestand("rapport", "leeg.pdf", []));
        await app.Weiger(415, "formaat-onbekend", "kd", "POST", pad, "{}");
        var kapot = new StringContent("geen deel", Encoding.UTF8);
        kapot.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };
        await app.Weiger(400, "ongeldige-invoer", "kd", "POST", pad, kapot);
    }

    /// <summary>As a hostile client writes it: HttpClient itself would mend the header.</summary>
    private static ByteArrayContent Rauw(string naam, string type, string inhoud)
    {
        var tekst =
            "--grens\r\nContent-Disposition: form-data; name=\"soort\"\r\n\r\noverig\r\n"
            + $"--grens\r\nContent-Disposition: form-data; name=\"bestand\"; filename*=UTF-8''{Uri.EscapeDataString(naam)}\r\n"
            + $"Content-Type: {type}\r\n\r\n{inhoud}\r\n--grens--\r\n";
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(tekst));
        content.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "grens") } };
        return content;
    }
}
