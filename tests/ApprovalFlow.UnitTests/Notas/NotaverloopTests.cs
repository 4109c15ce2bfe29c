using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using NodaTime;

namespace ApprovalFlow.UnitTests.Notas;

internal sealed class NotaverloopTests
{
    [TestCase("nota-ter-beslissing", "DGB:ondertekenen STASDEF:akkoord SG:doorgeleiden * SECRETARIAAT:aangeboden")]
    [TestCase(
        "nota-ter-beslissing-sg-eerst",
        "DGB:ondertekenen SG:doorgeleiden STASDEF:akkoord * SECRETARIAAT:aangeboden"
    )]
    [TestCase("nota-ter-beslissing-intern", "DGB:ondertekenen STASDEF:akkoord")]
    [TestCase("nota-ter-informatie", "STASDEF:gezien")]
    public void A_nota_goes_from_draft_to_its_end(string procedure, string stappen)
    {
        var nota = Proefnota.Ingediend(procedure);
        Assert.That(nota.OpenEenheden(Stap.Afstemmen), Is.EqualTo(new[] { "CDS", "COID", "DCo", "DJZ", "HDFC" }));
        nota.IedereenAkkoord();
        foreach (var stap in stappen.Split(' '))
        {
            if (stap == "*")
            {
                var opdracht = nota.Dossier.Verloop.Jobs.Keys.Single();
                nota.Doe(new StukkenSamenstellenAfronden(opdracht, new string('c', 64), 30), null);
                continue;
            }
            nota.Antwoord(stap.Split(':')[0], stap.Split(':')[1]);
        }
        Assert.Multiple(() =>
        {
            Assert.That(nota.Dossier.Nota.Status, Is.EqualTo(NotaStatus.Afgerond));
            Assert.That(nota.Dossier.Verloop.Status, Is.EqualTo(InstanceStatus.Completed));
            Assert.That(nota.Dossier.OpenTaken, Is.Empty);
            Assert.That(nota.Zinnen()[^1], Is.EqualTo("De nota is afgerond."));
        });
    }

    [Test]
    public void Folding_the_journal_gives_the_dossier_again()
    {
        var nota = Proefnota.Afgestemd();
        nota.Antwoord("DGB", StapCodes.Ondertekenen);
        nota.Antwoord("STASDEF", StapCodes.Terugsturen);
        nota.Indienen();
        nota.Doe(new NotaIntrekken("Niet meer nodig."), "SECRETARIAAT");
        var folded = nota.Journaal.Aggregate(Dossier.Leeg, (dossier, v) => v.Apply(dossier));
        Assert.Multiple(() =>
        {
            Assert.That(folded.Verloop.ToJson(), Is.EqualTo(nota.Dossier.Verloop.ToJson()));
            Assert.That(folded.Taken.Values, Is.EqualTo(nota.Dossier.Taken.Values));
            Assert.That(folded.Afstemmingen.Values, Is.EqualTo(nota.Dossier.Afstemmingen.Values));
            Assert.That(folded.Lezers, Is.EqualTo(nota.Dossier.Lezers));
            Assert.That(nota.Dossier.Nota.Status, Is.EqualTo(NotaStatus.Ingetrokken));
        });
    }

    [Test]
    public void One_niet_akkoord_waits_for_the_others_and_then_sends_the_nota_back()
    {
        var nota = Proefnota.Ingediend();
        nota.Antwoord("HDFC", StapCodes.NietAkkoord);
        Assert.That(nota.OpenEenheden(Stap.Afstemmen), Has.Length.EqualTo(4));
        nota.IedereenAkkoord();
        Assert.That(nota.Dossier.Opstellen, Is.Not.Null);
        nota.Indienen();
        Assert.That(nota.OpenEenheden(Stap.Afstemmen), Is.EqualTo(new[] { "HDFC" }));
    }

    [Test]
    public void A_changed_besluit_asks_everybody_again()
    {
        var nota = Proefnota.Afgestemd();
        nota.Antwoord("DGB", StapCodes.Terugsturen);
        nota.Inhoud = nota.Inhoud with
        {
            Hoofdstukken =
            [
                .. nota.Inhoud.Hoofdstukken.Select(h =>
                    h.Code == HoofdstukCode.GeadviseerdBesluit
                        ? h with
                        {
                            Blokken = [new Blok(99, BlokSoort.Alinea, "Een ander besluit.")],
                        }
                        : h
                ),
            ],
        };
        nota.Indienen();
        Assert.That(nota.OpenEenheden(Stap.Afstemmen), Has.Length.EqualTo(5));
    }

