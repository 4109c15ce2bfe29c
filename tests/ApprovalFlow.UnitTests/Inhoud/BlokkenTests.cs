using ApprovalFlow.Notas.Inhoud;
using CsCheck;

namespace ApprovalFlow.UnitTests.Inhoud;

public sealed class BlokkenTests
{
    [TestCase("Een zin.", BlokSoort.Alinea, "Een zin.")]
    [TestCase("Twee\nregels", BlokSoort.Alinea, "Twee regels")]
    [TestCase("Harde  \novergang", BlokSoort.Alinea, "Harde\\\novergang")]
    [TestCase("- punt", BlokSoort.Opsomming, "punt")]
    [TestCase(
        "* punt met *nadruk* en [link](https://x.nl)",
        BlokSoort.Opsomming,
        "punt met *nadruk* en [link](https://x.nl)"
    )]
    [TestCase("7. punt", BlokSoort.Nummering, "punt")]
    [TestCase("- a\n\n    - b\n    - c", BlokSoort.Opsomming, "a\n- b\n- c")]
    [TestCase("> a\nb", BlokSoort.Citaat, "a b")]
    [TestCase("a|b\n--|:-:\n1|2", BlokSoort.Tabel, "| a | b |\n| -- | :-: |\n| 1 | 2 |")]
    [TestCase("a | b\n--|--\n1 | 2", BlokSoort.Tabel, "| a | b |\n| -- | -- |\n| 1 | 2 |")]
    [TestCase("<script>x</script>", BlokSoort.Alinea, "<script>x</script>")]
    [TestCase("<div>\n\n", BlokSoort.Alinea, "<div>")]
    [TestCase("    - geen punt", BlokSoort.Alinea, "\\- geen punt")]
    [TestCase("[a]: /verwijzing", BlokSoort.Alinea, "[a]: /verwijzing")]
    [TestCase("## Een kop ##", BlokSoort.Alinea, "**Een kop**")]
    [TestCase("Titel\n===", BlokSoort.Alinea, "Titel ===")]
    [TestCase("```\ncode\n```", BlokSoort.Alinea, "``` code ```")]
    public void Each_kind_of_text_is_one_block(string markdown, BlokSoort soort, string tekst) =>
        Assert.That(Read(markdown), Is.EqualTo(new[] { new Blok(0, soort, tekst) }));

    [Test]
    public void Blocks_are_numbered_in_the_order_in_which_they_stand()
    {
        var id = 40;
        var blokken = Blokken.Lees("Een\n\n- twee\n- drie", () => ++id);
        Assert.That(
            blokken.Select(b => (b.Id, b.Tekst)),
            Is.EqualTo(new[] { (41, "Een"), (42, "twee"), (43, "drie") })
        );
    }

    [Test]
    public void Text_above_a_table_stays_a_paragraph()
    {
        var blokken = Read("De cijfers:\n| jaar | aantal |\n| --- | --- |\n| 2024 | 627 |");
        Assert.That(blokken.Select(b => b.Soort), Is.EqualTo(new[] { BlokSoort.Alinea, BlokSoort.Tabel }));
    }

    [Test]
    public void What_was_read_reads_back_the_same_whatever_the_text()
    {
        var piece = Pieces(
            "- ",
            "* ",
            "1. ",
            "23) ",
            "> ",
            "# ",
            "### ",
            "\n",
            "\n\n",
            "  ",
            "    ",
            "\t",
            "|",
            "| --- |",
            "---",
            "***",
            "\\",
            "`",
            "```",
            "<b>",
            "[x]: y",
            "woord",
            "Een zin.",
            "é",
            "\u00A0",
            "\r\n",
            "\u2028",
            "\0",
            "+",
            "=",
            "a | b\n--|--\n"
        );
        piece.Sample(
            text =>
            {
                var once = Read(text);
                Assert.That(Read(Blok.AlsMarkdown(once)), Is.EqualTo(once), text);
            },
            iter: 20_000
        );
    }

    [Test]
    public void No_word_of_any_text_is_lost()
    {
        var piece = Pieces(
            "- ",
            "1. ",
            "> ",
            "# ",
            "\n",
            "\n\n",
            "    ",
            "|",
            "| --- |",
            "\n---\n",
            "alfa",
            "beta",
            " ",
            "[g]: h"
        );
        piece.Sample(text =>
            Assert.That(Words(string.Join(' ', Read(text).Select(b => b.Tekst))), Is.EqualTo(Words(text)), text)
        );

        static string Words(string text) => string.Concat(text.Where(char.IsAsciiLetter));
    }

    [Test]
    public void At_the_deepest_level_a_list_is_a_list_and_one_deeper_is_text()
    {
        Assert.That(Depth(Nested(Blokken.MaxDepth)), Is.EqualTo(Blokken.MaxDepth));
        Assert.That(Depth(Nested(Blokken.MaxDepth + 1)), Is.EqualTo(Blokken.MaxDepth));
        Assert.That(Read(Nested(Blokken.MaxDepth + 1))[0].Tekst, Does.EndWith("\\- diep"));

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("- ", depth)) + "diep";
        static int Depth(string text) =>
            Read(text) is [{ Soort: BlokSoort.Opsomming } blok] ? 1 + Depth(blok.Tekst) : 0;
    }

    [TestCase(">")]
    [TestCase("> ")]
    [TestCase("- ")]
    [TestCase("1. ")]
    [TestCase("\\|")]
    [TestCase("\n- ")]
    [TestCase("| --- ")]
    [TestCase(" \n")]
    [TestCase("#")]
    [TestCase("[")]
    [TestCase("\\")]
    [CancelAfter(20_000)]
    public void A_large_hostile_text_is_read_in_bounded_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Inhoudsgrenzen.MaxHoofdstuk / piece.Length)) + "einde";
        Assert.That(Blok.AlsMarkdown(Read(text)), Does.Contain("einde"));
    }

    private static Gen<string> Pieces(params string[] pieces) =>
        Gen.Int[0, pieces.Length - 1].Array[0, 24].Select(picks => string.Concat(picks.Select(i => pieces[i])));

    private static IReadOnlyList<Blok> Read(string markdown) => Blokken.Lees(markdown, () => 0);
}
