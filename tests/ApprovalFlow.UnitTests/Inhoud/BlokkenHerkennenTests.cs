using System.Collections.Immutable;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.UnitTests.Inhoud;

public sealed class BlokkenHerkennenTests
{
    private static readonly ImmutableArray<Blok> Oud =
    [
        new(11, BlokSoort.Alinea, "Het jaarverslag is klaar voor aanbieding."),
        new(12, BlokSoort.Opsomming, "Er waren 627 meldingen in het verslagjaar."),
        new(13, BlokSoort.Opsomming, "Er waren 27 klachten."),
    ];

    [Test]
    public void Unchanged_text_keeps_its_number_wherever_it_moved() =>
        Assert.That(Numbers(Oud[2].Tekst, Oud[0].Tekst, Oud[1].Tekst), Is.EqualTo(new[] { 13, 11, 12 }));

    [Test]
    public void A_reworded_block_keeps_its_number() =>
        Assert.That(Numbers(Oud[0].Tekst, "Er waren 628 meldingen in dit verslagjaar."), Is.EqualTo(new[] { 11, 12 }));

    [Test]
    public void Another_text_gets_a_number_that_no_version_used() =>
        Assert.That(Numbers(Oud[0].Tekst, "Iets heel anders."), Is.EqualTo(new[] { 11, 101 }));

    [Test]
    public void Of_two_equal_texts_the_first_stays_the_first()
    {
        ImmutableArray<Blok> twice = [new(1, BlokSoort.Alinea, "Geen."), new(2, BlokSoort.Alinea, "Geen.")];
        Assert.That(Blokken.Herken(twice, twice, () => 9).Select(b => b.Id), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void A_paragraph_that_became_an_item_is_the_same_block()
    {
        var blok = Blokken.Herken(Oud, [Oud[0] with { Soort = BlokSoort.Opsomming }], () => 101).Single();
        Assert.That(blok, Is.EqualTo(new Blok(11, BlokSoort.Opsomming, Oud[0].Tekst)));
    }

    [Test]
    public void Similar_blocks_are_paired_in_order_and_each_number_is_used_once()
    {
        var numbers = Numbers("Er waren 27 klachten en zorgen.", "Er waren 30 klachten.");
        Assert.That(numbers, Is.Unique);
        Assert.That(numbers, Does.Contain(13));
    }

    [Test]
    public void In_a_nota_blocks_are_recognised_by_chapter_and_dropped_numbers_never_come_back()
    {
        var old = Voorbeeld.Nota(
            new Hoofdstuk(HoofdstukCode.Aanleiding, [Oud[0]], [new Onderdeel("Cijfers", [Oud[1]], [])])
        );
        var tekst = HoofdstukTekst.Read(
            HoofdstukCode.Aanleiding,
            $"Nieuw begin.\n\n{Oud[0].Tekst}\n\n## Cijfers\n\n- {Oud[1].Tekst}",
            [],
            () => 0
        );
        var elsewhere = HoofdstukTekst.Read(HoofdstukCode.Kernpunten, Oud[0].Tekst, [], () => 0);

        var nota = Blokken.Herken(old, Voorbeeld.Nota(tekst, elsewhere), hoogsteBlok: 40);

        var ids = nota.Hoofdstukken.SelectMany(h => h.AlleBlokken).Select(b => b.Id);
        Assert.That(ids, Is.EqualTo(new[] { 41, 11, 12, 42 }));
    }

    private static int[] Numbers(params string[] nieuw)
    {
        var id = 100;
        return
        [
            .. Blokken
                .Herken(Oud, nieuw.Select(t => new Blok(0, BlokSoort.Opsomming, t)), () => ++id)
                .Select(b => b.Id),
        ];
    }
}
