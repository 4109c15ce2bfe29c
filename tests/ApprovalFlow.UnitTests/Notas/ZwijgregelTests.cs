using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using NodaTime;

namespace ApprovalFlow.UnitTests.Notas;

/// <summary>The shipped files take silence after five working days, and only where an administrator allowed it.</summary>
internal sealed class ZwijgregelTests
{
    // Monday 12 May plus five working days is Monday 19 May: its first moment in Amsterdam.
    private static readonly Instant Af = Instant.FromUtc(2025, 5, 18, 22, 0);

    [Test]
    public void Unless_an_administrator_allowed_it_the_nota_waits_and_says_so()
    {
        var nota = Proefnota.Ingediend();
        Assert.Multiple(() =>
        {
            Assert.That(nota.Dossier.Verloop.Timers, Is.Empty);
            Assert.That(
                Zin(nota, "HDFC"),
                Is.EqualTo(
                    "Antwoordt u niet op tijd, dan wacht de nota op u. Na 2 werkdagen horen het hoofd van HDFC en het "
                        + "secretariaat dat."
                )
            );
        });
    }

    [Test]
    public void It_acts_at_its_moment_is_told_and_never_counts_as_an_akkoord()
    {
        var nota = Toegestaan();
        Assert.That(
            Zin(nota, "HDFC"),
            Is.EqualTo(
                "Antwoordt u niet voor maandag 19 mei 2025, dan geldt dat als geen opmerkingen. Het telt niet als akkoord."
            )
        );
        foreach (var eenheid in new[] { "CDS", "DJZ", "DCo", "COID" })
        {
            nota.Antwoord(eenheid, StapCodes.Akkoord);
        }
        nota.Nu = Af - Duration.FromSeconds(1);
        LaatAfgaan(nota, "HDFC");
        Assert.That(nota.OpenEenheden(Stap.Afstemmen), Is.EqualTo(new[] { "HDFC" }), "a second too early");
        nota.Nu = Af;
        LaatAfgaan(nota, "HDFC");
        Assert.Multiple(() =>
        {
            Assert.That(nota.OpenEenheden(Stap.Ondertekenen), Is.EqualTo(new[] { "DGB" }), "the round is over");
            Assert.That(
                nota.Dossier.GeldigeAfstemming(ApprovalFlow.Notas.EenheidCode.Of("HDFC")),
                Has.Property("Oordeel").EqualTo(Oordeel.GeenReactie).And.Property("Door").Null
            );
            Assert.That(
                nota.Zinnen(),
                Does.Contain("HDFC gaf geen reactie op versie 1; de procedure gaat verder zonder die afstemming.")
            );
        });
        nota.Antwoord("DGB", StapCodes.Terugsturen);
        nota.Indienen();
        Assert.That(nota.OpenEenheden(Stap.Afstemmen), Is.EqualTo(new[] { "HDFC" }), "silence is asked again");
    }

    [Test]
    public void An_answer_in_time_takes_the_rule_away()
    {
        var nota = Toegestaan();
        nota.IedereenAkkoord();
        Assert.That(nota.Dossier.Verloop.Timers, Is.Empty);
        Assert.That(Zin(nota, "DGB"), Does.StartWith("Antwoordt u niet op tijd, dan wacht de nota op u."));
    }

    [Test]
    public void Who_gets_more_time_is_not_taken_for_silent_before_that()
    {
        var nota = Toegestaan();
        var later = new LocalDate(2025, 5, 20);
        nota.Doe(new TermijnVerlengen(nota.Open("HDFC").Id, later, "Ziekte.", true), "SECRETARIAAT");
        Assert.Multiple(() =>
        {
            Assert.That(Zin(nota, "HDFC"), Does.StartWith("Antwoordt u niet voor woensdag 21 mei 2025,"));
            Assert.That(Zin(nota, "CDS"), Does.StartWith("Antwoordt u niet voor maandag 19 mei 2025,"));
        });
    }

    [Test]
    public void What_is_allowed_later_holds_from_the_next_indiening()
    {
        var nota = Proefnota.Ingediend();
        nota.Zwijgregel = true;
        Assert.That(nota.Dossier.Verloop.Timers, Is.Empty);
        nota.Doe(new NotaTerughalen("Er staat een fout in."), "KD");
        nota.Indienen();
        Assert.That(nota.Dossier.Verloop.Timers, Has.Count.EqualTo(5));
    }

    private static Proefnota Toegestaan()
    {
        var nota = Proefnota.Begonnen();
        nota.Zwijgregel = true;
        nota.Indienen();
        return nota;
    }

    private static void LaatAfgaan(Proefnota nota, string eenheid)
    {
        var taak = nota.Open(eenheid);
        var timer = nota.Dossier.Verloop.Timers.Values.Single(t => t.Host == taak.Nummer);
        nota.Doe(new TimerAfgaan(timer.Timer), null);
    }

    private static string Zin(Proefnota nota, string eenheid) =>
        Zwijgregel.Zin(nota.Dossier, nota.Procedure, nota.Open(eenheid));
}
