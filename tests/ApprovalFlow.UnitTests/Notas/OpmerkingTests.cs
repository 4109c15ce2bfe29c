using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.UnitTests.Notas;

/// <summary>The third and the fourth block of the nota in these tests are its kernpunten and its toelichting.</summary>
internal sealed class OpmerkingTests
{
    private const int Kernpunten = 3;

    [Test]
    public void An_asked_directie_puts_a_remark_at_words_of_the_steller()
    {
        var nota = Proefnota.Ingediend();
        nota.Doe(Opmerking(nota, "DJZ", Kernpunten, "Kernpunten"), "DJZ");
        var opmerking = nota.Dossier.Opmerkingen.Values.Single();
        Assert.Multiple(() =>
        {
            Assert.That((opmerking.Begin, opmerking.Einde), Is.EqualTo((10, 20)));
            Assert.That(opmerking.Citaat, Is.EqualTo("Kernpunten"));
            Assert.That(opmerking.Hoofdstuk, Is.EqualTo(HoofdstukCode.Kernpunten));
            Assert.That(opmerking.IsGewijzigd(nota.Inhoud), Is.False);
            Assert.That(
                nota.Zinnen()[^1],
                Is.EqualTo("Lid van DJZ (DJZ) maakte een opmerking bij versie 1, in het hoofdstuk Kernpunten.")
            );
            Assert.That(nota.Open("DJZ").Status, Is.EqualTo(TaakStatus.Open), "a remark is no answer");
        });
    }

    [Test]
    public void Without_words_the_whole_block_is_meant()
    {
        var nota = Proefnota.Ingediend();
        nota.Doe(Opmerking(nota, "DJZ", Kernpunten, null), "DJZ");
        Assert.That(nota.Dossier.Opmerkingen.Values.Single().Citaat, Is.EqualTo("Tekst van Kernpunten."));
    }

    [TestCase("Dit staat er niet.", Kernpunten, "citaat")]
    [TestCase(null, 99, "blok")]
    [TestCase(null, null, "blok")]
    public void Words_that_are_not_there_are_refused(string? citaat, int? blok, string veld)
    {
        var nota = Proefnota.Ingediend();
        var weigering = nota.Weiger(Opmerking(nota, "DJZ", blok, citaat), "DJZ");
        Assert.That(weigering!.Fouten.Single().Veld, Is.EqualTo(veld));
    }

    [TestCase(OpmerkingMaken.MaxCitaat, true)]
    [TestCase(OpmerkingMaken.MaxCitaat + 1, false)]
    public void A_quote_has_a_limit(int lengte, bool past)
    {
        var nota = Proefnota.Begonnen();
        Schrijf(nota, new string('a', OpmerkingMaken.MaxCitaat + 1));
        nota.Indienen();
        var weigering = nota.Weiger(Opmerking(nota, "DJZ", Kernpunten, new string('a', lengte)), "DJZ");
        Assert.That(weigering is null, Is.EqualTo(past));
    }

    [Test]
    public void Who_is_not_asked_makes_no_remark()
    {
        var nota = Proefnota.Ingediend();
        Assert.Multiple(() =>
        {
            Assert.That(nota.Weiger(Opmerking(nota, "DJZ", Kernpunten, null), "CDS"), Is.TypeOf<NietBevoegd>());
            Assert.That(nota.Weiger(Opmerking(nota, "DJZ", Kernpunten, null), "MINDEF"), Is.TypeOf<NietGevonden>());
        });
    }

    [Test]
    public void A_directie_that_answered_may_remark_as_long_as_the_round_runs()
    {
        var nota = Proefnota.Ingediend();
        var opdracht = Opmerking(nota, "DJZ", Kernpunten, null);
        nota.Antwoord("DJZ", StapCodes.Akkoord);
        nota.Doe(opdracht, "DJZ");
        nota.IedereenAkkoord();
        Assert.That(nota.Weiger(opdracht, "DJZ"), Is.TypeOf<VerkeerdeToestand>(), "the round is over");
    }

    [Test]
    public void A_lapsed_question_and_an_old_version_take_no_remark()
    {
        var nota = Proefnota.Ingediend();
        var opdracht = Opmerking(nota, "DJZ", Kernpunten, null);
        nota.Doe(new NotaTerughalen("Er staat een fout in."), "KD");
        Assert.That(nota.Weiger(opdracht, "DJZ"), Is.TypeOf<TaakIsVervallen>());
        nota.Indienen();
        Assert.That(
            nota.Weiger(Opmerking(nota, "DJZ", Kernpunten, null) with { Versie = 1 }, "DJZ"),
            Is.TypeOf<OudeVersie>()
        );
    }

