using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>A decision taken on paper or by voice, registered by the secretariaat and marked as such.</summary>
internal sealed class BesluitTests
{
    private static readonly byte[] Pdf = "%PDF-1.4 getekend"u8.ToArray();

    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    /// <summary>What the secretariaat sends for a signed paper of STASDEF; a field that is given replaces its own.</summary>
    public static MultipartFormDataContent OpPapier(params (string Naam, string Waarde)[] anders) =>
        Formulier(Pdf, anders);

    public static MultipartFormDataContent Formulier(byte[]? scan, params (string Naam, string Waarde)[] anders)
    {
        var velden = new Dictionary<string, string>
        {
            ["uitkomst"] = "akkoord",
            ["versie"] = "1",
            ["wijze"] = "op-papier",
            ["genomenDoor"] = "stasdef",
            ["genomenOp"] = "2025-05-12",
        };
        foreach (var (naam, waarde) in anders)
        {
            velden[naam] = waarde;
        }
        var form = new MultipartFormDataContent();
        foreach (var (naam, waarde) in velden.Where(v => v.Value.Length > 0))
        {
            form.Add(new StringContent(waarde), naam);
        }
        if (scan is not null)
        {
            var bestand = new ByteArrayContent(scan);
            bestand.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(bestand, "scan", "IMG 0001 (geheim).pdf");
        }
        return form;
    }

    [Test]
    public async Task A_decision_on_paper_is_marked_on_the_nota_in_its_history_and_at_the_task()
    {
        var (nota, taak) = await TerBeslissing();
        var (status, antwoord) = await Registreer(taak, OpPapier());
        Assert.That(status, Is.EqualTo(200), antwoord?.ToJsonString());
        Assert.That(antwoord!["registratie"]!["genomenDoor"]!.GetValue<string>(), Is.EqualTo("Stella Adams"));

        var besluit = (await nota.Toon())["besluit"]!;
        Assert.That(besluit["registratie"]!["wijze"]!.GetValue<string>(), Is.EqualTo("op-papier"));
        Assert.That(
            await nota.Zinnen(),
            Has.Member(
                "Stella Adams (STASDEF) besloot op versie 1: akkoord, op papier op 12 mei 2025, "
                    + "geregistreerd door Sara Kramer (SECRETARIAAT) met scan."
            )
        );
        var kenmerk = (await nota.Toon())["kenmerk"]!.GetValue<string>();
        var (_, pagina) = await app.Open("kd", $"/notas/{kenmerk}");
        Assert.That(pagina, Does.Contain("Op papier</strong> genomen door Stella Adams op 12 mei 2025"));
        Assert.That(await nota.OpenEenheden(), Is.EqualTo(new[] { "SG" }), "the procedure goes on");
    }

