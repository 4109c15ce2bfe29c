using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.UnitTests.Notas;

internal sealed class VraagTests
{
    private const string Tekst = "Welk jaar bedoelt u?";

    [Test]
    public void A_question_leaves_the_task_as_it_is_and_the_steller_answers()
    {
        var nota = Proefnota.Ingediend();
        var taak = nota.Open("HDFC");
        nota.Doe(new VraagStellen(taak.Id, Tekst), "HDFC");
        var vraag = nota.Dossier.Vragen.Values.Single();
        nota.Doe(new VraagBeantwoorden(vraag.Volgnummer, "Het jaar 2024."), "KD");
        Assert.Multiple(() =>
        {
            Assert.That(nota.Open("HDFC"), Is.EqualTo(taak));
            Assert.That(vraag.IsOpen, Is.True);
            Assert.That(nota.Dossier.Vragen.Values.Single().Antwoord, Is.EqualTo("Het jaar 2024."));
            Assert.That(
                nota.Zinnen()[^2..],
                Is.EqualTo(
                    new[]
                    {
                        "Lid van HDFC (HDFC) stelde de steller een vraag over versie 1.",
                        "Lid van KD (KD) beantwoordde een vraag van HDFC.",
                    }
                )
            );
        });
    }

    [Test]
    public void DGB_may_ask_before_signing_too()
    {
        var nota = Proefnota.Afgestemd();
        Assert.That(nota.Weiger(new VraagStellen(nota.Open("DGB").Id, Tekst), "DGB"), Is.Null);
    }

    [Test]
    public void Nobody_asks_in_the_place_of_another_or_after_answering()
    {
        var nota = Proefnota.Ingediend();
        var vraag = new VraagStellen(nota.Open("HDFC").Id, Tekst);
        Assert.That(nota.Weiger(vraag, "DJZ"), Is.TypeOf<NietBevoegd>());
        nota.Antwoord("HDFC", StapCodes.Akkoord);
        Assert.That(nota.Weiger(vraag, "HDFC"), Is.TypeOf<TaakIsAlAfgerond>());
    }

    [Test]
    public void The_steller_asks_himself_nothing()
    {
        var nota = Proefnota.Begonnen();
        Assert.That(nota.Weiger(new VraagStellen(nota.Open("KD").Id, Tekst), "KD"), Is.TypeOf<VerkeerdeToestand>());
    }

    [TestCase(null)]
    [TestCase("  ")]
    public void An_empty_question_is_none(string? tekst)
    {
        var nota = Proefnota.Ingediend();
        var weigering = nota.Weiger(new VraagStellen(nota.Open("HDFC").Id, tekst), "HDFC");
        Assert.That(weigering!.Fouten.Single().Veld, Is.EqualTo("tekst"));
    }

    [Test]
    public void An_answer_is_given_once_and_by_the_steller()
    {
        var nota = Proefnota.Ingediend();
        nota.Doe(new VraagStellen(nota.Open("HDFC").Id, Tekst), "HDFC");
        var nummer = nota.Dossier.Vragen.Keys.Single();
        Assert.Multiple(() =>
        {
            Assert.That(nota.Weiger(new VraagBeantwoorden(nummer, "2024"), "HDFC"), Is.TypeOf<NietBevoegd>());
            Assert.That(nota.Weiger(new VraagBeantwoorden(999, "2024"), "KD"), Is.TypeOf<NietGevonden>());
            Assert.That(nota.Weiger(new VraagBeantwoorden(nummer, ""), "KD"), Is.TypeOf<OngeldigeInvoer>());
        });
        nota.Doe(new VraagBeantwoorden(nummer, "2024"), "KD");
        Assert.That(nota.Weiger(new VraagBeantwoorden(nummer, "2023"), "KD"), Is.TypeOf<VerkeerdeToestand>());
    }

    [Test]
    public void There_is_a_limit_to_the_questions_that_wait()
    {
        var nota = Proefnota.Ingediend();
        for (var i = 0; i < VraagStellen.MaxOpen; i++)
        {
            nota.Doe(new VraagStellen(nota.Open("HDFC").Id, Tekst), "HDFC");
        }
        var nog = new VraagStellen(nota.Open("HDFC").Id, Tekst);
        Assert.That(nota.Weiger(nog, "HDFC"), Is.TypeOf<VerkeerdeToestand>());
        nota.Doe(new VraagBeantwoorden(nota.Dossier.Vragen.Keys.First(), "2024"), "KD");
        Assert.That(nota.Weiger(nog, "HDFC"), Is.Null);
    }
}
