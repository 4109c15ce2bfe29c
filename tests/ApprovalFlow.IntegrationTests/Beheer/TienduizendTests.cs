using System.Globalization;
using ApprovalFlow.IntegrationTests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Beheer;

/// <summary>
/// With 10,000 open tasks, 5,000 notas, 1,000 people and 40 directies in the database every page answers with a number of
/// queries and a size that do not grow with them: each is asked on a nearly empty database first.
/// </summary>
internal sealed class TienduizendTests
{
    /// <summary>Of any page. What a page asks is in its own line below.</summary>
    private const int MaxVragen = 28;

    /// <summary>What a page asks only when a filter leaves a row at all, however many.</summary>
    private const int BijEenRij = 3;

    /// <summary>Of any page before compression, in bytes.</summary>
    private const int MaxGrootte = 400_000;

    private static readonly string[] Paginas =
    [
        "/",
        "/notas",
        "/notas?zoek=jaarverslag",
        "/notas?status=lopend",
        "/notas/{nota}",
        "/dashboard",
        "/dashboard?volgorde=speling",
        "/dashboard?stand=te-laat&stap=afstemmen",
        "/dashboard?zoek=vulling",
        "/dashboard/taak/{taak}",
        "/afstemmen/{taak}",
        "/taken/{taak}/overdragen",
        "/vervanging",
        "/meldingen",
        "/jaarplanning",
        "/instellingen",
    ];

    private readonly Dictionary<string, int> vragenLeeg = [];
    private QueryCounter teller = null!;
    private TestApp app = null!;
    private Nota nota = null!;
    private string kenmerk = "";
    private string taak = "";

