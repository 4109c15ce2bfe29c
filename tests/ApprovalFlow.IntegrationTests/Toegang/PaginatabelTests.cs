using ApprovalFlow.IntegrationTests.Api;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>Every handler of every page against every kind of person, over HTTP; one without a line fails.</summary>
[TestFixture]
internal sealed class PaginatabelTests
{
    private readonly Dictionary<string, (Rechtennota Nota, string Kenmerk)> notas = [];
    private readonly Dictionary<string, Wandelaar> mensen = [];
    private Paginas paginas = null!;
    private TestApp app = null!;
    private string vervanging = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync();
        await RechtenTests.Vervang(app);
        paginas = await Paginas.Van(app);
        var (_, register) = await app.Vraag("cds", "GET", "/api/v1/vervangingen");
        vervanging = register!["items"]![0]!["id"]!.GetValue<string>();
        foreach (var staat in Paginatabel.Regels.Select(r => r.Staat).Where(s => s != "los").Distinct())
        {
            var nota = await Rechtennota.In(app, staat);
            var (_, body) = await app.Vraag("kd", "GET", $"/api/v1/notas/{nota.Id}");
            notas[staat] = (nota, body!["kenmerk"]!.GetValue<string>());
        }
        foreach (var persoon in Paginatabel.Personen)
        {
            mensen[persoon] = new Wandelaar(app, persoon == "-" ? "" : persoon);
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var wie in mensen.Values)
        {
            wie.Dispose();
        }
        await app.DisposeAsync();
    }

    [Test]
    public void Every_handler_of_every_page_has_a_line() =>
        Assert.That(
            Paginatabel.Regels.Select(r => r.Handler).Distinct(),
            Is.EquivalentTo(paginas.Alle.Select(h => h.Sleutel))
        );

    /// <summary>In the order of the table: a line that changes something stands behind those that it would change.</summary>
    [Test]
    public async Task Each_person_gets_what_the_table_says()
    {
        var anders = new List<string>();
        foreach (var regel in Paginatabel.Regels)
        {
            var statussen = await Statussen(regel);
            if (!statussen.SequenceEqual(regel.Verwacht))
            {
                anders.Add($"{regel}: {string.Join(' ', statussen)} and not {string.Join(' ', regel.Verwacht)}");
            }
        }
        Assert.That(anders, Is.Empty);
    }

    /// <summary>Reading changes nothing, so everybody does it at once.</summary>
    private async Task<IReadOnlyList<int>> Statussen(Paginaregel regel)
    {
        if (regel.Handler.Contains(" GET", StringComparison.Ordinal))
        {
            return await Task.WhenAll(Paginatabel.Personen.Select(persoon => Probeer(regel, persoon)));
        }
        var statussen = new List<int>();
        foreach (var persoon in Paginatabel.Personen)
        {
            statussen.Add(await Probeer(regel, persoon));
        }
        return statussen;
    }

    private async Task<int> Probeer(Paginaregel regel, string persoon)
    {
        var handler = paginas.Alle.Single(h => h.Sleutel == regel.Handler);
        var (nota, kenmerk) = notas.GetValueOrDefault(regel.Staat);
        var adres = Paginatabel.Adres(handler, regel.Staat, nota, kenmerk);
        if (handler.Methode == "GET")
        {
            return await mensen[persoon].Status(adres);
        }
        var velden = regel
            .Velden.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(v => v.Split('='))
            .Select(v =>
                (
                    v[0],
                    v[1]
                        .Replace(
                            "{taak}",
                            nota is null ? "" : Paginatabel.Taak(nota, regel.Staat),
                            StringComparison.Ordinal
                        )
                        .Replace("{vervanging}", vervanging, StringComparison.Ordinal)
                )
            );
        var formulier = new Webformulier(persoon, adres, "POST", adres, false, []);
        return (await mensen[persoon].Verstuur(formulier, velden)).Status;
    }
}
