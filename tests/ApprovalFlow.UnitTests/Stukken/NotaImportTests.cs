using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Stukken.Import;
using CsCheck;
using NodaTime;

namespace ApprovalFlow.UnitTests.Stukken;

public sealed class NotaImportTests
{
    [Test]
    public void A_nota_in_the_layout_is_read_and_its_bijlage_is_asked_for()
    {
        var read = Samples.Read(Samples.Nota);
        Assert.That(read.Inhoud.Kop.OpgesteldDoor, Is.EqualTo(new OpgesteldDoor("KD", "Beleid", "070-1234567", null)));
        Assert.That(read.Inhoud.Kop.Datum, Is.EqualTo(new LocalDate(2025, 6, 3)));
        Assert.That(read.Meldingen, Has.Some.Contains("1 bijlage;"));
        Assert.That(Accounted.Lost(Samples.Nota, read), Is.Empty);
    }

    [Test]
    public void Headings_at_levels_that_can_be_trusted_nest()
    {
        var toelichting = Samples.Read(Samples.Nota).Inhoud.Hoofdstuk(HoofdstukCode.Toelichting)!;
        Assert.That(toelichting.Onderdelen.Select(o => o.Titel), Is.EqualTo(new[] { "Gebouwen", "Terreinen" }));
        Assert.That(toelichting.Onderdelen[0].Onderdelen.Single().Titel, Is.EqualTo("Kazernes"));
    }

    [Test]
    public void The_order_of_the_labels_and_their_dress_do_not_matter()
    {
        const string text = """
            Nota

            | Onderwerp: | Voortgang huisvesting |
            | --- | --- |
            | **Onze referentie:** | D2025-000001 / D2025-000002 |
            Van: DGB
            **Aan:** stasdef
            Datum: dinsdag 3 juni 2025
            Aantal bijlagen: geen
            soort: ter informatie
            Opgesteld door:
            KD
            Beleid
            M +31 6 12345678

            Kernpunten
            ==========
            Een.
            """;
        var read = Samples.Read(text);
        var kop = read.Inhoud.Kop;
        Assert.That(
            (kop.Aan.Value, kop.Van.Value, kop.Onderwerp),
            Is.EqualTo(("STASDEF", "DGB", "Voortgang huisvesting"))
        );
        Assert.That((kop.Soort, kop.Datum), Is.EqualTo((NotaSoort.TerInformatie, new LocalDate(2025, 6, 3))));
        Assert.That(kop.OnzeReferentie, Is.EqualTo(new[] { "D2025-000001", "D2025-000002" }));
        Assert.That(kop.OpgesteldDoor, Is.EqualTo(new OpgesteldDoor("KD", "Beleid", null, "+31 6 12345678")));
        Assert.That(read.AantalBijlagen, Is.Zero);
    }

    [Test]
    public void Line_ends_a_byte_order_mark_and_hard_spaces_change_nothing()
    {
        var plain = Samples.Read(Samples.Nota);
        var other = Samples.Read(
            "\uFEFF"
                + Samples
                    .Nota.Replace("Aan STASDEF", "Aan\u00A0STASDEF", StringComparison.Ordinal)
                    .ReplaceLineEndings("\r\n")
        );
        Assert.That(
            other.Inhoud.Kop with
            {
                AfgestemdMet = [],
                InAfschriftAan = [],
                OnzeReferentie = [],
            },
            Is.EqualTo(plain.Inhoud.Kop with { AfgestemdMet = [], InAfschriftAan = [], OnzeReferentie = [] })
        );
        Assert.That(Blocks(other), Is.EqualTo(Blocks(plain)));
        Assert.That(other.Meldingen, Is.EqualTo(plain.Meldingen));
    }

    [TestCase("## 4. FINANCIELE OVERWEGINGEN:")]
    [TestCase("**Financiële overwegingen**")]
    [TestCase("###### *financie\u0308le  Overwegingen*")]
    [TestCase("\nFinanciële overwegingen\n")]
    [TestCase("\nFinanciële overwegingen\n-----")]
    public void A_chapter_is_known_however_its_title_is_written(string title)
    {
        var read = Samples.Read(Samples.Nota.Replace("## Financiële overwegingen", title, StringComparison.Ordinal));
        Assert.That(
            read.Inhoud.Hoofdstuk(HoofdstukCode.FinancieleOverwegingen)!.Tekst,
            Is.EqualTo("HDFC ziet geen gevolgen.")
        );
    }

