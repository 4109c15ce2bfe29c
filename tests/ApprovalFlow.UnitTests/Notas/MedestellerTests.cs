using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.UnitTests.Notas;

internal sealed class MedestellerTests
{
    private static readonly Medewerker Djz = Proefnota.Medewerker("DJZ");

    [Test]
    public void A_medesteller_reads_and_edits_the_draft_and_settles_but_does_not_hand_in()
    {
        var nota = Proefnota.Begonnen();
        Assert.That(Opsteltafel.MagBewerken(nota.Dossier, Djz, nota.Nu), Is.TypeOf<NietGevonden>());
        nota.Doe(new MedestellerToevoegen(Djz), "KD");
        Assert.Multiple(() =>
        {
            Assert.That(Opsteltafel.MagBewerken(nota.Dossier, Djz, nota.Nu), Is.Null);
            Assert.That(Opsteltafel.ZietConcept(nota.Dossier, Djz), Is.True);
            Assert.That(
                nota.Weiger(new NotaIndienen(Proefnota.Kamerdatum, null, false), "DJZ"),
                Is.TypeOf<NietBevoegd>()
            );
            Assert.That(nota.Weiger(new NotaIntrekken("Niet nodig."), "DJZ"), Is.TypeOf<NietBevoegd>());
            Assert.That(
                nota.Weiger(new MedestellerToevoegen(Proefnota.Medewerker("CDS")), "DJZ"),
                Is.TypeOf<NietBevoegd>()
            );
            Assert.That(nota.Zinnen()[^1], Is.EqualTo("Lid van KD (KD) maakte Lid van DJZ medesteller."));
        });
    }

    [Test]
    public void Four_eyes_holds_for_a_medesteller_too()
    {
        var nota = Proefnota.Ingediend();
        nota.Doe(new MedestellerToevoegen(Djz), "KD");
        Assert.That(
            nota.Weiger(Proefnota.Antwoordopdracht(nota.Open("DJZ"), StapCodes.Akkoord), "DJZ"),
            Is.TypeOf<VierOgen>()
        );
    }

    [Test]
    public void Who_did_a_later_step_can_not_become_one()
    {
        var nota = Proefnota.Ingediend();
        nota.Antwoord("DJZ", StapCodes.Akkoord);
        Assert.That(nota.Weiger(new MedestellerToevoegen(Djz), "KD"), Is.TypeOf<OngeldigeInvoer>());
    }

    [Test]
    public void The_steller_ends_it_and_four_eyes_goes_on_holding()
    {
        var nota = Proefnota.Begonnen();
        nota.Doe(new MedestellerToevoegen(Djz), "KD");
        nota.Doe(new MedestellerVerwijderen(Djz), "KD");
        Assert.Multiple(() =>
        {
            Assert.That(nota.Dossier.Nota.Medestellers, Is.Empty);
            Assert.That(
                Opsteltafel.MagBewerken(nota.Dossier, Djz, nota.Nu),
                Is.TypeOf<NietGevonden>(),
                "reads no more"
            );
            Assert.That(nota.Dossier.Nota.Stellers, Does.Contain(Djz.Id));
            Assert.That(nota.Zinnen()[^1], Is.EqualTo("Lid van KD (KD) liet Lid van DJZ niet langer meeschrijven."));
            Assert.That(nota.Weiger(new MedestellerVerwijderen(Djz), "KD"), Is.TypeOf<OngeldigeInvoer>());
        });
        nota.Indienen();
        Assert.That(
            nota.Weiger(Proefnota.Antwoordopdracht(nota.Open("DJZ"), StapCodes.Akkoord), "DJZ"),
            Is.TypeOf<VierOgen>()
        );
    }

    [Test]
    public void Who_left_can_come_back()
    {
        var nota = Proefnota.Begonnen();
        nota.Doe(new MedestellerToevoegen(Djz), "KD");
        nota.Doe(new MedestellerVerwijderen(Djz), "KD");
        nota.Doe(new MedestellerToevoegen(Djz), "KD");
        Assert.That(Opsteltafel.MagBewerken(nota.Dossier, Djz, nota.Nu), Is.Null);
    }

    [Test]
    public void Nobody_becomes_one_twice_and_the_steller_never()
    {
        var nota = Proefnota.Begonnen();
        nota.Doe(new MedestellerToevoegen(Djz), "KD");
        Assert.Multiple(() =>
        {
            Assert.That(nota.Weiger(new MedestellerToevoegen(Djz), "KD"), Is.TypeOf<OngeldigeInvoer>());
            Assert.That(
                nota.Weiger(new MedestellerToevoegen(Proefnota.Medewerker("KD")), "KD"),
                Is.TypeOf<OngeldigeInvoer>()
            );
            Assert.That(nota.Weiger(new MedestellerToevoegen(null), "KD"), Is.TypeOf<OngeldigeInvoer>());
        });
    }

    [Test]
    public void An_ended_nota_takes_no_medesteller()
    {
        var nota = Proefnota.Begonnen();
        nota.Doe(new NotaIntrekken("Niet nodig."), "KD");
        Assert.That(nota.Weiger(new MedestellerToevoegen(Djz), "KD"), Is.TypeOf<VerkeerdeToestand>());
    }

    [Test]
    public void The_hoofd_hands_over_a_draft_whose_steller_left()
    {
        var nota = Proefnota.Begonnen();
        var kd = Proefnota.Medewerker("KD");
        var collega = kd with
        {
            Id = ApprovalFlow.Notas.MedewerkerId.Of(new Guid("00000000-0000-7000-8000-000000000778")),
        };
        var hoofd = collega with { HoofdVan = kd.Eenheden };
        var overdracht = new TaakOverdragen(nota.Open("KD").Id, collega, "Karin werkt hier niet meer.");
        Assert.That(nota.WeigerAls(overdracht, collega), Is.TypeOf<NietBevoegd>());
        nota.DoeAls(overdracht, hoofd);
        Assert.Multiple(() =>
        {
            Assert.That(nota.Dossier.Nota.Steller, Is.EqualTo(collega.Id));
            Assert.That(Opsteltafel.MagBewerken(nota.Dossier, kd, nota.Nu), Is.TypeOf<NietBevoegd>());
            Assert.That(nota.Dossier.Nota.Stellers, Is.EqualTo(new[] { kd.Id, collega.Id }), "four eyes stays");
        });
    }
}
