using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.UnitTests.Notas;

/// <summary>Somebody leaves, as one nota sees it.</summary>
internal sealed class VertrekTests
{
    private static readonly Medewerker Beheerder = Proefnota.Medewerker("COID") with
    {
        Eenheden = [],
        IsBeheerder = true,
    };

    [Test]
    public void Only_an_administrator_does_it()
    {
        var nota = Proefnota.Ingediend();
        var vertrek = new VertrekVerwerken(Proefnota.Medewerker("HDFC").Id, null);
        Assert.That(nota.Weiger(vertrek, "SECRETARIAAT")!.Soort, Is.EqualTo(WeigeringSoort.Verboden));
    }

    [Test]
    public void A_task_that_was_taken_is_the_whole_eenheid_s_again_and_the_drafter_gets_a_successor()
    {
        var nota = Proefnota.Ingediend();
        var hdfc = Proefnota.Medewerker("HDFC");
        nota.Doe(new TaakOverdragen(nota.Open("HDFC").Id, hdfc, "Jij."), "HDFC");
        nota.DoeAls(new VertrekVerwerken(hdfc.Id, null), Beheerder);
        Assert.That(nota.Open("HDFC").Behandelaar, Is.Null);

        var kd = Proefnota.Medewerker("KD");
        var opvolger = Proefnota.Medewerker("DGB") with { Eenheden = kd.Eenheden };
        nota.DoeAls(new VertrekVerwerken(kd.Id, opvolger), Beheerder);
        Assert.Multiple(() =>
        {
            Assert.That(nota.Dossier.Nota.Steller, Is.EqualTo(opvolger.Id));
            Assert.That(nota.Dossier.Nota.Stellers, Is.EqualTo(new[] { kd.Id, opvolger.Id }), "four eyes for both");
            Assert.That(Rechten.MagLezen(nota.Dossier, opvolger with { Eenheden = [] }, nota.Nu), Is.True);
            Assert.That(nota.Zinnen()[^1], Does.Contain("is steller geworden"));
        });
    }

    [Test]
    public void A_successor_is_of_the_same_eenheid_and_answered_nothing_on_the_nota()
    {
        var nota = Proefnota.Ingediend();
        var kd = Proefnota.Medewerker("KD");
        nota.Antwoord("CDS", StapCodes.Akkoord);
        var cds = Proefnota.Medewerker("CDS");
        Assert.Multiple(() =>
        {
            Assert.That(Fout(nota, kd.Id, null), Is.EqualTo("opvolger"));
            Assert.That(Fout(nota, kd.Id, cds), Is.EqualTo("opvolger"));
            Assert.That(Fout(nota, kd.Id, cds with { Eenheden = kd.Eenheden }), Is.EqualTo("opvolger"));
        });
    }

    [Test]
    public void What_is_not_theirs_stays_as_it_is()
    {
        var nota = Proefnota.Ingediend();
        var wie = Proefnota.Medewerker("DJZ").Id;
        var context = nota.Context(Beheerder);
        Assert.That(new VertrekVerwerken(wie, null).Decide(nota.Dossier, context).Vastleggingen, Is.Empty);
    }

    private static string? Fout(Proefnota nota, MedewerkerId wie, Medewerker? opvolger) =>
        nota.WeigerAls(new VertrekVerwerken(wie, opvolger), Beheerder)?.Fouten[0].Veld;
}
