using System.Text;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>White space without an end, which makes patterns that look for its end slow.</summary>
public static class WhiteSpace
{
    /// <summary>No layout has more spaces or tabs in a row; what is beyond says nothing.</summary>
    public const int MaxRun = 500;

    /// <summary>The text with each run of white space within a line cut to <see cref="MaxRun"/> characters.</summary>
    public static string Shorten(string text)
    {
        var (run, over) = (0, 0);
        foreach (var c in text)
        {
            run = IsPart(c) ? run + 1 : 0;
            over += run > MaxRun ? 1 : 0;
        }
        if (over == 0)
        {
            return text;
        }
        var shorter = new StringBuilder(text.Length - over);
        run = 0;
        foreach (var c in text)
        {
            run = IsPart(c) ? run + 1 : 0;
            if (run <= MaxRun)
            {
                shorter.Append(c);
            }
        }
        return shorter.ToString();
    }

    private static bool IsPart(char c) => c != '\n' && char.IsWhiteSpace(c);
}