    [TestCase("12 mei 2025", 2025, 5, 12)]
    [TestCase("1 maart 2024", 2024, 3, 1)]
    [TestCase("1 mrt. 2024", 2024, 3, 1)]
    [TestCase("Vrijdag 29 FEBRUARI 2024.", 2024, 2, 29)]
    [TestCase("29-2-2024", 2024, 2, 29)]
    [TestCase("2025-12-31", 2025, 12, 31)]
    public void A_date_is_read_in_the_forms_that_notas_use(string text, int year, int month, int day) =>
        Assert.That(Samples.Read(Dated(text)).Inhoud.Kop.Datum, Is.EqualTo(new LocalDate(year, month, day)));

    [TestCase("31 februari 2025")]
    [TestCase("12 mai 2025")]
    [TestCase("12 meiland 2025")]
    [TestCase("12-13-2025")]
    [TestCase("29-2-2025")]
    [TestCase("0 mei 2025")]
    [TestCase("binnenkort")]
    [TestCase("1 mei 9999")]
    public void A_wrong_date_is_told_and_today_stands_in_its_place(string text)
    {
        var read = Samples.Read(Dated(text));
        Assert.That(read.Inhoud.Kop.Datum, Is.EqualTo(Samples.Vandaag));
        Assert.That(read.Meldingen, Has.Some.Contains(text).And.Some.Contains("vandaag"));
    }

    [Test]
    public void An_unknown_abbreviation_is_told_and_left_out()
    {
        var read = Samples.Read(Samples.Nota.Replace("HDFC, DCo", "HDFC, XYZ en DCo", StringComparison.Ordinal));
        Assert.That(read.Inhoud.Kop.AfgestemdMet.Select(e => e.Value), Is.EqualTo(new[] { "HDFC", "DCo" }));
        Assert.That(read.Meldingen, Has.Some.Contains("“XYZ” bij Afgestemd met"));
    }

    [Test]
    public void A_chapter_that_stands_there_twice_is_joined_and_its_sub_chapters_stay_apart()
    {
        var read = Samples.Read(Samples.Nota + "\n\n## Toelichting\n\nNog een deel.");
        var toelichting = read.Inhoud.Hoofdstuk(HoofdstukCode.Toelichting)!;
        Assert.That(toelichting.Tekst, Is.EqualTo("Het overzicht heeft twee delen.\n\nNog een deel."));
        Assert.That(toelichting.Onderdelen, Has.Length.EqualTo(2));
        Assert.That(read.Meldingen, Has.Some.Contains("2 keer"));
    }

    [Test]
    public void Text_before_the_first_chapter_that_fits_no_field_is_told()
    {
        var text = Samples.Nota.Replace(
            "## Aanleiding",
            "## Samenvatting\n\nEen losse zin.\n\n## Aanleiding",
            StringComparison.Ordinal
        );
        var read = Samples.Read("Postbus 90701\n\n" + text);
        Assert.That(read.Meldingen, Has.Some.Contains("Postbus 90701"));
        Assert.That(read.Meldingen, Has.Some.Contains("Samenvatting").And.Some.Contains("Een losse zin."));
    }

    [Test]
    public void A_number_that_a_list_can_not_keep_is_told()
    {
        var read = Samples.Read(Samples.Nota + "\n\n1. Eerst.\n2. Dan.\n\nTussendoor.\n\n3. Ten slotte.");
        Assert.That(
            read.Meldingen.Count(m => m.Contains("opnieuw genummerd", StringComparison.Ordinal)),
            Is.EqualTo(1)
        );
        Assert.That(read.Meldingen, Has.Some.Contains("3. Ten slotte."));
    }

    [Test]
    public void A_missing_chapter_is_told() =>
        Assert.That(
            Samples.Read(Samples.Nota).Meldingen,
            Has.Some.EqualTo("Het hoofdstuk “Juridische overwegingen” staat niet in de tekst.")
        );

    [TestCase("", "bij Aan", "bij Van", "een onderwerp", "een hoofdstuk")]
    [TestCase("Zomaar een verhaal.\n\nZonder koppen.", "bij Aan", "een hoofdstuk")]
    [TestCase("# Een\n\n## Twee\n\n### Drie", "bij Aan", "bij Van", "een hoofdstuk")]
    [TestCase("Aan STASDEF\nVan DGB\n# Nota\nOver iets", "een hoofdstuk")]
    [TestCase("Aan NIEMAND\nVan DGB\n# Nota\nOver iets\n## Aanleiding\nEen.", "bij Aan")]
    public void A_text_that_is_no_nota_is_refused_with_what_is_missing(string text, params string[] missing)
    {
        var refusal = Refusal(text);
        Assert.That(refusal, Is.TypeOf<TekstIsGeenNota>());
        foreach (var part in missing)
            Assert.That(refusal.Zin, Does.Contain(part));
    }

