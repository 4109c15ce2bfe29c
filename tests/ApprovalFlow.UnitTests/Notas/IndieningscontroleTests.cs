using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.UnitTests.Notas;

internal sealed class IndieningscontroleTests
{
    [Test]
    public void What_the_indiening_refuses_is_needed_and_the_rest_is_in_order()
    {
        var nota = Proefnota.Begonnen();
        nota.Inhoud = nota.Inhoud with { Hoofdstukken = nota.Inhoud.Hoofdstukken.RemoveAt(2) };
        Assert.That(
            Regels(nota),
            Is.EqualTo(
                new[]
                {
                    "nodig kamerdatum: Vul de Kamerdatum in: deze procedure eindigt bij de Tweede Kamer.",
                    "in-orde onderwerp: De nota gaat van DGB aan STASDEF.",
                    "in-orde hoofdstukken.aanleiding: Het hoofdstuk Aanleiding is ingevuld.",
                    "in-orde hoofdstukken.geadviseerd-besluit: Het hoofdstuk Geadviseerd besluit is ingevuld.",
                    "nodig hoofdstukken.kernpunten: Vul het hoofdstuk Kernpunten in.",
                    "in-orde hoofdstukken.toelichting: Het hoofdstuk Toelichting is ingevuld.",
                    "in-orde afgestemdMet: Bij het indienen wordt gevraagd: CDS, COID, DCo, DJZ en HDFC.",
                    "in-orde bijlagen: Er zijn 2 bijlagen.",
                }
            )
        );
    }

    [Test]
    public void With_everything_there_an_indiening_is_accepted()
    {
        var nota = Proefnota.Begonnen();
        Kamerdatum(nota);
        Assert.Multiple(() =>
        {
            Assert.That(Punten(nota).Select(p => p.Stand), Has.None.EqualTo(Controlestand.Nodig));
            Assert.That(nota.Weiger(new NotaIndienen(null, null, false), "KD"), Is.Null);
        });
    }

    [Test]
    public void What_is_missing_for_the_Kamer_deserves_a_look()
    {
        var nota = Proefnota.Begonnen();
        nota.Bijlagen = [];
        nota.Inhoud = nota.Inhoud with { Kop = nota.Inhoud.Kop with { AfgestemdMet = [] } };
        Assert.That(
            Punten(nota).Where(p => p.Stand == Controlestand.LetOp).Select(p => p.Tekst),
            Is.EqualTo(
                new[]
                {
                    "U kiest geen directie om mee af te stemmen.",
                    "Er is nog geen Kamerbrief bij de bijlagen.",
                    "Geen bijlage is aangewezen om vast te stellen.",
                }
            )
        );
    }

    [Test]
    public void What_colleagues_wait_for_is_told_with_whom_it_asks_again()
    {
        var nota = Proefnota.Ingediend();
        var taak = nota.Open("DJZ");
        nota.Doe(new OpmerkingMaken(taak.Id, 1, 3, null, null, "Dit kan korter."), "DJZ");
        nota.Doe(new VraagStellen(taak.Id, "Welk jaar?"), "DJZ");
        nota.IedereenAkkoord();
        nota.Antwoord("DGB", StapCodes.Terugsturen);
        Assert.That(
            Punten(nota).Select(p => p.Tekst),
            Is.SupersetOf(
                new[]
                {
                    "Bij het indienen wordt gevraagd: DJZ.",
                    "Nog af te handelen: 1 opmerking van DJZ. Wie een opmerking open heeft staan, wordt opnieuw gevraagd.",
                    "Nog te beantwoorden: 1 vraag.",
                }
            )
        );
    }

    private static void Kamerdatum(Proefnota nota) =>
        nota.Inhoud = nota.Inhoud with { Kop = nota.Inhoud.Kop with { Kamerdatum = Proefnota.Kamerdatum } };

    private static IEnumerable<Controlepunt> Punten(Proefnota nota) =>
        Indieningscontrole.Van(nota.Dossier, nota.Context(Proefnota.Medewerker("KD")));

    private static IEnumerable<string> Regels(Proefnota nota) =>
        Punten(nota)
            .Select(p =>
                $"{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(p.Stand.ToString())} {p.Veld}: {p.Tekst}"
            );
}
