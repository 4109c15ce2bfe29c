using System.Collections.Immutable;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Stukken.Import;

/// <summary>
/// The text in its parts: what stands above the first chapter, and each chapter with the lines below its title.
/// </summary>
internal sealed record Outline(ImmutableArray<SourceLine> Header, ImmutableArray<Outline.Chapter> Chapters)
{
    /// <summary>Level is that of the heading; 0 for a title that is no Markdown heading.</summary>
    public sealed record Chapter(HoofdstukCode Code, int Level, SourceLine Title, ImmutableArray<SourceLine> Lines);

    /// <summary>
    /// Converters to Markdown guess the levels. Where titles of chapters stand at different levels, a level says
    /// nothing about what belongs below what.
    /// </summary>
    public bool LevelsCanBeTrusted() => Chapters.Where(c => c.Level > 0).Select(c => c.Level).Distinct().Count() < 2;

    public static Outline Of(ImmutableArray<SourceLine> lines)
    {
        var starts = Enumerable
            .Range(0, lines.Length)
            .Select(i => (Index: i, Title: TitleAt(lines, i)))
            .Where(s => s.Title is not null);
        var titles = starts.Select(s => (s.Index, Title: s.Title!)).ToList();
        var chapters = titles.Select(
            (start, i) =>
            {
                var end = i + 1 < titles.Count ? titles[i + 1].Index : lines.Length;
                var below = lines[Math.Min(end, start.Index + start.Title.Height)..end];
                return new Chapter(start.Title.Code, start.Title.Level, lines[start.Index], below);
            }
        );
        return new Outline(titles.Count == 0 ? lines : lines[..titles[0].Index], [.. chapters]);
    }

    private sealed record TitleLine(HoofdstukCode Code, int Level, int Height);

    private static TitleLine? TitleAt(ImmutableArray<SourceLine> lines, int i)
    {
        var line = lines[i];
        if (!line.HasWords || ChapterTitle.Parse(line.Bare) is not { } code)
            return null;
        if (HoofdstukTekst.HeadingLevel(line.Text) is { } level)
            return new TitleLine(code, level, 1);
        if (i + 1 < lines.Length && lines[i + 1].IsUnderline)
            return new TitleLine(code, lines[i + 1].Text.Contains('=', StringComparison.Ordinal) ? 1 : 2, 2);
        return line.IsBold || StandsAlone(lines, i) ? new TitleLine(code, 0, 1) : null;
    }

    // A line of plain text is a title only with nothing right above or below it.
    private static bool StandsAlone(ImmutableArray<SourceLine> lines, int i) =>
        (i == 0 || lines[i - 1].IsBlank) && (i + 1 == lines.Length || lines[i + 1].IsBlank);
}
