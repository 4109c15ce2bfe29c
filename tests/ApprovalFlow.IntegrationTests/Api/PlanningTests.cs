using System.Net;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>The plan and the forecast of a running nota, over the API and on its page.</summary>
[TestFixture]
internal sealed class PlanningTests
{
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task The_plan_says_where_the_nota_is_and_what_a_delay_of_one_does_to_the_others()
    {
        var nota = await Nota.Ingediend(app);
        var (status, plan) = await app.Vraag("kd", "GET", $"{nota.Pad}/planning?vertraging=1");
        Assert.That(status, Is.EqualTo(200), plan?.ToJsonString());
        var (afstemmen, beslissen) = (plan!["items"]![0]!, plan["items"]![2]!);
        Assert.Multiple(() =>
        {
            Assert.That(afstemmen["stand"]!.ToString(), Is.EqualTo("nu"));
            Assert.That(afstemmen["verwachteDatum"]!.ToString(), Is.EqualTo("2025-05-15"));
            Assert.That(afstemmen["speling"]!.GetValue<int>(), Is.Zero);
            Assert.That(afstemmen["uitleg"]!.ToString(), Is.EqualTo("3 werkdagen"));
            Assert.That(
                afstemmen["gevolgen"]!.AsArray().Select(zin => zin!.ToString()),
                Does.Contain(
                    "Is HDFC 1 werkdag later klaar, dan heeft DGB geen werkdag meer, heeft STASDEF nog 1 werkdag, "
                        + "heeft SG geen werkdag meer, is Stukken samenstellen 1 werkdag te laat en is SECRETARIAAT 1 werkdag te laat."
                )
            );
            Assert.That(
                (beslissen["stand"]!.ToString(), beslissen["wie"]![0]!.ToString()),
                Is.EqualTo(("straks", "STASDEF"))
            );
        });
        await app.Weiger(400, "ongeldige-invoer", "kd", "GET", $"{nota.Pad}/planning?vertraging=0");
        await app.Weiger(400, "ongeldige-invoer", "kd", "GET", $"{nota.Pad}/planning?vertraging=61");
    }

    [Test]
    public async Task The_forecast_stands_on_the_page_with_the_number_of_steps_that_it_rests_on()
    {
        var eerder = await Nota.Ingediend(app);
        await eerder.IedereenAkkoord();
        var nota = await Nota.Ingediend(app);
        var (status, prognose) = await app.Vraag("secretariaat", "GET", $"{nota.Pad}/prognose");
        Assert.That(status, Is.EqualTo(200), prognose?.ToJsonString());
        var waarnemingen = prognose!["waarnemingen"]!.GetValue<int>();
        Assert.Multiple(() =>
        {
            Assert.That(prognose["kans"]!.GetValue<double>(), Is.InRange(0.01, 0.99));
            Assert.That(waarnemingen, Is.GreaterThanOrEqualTo(0));
            Assert.That(prognose["knelpunt"]!["stap"]!.ToString(), Is.Not.Empty);
        });
        var kenmerk = (await nota.Toon())["kenmerk"]!.ToString();
        var (_, tekst) = await Pagina("secretariaat", $"/notas/{kenmerk}");
        Assert.Multiple(() =>
        {
            Assert.That(tekst, Does.Contain("De kans dat de Kamerdatum wordt gehaald is ongeveer"));
            Assert.That(tekst, Does.Contain("Wat als iemand 2 werkdagen later is"));
            Assert.That(tekst, Does.Match("afgeronde stappen? van dezelfde eenheden|nog geen afgeronde stappen"));
        });
        var (_, dashboard) = await Pagina("secretariaat", "/dashboard");
        Assert.That(dashboard, Does.Match("kans ongeveer [0-9]+ procent, (uit [0-9]+ afgeronde stap|nog zonder)"));
        var (_, vanHdfc) = await Pagina("hdfc", $"/notas/{kenmerk}");
        Assert.That(vanHdfc, Does.Contain("Antwoordt u niet op tijd, dan wacht de nota op u."));
    }

    [Test]
    public async Task Without_Kamerdatum_there_is_no_forecast_and_the_plan_is_empty()
    {
        var velden = Nota.Velden("nota-ter-beslissing-intern", kamerdatum: null);
        var (_, nota) = await app.Vraag("kd", "POST", "/api/v1/notas", velden);
        var pad = $"/api/v1/notas/{nota!["id"]}";
        await app.Weiger(409, "verkeerde-toestand", "kd", "GET", $"{pad}/prognose");
        var (_, plan) = await app.Vraag("kd", "GET", $"{pad}/planning");
        Assert.That(plan!["items"]!.AsArray(), Is.Empty);
        var (status, html) = await Pagina("kd", $"/notas/{nota["kenmerk"]}");
        Assert.That(status, Is.EqualTo(200));
        Assert.That(html, Does.Contain("Er is geen Kamerdatum. Elke taak krijgt haar termijn als zij begint."));
    }

    private async Task<(int Status, string Html)> Pagina(string persoon, string pad)
    {
        using var antwoord = await app.Als(persoon).GetAsync(new Uri(pad, UriKind.Relative));
        return ((int)antwoord.StatusCode, WebUtility.HtmlDecode(await antwoord.Content.ReadAsStringAsync()));
    }
}