    [Test]
    public void The_chapter_of_a_directie_takes_no_remark()
    {
        var nota = Proefnota.Begonnen();
        nota.Inhoud = nota.Inhoud with
        {
            Hoofdstukken =
            [
                .. nota.Inhoud.Hoofdstukken,
                new Hoofdstuk(HoofdstukCode.Communicatie, [new Blok(60, BlokSoort.Alinea, "Een voorstel.")], []),
            ],
        };
        nota.Indienen();
        Assert.That(nota.Weiger(Opmerking(nota, "DJZ", 60, null), "DJZ"), Is.TypeOf<OngeldigeInvoer>());
    }

    [Test]
    public void The_steller_settles_a_remark_once_and_says_why_not()
    {
        var nota = MetOpmerking("Kernpunten");
        var nummer = nota.Dossier.Opmerkingen.Keys.Single();
        Assert.Multiple(() =>
        {
            Assert.That(
                nota.Weiger(Handel(nummer, "niet-verwerkt"), "KD")!.Fouten.Single().Veld,
                Is.EqualTo("toelichting")
            );
            Assert.That(nota.Weiger(Handel(nummer, "gezien"), "KD")!.Fouten.Single().Veld, Is.EqualTo("uitkomst"));
            Assert.That(nota.Weiger(Handel(nummer, "verwerkt"), "DJZ"), Is.TypeOf<NietBevoegd>());
            Assert.That(nota.Weiger(Handel(999, "verwerkt"), "KD"), Is.TypeOf<NietGevonden>());
            Assert.That(nota.Weiger(Handel(nummer, "verwerkt"), "KD"), Is.TypeOf<VerkeerdeToestand>(), "frozen text");
        });
        nota.Doe(Handel(nummer, "niet-verwerkt", "Dit staat al in de brief."), "KD");
        Assert.Multiple(() =>
        {
            Assert.That(nota.Dossier.Opmerkingen[nummer].Reden, Is.EqualTo("Dit staat al in de brief."));
            Assert.That(
                nota.Weiger(Handel(nummer, "niet-verwerkt", "Nog eens."), "KD"),
                Is.TypeOf<VerkeerdeToestand>()
            );
            Assert.That(nota.Zinnen()[^1], Is.EqualTo("Lid van KD (KD) heeft een opmerking van DJZ niet verwerkt."));
        });
    }

    [Test]
    public void An_ended_nota_takes_no_settling()
    {
        var nota = MetOpmerking("Kernpunten");
        nota.Doe(new NotaIntrekken("Niet meer nodig."), "KD");
        var nummer = nota.Dossier.Opmerkingen.Keys.Single();
        Assert.That(nota.Weiger(Handel(nummer, "niet-verwerkt", "Te laat."), "KD"), Is.TypeOf<VerkeerdeToestand>());
    }

    [Test]
    public void Who_left_a_remark_open_is_asked_again()
    {
        var nota = MetOpmerking("Kernpunten");
        AkkoordEnTerug(nota);
        nota.Indienen();
        Assert.That(nota.OpenEenheden(Stap.Afstemmen), Is.EqualTo(new[] { "DJZ" }));
    }

    [Test]
    public void Who_remarked_at_a_passage_that_changed_is_asked_again()
    {
        var nota = MetOpmerking("Kernpunten");
        AkkoordEnTerug(nota);
        nota.Doe(Handel(nota.Dossier.Opmerkingen.Keys.Single(), "verwerkt"), "KD");
        Schrijf(nota, "Tekst van de kern.");
        nota.Indienen();
        Assert.Multiple(() =>
        {
            Assert.That(nota.OpenEenheden(Stap.Afstemmen), Is.EqualTo(new[] { "DJZ" }));
            Assert.That(nota.Dossier.Opmerkingen.Values.Single().IsGewijzigd(nota.Inhoud), Is.True);
        });
    }

    [Test]
    public void A_settled_remark_at_words_that_still_stand_asks_nobody_again()
    {
        var nota = MetOpmerking("Kernpunten");
        AkkoordEnTerug(nota);
        nota.Doe(Handel(nota.Dossier.Opmerkingen.Keys.Single(), "niet-verwerkt", "Het klopt zo."), "KD");
        Schrijf(nota, "Hier staan de Kernpunten nog.");
        nota.Indienen();
        Assert.That(nota.OpenEenheden(Stap.Ondertekenen), Is.EqualTo(new[] { "DGB" }));
    }

    [Test]
    public void A_passage_that_was_gone_before_counts_as_its_whole_block()
    {
        var nota = MetOpmerking("Kernpunten");
        AkkoordEnTerug(nota);
        nota.Doe(Handel(nota.Dossier.Opmerkingen.Keys.Single(), "verwerkt"), "KD");
        Schrijf(nota, "Tekst van de kern.");
        nota.Indienen();
        AkkoordEnTerug(nota);
        nota.Indienen();
        Assert.That(nota.OpenEenheden(Stap.Afstemmen), Is.Empty, "nothing changed since version 2");
        nota.Antwoord("DGB", StapCodes.Terugsturen);
        Schrijf(nota, "Tekst van een andere kern.");
        nota.Indienen();
        Assert.That(nota.OpenEenheden(Stap.Afstemmen), Is.EqualTo(new[] { "DJZ" }));
    }

