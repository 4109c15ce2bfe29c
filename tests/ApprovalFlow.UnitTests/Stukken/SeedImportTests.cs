using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Stukken.Import;
using NodaTime;

namespace ApprovalFlow.UnitTests.Stukken;

public sealed class SeedImportTests
{
    private static ImportUitslag.Gelezen Read() => Samples.Read(Samples.Seed());

    [Test]
    public void The_header_is_complete()
    {
        var read = Read();
        var kop = read.Inhoud.Kop;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kop.Aan.Value, Is.EqualTo("STASDEF"));
            Assert.That(kop.Van.Value, Is.EqualTo("DGB"));
            Assert.That(
                kop.AfgestemdMet.Select(e => e.Value),
                Is.EqualTo(new[] { "CDS", "HDFC", "DJZ", "DCo", "COID" })
            );
            Assert.That(kop.InAfschriftAan.Select(e => e.Value), Is.EqualTo(new[] { "MINDEF" }));
            Assert.That(kop.Soort, Is.EqualTo(NotaSoort.TerBeslissing));
            Assert.That(kop.Datum, Is.EqualTo(new LocalDate(2025, 5, 12)));
            Assert.That(kop.OnzeReferentie, Is.EqualTo(new[] { "D2025-002301", "MINDEF20250017277" }));
            Assert.That(kop.OpgesteldDoor, Is.EqualTo(new OpgesteldDoor("KD", "Ambtelijke leiding", null, null)));
            Assert.That(read.AantalBijlagen, Is.EqualTo(2));
            Assert.That(kop.Onderwerp, Does.EndWith("Jaarverslag Integriteit Defensie 2024"));
        }
    }

    [Test]
    public void Every_chapter_has_its_text_though_the_levels_of_the_headings_jump()
    {
        var inhoud = Read().Inhoud;
        Assert.That(inhoud.Hoofdstukken.Select(h => h.Code), Is.EqualTo(Hoofdstukken.Alle));
        Assert.That(inhoud.Hoofdstukken.Where(h => h.IsLeeg), Is.Empty);

        var toelichting = inhoud.Hoofdstuk(HoofdstukCode.Toelichting)!;
        Assert.That(toelichting.Blokken, Has.Length.EqualTo(1));
        Assert.That(
            toelichting.Onderdelen.Select(o => o.Titel),
            Is.EqualTo(new[] { "Bevorderen", "Bewaken", "Beschouwen" })
        );
        Assert.That(toelichting.Onderdelen.Select(o => o.Blokken.Length), Is.EqualTo(new[] { 2, 4, 1 }));
        Assert.That(
            inhoud.Hoofdstuk(HoofdstukCode.Kernpunten)!.Blokken.Select(b => b.Soort),
            Is.All.EqualTo(BlokSoort.Opsomming)
        );
        Assert.That(
            toelichting.Onderdelen[1].Tekst,
            Does.Contain("627").And.Contain("555").And.Contain("314").And.Contain("900")
        );

        HoofdstukCode[] ofDirecties =
        [
            HoofdstukCode.FinancieleOverwegingen,
            HoofdstukCode.JuridischeOverwegingen,
            HoofdstukCode.Communicatie,
            HoofdstukCode.OverwegingenUitvoering,
        ];
        var owners = ofDirecties.Select(code => inhoud.Hoofdstuk(code)!.Blokken.Single().Tekst.Split(' ')[0]);
        Assert.That(owners, Is.EqualTo(new[] { "HDFC", "DJZ", "DCo", "CDS" }));
        Assert.That(inhoud.Hoofdstuk(HoofdstukCode.NietOpenbaar)!.Blokken, Has.Length.EqualTo(1));
    }

    [Test]
    public void What_was_cut_off_or_has_no_place_is_told()
    {
        var meldingen = Read().Meldingen;
        Assert.That(meldingen, Has.Some.Contains("“T 06” is afgebroken"));
        Assert.That(meldingen, Has.Some.Contains("“M +31 6” is afgebroken"));
        Assert.That(meldingen, Has.Some.Contains("ondertekening “DE DIRECTEUR"));
        Assert.That(meldingen, Has.Some.Contains("2 bijlagen"));
        Assert.That(meldingen, Has.Some.Contains("niveaus"));
    }

    [Test]
    public void No_line_is_lost() => Assert.That(Accounted.Lost(Samples.Seed(), Read()), Is.Empty);

    [Test]
    public void The_chapters_read_back_the_same_from_their_own_markdown()
    {
        foreach (var hoofdstuk in Read().Inhoud.Hoofdstukken)
        {
            var again = Blokken.Lees(hoofdstuk.Tekst, () => 0);
            Assert.That(again, Is.EqualTo(hoofdstuk.Blokken.Select(b => b with { Id = 0 })));
        }
    }
}