    [Test]
    public void A_changed_bijlage_asks_everybody_again()
    {
        var nota = Proefnota.Afgestemd();
        nota.Antwoord("DGB", StapCodes.Terugsturen);
        nota.Bijlagen = [nota.Bijlagen[0] with { Sha256 = new string('d', 64) }, nota.Bijlagen[1]];
        nota.Indienen();
        Assert.That(nota.OpenEenheden(Stap.Afstemmen), Has.Length.EqualTo(5));
    }

    [Test]
    public void With_nobody_to_ask_the_round_completes_at_once_and_akkoorden_stand()
    {
        var nota = Proefnota.Afgestemd();
        nota.Antwoord("DGB", StapCodes.Terugsturen);
        nota.Indienen();
        Assert.Multiple(() =>
        {
            Assert.That(nota.OpenEenheden(Stap.Ondertekenen), Is.EqualTo(new[] { "DGB" }));
            Assert.That(nota.Dossier.GeldigeAfstemmingen.Select(a => a.Versie), Is.All.EqualTo(1));
            Assert.That(nota.Open("DGB").Versie, Is.EqualTo(2));
        });
    }

    [Test]
    public void The_steller_can_widen_who_is_asked()
    {
        var nota = Proefnota.Afgestemd();
        nota.Antwoord("DGB", StapCodes.Terugsturen);
        nota.Indienen(iedereen: true);
        Assert.That(nota.OpenEenheden(Stap.Afstemmen), Has.Length.EqualTo(5));
    }

    [Test]
    public void Terughalen_keeps_the_answers_given_and_asks_the_others_again()
    {
        var nota = Proefnota.Ingediend();
        nota.Antwoord("CDS", StapCodes.Akkoord);
        nota.Doe(new NotaTerughalen("Het rapport is vervangen."), "KD");
        Assert.That(nota.OpenEenheden(Stap.Opstellen), Is.EqualTo(new[] { "KD" }));
        nota.Indienen();
        Assert.That(nota.OpenEenheden(Stap.Afstemmen), Is.EqualTo(new[] { "COID", "DCo", "DJZ", "HDFC" }));
    }

    [Test]
    public void A_directie_can_be_added_and_removed_while_the_round_runs()
    {
        var nota = Proefnota.Begonnen();
        nota.Inhoud = nota.Inhoud with
        {
            Kop = nota.Inhoud.Kop with { AfgestemdMet = [EenheidCode.Of("COID"), EenheidCode.Of("DJZ")] },
            Hoofdstukken =
            [
                .. nota.Inhoud.Hoofdstukken,
                .. new[]
                {
                    HoofdstukCode.FinancieleOverwegingen,
                    HoofdstukCode.Communicatie,
                    HoofdstukCode.OverwegingenUitvoering,
                }.Select((code, i) => new Hoofdstuk(code, [new Blok(50 + i, BlokSoort.Alinea, "Geen.")], [])),
            ],
        };
        nota.Indienen();
        nota.Doe(new AfstemmingToevoegen(EenheidCode.Of("HDFC"), "Er zijn toch kosten."), "KD");
        nota.Doe(new AfstemmingVervallenVerklaren(EenheidCode.Of("DJZ"), "Niet nodig."), "KD");
        nota.Antwoord("COID", StapCodes.Akkoord);
        nota.Antwoord("HDFC", StapCodes.Akkoord);
        Assert.Multiple(() =>
        {
            Assert.That(nota.OpenEenheden(Stap.Ondertekenen), Is.EqualTo(new[] { "DGB" }));
            Assert.That(nota.Dossier.Nota.AfgestemdMet.Select(e => e.Value), Is.EqualTo(new[] { "COID", "HDFC" }));
        });
    }

    [Test]
    public void A_corrected_answer_is_what_the_end_of_the_round_looks_at()
    {
        var nota = Proefnota.Ingediend();
        var taak = nota.Open("HDFC");
        nota.Antwoord("HDFC", StapCodes.NietAkkoord);
        nota.Doe(new AfstemmingHerzien(taak.Id, StapCodes.Akkoord, null, null, 1), "HDFC");
        nota.IedereenAkkoord();
        Assert.Multiple(() =>
        {
            Assert.That(nota.OpenEenheden(Stap.Ondertekenen), Is.EqualTo(new[] { "DGB" }));
            Assert.That(
                nota.Dossier.Afstemmingen.Values.Count(a => a.Eenheid == EenheidCode.Of("HDFC")),
                Is.EqualTo(2)
            );
        });
    }