    [Test]
    public void There_is_a_limit_to_the_remarks_of_one_eenheid()
    {
        var nota = Proefnota.Ingediend();
        for (var i = 0; i < OpmerkingMaken.MaxOpmerkingen; i++)
        {
            nota.Doe(Opmerking(nota, "DJZ", Kernpunten, null), "DJZ");
        }
        Assert.Multiple(() =>
        {
            Assert.That(nota.Weiger(Opmerking(nota, "DJZ", Kernpunten, null), "DJZ"), Is.TypeOf<VerkeerdeToestand>());
            Assert.That(nota.Weiger(Opmerking(nota, "CDS", Kernpunten, null), "CDS"), Is.Null);
        });
    }

    [Test]
    public void The_eenheid_takes_its_open_remark_back_and_it_asks_nothing_any_more()
    {
        var nota = MetOpmerking("Kernpunten");
        var nummer = nota.Dossier.Opmerkingen.Keys.Single();
        nota.Doe(new OpmerkingIntrekken(nummer), "DJZ");
        var opmerking = nota.Dossier.Opmerkingen[nummer];
        Assert.Multiple(() =>
        {
            Assert.That(opmerking.Status, Is.EqualTo(OpmerkingStatus.Ingetrokken));
            Assert.That(opmerking.Tekst, Is.Not.Empty, "it stays");
            Assert.That(nota.Zinnen()[^1], Is.EqualTo("Lid van DJZ (DJZ) trok een opmerking van DJZ in."));
            Assert.That(nota.Weiger(new OpmerkingIntrekken(nummer), "DJZ"), Is.TypeOf<VerkeerdeToestand>());
            Assert.That(
                nota.Weiger(Handel(nummer, OpmerkingAfhandelen.NietVerwerkt, "Nee."), "KD"),
                Is.TypeOf<VerkeerdeToestand>()
            );
        });
    }

    [Test]
    public void A_remark_is_taken_back_by_who_made_it_only_and_not_once_it_is_settled()
    {
        var nota = MetOpmerking("Kernpunten");
        var nummer = nota.Dossier.Opmerkingen.Keys.Single();
        Assert.That(nota.Weiger(new OpmerkingIntrekken(nummer), "CDS"), Is.TypeOf<NietBevoegd>());
        Assert.That(nota.Weiger(new OpmerkingIntrekken(nummer + 1), "DJZ"), Is.TypeOf<NietGevonden>());
        nota.Doe(Handel(nummer, OpmerkingAfhandelen.NietVerwerkt, "Het klopt zo."), "KD");
        Assert.That(nota.Weiger(new OpmerkingIntrekken(nummer), "DJZ"), Is.TypeOf<VerkeerdeToestand>());
    }

    [Test]
    public void A_remark_that_was_taken_back_does_not_ask_again()
    {
        var nota = MetOpmerking("Kernpunten");
        nota.Doe(new OpmerkingIntrekken(nota.Dossier.Opmerkingen.Keys.Single()), "DJZ");
        AkkoordEnTerug(nota);
        nota.Indienen();
        Assert.That(nota.Dossier.OpenTaken.Select(t => t.Eenheid.Value), Does.Not.Contain("DJZ"));
    }

    private static OpmerkingMaken Opmerking(Proefnota nota, string eenheid, int? blok, string? citaat)
    {
        var taak = nota.Open(eenheid);
        return new(taak.Id, taak.Versie, blok, null, citaat, "Dit kan korter.");
    }

    private static OpmerkingAfhandelen Handel(int nummer, string uitkomst, string? toelichting = null) =>
        new(nummer, uitkomst, toelichting);

    private static Proefnota MetOpmerking(string citaat)
    {
        var nota = Proefnota.Ingediend();
        nota.Doe(Opmerking(nota, "DJZ", Kernpunten, citaat), "DJZ");
        return nota;
    }

    private static void AkkoordEnTerug(Proefnota nota)
    {
        nota.IedereenAkkoord();
        nota.Antwoord("DGB", StapCodes.Terugsturen);
    }

    private static void Schrijf(Proefnota nota, string tekst) =>
        nota.Inhoud = nota.Inhoud with
        {
            Hoofdstukken =
            [
                .. nota.Inhoud.Hoofdstukken.Select(h =>
                    h.Code == HoofdstukCode.Kernpunten
                        ? h with
                        {
                            Blokken = [new Blok(Kernpunten, BlokSoort.Alinea, tekst)],
                        }
                        : h
                ),
            ],
        };
}
