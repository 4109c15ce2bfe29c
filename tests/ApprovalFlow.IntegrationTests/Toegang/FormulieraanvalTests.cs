using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Api;
using ApprovalFlow.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>
/// Every form of every page, found by walking through the application as each of its people: filled with script, sent by
/// somebody whom it was not made for, and every page looked at afterwards. A handler that the walk does not come to fails.
/// </summary>
[TestFixture]
internal sealed partial class FormulieraanvalTests
{
    /// <summary>Ends any attribute, and begins an element that no page of ours has.</summary>
    private const string Merk = "'\"><x-merk>";

    /// <summary>In long texts also what Markdown would make a link of.</summary>
    private const string Tekst = "[a](javascript:x-merk) <script>x-merk</script> " + Merk;

    /// <summary>Has no part in anything: neither asked, nor reader, nor administrator.</summary>
    private const string Vreemde = "coid";

    private static readonly string[] Mensen =
    [
        "kd",
        "cds",
        "hdfc",
        "hdp",
        "hdp-hoofd",
        "dgb",
        "stasdef",
        "sg",
        "secretariaat",
        "beheer",
    ];

    /// <summary>Who come to the pages of each nota, whatever leads there.</summary>
    private static readonly string[] Beginners = ["kd", "cds", "stasdef", "secretariaat"];

    /// <summary>Handlers that the walk does not come to, and why.</summary>
    private static readonly Dictionary<string, string> Buiten = new(StringComparer.Ordinal)
    {
        ["/Fout POST"] = "any form of which the session is over; tried by itself below",
        ["/Klok POST"] = "the demo's clock, which would move everything that is tried here",
        ["/Aanmelden POST"] = "a choice from a list, by who is nobody yet",
        ["/Aanmelden POST Afmelden"] = "no field",
        ["/VerzondenMail POST"] = "an id alone",
        ["/Beheer/Incidenten POST"] = "an id alone",
        ["/Beheer/Berichten POST Opnieuw"] = "an id alone",
        ["/Beheer/Berichten POST Wegleggen"] = "an id alone",
        ["/Beheer/Overzetten POST"] = "choices from lists, where a newer version runs",
    };

    /// <summary>What makes other forms go: sent last.</summary>
    private static readonly string[] Slopend =
    [
        "Intrekking",
        "Vertrek",
        "Sluiting",
        "Verwijderen",
        "Verwijder",
        "Verwijdering",
        "Vergeten",
        "GeenMedesteller",
        "Beeindiging",
        "Terughaling",
    ];

    private readonly ConcurrentDictionary<string, ConcurrentBag<Webformulier>> formulieren = new(
        StringComparer.Ordinal
    );
    private readonly ConcurrentBag<Bladzijde> antwoorden = [];
    private readonly HashSet<string> verstuurd = new(StringComparer.Ordinal);
    private readonly HashSet<string> aangenomen = new(StringComparer.Ordinal);
    private readonly List<string> gelukt = [];
    private Dictionary<string, Wandelaar> mensen = [];
    private IReadOnlyList<Bladzijde> daarna = [];
    private string[] begin = [];
    private (string Nota, string Taak)[] metTaak = [];
    private Paginas paginas = null!;
    private TestApp app = null!;
    private (string Voor, string Na) stand;

