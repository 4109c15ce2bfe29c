using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>A sub-chapter as text, as it comes in from a form, the API or an import.</summary>
public sealed record OnderdeelTekst(string Titel, string Tekst, ImmutableArray<OnderdeelTekst> Onderdelen);

/// <summary>
/// Makes chapters of Markdown. Headings in the text open sub-chapters, before those that are given apart.
/// </summary>
public static partial class HoofdstukTekst
{
    public static Hoofdstuk Read(
        HoofdstukCode code,
        string tekst,
        ImmutableArray<OnderdeelTekst> onderdelen,
        Func<int> volgendId
    )
    {
        var (own, inText) = Split(tekst);
        return new Hoofdstuk(
            code,
            Blokken.Lees(own, volgendId),
            [.. inText.Concat(onderdelen).Select(onderdeel => Read(onderdeel, volgendId))]
        );
    }

    /// <summary>The title without the marks that make a heading or bold: "### **Advies** ###" is "Advies".</summary>
    public static string Title(string heading)
    {
        var title = HeadingMarks().Replace(heading.Trim(), "").Trim();
        while (title.Length > 2 && title[0] is '*' or '_' && title[^1] == title[0])
            title = title[1..^1].Trim();
        return title;
    }

    /// <summary>The level of a heading line ("## Titel" is 2), or null for any other line.</summary>
    public static int? HeadingLevel(string line) =>
        HeadingLine().Match(line) is { Success: true } match && Title(line).Length > 0
            ? match.Groups["marks"].Length
            : null;

    private static Onderdeel Read(OnderdeelTekst onderdeel, Func<int> volgendId)
    {
        var (own, inText) = Split(onderdeel.Tekst);
        return new Onderdeel(
            CleanText.Of(onderdeel.Titel).ReplaceLineEndings(" ").Trim(),
            Blokken.Lees(own, volgendId),
            [.. inText.Concat(onderdeel.Onderdelen).Select(o => Read(o, volgendId))]
        );
    }

    private static (string Own, ImmutableArray<OnderdeelTekst> Onderdelen) Split(string tekst)
    {
        var lines = CleanText.Of(tekst).Split('\n');
        var next = Heading(lines, 0, 6);
        return (string.Join('\n', lines[..next]), Sections(lines, next, lines.Length));
    }

    private static ImmutableArray<OnderdeelTekst> Sections(string[] lines, int from, int to)
    {
        var sections = ImmutableArray.CreateBuilder<OnderdeelTekst>();
        while (from < to)
        {
            var level = HeadingLevel(lines[from]) ?? 1;
            var end = Math.Min(to, Heading(lines, from + 1, level));
            var inner = Math.Min(end, Heading(lines, from + 1, 6));
            var text = string.Join('\n', lines[(from + 1)..inner]);
            sections.Add(new OnderdeelTekst(Title(lines[from]), text, Sections(lines, inner, end)));
            from = end;
        }

        return sections.ToImmutable();
    }

    // The first heading of this level or a higher one, or the end.
    private static int Heading(string[] lines, int from, int level)
    {
        while (from < lines.Length && !(HeadingLevel(lines[from]) <= level))
            from++;
        return from;
    }

    internal static Hoofdstuk WithNumbers(this Hoofdstuk hoofdstuk, Func<int> number) =>
        hoofdstuk with
        {
            Blokken = Numbered(hoofdstuk.Blokken, number),
            Onderdelen = [.. hoofdstuk.Onderdelen.Select(o => WithNumbers(o, number))],
        };

    private static Onderdeel WithNumbers(Onderdeel onderdeel, Func<int> number) =>
        onderdeel with
        {
            Blokken = Numbered(onderdeel.Blokken, number),
            Onderdelen = [.. onderdeel.Onderdelen.Select(o => WithNumbers(o, number))],
        };

    private static ImmutableArray<Blok> Numbered(ImmutableArray<Blok> blokken, Func<int> number) =>
        [.. blokken.Select(blok => blok with { Id = number() })];

    [GeneratedRegex(@"^ {0,3}(?<marks>\#{1,6})(?:\s|$)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^\#{1,6}(?=\s|$)|(?<=\s)\#+$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex HeadingMarks();
}
