using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>Files and texts that are made to read what they may not, or to take all there is.</summary>
[TestFixture]
internal sealed class BestandsaanvalTests
{
    private static readonly TimeSpan Geduld = TimeSpan.FromMinutes(1);
    private const string Merk = "inhoud-van-een-bestand-op-de-server";
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private TestApp app = null!;
    private string doelwit = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync();
        doelwit = Path.GetTempFileName();
        await File.WriteAllTextAsync(doelwit, Merk);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        File.Delete(doelwit);
        await app.DisposeAsync();
    }

    [Test]
    public async Task A_Word_document_that_is_whole_is_read()
    {
        var (status, html) = await Word(
            string.Concat(new[] { "Aan: STASDEF", "Van: DGB", "Onderwerp: een goede nota" }.Select(Alinea))
                + "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Aanleiding</w:t></w:r></w:p>"
                + Alinea("Het verslag is klaar.")
        );
        Assert.That(status, Is.EqualTo(200), html);
        Assert.That(html, Does.Contain("U begon nota"));
    }

    [Test]
    public async Task A_Word_document_with_entities_is_refused_and_nothing_of_the_server_is_in_the_answer()
    {
        var extern_ = $"<!DOCTYPE d [<!ENTITY x SYSTEM \"file://{doelwit}\">]>";
        var (status, html) = await Word(Alinea("&x;"), extern_);
        Assert.That(status, Is.EqualTo(400));
        Assert.That(html, Does.Not.Contain(Merk));
        var lach = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 30; i++)
        {
            lach.Append(CultureInfo.InvariantCulture, $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">");
        }
        Assert.That((await Word(Alinea("&a29;"), lach.Append("]>").ToString())).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task A_Word_document_of_a_few_kilobytes_that_unpacks_to_a_quarter_of_a_gigabyte_is_refused()
    {
        var begin = GC.GetTotalAllocatedBytes();
        var (status, _) = await Word(Alinea(new string('a', 256 * 1024 * 1024)));
        Assert.That(status, Is.EqualTo(400));
        TestContext.Out.WriteLine(
            $"{(GC.GetTotalAllocatedBytes() - begin) / 1024 / 1024} MB were asked for, the bomb's own making in it"
        );
    }

    [TestCase("sdt", "sdtContent")]
    [TestCase("tbl", "tr")]
    [TestCase("ins", "del")]
    public async Task A_Word_document_nested_a_hundred_thousand_deep_ends_in_a_sentence(string buiten, string binnen)
    {
        const int diep = 50_000;
        var body = new StringBuilder();
        for (var i = 0; i < diep; i++)
        {
            body.Append(CultureInfo.InvariantCulture, $"<w:{buiten}><w:{binnen}>");
        }
        for (var i = 0; i < diep; i++)
        {
            body.Append(CultureInfo.InvariantCulture, $"</w:{binnen}></w:{buiten}>");
        }
        Assert.That((await Word(body.ToString())).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task A_procedure_with_a_document_type_is_refused_and_reads_nothing()
    {
        var xml =
            $"<!DOCTYPE d [<!ENTITY x SYSTEM \"file://{doelwit}\">]>"
            + "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\" name=\"&x;\" isExecutable=\"true\"/></definitions>";
        var html = await Stuur("beheer", "/beheer/procedures/nakijken", Encoding.UTF8.GetBytes(xml), "aanval.bpmn");
        Assert.That(html.Html, Does.Contain("DTD").And.Not.Contain(Merk));
    }

    [TestCase("[", 60_000, TestName = "Brackets that open")]
    [TestCase("*", 60_000, TestName = "Stars")]
    [TestCase("> ", 30_000, TestName = "Quotes in quotes")]
    [TestCase("- ", 30_000, TestName = "Lists in lists")]
    [TestCase("|", 60_000, TestName = "Cells")]
    [TestCase("`", 60_000, TestName = "Ticks")]
    [TestCase("![](", 20_000, TestName = "Pictures in pictures")]
    [TestCase("<a <b ", 20_000, TestName = "Tags that do not end")]
    [TestCase(" \t", 60_000, TestName = "White space without an end")]
    [TestCase("0 6 ", 30_000, TestName = "A telephone number without an end")]
    [TestCase("\nAan: ", 20_000, TestName = "The same line again")]
    [TestCase("1.1.1.", 20_000, TestName = "A number of a chapter without an end")]
    [TestCase("a@a.", 20_000, TestName = "An address without an end")]
    public async Task A_text_that_is_made_to_be_slow_is_answered_at_once(string deel, int aantal)
    {
        var boos = string.Concat(Enumerable.Repeat(deel, aantal));
        var tekst =
            $"Aan: STASDEF\nVan: DGB\nOnderwerp: een nota\nOpgesteld door: T {boos}!\n\n# Aanleiding\n{boos}!\n\n# Kernpunten\n- {boos}!\n";
        var begin = Stopwatch.GetTimestamp();
        var (status, body) = await app.Vraag(
            "kd",
            "POST",
            "/api/v1/notas",
            new StringContent(tekst, Encoding.UTF8, "text/markdown")
        );
        Assert.That(status, Is.EqualTo(201).Or.EqualTo(400).Or.EqualTo(413), body?.ToJsonString()[..200]);
        Assert.That(Stopwatch.GetElapsedTime(begin), Is.LessThan(Geduld));
    }

    private static string Alinea(string tekst) => $"<w:p><w:r><w:t>{tekst}</w:t></w:r></w:p>";

    private async Task<(int Status, string Html)> Word(string body, string voor = "")
    {
        using var zip = new MemoryStream();
        using (var archief = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            Schrijf(
                archief,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
            );
            Schrijf(
                archief,
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            );
            Schrijf(archief, "word/document.xml", $"{voor}<w:document {W}><w:body>{body}</w:body></w:document>");
        }
        return await Stuur("kd", "/notas/nieuw", zip.ToArray(), "aanval.docx", "/notas/nieuw/tekst");
    }

    private static void Schrijf(ZipArchive archief, string naam, string inhoud)
    {
        using var writer = new StreamWriter(archief.CreateEntry(naam, CompressionLevel.Fastest).Open());
        writer.Write(inhoud);
    }

    /// <summary>As a browser sends it, within the time that anybody waits.</summary>
    private async Task<(int Status, string Html)> Stuur(
        string persoon,
        string pagina,
        byte[] inhoud,
        string naam,
        string? actie = null
    )
    {
        using var bezoeker = new Bezoeker(app.Adres);
        await bezoeker.Verstuur("/aanmelden", "/aanmelden", ("persoon", persoon));
        using var formulier = new MultipartFormDataContent
        {
            { new StringContent(await bezoeker.Woord(pagina)), "__RequestVerificationToken" },
            { new ByteArrayContent(inhoud), "bestand", naam },
        };
        var begin = Stopwatch.GetTimestamp();
        var (status, html) = await bezoeker.Ga(actie ?? pagina, formulier);
        Assert.That(Stopwatch.GetElapsedTime(begin), Is.LessThan(Geduld));
        return ((int)status, html);
    }
}