    [OneTimeSetUp]
    public async Task Aanval()
    {
        app = await TestApp.StartAsync();
        paginas = await Paginas.Van(app);
        mensen = Mensen.Append(Vreemde).ToDictionary(naam => naam, naam => new Wandelaar(app, naam));
        begin = await Bouw();
        metTaak = [await MetTaak(), await MetTaak()];
        await Loop();
        await Verstuur(sleutel => !IsSlopend(sleutel));
        await Loop();
        await Vreemd();
        await Verstuur(sleutel => !IsSlopend(sleutel));
        await Verstuur(_ => true);
        await Verstuur(_ => true); // what the answers to those offer
        await Onzin();
        await Lichamen(metTaak);
        daarna = await Loop();
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
    public void Every_form_of_every_page_was_tried()
    {
        var handlers = paginas.Alle.Where(h => h.Methode == "POST").Select(h => h.Sleutel).ToList();
        Assert.That(handlers, Is.Not.Empty);
        Assert.That(handlers.Except(verstuurd).Except(Buiten.Keys), Is.Empty, "handlers that nobody tried");
        Assert.That(Buiten.Keys, Is.SubsetOf(handlers));
        Assert.That(verstuurd.Intersect(Buiten.Keys), Is.Empty, "no longer left out");
    }

    [Test]
    public void No_page_and_no_answer_gives_back_what_was_typed_as_markup()
    {
        foreach (var blad in antwoorden.Concat(daarna))
        {
            Assert.That(IsMarkup(blad.Html), Is.False, $"{blad.Persoon} at {blad.Pad}");
        }
    }

    /// <summary>Otherwise nothing was tried: what was typed is on each of these pages, as text.</summary>
    [Test]
    public void What_was_typed_is_kept_and_shown()
    {
        var getoond = daarna
            .Where(blad => blad.Html.Contains("&lt;x-merk", StringComparison.Ordinal))
            .Select(blad => paginas.Handler("GET", blad.Pad))
            .ToHashSet();
        Assert.That(Bewaard, Is.SubsetOf(getoond));
    }

    private static readonly string[] Bewaard =
    [
        "/Beheer/Afkortingen GET",
        "/Beheer/Eenheden GET",
        "/Beheer/Koppelingen GET",
        "/Beheer/Medewerkers GET",
        "/Beheer/Wijzigingen GET",
        "/Beslissen/Taak GET",
        "/Dashboard/Index GET",
        "/Eigen/Tokens GET",
        "/Index GET",
        "/Notas/Afstemmen GET",
        "/Notas/Bewerken GET",
        "/Notas/Index GET",
        "/Notas/Nota GET",
        "/Notas/Versies GET",
        "/Vervanging GET",
    ];

    [Test]
    public void A_form_sent_by_whom_it_was_not_made_for_changes_nothing()
    {
        Assert.That(gelukt, Is.Empty);
        Assert.That(stand.Na, Is.EqualTo(stand.Voor));
    }

    [Test]
    public async Task A_form_whose_session_is_over_gives_its_fields_back_as_text()
    {
        using var niemand = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var inhoud = new FormUrlEncodedContent([
            KeyValuePair.Create("grond", Tekst),
            KeyValuePair.Create(Merk, "x"),
        ]);
        using var antwoord = await niemand.PostAsync(new Uri(app.Adres + "/vervanging"), inhoud);
        var html = await antwoord.Content.ReadAsStringAsync();
        Assert.That((int)antwoord.StatusCode, Is.EqualTo(401));
        Assert.That(html, Does.Contain("&lt;x-merk"));
        Assert.That(IsMarkup(html), Is.False);
    }

    private static bool IsMarkup(string html) =>
        html.Contains("<x-merk", StringComparison.OrdinalIgnoreCase)
        || html.Contains("<script>x-merk", StringComparison.OrdinalIgnoreCase)
        || html.Contains("=\"javascript:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Goes everywhere as everybody, and notes each form.</summary>
    private async Task<IReadOnlyList<Bladzijde>> Loop()
    {
        var alles = new ConcurrentBag<Bladzijde>();
        await Parallel.ForEachAsync(
            Mensen,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (naam, _) =>
            {
                foreach (
                    var blad in await mensen[naam]
                        .Loop(Beginners.Contains(naam) ? begin : [], pad => paginas.Handler("GET", pad) ?? pad)
                )
                {
                    alles.Add(blad);
                    Noteer(blad);
                }
            }
        );
        return [.. alles];
    }

    private void Noteer(Bladzijde blad)
    {
        foreach (var formulier in blad.Formulieren.Where(f => f.Methode == "POST"))
        {
            if (paginas.Handler("POST", formulier.Naar) is { } sleutel)
            {
                formulieren.GetOrAdd(sleutel, _ => []).Add(formulier);
            }
        }
    }

    /// <summary>Each form as its user would send it, with script in every free field; the fullest first, until one is taken.</summary>
    private async Task Verstuur(Func<string, bool> welke)
    {
        foreach (var (sleutel, gevonden) in formulieren.OrderBy(f => f.Key, StringComparer.Ordinal).ToList())
        {
            if (!welke(sleutel) || Buiten.ContainsKey(sleutel) || aangenomen.Contains(sleutel))
            {
                continue;
            }
            foreach (var formulier in Kies(gevonden))
            {
                verstuurd.Add(sleutel);
                var (status, html) = await mensen[formulier.Persoon]
                    .Verstuur(formulier, formulier.Velden.SelectMany(v => Invulling(sleutel, v)), Bestand(sleutel));
                var blad = mensen[formulier.Persoon].Blad(formulier.Naar, status, html);
                Assert.That(status, Is.LessThan(500), $"{sleutel}: {html}");
                antwoorden.Add(blad);
                Noteer(blad);
                if (status < 400)
                {
                    aangenomen.Add(sleutel);
                    break;
                }
            }
        }
    }

    private static IEnumerable<Webformulier> Kies(IEnumerable<Webformulier> gevonden) =>
        gevonden
            .OrderByDescending(f => f.Velden.Count(v => v.IsVrij))
            .ThenBy(f => f.Naar, StringComparer.Ordinal)
            .DistinctBy(f => (f.Persoon, f.Naar))
            .Take(4);

    /// <summary>Script in every field, also where something is chosen: refused, and given back.</summary>
    private async Task Onzin()
    {
        foreach (var (sleutel, gevonden) in formulieren.Where(f => !Buiten.ContainsKey(f.Key)).ToList())
        {
            var formulier = Kies(gevonden).First();
            var velden = formulier.Velden.Select(v => (v.Naam, v.Naam == Wandelaar.Woordveld ? v.Waarde : Tekst));
            var (status, html) = await mensen[formulier.Persoon].Verstuur(formulier, velden, Bestand(sleutel));
            Assert.That(status, Is.LessThan(500), $"{sleutel}: {html}");
            antwoorden.Add(mensen[formulier.Persoon].Blad(formulier.Naar, status, html));
        }
    }

    /// <summary>Every form that names something by id, sent by a stranger with a word of the forms of their own.</summary>
    private async Task Vreemd()
    {
        stand.Voor = await Stand();
        foreach (var (sleutel, gevonden) in formulieren.Where(f => !Buiten.ContainsKey(f.Key)).ToList())
        {
            var metId = gevonden.Where(f => f.Velden.Any(v => IsId(v.Waarde)) || IsId(f.Naar));
            foreach (var formulier in metId.DistinctBy(f => f.Naar).Take(3))
            {
                var velden = formulier.Velden.SelectMany(v => Invulling(sleutel, v));
                var (status, html) = await mensen[Vreemde].Verstuur(formulier, velden, Bestand(sleutel));
                Assert.That(status, Is.LessThan(500), $"{sleutel}: {html}");
                if (status < 300)
                {
                    gelukt.Add($"{sleutel} of {formulier.Persoon} at {formulier.Naar}: {status}");
                }
            }
        }
        stand.Na = await Stand();
    }

    private static bool IsId(string waarde) => Id().IsMatch(waarde);

    /// <summary>Every row that people make, as one number; not what processes do meanwhile.</summary>
    private async Task<string> Stand()
    {
        string[] vanzelf =
        [
            "sleutel",
            "sessie",
            "inzage",
            "data_protection_key",
            "outbox",
            "opdracht",
            "mail",
            "abonnee",
            "teller",
            "rappel",
            "rappelstand",
            "__EFMigrationsHistory",
        ];
        await using var db = app.Database.Open();
        var tabellen = await db
            .Database.SqlQuery<string>(
                $"SELECT tablename::text AS \"Value\" FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
            )
            .ToListAsync();
        var regels = new StringBuilder();
        foreach (var tabel in tabellen.Except(vanzelf))
        {
#pragma warning disable EF1002 // names from the catalogue
            var hash = await db
                .Database.SqlQueryRaw<string>(
                    $"""SELECT coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS "Value" FROM "{tabel}" t"""
                )
                .SingleAsync();
#pragma warning restore EF1002
            regels.Append(tabel).Append(' ').Append(hash).Append('\n');
        }
        return regels.ToString();
    }

    private static bool IsSlopend(string sleutel) =>
        Slopend.Any(naam => sleutel.EndsWith(" " + naam, StringComparison.Ordinal));

    [GeneratedRegex(
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|N2025-[0-9]{5}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Id();
}
