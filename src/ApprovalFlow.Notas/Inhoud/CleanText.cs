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
    private const string ReplacementText = "\uFFFD";

    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        var atLineStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                clean.Append(text[i]).Append(text[++i]);
                atLineStart = false;
            }
            else if (text[i] != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
            {
                var stored = Stored(text[i], atLineStart);
                clean.Append(stored);
                atLineStart =
                    stored.Length == 0 ? atLineStart : stored[^1] == '\n' || (atLineStart && stored[^1] == ' ');
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// At most so many characters (UTF-16 units) from the beginning of a text, and never half of one, which no database
    /// takes.
    /// </summary>
    public static string Cut(string text, int max) =>
        text.Length <= max ? text : text[..(max > 0 && char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];

    private static string Stored(char c, bool atLineStart) =>
        c switch
        {
            '\n' or '\r' or '\f' or '\u0085' or '\u2028' or '\u2029' => "\n",
            '\t' => atLineStart ? "    " : " ",
            '\v' => " ",
            '\uFEFF' => "", // a byte order mark that came along
            _ => IsUnwanted(c) ? ReplacementText : c.ToString(),
        };

    // The marks that turn the reading direction can make a sentence read as another one.
    private static bool IsUnwanted(char c) =>
        char.IsControl(c)
        || char.IsSurrogate(c)
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF';
}
