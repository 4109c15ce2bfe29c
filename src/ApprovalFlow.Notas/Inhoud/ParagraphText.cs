using System.Text.RegularExpressions;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>
/// The lines of a paragraph as kept: joined to one, a table apart, and nothing that would read as another block.
/// </summary>
internal static partial class ParagraphText
{
    public static IEnumerable<Blok> Read(string raw)
    {
        var lines = raw.Split('\n').Where(line => line.Trim().Length > 0).ToArray();
        var header = TableHeader(lines);
        var text = Joined(lines[..(header ?? lines.Length)]);
        if (text.Length > 0)
            yield return new Blok(0, BlokSoort.Alinea, text);
        if (header is { } start)
            yield return new Blok(0, BlokSoort.Tabel, string.Join('\n', lines[start..].Select(Row)));
    }

    private static int? TableHeader(string[] lines)
    {
        for (var i = 1; i < lines.Length; i++)
            if (DelimiterRow().IsMatch(lines[i]) && IsHeader(lines[i - 1], TableRow.Cells(lines[i]).Count))
                return i - 1;
        return null;
    }

    private static bool IsHeader(string line, int columns) =>
        line.Contains('|', StringComparison.Ordinal) && TableRow.Cells(line).Count == columns;

    private static string Row(string line) => $"| {string.Join(" | ", TableRow.Cells(line))} |";

    private static bool EndsOdd(string line) => line.Reverse().TakeWhile(c => c == '\\').Count() % 2 == 1;

    private static string Joined(string[] lines)
    {
        var last = lines.Length - 1;
        var text = string.Concat(lines.Select((line, i) => line.Trim() + (i == last ? "" : LineEnd(line))));
        return string.Join('\n', text.Split('\n').Select(Escaped));
    }

    private static string LineEnd(string line)
    {
        var odd = EndsOdd(line.TrimEnd());
        if (line.EndsWith("  ", StringComparison.Ordinal))
            return odd ? "\\\\\n" : "\\\n";
        return odd && line.EndsWith('\\') ? "\n" : " ";
    }

    private static string Escaped(string line) =>
        BulletLike().IsMatch(line) || DelimiterRow().IsMatch(line)
            ? "\\" + line
            : NumberLike().Replace(line, "${number}\\${mark}");

    [GeneratedRegex(@"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex DelimiterRow();

    [GeneratedRegex(
        @"^(?:>|[-*+](?:\s|$)|\#{1,6}(?:\s|$)|-[-\s]*$|\*[*\s]*$|_[_\s]*$)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex BulletLike();

    [GeneratedRegex(@"^(?<number>[0-9]{1,9})(?<mark>[.)])(?=\s|$)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex NumberLike();
}
