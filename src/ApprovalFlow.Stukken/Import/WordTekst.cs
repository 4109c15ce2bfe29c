using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using ApprovalFlow.Notas;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ApprovalFlow.Stukken.Import;

/// <summary>
/// The text of a Word document (docx) as Markdown, for <see cref="NotaImport"/>: headings, items of lists and tables keep
/// what they are. Nothing of it is executed or fetched; what is deleted in tracked changes, and comments, stay behind.
/// </summary>
public static partial class WordTekst
{
    /// <summary>Of the text part, unpacked: a small file can hold a huge one.</summary>
    public const long MaxCharacters = 10_000_000;

    /// <summary>Of elements in each other; a table in a table in a table takes some thirty.</summary>
    public const int MaxDepth = 200;

    private const int MaxLevel = 6;

    /// <summary>Null for a file that is no Word document, or a larger one than may be.</summary>
    public static string? Lees(Stream bestand)
    {
        try
        {
            using var document = WordprocessingDocument.Open(
                bestand,
                isEditable: false,
                new OpenSettings { MaxCharactersInPart = MaxCharacters }
            );
            if (document.MainDocumentPart is not { } deel || !IsVlak(deel))
            {
                return null;
            }
            var body = deel.Document?.Body;
            return body is null ? null : string.Join('\n', body.ChildElements.SelectMany(Regels)).Trim();
        }
        catch (Exception fout)
            when (fout is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException)
        {
            return null;
        }
    }

    /// <summary>The library reads elements by recursion: what is nested to hurt would end the process.</summary>
    private static bool IsVlak(OpenXmlPart deel)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
        };
        using var stream = deel.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                return false;
            }
        }
        return true;
    }

    private static IEnumerable<string> Regels(OpenXmlElement element) =>
        element switch
        {
            Paragraph alinea => [Alinea(alinea), ""],
            Table tabel => [.. Tabel(tabel), ""],
            SdtBlock blok => blok.SdtContentBlock?.ChildElements.SelectMany(Regels) ?? [],
            _ => [],
        };

    private static string Alinea(Paragraph alinea)
    {
        var tekst = Tekst(alinea);
        var stijl = alinea.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";
        return tekst.Length == 0 ? ""
            : Kop().Match(stijl) is { Success: true } kop ? $"{Hekjes(kop.Groups["niveau"].Value)} {tekst}"
            : alinea.ParagraphProperties?.NumberingProperties is not null ? $"- {tekst}"
            : tekst;
    }

    private static string Hekjes(string niveau) => new('#', Math.Clamp(int.Parse(niveau, null), 1, MaxLevel));

    private static IEnumerable<string> Tabel(Table tabel)
    {
        var rijen = tabel
            .Elements<TableRow>()
            .Select(rij => rij.Elements<TableCell>().Select(Tekst).ToArray())
            .Where(cellen => cellen.Length > 0)
            .ToList();
        return rijen.SelectMany(
            (cellen, index) =>
                index == 0 && rijen.Count > 1
                    ? [Rij(cellen), Rij([.. cellen.Select(_ => "---")])]
                    : new[] { Rij(cellen) }
        );
    }

    private static string Rij(string[] cellen) => $"| {string.Join(" | ", cellen)} |";

    private static string Tekst(OpenXmlElement element)
    {
        var tekst = new StringBuilder();
        foreach (var stuk in element.Descendants())
        {
            tekst.Append(
                stuk switch
                {
                    Text letters => letters.Text,
                    TabChar or Break or CarriageReturn => " ",
                    NoBreakHyphen => "-",
                    _ => "",
                }
            );
        }
        return tekst.ToString().Trim();
    }

    // Word's own name of the style, in English and in Dutch.
    [GeneratedRegex(
        @"^(?:Heading|Kop)\s*(?<niveau>[1-9])$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Kop();
}

public sealed record GeenWordDocument()
    : Weigering("geen-word-document", "Wij kunnen dit Word-bestand niet lezen. Bewaar het als docx, of plak de tekst.");