    private static IEnumerable<string> AllePaginas => Paginas;

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync(("Rol", "web")); // no job walks over the rows that are poured in
        teller = new QueryCounter(app.Database.Name);
        nota = await Nota.Ingediend(app);
        kenmerk = (await nota.Toon())["kenmerk"]!.GetValue<string>();
        taak = (await nota.Taak("hdfc"))!["id"]!.GetValue<string>();
        foreach (var persoon in new[] { "secretariaat", "hdfc", "beheer" })
        {
            foreach (var pad in Paginas.Concat(Beheer()))
            {
                vragenLeeg[$"{persoon} {pad}"] = await Warm(persoon, pad);
            }
        }
        await Vul();
        await Warm("beheer", "/beheer"); // the registers changed, and are read again once
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        teller.Dispose();
        // The rows that were poured in have no journal: the checks at an application's end are not about them.
        await app.Database.TamperAsync(
            """
            SET session_replication_role = replica;
            DELETE FROM nota_lezer WHERE nota_id IN (SELECT id FROM nota WHERE onderwerp LIKE 'Vulling %');
            DELETE FROM taak WHERE nota_id IN (SELECT id FROM nota WHERE onderwerp LIKE 'Vulling %');
            DELETE FROM nota WHERE onderwerp LIKE 'Vulling %';
            """
        );
        await app.DisposeAsync();
    }

    [TestCaseSource(nameof(AllePaginas))]
    public async Task A_page_of_the_secretariaat_is_bounded(string pad) => await Begrensd("secretariaat", pad);

    [TestCaseSource(nameof(AllePaginas))]
    public async Task A_page_of_an_adviser_is_bounded(string pad) => await Begrensd("hdfc", pad);

    [Test]
    public async Task Every_page_under_beheer_is_bounded()
    {
        Assert.That(Beheer().ToList(), Has.Count.GreaterThan(8));
        foreach (var pad in Beheer())
        {
            await Begrensd("beheer", pad);
        }
    }

    /// <summary>A list of a thousand people is typed in, by a name or the name for signing in, and says whom it does not know.</summary>
    [Test]
    public async Task Somebody_out_of_a_thousand_is_named_rather_than_chosen()
    {
        (string, string)[] Velden(string houder) =>
            [
                ("houder", houder),
                ("eenheid", "HDFC"),
                ("vervanger", "hugo faber"),
                ("soort", "vervanging"),
                ("eersteDag", "2025-05-13"),
                ("laatsteDag", "2025-05-14"),
                ("grond", "verlof"),
            ];
        var (onbekend, wie) = await app.Verstuur("secretariaat", "/vervanging", "/vervanging", Velden("Hanna Niemand"));
        Assert.That((onbekend, wie), Is.EqualTo((400, wie)));
        Assert.That(wie, Does.Contain("value=\"Hanna Niemand\"").And.Not.Contain("<option value=\"kd\""));
        var (status, html) = await app.Verstuur("secretariaat", "/vervanging", "/vervanging", Velden("Hanna Fennema"));
        Assert.That(status, Is.EqualTo(200));
        Assert.That(html, Does.Contain("Hugo Faber handelt namens HDFC voor Hanna Fennema"));
    }

    /// <summary>Through all pages of the list by slack: each running nota once, in order.</summary>
    [Test]
    public async Task The_list_by_slack_is_walked_whole()
    {
        var (_, csv) = await app.Open("secretariaat", "/dashboard/csv?volgorde=speling");
        var regels = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.That(regels, Has.Length.EqualTo(5001));
        Assert.That(regels.Select(r => r.Split(';')[0]), Is.Unique);
        var speling = regels.Select(r => r.TrimEnd('\r').Split(';')[^1]).TakeWhile(s => s.Length > 0);
        Assert.That(speling.Select(s => int.Parse(s, CultureInfo.InvariantCulture)), Is.Ordered);
    }

    private async Task Begrensd(string persoon, string pad)
    {
        var (status, html, vragen) = await teller.Tel(app, persoon, Adres(pad));
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.AnyOf(200, 404), $"{persoon} {pad}");
            Assert.That(vragen, Is.GreaterThan(0).And.LessThanOrEqualTo(MaxVragen), $"queries of {persoon} {pad}");
            Assert.That(
                vragen,
                Is.LessThanOrEqualTo(vragenLeeg[$"{persoon} {pad}"] + BijEenRij),
                $"queries of {persoon} {pad} grow with the rows"
            );
            Assert.That(html, Has.Length.LessThan(MaxGrootte), $"size of {persoon} {pad}");
        });
    }

    /// <summary>The second time, when what is kept in memory is there.</summary>
    private async Task<int> Warm(string persoon, string pad)
    {
        await app.Open(persoon, Adres(pad));
        return (await teller.Tel(app, persoon, Adres(pad))).Vragen;
    }

    private string Adres(string pad) =>
        pad.Replace("{nota}", kenmerk, StringComparison.Ordinal).Replace("{taak}", taak, StringComparison.Ordinal);

    /// <summary>Each page that there is: a new one is looked at too.</summary>
    private IEnumerable<string> Beheer() =>
        app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText?.TrimStart('/') ?? "")
            .Where(pad => pad.StartsWith("beheer", StringComparison.OrdinalIgnoreCase))
            .Select(pad => "/" + pad.Split("/{")[0])
            .Distinct();

    /// <summary>Rows as commands would leave them, as far as lists read them.</summary>
    private async Task Vul()
    {
        await app.Database.TamperAsync(
            """
            INSERT INTO eenheid (code, naam, soort)
            SELECT 'D' || n, 'Directie ' || n, 'eenheid' FROM generate_series(1, 40) n;

            INSERT INTO medewerker (id, aanmeldnaam, naam, is_beheerder)
            SELECT gen_random_uuid(), 'm' || n, 'Medewerker ' || n, false FROM generate_series(1, 1000) n;

            INSERT INTO lidmaatschap (medewerker_id, eenheid, soort, volgorde)
            SELECT id, 'D' || (1 + substr(aanmeldnaam, 2)::int % 40), 'lid', 1
            FROM medewerker WHERE naam LIKE 'Medewerker %';

            DO $vul$
            DECLARE kolommen text;
            BEGIN
              SELECT string_agg(quote_ident(column_name), ', ') INTO kolommen FROM information_schema.columns
              WHERE table_schema = 'public' AND table_name = 'nota' AND is_generated = 'NEVER';
              EXECUTE format($q$
                INSERT INTO nota (%1$s) SELECT %1$s FROM (
                  SELECT (jsonb_populate_record(n, jsonb_build_object(
                    'id', gen_random_uuid(),
                    'kenmerk', 'N2024-' || lpad(i::text, 5, '0'),
                    'onderwerp', 'Vulling ' || i || ' over een verslag met een onderwerp van gewone lengte',
                    'kamerdatum', CASE WHEN i %% 7 = 0 THEN NULL ELSE date '2025-05-01' + (i %% 120) END
                  ))).* FROM nota n, generate_series(1, 5000) i) gevuld
              $q$, kolommen);
            END $vul$;

            INSERT INTO taak
            SELECT (jsonb_populate_record(t, jsonb_build_object(
                'id', gen_random_uuid(),
                'nota_id', n.id,
                'nummer', k,
                'eenheid', CASE WHEN k = 1 THEN 'HDFC' ELSE 'D' || (1 + right(n.kenmerk, 5)::int % 40) END,
                'termijn', date '2025-05-01' + (right(n.kenmerk, 5)::int * k % 40)
            ))).*
            FROM taak t, nota n, generate_series(1, 2) k
            WHERE t.eenheid = 'HDFC' AND t.status = 'open' AND n.onderwerp LIKE 'Vulling %';

            INSERT INTO verloop
            SELECT (jsonb_populate_record(v, jsonb_build_object('nota_id', n.id))).*
            FROM verloop v, nota n WHERE n.onderwerp LIKE 'Vulling %';

            INSERT INTO nota_lezer
            SELECT (jsonb_populate_record(l, jsonb_build_object('nota_id', n.id))).*
            FROM nota_lezer l, nota n WHERE n.onderwerp LIKE 'Vulling %';

            ANALYZE;
            """
        );
    }
}