    [Test]
    public void Bytes_that_are_no_text_are_refused()
    {
        Assert.That(Refusal(Samples.Nota + "\0"), Is.TypeOf<TekstIsNietLeesbaar>());
        Assert.That(Refusal(new string('\u0007', 100)), Is.TypeOf<TekstIsNietLeesbaar>());
    }

    [Test]
    public void A_text_at_the_limit_is_read_and_one_past_it_is_refused()
    {
        var padding = new string('\n', NotaImport.MaxLength - Samples.Nota.Length);
        Samples.Read(Samples.Nota + padding);
        Assert.That(Refusal(Samples.Nota + padding + "\n"), Is.EqualTo(new TekstIsTeLang(NotaImport.MaxLength + 1)));
    }

    [Test]
    public void A_chapter_that_is_too_long_is_refused_by_the_limits_of_a_nota() =>
        Assert.That(
            Refusal(Samples.Nota + new string('a', Inhoudsgrenzen.MaxHoofdstuk)),
            Is.TypeOf<InhoudBuitenGrenzen>()
        );

    [TestCase("# ")]
    [TestCase("## Toelichting\n")]
    [TestCase("> ")]
    [TestCase("Aan ")]
    [TestCase("T M ")]
    [TestCase("T  ")]
    [TestCase("**")]
    [TestCase("| ")]
    [TestCase(" ")]
    [TestCase("\\")]
    [TestCase("1.")]
    [TestCase("a:")]
    [CancelAfter(30_000)]
    public void A_huge_hostile_text_is_answered_in_bounded_time(string piece)
    {
        var huge = string.Concat(Enumerable.Repeat(piece, NotaImport.MaxLength / 2 / piece.Length));
        Samples.Import(huge);
        Samples.Import(Samples.Nota + "\n" + huge);
        Samples.Import(huge + "\n" + Samples.Nota);
        Samples.Import(Samples.Nota.Replace("KD: Beleid", huge, StringComparison.Ordinal));
        Samples.Import(Samples.Nota.Replace("## Communicatie", huge + "\n## Communicatie", StringComparison.Ordinal));
    }

    [Test]
    public void A_damaged_nota_never_throws_and_never_loses_a_line()
    {
        string[] pieces =
        [
            "",
            "\n",
            "\n\n",
            "\r\n",
            "# ",
            "#### ",
            "**",
            "*",
            "- ",
            "1. ",
            "> ",
            "|",
            "| --- |",
            "---",
            "\u00A0",
            "Van ",
            "Aan: ",
            "Datum",
            "Nota",
            "## Toelichting",
            "\nCommunicatie\n",
            "TER BESLISSING",
            "T 06",
            "DE DIRECTEUR",
            "woord",
            "\\",
            "\uD800",
            "é",
            "99 stuks",
            "    ",
        ];
        var change = Gen.Select(Gen.Int[0, Samples.Nota.Length - 1], Gen.Int[0, 30], Gen.Int[0, pieces.Length - 1]);
        change
            .Array[1, 8]
            .Sample(
                changes =>
                {
                    var text = changes.Aggregate(Samples.Nota, (t, c) => Damaged(t, c.Item1, c.Item2, pieces[c.Item3]));
                    if (Samples.Import(text) is ImportUitslag.Gelezen read)
                        Assert.That(
                            Accounted.Lost(text.Replace('\uD800', CleanText.Replacement), read),
                            Is.Empty,
                            text
                        );
                },
                iter: 2_000
            );

        static string Damaged(string text, int at, int cut, string piece)
        {
            var start = Math.Min(at, text.Length);
            return text[..start] + piece + text[Math.Min(start + cut, text.Length)..];
        }
    }

    private static string Dated(string datum) => Samples.Nota.Replace("3 juni 2025", datum, StringComparison.Ordinal);

    private static Weigering Refusal(string text) => ((ImportUitslag.Geweigerd)Samples.Import(text)).Weigering;

    private static IEnumerable<Blok> Blocks(ImportUitslag.Gelezen read) =>
        read.Inhoud.Hoofdstukken.SelectMany(h => h.AlleBlokken);
}
