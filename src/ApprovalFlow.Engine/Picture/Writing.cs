using System.Collections.Immutable;
using System.Xml.Linq;

namespace ApprovalFlow.Engine.Picture;

/// <summary>Text on the picture. SVG does not wrap, so lines are broken here, by an average width of letters.</summary>
internal static class Writing
{
    private const double LetterWidth = 0.56;
    private const double LineHeight = 1.25;

    /// <summary>In the middle of an activity; a long name is set smaller, and below the sign in the corner.</summary>
    internal static XElement Activity(Box box, string text, bool hasFoot)
    {
        var high = box with { Height = box.Height - (hasFoot ? 16 : 0) };
        return Wrap(text, box.Width - 10, 12, int.MaxValue).Length <= 3
            ? Inside(high, text)
            : Inside(high with { Y = box.Y + 16, Height = high.Height - 16 }, text, size: 10);
    }

    /// <summary>In the middle of a box, between its sides.</summary>
    internal static XElement Inside(Box box, string text, double size = 12)
    {
        var lines = Wrap(text, box.Width - 10, size, Math.Max(1, (int)(box.Height / (size * LineHeight))));
        var top = box.CenterY - (lines.Length - 1) * size * LineHeight / 2 + size * 0.35;
        return Lines(box.CenterX, top, lines, size);
    }

    /// <summary>Where the modeller put the label; it may be a little wider than the modeller counted.</summary>
    internal static XElement At(Box label, string text, double size = 11) =>
        Lines(label.CenterX, label.Y + size, Wrap(text, Math.Max(label.Width * 1.25, 60), size, 6), size);

    internal static XElement Below(Box shape, string text, double size = 11) =>
        Lines(shape.CenterX, shape.Bottom + size + 4, Wrap(text, 100, size, 4), size);

    internal static XElement Line(double x, double y, string text, double size, string colour, bool bold = false) =>
        Svg.Make(
            "text",
            Svg.At("x", x),
            Svg.At("y", y),
            Svg.At("text-anchor", "middle"),
            Svg.At("font-size", size),
            Svg.At("fill", colour),
            bold ? Svg.At("font-weight", "bold") : null,
            Svg.Clean(text)
        );

    internal static double Width(string text, double size) => text.Length * size * LetterWidth;

    private static XElement Lines(double x, double y, ImmutableArray<string> lines, double size) =>
        Svg.Make(
            "text",
            Svg.At("text-anchor", "middle"),
            Svg.At("font-size", size),
            Svg.At("fill", Svg.Ink),
            lines.Select(
                (line, i) => Svg.Make("tspan", Svg.At("x", x), Svg.At("y", y + i * size * LineHeight), Svg.Clean(line))
            )
        );

    private static ImmutableArray<string> Wrap(string text, double width, double size, int most)
    {
        var room = Math.Max(1, (int)(width / (size * LetterWidth)));
        var lines = new List<string> { "" };
        foreach (
            var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Cut(w, room))
        )
            if (lines[^1].Length == 0)
                lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= room)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        return lines.Count <= most ? [.. lines] : [.. lines.Take(most - 1), lines[most - 1] + "…"];
    }

    // A long Dutch word is broken rather than drawn outside its shape.
    private static IEnumerable<string> Cut(string word, int room)
    {
        for (; word.Length > room && room > 3; word = word[(room - 1)..])
            yield return word[..(room - 1)] + "-";
        yield return word;
    }
}