    [Test]
    public async Task The_scan_is_read_by_who_reads_the_nota_and_by_nobody_else()
    {
        var (nota, taak) = await TerBeslissing();
        var (_, antwoord) = await Registreer(taak, OpPapier());
        var pad = new Uri($"{nota.Pad}/bijlagen/{antwoord!["registratie"]!["scan"]}", UriKind.Relative);
        using var gelezen = await app.Als("kd").GetAsync(pad);
        Assert.That(await gelezen.Content.ReadAsByteArrayAsync(), Is.EqualTo(Pdf));
        Assert.That(gelezen.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
        Assert.That(gelezen.Content.Headers.ToString(), Does.Not.Contain("geheim"));
        using var vreemd = await app.Als("beheer").GetAsync(pad);
        Assert.That((int)vreemd.StatusCode, Is.EqualTo(404));
        Assert.That((await nota.Toon())["bijlagen"]!.AsArray(), Is.Empty, "a scan is no bijlage of the nota");
    }

    [TestCase("wijze", "", "wijze")]
    [TestCase("genomenDoor", "sg", "genomenDoor")]
    [TestCase("genomenDoor", "", "genomenDoor")]
    [TestCase("genomenOp", "2025-05-13", "genomenOp")]
    [TestCase("genomenOp", "2025-05-11", "genomenOp")]
    [TestCase("genomenOp", "gisteren", "genomenOp")]
    [TestCase("uitkomst", "doorgeleiden", "uitkomst")]
    [TestCase("uitkomst", "akkoord-met-aantekening", "tekst")]
    [TestCase("versie", "", "versie")]
    [TestCase("wijze", "mondeling", "toelichting")]
    public async Task What_is_wrong_is_said_by_field_and_nothing_is_kept(string veld, string waarde, string fout)
    {
        var (nota, taak) = await TerBeslissing();
        var (status, antwoord) = await Registreer(taak, OpPapier((veld, waarde)));
        Assert.That(status, Is.EqualTo(400), antwoord?.ToJsonString());
        Assert.That(antwoord!["fouten"]!.AsArray().Select(f => f!["veld"]!.GetValue<string>()), Has.Member(fout));
        Assert.That(await Delen(nota), Is.Zero, "the scan goes with what it belongs to");
    }

    [Test]
    public async Task A_paper_needs_a_scan_that_is_one()
    {
        var (_, taak) = await TerBeslissing();
        var (zonder, eerste) = await Registreer(taak, Formulier(null));
        var (vreemd, tweede) = await Registreer(taak, Formulier("<script>"u8.ToArray()));
        Assert.That((zonder, vreemd), Is.EqualTo((400, 400)));
        Assert.That(
            eerste!["detail"]!.GetValue<string>(),
            Is.EqualTo("Voeg een scan toe van het papier waarop het besluit staat.")
        );
        Assert.That(tweede!["detail"]!.GetValue<string>(), Does.StartWith("Kies een scan als PDF"));
    }

    [Test]
    public async Task Spoken_is_enough_with_a_word_on_how_and_the_second_time_is_told_who_was_first()
    {
        var (nota, taak) = await TerBeslissing();
        (string, string)[] gesproken = [("wijze", "mondeling"), ("toelichting", "Gezegd in de staf.")];
        Assert.That((await Registreer(taak, Formulier(null, gesproken))).Status, Is.EqualTo(200));
        var (status, tweede) = await Registreer(taak, Formulier(null, gesproken));
        Assert.That(status, Is.EqualTo(409), tweede?.ToJsonString());
        Assert.That(tweede!["uitkomst"]!.GetValue<string>(), Is.EqualTo("akkoord"));
        Assert.That(
            (await nota.Zinnen()).Count(z => z.Contains(", mondeling op ", StringComparison.Ordinal)),
            Is.EqualTo(1)
        );
    }

    [Test]
    public async Task An_adviser_s_answer_is_not_registered_for_him()
    {
        var nota = await Nota.Ingediend(app);
        var taak = (await nota.Taak("cds"))!["id"]!.GetValue<string>();
        var (status, antwoord) = await Registreer(taak, OpPapier(("genomenDoor", "cds")));
        Assert.That(status, Is.EqualTo(409), antwoord?.ToJsonString());
    }

    private async Task<(Nota Nota, string Taak)> TerBeslissing()
    {
        var nota = await Nota.Ingediend(app);
        await nota.IedereenAkkoord();
        await nota.Antwoord("dgb", "ondertekenen");
        return (nota, (await nota.Taak("stasdef"))!["id"]!.GetValue<string>());
    }

    private Task<(int Status, JsonNode? Body)> Registreer(string taak, HttpContent form) =>
        app.Vraag("secretariaat", "POST", $"/api/v1/taken/{taak}/registratie", form);

    private async Task<int> Delen(Nota nota)
    {
        await using var db = app.Database.Open();
        return db.BijlageDelen.Count(d => d.NotaId == ApprovalFlow.Notas.NotaId.Of(Guid.Parse(nota.Id)));
    }
}
