using ApprovalFlow.Notas.Termijnen;
using CsCheck;
using NodaTime;
using static ApprovalFlow.UnitTests.Termijnen.TestKalender;

namespace ApprovalFlow.UnitTests.Termijnen;

public sealed class WettelijkeKalenderTests
{
    [TestCase("2025-05-12", 14, "2025-05-26", "")]
    [TestCase("2025-05-12", 5, "2025-05-19", "zaterdag,zondag")]
    [TestCase("2025-04-21", 14, "2025-05-06", "Bevrijdingsdag")]
    [TestCase("2025-05-15", 14, "2025-06-02", "Hemelvaartsdag,gelijkgestelde dag,zaterdag,zondag")]
    [TestCase("2025-04-04", 14, "2025-04-22", "Goede Vrijdag,zaterdag,zondag,tweede paasdag")]
    [TestCase("2025-04-12", 14, "2025-04-28", "Koningsdag,zondag")]
    [TestCase("2024-12-11", 14, "2024-12-30", "eerste kerstdag,tweede kerstdag,gelijkgestelde dag,zaterdag,zondag")]
    [TestCase("2025-12-18", 14, "2026-01-05", "Nieuwjaarsdag,gelijkgestelde dag,zaterdag,zondag")]
    [TestCase("2025-01-17", 1, "2025-01-20", "zaterdag,zondag")]
    [TestCase("2025-01-17", 2, "2025-01-20", "zondag")]
    [TestCase("2025-01-16", 3, "2025-01-20", "zondag")]
    [TestCase("2029-04-26", 14, "2029-05-14", "Hemelvaartsdag,gelijkgestelde dag,zaterdag,zondag")]
    [TestCase("2031-04-12", 14, "2031-04-28", "Koningsdag,zondag")]
    public void Article_1_moves_the_end_to_the_next_ordinary_day(
        string van,
        int dagen,
        string datum,
        string overgeslagen
    )
    {
        var telling = Wettelijk.Tel(Dag(van), dagen).Value;
        Assert.That(telling.Datum, Is.EqualTo(Dag(datum)));
        Assert.That(string.Join(',', telling.Overgeslagen.Select(dag => dag.Naam)), Is.EqualTo(overgeslagen));
        Assert.That((telling.Artikel1, telling.Artikel2), Is.EqualTo((overgeslagen.Length > 0, false)));
    }

    // Friday 17 January and 3 days is Monday: one ordinary day in it, so Tuesday.
    [TestCase("2025-01-17", 3, "2025-01-21", "zaterdag,zondag", false)]
    // Easter: Thursday 17 April and 5 days is Tuesday 22, the only ordinary day in it.
    [TestCase("2025-04-17", 5, "2025-04-23", "Goede Vrijdag,zaterdag,zondag,tweede paasdag", false)]
    // Ascension and the equated Friday: both articles.
    [TestCase("2025-05-28", 3, "2025-06-03", "Hemelvaartsdag,gelijkgestelde dag,zaterdag,zondag", true)]
    [TestCase("2025-12-24", 4, "2025-12-30", "eerste kerstdag,tweede kerstdag,zaterdag,zondag", true)]
    public void Article_2_gives_two_ordinary_days(
        string van,
        int dagen,
        string datum,
        string overgeslagen,
        bool artikel1
    )
    {
        var telling = Wettelijk.Tel(Dag(van), dagen).Value;
        Assert.That(telling.Datum, Is.EqualTo(Dag(datum)));
        Assert.That(string.Join(',', telling.Overgeslagen.Select(dag => dag.Naam)), Is.EqualTo(overgeslagen));
        Assert.That((telling.Artikel1, telling.Artikel2), Is.EqualTo((artikel1, true)));
    }

    [Test]
    public void A_term_counted_backwards_is_refused_because_article_1_does_not_extend_it()
    {
        var weigering = Wettelijk.Tel(Dag("2025-05-19"), -2).Weigering;
        Assert.That(weigering, Is.EqualTo(new WettelijkNietTerug()));
        Assert.That(weigering!.Zin, Does.Contain("artikel 1, tweede lid"));
    }

    [Test]
    public void Ninety_days_are_counted_and_ninety_one_are_refused()
    {
        Assert.That(Wettelijk.Tel(Dag("2025-01-20"), 90).Value.Datum, Is.EqualTo(Dag("2025-04-22")));
        Assert.That(Wettelijk.Tel(Dag("2025-01-20"), 91).Weigering, Is.EqualTo(new TermijnTeLang(91)));
        Assert.That(Wettelijk.Tel(Dag("2025-01-20"), 0).Weigering, Is.EqualTo(new WettelijkZonderDagen()));
    }

    [TestCase("2028-12-20", 14, 2029)]
    [TestCase("2028-12-31", 1, 2029)]
    [TestCase("2022-12-20", 14, 2022)]
    [TestCase("9999-12-31", 1, 9999)]
    public void A_year_that_is_not_recorded_is_refused(string van, int dagen, int jaar) =>
        Assert.That(
            Kalenders.Meegeleverd.Wettelijk.Tel(Dag(van), dagen).Weigering,
            Is.EqualTo(new JaarNietVastgelegd(jaar))
        );

    [Test]
    public void Closing_days_and_opened_days_of_the_ministry_play_no_part()
    {
        var wettelijk = new WettelijkeKalender(
            Kalendergegevens.Meegeleverd with
            {
                Gesloten = [new Sluitingsdag(Dag("2025-05-26"), "studiedag", "SG")],
                Geopend = [new OpenOpFeestdag(Feestdag.Bevrijdingsdag, "cao")],
            }
        );
        Assert.That(wettelijk.Tel(Dag("2025-05-12"), 14).Value.Datum, Is.EqualTo(Dag("2025-05-26")));
        Assert.That(wettelijk.IsGewoon(Dag("2025-05-05")).Value, Is.False);
    }

    [Test]
    public void A_term_ends_on_an_ordinary_day_with_enough_of_them_and_no_later_than_needed() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Int[1, 90])
            .Sample(
                (start, dagen) =>
                {
                    var van = new LocalDate(2023, 6, 1).PlusDays(start);
                    var datum = Wettelijk.Tel(van, dagen).Value.Datum;
                    var fits = Fits(van, dagen, datum);
                    for (var earlier = van.PlusDays(dagen); earlier < datum; earlier = earlier.PlusDays(1))
                        fits &= !Fits(van, dagen, earlier);
                    return fits;
                }
            );

    [Test]
    public void A_later_start_or_a_longer_term_never_ends_earlier() =>
        Gen.Select(Gen.Int[0, 2900], Gen.Int[0, 40], Gen.Int[1, 89])
            .Sample(
                (start, later, dagen) =>
                {
                    var van = new LocalDate(2023, 6, 1).PlusDays(start);
                    var datum = Wettelijk.Tel(van, dagen).Value.Datum;
                    return Wettelijk.Tel(van.PlusDays(later), dagen).Value.Datum >= datum
                        && Wettelijk.Tel(van, dagen + 1).Value.Datum >= datum;
                }
            );

    private static bool Fits(LocalDate van, int dagen, LocalDate datum)
    {
        var ordinary = new DateInterval(van.PlusDays(1), datum).Count(dag => Wettelijk.IsGewoon(dag).Value);
        return datum >= van.PlusDays(dagen) && Wettelijk.IsGewoon(datum).Value && (dagen < 3 || ordinary >= 2);
    }
}
