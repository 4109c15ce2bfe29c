using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;
using NodaTime;

namespace ApprovalFlow.UnitTests.Notas;

/// <summary>A closed eenheid is asked nothing new, and finishes what it was asked.</summary>
internal sealed class GeslotenEenheidTests
{
    private static readonly Eenheidsregister ZonderCoid = Proefnota.Register.Met(
        Proefnota.Register.Zoek("COID")! with
        {
            GeslotenOp = new LocalDate(2025, 5, 12),
        }
    );

    [Test]
    public void A_first_indiening_can_not_name_it()
    {
        var nota = Proefnota.Begonnen();
        nota.Bekend = ZonderCoid;
        var weigering = nota.Weiger(new NotaIndienen(Proefnota.Kamerdatum, null, false), "KD")!;
        Assert.That(weigering.Fouten.Single().Veld, Is.EqualTo("afgestemdMet"));
        Assert.That(weigering.Zin, Is.EqualTo("COID is gesloten. Kies een andere eenheid."));
    }

    [Test]
    public void What_it_was_asked_it_answers_also_in_a_later_version()
    {
        var nota = Proefnota.Ingediend();
        nota.Bekend = ZonderCoid;
        nota.Antwoord("COID", StapCodes.NietAkkoord);
        foreach (var eenheid in nota.OpenEenheden(Stap.Afstemmen))
        {
            nota.Antwoord(eenheid, StapCodes.Akkoord);
        }
        nota.Indienen();
        Assert.That(nota.OpenEenheden(Stap.Afstemmen), Is.EqualTo(new[] { "COID" }));
    }

    [Test]
    public void A_running_round_can_not_add_it()
    {
        var nota = Proefnota.Ingediend();
        nota.Bekend = Proefnota.Register.Met(
            new Eenheid
            {
                Code = EenheidCode.Of("IGK"),
                Naam = "Inspecteur",
                GeslotenOp = new LocalDate(2025, 1, 1),
            }
        );
        var toevoegen = new AfstemmingToevoegen(EenheidCode.Of("IGK"), "Raakt ook IGK.");
        Assert.That(nota.Weiger(toevoegen, "KD")!.Zin, Is.EqualTo("IGK is gesloten. Vraag een andere eenheid."));
    }
}
