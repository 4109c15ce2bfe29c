using System.Globalization;
using System.Text;

namespace ApprovalFlow.Web.Demo;

/// <summary>A valid PDF 1.4 of one A4 page: a title and a few paragraphs in the reader's own Helvetica.</summary>
internal static class DemoPdf
{
    private const int MaxRegel = 84;
    private const int MaxRegels = 44;

    /// <summary>The same text gives the same bytes.</summary>
    public static byte[] Maak(string titel, IEnumerable<string> alineas)
    {
        var inhoud = Pagina(titel, alineas);
        string[] objecten =
        [
            "<< /Type /Catalog /Pages 2 0 R /Lang (nl-NL) >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R"
                + " /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            $"<< /Length {inhoud.Length} >>\nstream\n{inhoud}\nendstream",
            $"<< /Title ({Veilig(titel)}) >>",
        ];
        return Bestand(objecten);
    }

    private static byte[] Bestand(string[] objecten)
    {
        var pdf = new StringBuilder("%PDF-1.4\n%âãÏÓ\n");
        var verwijzingen = new StringBuilder("0000000000 65535 f \n");
        for (var nummer = 1; nummer <= objecten.Length; nummer++)
        {
            verwijzingen.Append(CultureInfo.InvariantCulture, $"{pdf.Length:D10} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{nummer} 0 obj\n{objecten[nummer - 1]}\nendobj\n");
        }
        var begin = pdf.Length;
        var aantal = objecten.Length + 1;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {aantal}\n{verwijzingen}")
            .Append(
                CultureInfo.InvariantCulture,
                $"trailer\n<< /Size {aantal} /Root 1 0 R /Info {objecten.Length} 0 R >>\n"
            )
            .Append(CultureInfo.InvariantCulture, $"startxref\n{begin}\n%%EOF\n");
        // One byte a character, so that the offsets counted in characters hold.
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private static string Pagina(string titel, IEnumerable<string> alineas)
    {
        var pagina = new StringBuilder("BT /F1 15 Tf 64 770 Td 18 TL\n");
        foreach (var regel in Regels(titel, 56))
        {
            pagina.Append(CultureInfo.InvariantCulture, $"({Veilig(regel)}) Tj T*\n");
        }
        pagina.Append("/F2 11 Tf 15 TL T*\n");
        foreach (var regel in alineas.SelectMany(alinea => Regels(alinea, MaxRegel).Append("")).Take(MaxRegels))
        {
            pagina.Append(CultureInfo.InvariantCulture, $"({Veilig(regel)}) Tj T*\n");
        }
        return pagina.Append("ET").ToString();
    }

    private static IEnumerable<string> Regels(string tekst, int breedte)
    {
        var regel = "";
        foreach (var woord in tekst.Split(' '))
        {
            if (regel.Length > 0 && regel.Length + 1 + woord.Length > breedte)
            {
                yield return regel;
                regel = "";
            }
            regel = regel.Length == 0 ? woord : $"{regel} {woord}";
        }
        yield return regel;
    }

    private static string Veilig(string tekst) => tekst.Replace(@"\", @"\\").Replace("(", @"\(").Replace(")", @"\)");
}
