using System.Xml;
using System.Xml.Linq;

namespace ApprovalFlow.Engine.Import;

/// <summary>Text to elements with lines. A document type is refused, size and depth are bounded.</summary>
internal static class XmlSource
{
    internal const int MaxCharacters = 5_000_000;
    internal const int MaxDepth = 100;

    internal static XElement? Read(string xml, Findings findings)
    {
        if (xml.Length > MaxCharacters)
        {
            findings.Error(null, 0, $"The file is longer than {MaxCharacters} characters.");
            return null;
        }
        try
        {
            return IsTooDeep(xml, findings) ? null : XDocument.Load(Reader(xml), LoadOptions.SetLineInfo).Root;
        }
        catch (XmlException e)
        {
            var dtd = xml.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
            findings.Error(null, e.LineNumber, dtd ? "A document type (DTD) is not allowed." : $"No XML: {e.Message}");
            return null;
        }
    }

    internal static int LineOf(XObject node) => node is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 0;

    private static XmlReader Reader(string xml) =>
        XmlReader.Create(
            new StringReader(xml.TrimStart('\uFEFF')),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MaxCharacters,
                IgnoreComments = true,
            }
        );

    // Before anything recurses over the tree.
    private static bool IsTooDeep(string xml, Findings findings)
    {
        using var reader = Reader(xml);
        while (reader.Read())
        {
            if (reader.Depth <= MaxDepth)
                continue;
            findings.Error(null, ((IXmlLineInfo)reader).LineNumber, $"Elements are nested more than {MaxDepth} deep.");
            return true;
        }
        return false;
    }
}
