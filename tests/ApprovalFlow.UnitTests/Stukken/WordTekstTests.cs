using ApprovalFlow.Stukken.Import;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ApprovalFlow.UnitTests.Stukken;

internal sealed class WordTekstTests
{
    [Test]
    public void Headings_lists_and_tables_keep_what_they_are() =>
        Assert.That(
            WordTekst.Lees(
                Document(
                    Alinea("Aanleiding", "Heading1"),
                    Alinea("Het verslag is klaar.", null),
                    Alinea("Bewaken", "Kop2"),
                    Punt("Een punt"),
                    Tabel(["Jaar", "Meldingen"], ["2024", "627"])
                )
            ),
            Is.EqualTo(
                "# Aanleiding\n\nHet verslag is klaar.\n\n## Bewaken\n\n- Een punt\n\n"
                    + "| Jaar | Meldingen |\n| --- | --- |\n| 2024 | 627 |"
            )
        );

    [Test]
    public void What_was_deleted_stays_behind() =>
        Assert.That(
            WordTekst.Lees(
                Document(
                    new Paragraph(
                        new DeletedRun(new Run(new DeletedText("Geheim."))) { Author = "iemand" },
                        new Run(new Text("Openbaar."))
                    )
                )
            ),
            Is.EqualTo("Openbaar.")
        );

    [Test]
    public void Another_file_is_told_apart()
    {
        using var pdf = new MemoryStream("%PDF-1.7"u8.ToArray());
        using var leeg = new MemoryStream();
        Assert.Multiple(() =>
        {
            Assert.That(WordTekst.Lees(pdf), Is.Null);
            Assert.That(WordTekst.Lees(leeg), Is.Null);
        });
    }

    [Test]
    public void A_document_that_unpacks_to_too_much_is_refused() =>
        Assert.That(WordTekst.Lees(Document(Alinea(new string('a', (int)WordTekst.MaxCharacters), null))), Is.Null);

    private static MemoryStream Document(params OpenXmlElement[] inhoud)
    {
        var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(inhoud));
        }
        bytes.Position = 0;
        return bytes;
    }

    private static Paragraph Alinea(string tekst, string? stijl) =>
        stijl is null
            ? new Paragraph(new Run(new Text(tekst)))
            : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = stijl }), new Run(new Text(tekst)));

    private static Paragraph Punt(string tekst) =>
        new(
            new ParagraphProperties(
                new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })
            ),
            new Run(new Text(tekst))
        );

    private static Table Tabel(params string[][] rijen) =>
        new(rijen.Select(rij => new TableRow(rij.Select(cel => new TableCell(new Paragraph(new Run(new Text(cel))))))));
}
