using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ApprovalFlow.BrowserTests;

internal static class WordFile
{
    /// <summary>A docx with one paragraph per line.</summary>
    public static byte[] Of(params string[] lines)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            file.AddMainDocumentPart().Document = new Document(
                new Body(lines.Select(line => new Paragraph(new Run(new Text(line)))))
            );
        }
        return bytes.ToArray();
    }
}
