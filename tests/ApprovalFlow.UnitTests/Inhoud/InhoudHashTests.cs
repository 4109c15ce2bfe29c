using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.UnitTests.Inhoud;

public sealed class InhoudHashTests
{
    private static readonly HashSet<HoofdstukCode> VanDeSteller = [HoofdstukCode.Aanleiding, HoofdstukCode.Toelichting];

    private static readonly NotaInhoud Nota = Voorbeeld.Nota(
        Chapter(HoofdstukCode.Aanleiding, "Eén zin.\n\n## Deel\n\n- punt"),
        Chapter(HoofdstukCode.Communicatie, "DCo bericht.")
    );

    [Test]
    public void The_form_is_the_one_that_is_written_down()
    {
        const string form =
            "8:inhoud-1\n1:1\n10:aanleiding\n1:1\n6:alinea\n9:Eén zin.\n1:1\n4:Deel\n1:1\n9:opsomming\n4:punt\n1:0\n"
            + "1:1\n9:brief.pdf\n10:kamerbrief\n-\n64:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n";
        Assert.That(Hash(Nota, Voorbeeld.Bijlage()), Is.EqualTo(Sha256(form)));
    }

    [Test]
    public void Block_numbers_and_the_texts_of_the_directies_do_not_count()
    {
        var renumbered = HoofdstukTekst.Read(HoofdstukCode.Aanleiding, "Eén zin.\n\n## Deel\n\n- punt", [], () => 99);
        var other = Voorbeeld.Nota(
            renumbered,
            Chapter(HoofdstukCode.Communicatie, "Anders."),
            Hoofdstuk.Leeg(HoofdstukCode.Toelichting)
        );
        Assert.That(Hash(other), Is.EqualTo(Hash(Nota)));
    }

    [Test]
    public void The_order_of_chapters_and_of_bijlagen_does_not_count()
    {
        var a = Voorbeeld.Bijlage("a.pdf");
        var b = Voorbeeld.Bijlage("b.pdf", 'b');
        var turned = Nota with { Hoofdstukken = [.. Nota.Hoofdstukken.Reverse()] };
        Assert.That(Hash(turned, b, a), Is.EqualTo(Hash(Nota, a, b)));
    }

    [TestCase("Twee zinnen.\n\n## Deel\n\n- punt")]
    [TestCase("Eén zin.\n\n## Onderdeel\n\n- punt")]
    [TestCase("Eén zin.\n\n## Deel\n\npunt")]
    [TestCase("Eén zin.\n\n- punt\n\n## Deel")]
    public void Any_change_of_text_title_or_kind_counts(string tekst) =>
        Assert.That(Hash(Voorbeeld.Nota(Chapter(HoofdstukCode.Aanleiding, tekst))), Is.Not.EqualTo(Hash(Nota)));

    [Test]
    public void Every_fact_of_a_bijlage_that_is_decided_upon_counts()
    {
        var bijlage = Voorbeeld.Bijlage();
        BijlageGegevens[] others =
        [
            bijlage with
            {
                Naam = "anders.pdf",
            },
            bijlage with
            {
                Soort = BijlageSoort.Rapport,
            },
            bijlage with
            {
                VastTeStellen = true,
            },
            bijlage with
            {
                Sha256 = new string('b', 64),
            },
        ];
        Assert.That(
            others.Select(other => Hash(Nota, other)).Append(Hash(Nota, bijlage)).Append(Hash(Nota)),
            Is.Unique
        );
    }

    [Test]
    public void The_besluit_hash_binds_the_content_and_every_response_whatever_their_order()
    {
        var hdfc = new BesluitHash.Response(EenheidCode.Of("HDFC"), "akkoord", "Geen gevolgen.", null, 1);
        var dco = new BesluitHash.Response(EenheidCode.Of("DCo"), "akkoord-met-opmerkingen", null, "Let op.", 2);
        const string form =
            "9:besluit-1\n3:abc\n1:2\n3:DCO\n23:akkoord-met-opmerkingen\n-\n7:Let op.\n1:2\n"
            + "4:HDFC\n7:akkoord\n14:Geen gevolgen.\n-\n1:1\n";

        Assert.That(BesluitHash.Of("abc", [hdfc, dco]), Is.EqualTo(Sha256(form)));
        Assert.That(BesluitHash.Of("abc", [dco, hdfc]), Is.EqualTo(Sha256(form)));
        Assert.That(BesluitHash.Of("abc", [hdfc with { Tekst = "" }, dco]), Is.Not.EqualTo(Sha256(form)));
    }

    private static string Hash(NotaInhoud nota, params BijlageGegevens[] bijlagen) =>
        InhoudHash.Of(nota, VanDeSteller, bijlagen);

    private static Hoofdstuk Chapter(HoofdstukCode code, string tekst) => HoofdstukTekst.Read(code, tekst, [], () => 1);

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
