using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Vergelijken;
using CsCheck;

namespace ApprovalFlow.UnitTests.Vergelijken;

internal sealed class TekstvergelijkingTests
{
    private static readonly string[] Stukjes = ["de", "nota", "555", "627", ".", " ", ", ", "\n", "ë"];

    [Test]
    public void Equal_texts_are_one_equal_part() =>
        Assert.That(
            Tekstvergelijking.Woorden("Er waren 627 meldingen.", "Er waren 627 meldingen."),
            Is.EqualTo(new[] { new Tekstdeel(Verschilsoort.Gelijk, "Er waren 627 meldingen.") })
        );

    [Test]
    public void A_changed_figure_is_told_by_word() =>
        Assert.That(
            Print(Tekstvergelijking.Woorden("Er waren 555 meldingen.", "Er waren 627 meldingen.")),
            Is.EqualTo("Er waren [-555][+627] meldingen.")
        );

    [Test]
    public void Both_texts_can_be_read_back_from_the_parts() =>
        Gen.Select(Tekst, Tekst)
            .Sample(
                (oud, nieuw) =>
                {
                    var delen = Tekstvergelijking.Woorden(oud, nieuw);
                    return Without(delen, Verschilsoort.Toegevoegd) == oud
                        && Without(delen, Verschilsoort.Vervallen) == nieuw;
                },
                iter: 500
            );

    [Test]
    public void Blocks_are_compared_with_the_block_of_the_same_number()
    {
        var oud = Nota(new Blok(1, BlokSoort.Alinea, "Het was zo."), new Blok(2, BlokSoort.Alinea, "Dit vervalt."));
        var nieuw = Nota(
            new Blok(1, BlokSoort.Alinea, "Het is **anders**."),
            new Blok(3, BlokSoort.Opsomming, "Dit is nieuw.")
        );
        var hoofdstuk = Tekstvergelijking.Van(oud, nieuw).Single();
        Assert.Multiple(() =>
        {
            Assert.That(hoofdstuk.IsGelijk, Is.False);
            Assert.That(hoofdstuk.Regels.Select(r => r.Blok), Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(Print(hoofdstuk.Regels[0].Delen), Is.EqualTo("Het [-was][+is] [-zo][+anders]."));
            Assert.That(hoofdstuk.Regels[1].Nieuw, Is.Null);
            Assert.That(hoofdstuk.Regels[2].Oud, Is.Null);
        });
    }

    [Test]
    public void A_title_of_an_onderdeel_is_a_line_of_its_own()
    {
        var oud = Voorbeeld(HoofdstukTekst.Read(HoofdstukCode.Toelichting, "### Bewaken\n\nTekst.", [], () => 1));
        var nieuw = Voorbeeld(HoofdstukTekst.Read(HoofdstukCode.Toelichting, "### Bevorderen\n\nTekst.", [], () => 1));
        var regels = Tekstvergelijking.Van(oud, nieuw).Single().Regels;
        Assert.That(
            regels.Select(r => (r.IsTitel, r.Oud, r.Nieuw)),
            Is.EqualTo(
                new (bool, string?, string?)[]
                {
                    (true, "Bewaken", null),
                    (true, null, "Bevorderen"),
                    (false, "Tekst.", "Tekst."),
                }
            )
        );
    }

    [Test]
    public void An_unchanged_nota_is_equal_whatever_stands_in_it()
    {
        var nota = Nota(
            new Blok(4, BlokSoort.Alinea, "<script>alert(1)</script>"),
            new Blok(9, BlokSoort.Tabel, "| a | b |\n| --- | --- |\n| 1 | 2 |")
        );
        Assert.That(Tekstvergelijking.Van(nota, nota), Has.All.Matches<Hoofdstukverschil>(h => h!.IsGelijk));
    }

    [Test]
    public void Answers_are_compared_by_what_they_say()
    {
        var regels = Tekstvergelijking.Van("Geen gevolgen.\n\nZie de begroting.", "Zie de begroting van 2025.");
        Assert.That(
            regels.Select(r => Print(r.Delen)),
            Is.EqualTo(new[] { "[-Geen gevolgen.]", "Zie de begroting[+ van 2025]." })
        );
    }

    [Test]
    public void Nothing_became_something() => Assert.That(Tekstvergelijking.Van(null, "Nieuw.").Single().Oud, Is.Null);

    [TestCase("c d", 3)]
    [TestCase("c d.", 2)]
    public void A_block_beyond_the_limit_is_told_as_a_whole(string einde, int parts)
    {
        var begin = string.Concat(Enumerable.Repeat("a ", (Tekstvergelijking.MaxWoorden / 4) - 1));
        Assert.That(Tekstvergelijking.Woorden(begin + "b", begin + einde), Has.Length.EqualTo(parts));
    }

    [TestCase(BlokSoort.Alinea, "Een **vet**, _schuin_ en `vast` woord.", "Een vet, schuin en vast woord.")]
    [TestCase(BlokSoort.Alinea, "Zie [de brief](https://example.org).", "Zie de brief (https://example.org).")]
    [TestCase(BlokSoort.Alinea, "1\\. geen lijst\\\nregel", "1. geen lijst regel")]
    [TestCase(BlokSoort.Opsomming, "Een punt\n- eronder", "Een punt eronder")]
    [TestCase(BlokSoort.Tabel, "| a | b |\n| --- | --- |\n| 1 | **2** |", "a b 1 2")]
    public void A_block_reads_without_its_marks(BlokSoort soort, string markdown, string gelezen) =>
        Assert.That(LeesbareTekst.Van(new Blok(1, soort, markdown)), Is.EqualTo(gelezen));

    private static Gen<string> Tekst =>
        Gen.Int[0, Stukjes.Length - 1].Array[0, 40].Select(nummers => string.Concat(nummers.Select(n => Stukjes[n])));

    private static string Without(IEnumerable<Tekstdeel> delen, Verschilsoort soort) =>
        string.Concat(delen.Where(d => d.Soort != soort).Select(d => d.Tekst));

    private static string Print(IEnumerable<Tekstdeel> delen) =>
        string.Concat(
            delen.Select(deel =>
                deel.Soort switch
                {
                    Verschilsoort.Gelijk => deel.Tekst,
                    Verschilsoort.Toegevoegd => $"[+{deel.Tekst}]",
                    Verschilsoort.Vervallen => $"[-{deel.Tekst}]",
                }
            )
        );

    private static NotaInhoud Nota(params Blok[] blokken) =>
        Voorbeeld(new Hoofdstuk(HoofdstukCode.Toelichting, [.. blokken], []));

    private static NotaInhoud Voorbeeld(Hoofdstuk hoofdstuk) => Inhoud.Voorbeeld.Nota(hoofdstuk);
}
