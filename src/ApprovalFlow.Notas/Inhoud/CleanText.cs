using System.Text;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>
/// Text as it is stored: lines end in \n, composed characters (NFC), and nothing that a database, a browser or a
/// reader's eye could take for something else. A character that can not stay becomes U+FFFD, so that its place is
/// seen.
/// </summary>
public static class CleanText
{
    public const char Replacement = '\uFFFD';

    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                clean.Append(text[i]).Append(text[++i]);
            else if (text[i] != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
                Append(clean, text[i]);
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void Append(StringBuilder clean, char c)
    {
        switch (c)
        {
            case '\n' or '\r' or '\f' or '\u0085' or '\u2028' or '\u2029':
                clean.Append('\n');
                break;
            case '\t':
                clean.Append(AtLineStart(clean) ? "    " : " ");
                break;
            case '\v':
                clean.Append(' ');
                break;
            case '\uFEFF': // a byte order mark that came along
                break;
            default:
                clean.Append(IsUnwanted(c) ? Replacement : c);
                break;
        }
    }

    private static bool AtLineStart(StringBuilder clean)
    {
        var i = clean.Length - 1;
        while (i >= 0 && clean[i] == ' ')
            i--;
        return i < 0 || clean[i] == '\n';
    }

    // The marks that turn the reading direction can make a sentence read as another one.
    private static bool IsUnwanted(char c) =>
        char.IsControl(c)
        || char.IsSurrogate(c)
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF';
}
