using ApprovalFlow.Notas.Opdrachten;
using NodaTime;

namespace ApprovalFlow.UnitTests.Notas;

/// <summary>Afstemmen opened on 12 May 2025 with 15 May as its latest date: 21 May is the Kamerdatum.</summary>
internal sealed class TermijnVerlengenTests
{
    private static readonly LocalDate Woensdag = new(2025, 5, 14);
    private static readonly LocalDate Vrijdag = new(2025, 5, 16);

    [Test]
    public void An_extension_after_which_the_Kamerdatum_can_not_be_made_is_refused_to_the_steller_whatever_he_says()
    {
        var nota = Proefnota.Ingediend();
        foreach (var voorbij in new[] { false, true })
        {
            Assert.That(
                nota.Weiger(Verleng(nota, Vrijdag, voorbij), "KD")?.Zin,
                Is.EqualTo(
                    "Na 15 mei 2025 halen de stappen die nog komen de Kamerdatum (21 mei 2025) niet. "
                        + "Kies een eerdere dag, of vraag het secretariaat om deze termijn te zetten."
                )
            );
        }
        nota.Doe(Verleng(nota, Woensdag), "KD");
        nota.Doe(Verleng(nota, new LocalDate(2025, 5, 15)), "KD");
        Assert.That(nota.Open("HDFC").Termijn, Is.EqualTo(new LocalDate(2025, 5, 15)));
    }

    [Test]
    public void The_secretariaat_may_when_it_says_so_with_a_reason_and_the_history_tells_it()
    {
        var nota = Proefnota.Ingediend();
        var weigering = nota.Weiger(Verleng(nota, Vrijdag), "SECRETARIAAT");
        Assert.That(weigering?.Fouten.Single().Veld, Is.EqualTo("voorbijKamerdatum"));
        Assert.That(
            nota.Weiger(new TermijnVerlengen(nota.Open("HDFC").Id, Vrijdag, " ", true), "SECRETARIAAT")
                ?.Fouten.Single()
                .Veld,
            Is.EqualTo("toelichting")
        );
        nota.Doe(Verleng(nota, Vrijdag, voorbij: true), "SECRETARIAAT");
        Assert.That(
            nota.Zinnen()[^1],
            Does.EndWith(
                "zette de termijn van HDFC op 16 mei 2025 (was 15 mei 2025), "
                    + "ook al wordt de Kamerdatum daarmee niet gehaald."
            )
        );
    }

    [Test]
    public void A_termijn_that_is_too_late_already_may_become_earlier()
    {
        var nota = Proefnota.Ingediend();
        nota.Doe(Verleng(nota, new LocalDate(2025, 5, 20), voorbij: true), "SECRETARIAAT");
        nota.Doe(Verleng(nota, Vrijdag), "KD");
        Assert.That(nota.Open("HDFC").Termijn, Is.EqualTo(Vrijdag));
    }

    [TestCase(2025, 5, 11, "De termijn kan niet in het verleden liggen.")]
    [TestCase(2034, 5, 12, "Van 2034 is niet vastgelegd welke dagen met een feestdag zijn gelijkgesteld")]
    public void A_day_in_the_past_or_in_a_year_that_is_not_recorded_is_refused(int jaar, int maand, int dag, string zin)
    {
        var nota = Proefnota.Ingediend();
        Assert.That(
            nota.Weiger(Verleng(nota, new LocalDate(jaar, maand, dag), voorbij: true), "SECRETARIAAT")?.Zin,
            Does.StartWith(zin)
        );
    }

    [Test]
    public void Without_Kamerdatum_no_later_step_can_be_in_danger()
    {
        var nota = Proefnota.Begonnen("nota-ter-beslissing-intern");
        nota.Doe(new NotaIndienen(null, null, false), "KD");
        nota.Doe(Verleng(nota, new LocalDate(2025, 6, 20)), "KD");
        Assert.That(nota.Open("HDFC").Termijn, Is.EqualTo(new LocalDate(2025, 6, 20)));
    }

    [Test]
    public void A_Kamerdatum_that_comes_closer_makes_nobody_late_at_once_and_takes_back_what_it_can_not_afford()
    {
        var nota = Proefnota.Ingediend();
        nota.Doe(new KamerdatumWijzigen(new LocalDate(2025, 5, 28), "Het debat is later."), "KD");
        nota.Doe(Verleng(nota, new LocalDate(2025, 5, 22)), "KD");
        nota.Nu += Duration.FromDays(2);
        nota.Doe(new KamerdatumWijzigen(new LocalDate(2025, 5, 19), "Het debat is eerder."), "KD");
        Assert.Multiple(() =>
        {
            Assert.That(nota.Open("CDS").Termijn, Is.EqualTo(Woensdag), "the plan says the 13th, today is the 14th");
            Assert.That(
                nota.Open("HDFC").Termijn,
                Is.EqualTo(Woensdag),
                "an extension to the 22nd was possible before"
            );
        });
        nota.Doe(new KamerdatumWijzigen(new LocalDate(2025, 5, 23), "Toch weer later."), "KD");
        Assert.That(nota.Open("CDS").Termijn, Is.EqualTo(new LocalDate(2025, 5, 15)), "opening and share again");
    }

    private static TermijnVerlengen Verleng(Proefnota nota, LocalDate termijn, bool voorbij = false) =>
        new(nota.Open("HDFC").Id, termijn, "Wacht op cijfers.", voorbij);
}
