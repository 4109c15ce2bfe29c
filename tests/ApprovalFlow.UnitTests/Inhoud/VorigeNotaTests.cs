using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using NodaTime;

namespace ApprovalFlow.UnitTests.Inhoud;

internal sealed class VorigeNotaTests
{
    private static readonly LocalDate Vandaag = new(2026, 4, 20);
    private static readonly OpgesteldDoor Door = new("KD", "Adviseur", null, null);

    [Test]
    public void A_new_nota_takes_the_steller_s_chapters_and_the_header_without_its_year()
    {
        var vorige = Voorbeeld.Nota(
            Hoofdstuk(HoofdstukCode.Aanleiding, 7, "Het verslag over 2024 is klaar."),
            Hoofdstuk(HoofdstukCode.Communicatie, 9, "DCo plaatst een bericht.")
        ) with
        {
            Kop = Voorbeeld.Kop with { Kamerdatum = new(2025, 5, 21), OnzeReferentie = ["D2025-1"] },
        };
        var nieuw = VorigeNota.Neem(vorige, new HashSet<HoofdstukCode> { HoofdstukCode.Communicatie }, Vandaag, Door);
        Assert.Multiple(() =>
        {
            Assert.That(
                nieuw.Hoofdstukken.Single().Blokken,
                Is.EqualTo(new[] { vorige.Hoofdstukken[0].Blokken[0] with { Id = 1 } })
            );
            Assert.That(nieuw.Kop.Onderwerp, Is.EqualTo(vorige.Kop.Onderwerp));
            Assert.That(nieuw.Kop.OnzeReferentie, Is.Empty);
            Assert.That((nieuw.Kop.Datum, nieuw.Kop.Kamerdatum), Is.EqualTo((Vandaag, (LocalDate?)null)));
            Assert.That(nieuw.Kop.OpgesteldDoor, Is.EqualTo(Door));
        });
    }

    [TestCase("In 2024 waren er 627 meldingen.", "2024, 627")]
    [TestCase("Op 21 mei 2025, woensdag.", "21 mei 2025")]
    [TestCase("Het kost 8,4 miljoen: 1.200 stuks, 12% meer.", "8,4 miljoen, 1.200, 12%")]
    [TestCase("Zie de brief van 12-5-2025.", "12-5-2025")]
    [TestCase("Geen cijfer te zien.", "")]
    public void Dates_years_and_numbers_of_the_old_text_are_pointed_at(string tekst, string cijfers) =>
        Assert.That(
            string.Join(", ", Verouderd.Van(Tekst(tekst), Tekst(tekst)).Select(c => c.Cijfer)),
            Is.EqualTo(cijfers)
        );

    [Test]
    public void What_the_steller_renewed_is_not_pointed_at_any_more()
    {
        var nu = Verouderd.Van(Tekst("In 2025 waren er 627 meldingen."), Tekst("In 2024 waren er 627 meldingen."));
        Assert.That(
            nu,
            Is.EqualTo(
                new[] { new VerouderdCijfer(HoofdstukCode.Aanleiding, 1, "In 2025 waren er ", "627", " meldingen.") }
            )
        );
    }

    [Test]
    public void The_onderwerp_is_looked_at_too()
    {
        var nota = Tekst("Niets.") with { Kop = Voorbeeld.Kop with { Onderwerp = "Jaarverslag 2024" } };
        Assert.That(Verouderd.Van(nota, nota).Single().Hoofdstuk, Is.Null);
    }

    [TestCase(Verouderd.MaxCijfers, Verouderd.MaxCijfers)]
    [TestCase(Verouderd.MaxCijfers + 1, Verouderd.MaxCijfers)]
    public void There_is_a_limit_to_what_is_pointed_at(int aantal, int gevonden)
    {
        var nota = Tekst(string.Join(' ', Enumerable.Repeat("7", aantal)));
        Assert.That(Verouderd.Van(nota, nota), Has.Length.EqualTo(gevonden));
    }

    private static NotaInhoud Tekst(string tekst) => Voorbeeld.Nota(Hoofdstuk(HoofdstukCode.Aanleiding, 1, tekst));

    private static Hoofdstuk Hoofdstuk(HoofdstukCode code, int blok, string tekst) =>
        new(code, [new Blok(blok, BlokSoort.Alinea, tekst)], []);
}
