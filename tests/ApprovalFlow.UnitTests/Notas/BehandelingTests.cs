using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.UnitTests.Notas;

/// <summary>Who has a task in hand, and which nota goes first.</summary>
internal sealed class BehandelingTests
{
    private static readonly Medewerker Collega = Proefnota.Medewerker("HDFC") with
    {
        Id = MedewerkerId.Of(new("00000000-0000-7000-8000-000000000777")),
        Naam = "Collega van HDFC",
    };

    [Test]
    public void A_member_takes_a_task_once_and_gives_it_back()
    {
        var nota = Proefnota.Ingediend();
        var taak = nota.Open("HDFC");
        nota.Doe(new TaakOppakken(taak.Id), "HDFC");
        nota.Doe(new TaakOppakken(taak.Id), "HDFC");
        Assert.That(nota.Open("HDFC").Behandelaar, Is.EqualTo(Proefnota.Medewerker("HDFC").Id));

        nota.Doe(new TaakTeruggeven(taak.Id, "Ik ben morgen vrij."), "HDFC");

        Assert.Multiple(() =>
        {
            Assert.That(nota.Open("HDFC").Behandelaar, Is.Null);
            Assert.That(
                nota.Zinnen()[^2..],
                Is.EqualTo(
                    new[]
                    {
                        "Lid van HDFC (HDFC) pakte de stap afstemmen op.",
                        "Lid van HDFC (HDFC) gaf de stap afstemmen terug aan HDFC.",
                    }
                )
            );
        });
    }

    [Test]
    public void Who_is_second_hears_who_took_the_task_and_can_not_give_it_back()
    {
        var nota = Proefnota.Ingediend();
        var taak = nota.Open("HDFC");
        nota.Doe(new TaakOverdragen(taak.Id, Collega, "Jij weet meer."), "HDFC");
        Assert.Multiple(() =>
        {
            Assert.That(nota.Weiger(new TaakOppakken(taak.Id), "HDFC"), Is.EqualTo(new TaakIsAlOpgepakt(Collega.Id)));
            Assert.That(nota.Weiger(new TaakTeruggeven(taak.Id, null), "HDFC"), Is.TypeOf<VerkeerdeToestand>());
        });
    }

    [Test]
    public void A_task_of_others_or_one_that_is_over_can_not_be_taken()
    {
        var nota = Proefnota.Ingediend();
        var taak = nota.Open("HDFC");
        Assert.That(nota.Weiger(new TaakOppakken(taak.Id), "CDS"), Is.TypeOf<NietBevoegd>());
        nota.Antwoord("HDFC", StapCodes.Akkoord);
        Assert.Multiple(() =>
        {
            Assert.That(nota.Weiger(new TaakOppakken(taak.Id), "HDFC"), Is.TypeOf<TaakIsAlAfgerond>());
            Assert.That(nota.Weiger(new TaakTeruggeven(taak.Id, null), "HDFC"), Is.TypeOf<TaakIsAlAfgerond>());
        });
    }

    [Test]
    public void Drafting_is_handed_over_and_never_taken()
    {
        var nota = Proefnota.Begonnen();
        Assert.That(nota.Weiger(new TaakOppakken(nota.Open("KD").Id), "KD"), Is.TypeOf<VerkeerdeToestand>());
    }

    [Test]
    public void Spoed_is_given_with_a_reason_by_steller_or_secretariaat_and_taken_away()
    {
        var nota = Proefnota.Ingediend();
        Assert.Multiple(() =>
        {
            Assert.That(nota.Weiger(new SpoedWijzigen(true, " "), "KD"), Is.TypeOf<OngeldigeInvoer>());
            Assert.That(nota.Weiger(new SpoedWijzigen(null, "Nodig."), "KD"), Is.TypeOf<OngeldigeInvoer>());
            Assert.That(nota.Weiger(new SpoedWijzigen(true, "Nodig."), "HDFC"), Is.TypeOf<NietBevoegd>());
        });
        nota.Doe(new SpoedWijzigen(true, "De Kamer vraagt erom."), "SECRETARIAAT");
        Assert.That(nota.Dossier.Nota.Spoed, Is.True);
        nota.Doe(new SpoedWijzigen(false, null), "KD");
        Assert.That(nota.Dossier.Nota.Spoed, Is.False);
    }

    [Test]
    public void A_nota_that_is_over_has_no_spoed()
    {
        var nota = Proefnota.Ingediend();
        nota.Doe(new NotaIntrekken("Niet meer nodig."), "KD");
        Assert.That(nota.Weiger(new SpoedWijzigen(true, "Toch."), "KD"), Is.TypeOf<VerkeerdeToestand>());
    }
}
