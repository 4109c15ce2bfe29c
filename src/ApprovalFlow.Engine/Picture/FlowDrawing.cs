using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace ApprovalFlow.Engine.Picture;

/// <summary>Lines between shapes. The arrow is drawn and not referred to, since mail and PDF lose references.</summary>
internal sealed class FlowDrawing(PictureOptions options)
{
    internal XElement Draw(DiagramEdge edge, SequenceFlow flow)
    {
        var taken = options.Taken.Contains(flow.Id);
        var (colour, width) = taken ? (Svg.Accent, 3.5) : (Svg.Quiet, 1.5);
        var name = flow.Name ?? $"{flow.Source.Name} – {flow.Target.Name}";
        return Svg.Titled(
            taken ? $"{name}: {options.Words.Taken}" : name,
            description: null,
            Svg.At("data-element", flow.Id),
            Line(edge.Points, Svg.Paint(colour, width)),
            Arrow(edge.Points[^2], edge.Points[^1], colour, taken ? 13 : 10),
            flow.IsDefault ? Slash(edge.Points[0], edge.Points[1], colour) : null,
            flow.Condition is not null && flow.Source.IsActivity
                ? Diamond(edge.Points[0], edge.Points[1], colour)
                : null,
            flow.Name is { } label ? Label(edge, label) : null
        );
    }

    /// <summary>What connects and never carries a token.</summary>
    internal static XElement Draw(DiagramEdge edge) =>
        Svg.Make("g", Line(edge.Points, Svg.Paint(Svg.Quiet, 1.2, dash: edge.Type == "messageFlow" ? "6 4" : "1.5 3")));

    private static XElement Line(ImmutableArray<Point> points, object[] paint) =>
        Svg.Make(
            "polyline",
            Svg.At(
                "points",
                string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X},{p.Y}")))
            ),
            Svg.At("stroke-linejoin", "round"),
            paint
        );

    private static XElement Arrow(Point from, Point to, string colour, double size)
    {
        var (x, y) = Direction(from, to);
        var (backX, backY) = (to.X - x * size, to.Y - y * size);
        var half = size * 0.4;
        return Svg.Path(
            $"M{to.X:0.##},{to.Y:0.##} L{backX - y * half:0.##},{backY + x * half:0.##} L{backX + y * half:0.##},{backY - x * half:0.##} Z",
            Svg.Paint(colour, 1, colour)
        );
    }

    private static XElement Slash(Point from, Point to, string colour)
    {
        var (x, y) = Direction(from, to);
        var (atX, atY) = (from.X + x * 12, from.Y + y * 12);
        return Svg.Path(
            $"M{atX - (x - y) * 5:0.##},{atY - (x + y) * 5:0.##} L{atX + (x - y) * 5:0.##},{atY + (x + y) * 5:0.##}",
            Svg.Paint(colour, 1.5)
        );
    }

    private static XElement Diamond(Point from, Point to, string colour)
    {
        var (x, y) = Direction(from, to);
        return Svg.Path(
            $"M{from.X:0.##},{from.Y:0.##} l{x * 8 - y * 5:0.##},{y * 8 + x * 5:0.##} l{x * 8 + y * 5:0.##},{y * 8 - x * 5:0.##} l{-x * 8 + y * 5:0.##},{-y * 8 - x * 5:0.##} Z",
            Svg.Paint(colour, 1.2, Svg.Paper)
        );
    }

    private static (double X, double Y) Direction(Point from, Point to)
    {
        var length = Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2));
        return length < 0.001 ? (1, 0) : ((to.X - from.X) / length, (to.Y - from.Y) / length);
    }

    private static XElement Label(DiagramEdge edge, string text)
    {
        if (edge.Label is { } label)
            return Writing.At(label, text);
        var middle = (edge.Points.Length - 1) / 2;
        var (a, b) = (edge.Points[middle], edge.Points[middle + 1]);
        return Writing.At(new((a.X + b.X) / 2 - 40, (a.Y + b.Y) / 2 - 16, 80, 14), text);
    }
}