    [Test]
    public void Aanhouden_comes_back_on_its_date()
    {
        var nota = Proefnota.Afgestemd();
        nota.Antwoord("DGB", StapCodes.Ondertekenen);
        nota.Antwoord("STASDEF", StapCodes.Aanhouden, tot: new LocalDate(2025, 5, 20));
        Assert.That(nota.Dossier.OpenTaken, Is.Empty);
        var timer = nota.Dossier.Verloop.Timers.Values.Single();
        nota.Doe(new TimerAfgaan(timer.Timer), null);
        Assert.That(nota.Dossier.OpenTaken, Is.Empty, "not due yet");
        nota.Nu = timer.Due;
        nota.Doe(new TimerAfgaan(timer.Timer), null);
        Assert.Multiple(() =>
        {
            Assert.That(timer.Due, Is.EqualTo(Instant.FromUtc(2025, 5, 19, 22, 0)));
            Assert.That(nota.OpenEenheden(Stap.Beslissen), Is.EqualTo(new[] { "STASDEF" }));
        });
    }

    [Test]
    public void A_rejected_nota_ends_as_afgewezen_and_the_afschrift_readers_may_read_it()
    {
        var nota = Proefnota.Afgestemd();
        nota.Antwoord("DGB", StapCodes.Ondertekenen);
        nota.Antwoord("STASDEF", StapCodes.NietAkkoord);
        Assert.Multiple(() =>
        {
            Assert.That(nota.Dossier.Nota.Status, Is.EqualTo(NotaStatus.Afgewezen));
            Assert.That(Rechten.MagLezen(nota.Dossier, Proefnota.Medewerker("MINDEF"), nota.Nu), Is.True);
        });
    }

    [Test]
    public void The_seed_fits_its_termijnen_exactly()
    {
        var nota = Proefnota.Ingediend();
        Assert.That(nota.Open("CDS").Termijn, Is.EqualTo(new LocalDate(2025, 5, 15)));
        nota.IedereenAkkoord();
        Assert.That(nota.Open("DGB").Termijn, Is.EqualTo(new LocalDate(2025, 5, 13)), "one working day after opening");
    }

    [Test]
    public void The_chapter_of_a_directie_is_its_answer()
    {
        var nota = Proefnota.Ingediend();
        nota.Antwoord("DJZ", StapCodes.Akkoord, tekst: "DJZ wijst op de Archiefwet.");
        var hoofdstukken = Samenstelling.Van(
            nota.Dossier.HuidigeVersie!.Inhoud,
            nota.Dossier.GeldigeAfstemmingen,
            Proefnota.Register
        );
        var juridisch = hoofdstukken.Single(h => h.Hoofdstuk.Code == HoofdstukCode.JuridischeOverwegingen);
        Assert.Multiple(() =>
        {
            Assert.That(juridisch.Bron, Is.EqualTo(Bron.Afstemming));
            Assert.That(juridisch.Hoofdstuk.Tekst, Is.EqualTo("DJZ wijst op de Archiefwet."));
        });
    }

    [Test]
    public void Nobody_is_silenced_by_not_being_chosen_again()
    {
        var nota = Proefnota.Ingediend();
        nota.Antwoord("COID", StapCodes.NietAkkoord);
        nota.IedereenAkkoord();
        nota.Doe(new NotaIndienen(null, [EenheidCode.Of("DJZ")], false), "KD");
        Assert.Multiple(() =>
        {
            Assert.That(nota.OpenEenheden(Stap.Afstemmen), Is.EqualTo(new[] { "COID" }));
            Assert.That(nota.Dossier.Nota.AfgestemdMet, Has.Length.EqualTo(5));
        });
    }

    [Test]
    public void Another_Kamerdatum_leaves_a_termijn_alone_that_somebody_moved()
    {
        var nota = Proefnota.Ingediend();
        var verlengd = new LocalDate(2025, 5, 20);
        nota.Doe(new TermijnVerlengen(nota.Open("DJZ").Id, verlengd, "Wacht op advies.", true), "SECRETARIAAT");
        nota.Doe(new KamerdatumWijzigen(new LocalDate(2025, 5, 16), "Het debat is eerder."), "KD");
        Assert.Multiple(() =>
        {
            Assert.That(nota.Open("DJZ").Termijn, Is.EqualTo(verlengd));
            Assert.That(nota.Open("CDS").Termijn, Is.LessThan(new LocalDate(2025, 5, 15)));
        });
    }
}
