using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.UnitTests.Inhoud;

public sealed class HoofdstukTekstTests
{
    [Test]
    public void Headings_in_the_text_become_sub_chapters_by_level_before_those_given_apart()
    {
        var given = new OnderdeelTekst("Los", "Tekst van los.\n\n# Dieper\n\nOnderin.", []);
        var hoofdstuk = Read("Eigen tekst.\n### Een ###\na\n#### Binnen een\nb\n### **Twee**\n\nc", given);

        Assert.That(hoofdstuk.Tekst, Is.EqualTo("Eigen tekst."));
        Assert.That(hoofdstuk.Onderdelen.Select(o => o.Titel), Is.EqualTo(new[] { "Een", "Twee", "Los" }));
        Assert.That(hoofdstuk.Onderdelen[0].Onderdelen.Single().Tekst, Is.EqualTo("b"));
        Assert.That(hoofdstuk.Onderdelen[2].Onderdelen.Single().Titel, Is.EqualTo("Dieper"));
        Assert.That(hoofdstuk.AlleBlokken.Select(b => b.Id), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6 }));
    }

    [TestCase("## Titel", 2)]
    [TestCase("####### Te diep", null)]
    [TestCase("##", null)]
    [TestCase("#Geen kop", null)]
    [TestCase("    # Ingesprongen", null)]
    public void Only_a_heading_with_words_is_a_heading(string line, int? level) =>
        Assert.That(HoofdstukTekst.HeadingLevel(line), Is.EqualTo(level));

    [TestCase("### **Vet** ###", "Vet")]
    [TestCase("# C#", "C#")]
    [TestCase("***Zeer***", "Zeer")]
    public void A_title_is_free_of_marks(string heading, string title) =>
        Assert.That(HoofdstukTekst.Title(heading), Is.EqualTo(title));

    private static Hoofdstuk Read(string tekst, params OnderdeelTekst[] onderdelen)
    {
        var id = 0;
        return HoofdstukTekst.Read(HoofdstukCode.Toelichting, tekst, [.. onderdelen], () => ++id);
    }
}
