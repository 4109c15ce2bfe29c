using ApprovalFlow.Notas.Termijnen;
using static ApprovalFlow.UnitTests.Termijnen.TestKalender;

namespace ApprovalFlow.UnitTests.Termijnen;

public sealed class UitlegTests
{
    [TestCase("2025-05-12", 1, "1 werkdag na maandag 12 mei 2025 is dinsdag 13 mei 2025.")]
    [TestCase("2025-05-21", -2, "2 werkdagen voor woensdag 21 mei 2025 is maandag 19 mei 2025.")]
    [TestCase(
        "2025-05-26",
        3,
        "3 werkdagen na maandag 26 mei 2025 is vrijdag 30 mei 2025. Overgeslagen: Hemelvaartsdag (29 mei)."
    )]
    [TestCase(
        "2025-04-17",
        1,
        "1 werkdag na donderdag 17 april 2025 is dinsdag 22 april 2025. Overgeslagen: Goede Vrijdag (18 april) en tweede paasdag (21 april)."
    )]
    public void A_count_of_working_days_names_what_it_passed_over(string van, int aantal, string zin) =>
        Assert.That(Uitleg.Zin(Werk.Tel(Dag(van), aantal).Value), Is.EqualTo(zin));

    [TestCase("2025-05-12", 14, "14 dagen na maandag 12 mei 2025 is maandag 26 mei 2025.")]
    [TestCase(
        "2025-04-21",
        14,
        "14 dagen na maandag 21 april 2025 is maandag 5 mei 2025. Dat is geen gewone dag, dus de termijn loopt tot en met "
            + "dinsdag 6 mei 2025 (Algemene termijnenwet, artikel 1). Geen gewone dag: Bevrijdingsdag (5 mei)."
    )]
    [TestCase(
        "2025-01-17",
        3,
        "3 dagen na vrijdag 17 januari 2025 is maandag 20 januari 2025. In een termijn van 3 dagen of meer vallen ten minste "
            + "twee gewone dagen, dus de termijn loopt tot en met dinsdag 21 januari 2025 (Algemene termijnenwet, artikel 2). "
            + "Geen gewone dag: zaterdag (18 januari) en zondag (19 januari)."
    )]
    public void A_statutory_term_names_the_article_that_extends_it(string van, int dagen, string zin) =>
        Assert.That(Uitleg.Zin(Wettelijk.Tel(Dag(van), dagen).Value), Is.EqualTo(zin));

    [Test]
    public void A_reces_is_told_as_one_period()
    {
        var reces = new Reces(Dag("2025-07-05"), Dag("2025-08-31"), "zomerreces", "Kamer");
        var werk = new Werkkalender(Kalendergegevens.Meegeleverd with { Recessen = [reces] });
        var telling = werk.Tel(Dag("2025-07-04"), 1).Value;
        Assert.That(Uitleg.Zin(telling), Does.EndWith("Overgeslagen: zomerreces (7 juli tot en met 29 augustus)."));
        Assert.That(Uitleg.Kort(1, telling.Overgeslagen), Is.EqualTo("1 werkdag, zomerreces overgeslagen"));
    }

    [Test]
    public void Every_refusal_is_one_Dutch_sentence_with_a_slug()
    {
        ApprovalFlow.Notas.Weigering[] all =
        [
            new JaarNietVastgelegd(2029),
            new TeVeelWerkdagen(int.MinValue),
            new TermijnTeLang(91),
            new WettelijkNietTerug(),
            new WettelijkZonderDagen(),
            new KalenderbestandOngeldig([new("", "Dit is geen geldige JSON.")]),
        ];
        Assert.That(all.Select(weigering => weigering.Zin), Has.All.EndsWith("."));
        Assert.That(all.Select(weigering => weigering.Slug), Has.All.Match("^[a-z]+(-[a-z]+)*$"));
    }
}
