using System.Xml.Linq;

namespace ApprovalFlow.Engine.Picture;

/// <summary>What stands on the picture and never runs: pools, lanes, notes, data.</summary>
internal static class Surroundings
{
    internal static XElement Draw(DiagramShape shape)
    {
        var (box, text) = (shape.Bounds, shape.Text ?? "");
        return Svg.Titled(
            text.Length == 0 ? shape.Element : text,
            description: null,
            Svg.At("data-element", shape.Element),
            shape.Type switch
            {
                "participant" or "lane" => Lane(shape, text),
                "textAnnotation" =>
                [
                    Svg.Path($"M{box.X + 12},{box.Y} H{box.X} V{box.Bottom} H{box.X + 12}", Svg.Paint(Svg.Quiet, 1.2)),
                    Writing.Inside(box, text, size: 11),
                ],
                "group" => [Svg.Rect(box, 10, Svg.Paint(Svg.Quiet, 1.2, dash: "8 3 2 3"))],
                "dataStoreReference" => Data(
                    shape,
                    text,
                    $"M{box.X},{box.Y + 6} C{box.X},{box.Y - 2} {box.Right},{box.Y - 2} {box.Right},{box.Y + 6} V{box.Bottom - 6} C{box.Right},{box.Bottom + 2} {box.X},{box.Bottom + 2} {box.X},{box.Bottom - 6} Z"
                ),
                _ => Data(
                    shape,
                    text,
                    $"M{box.X},{box.Y} H{box.Right - 10} L{box.Right},{box.Y + 10} V{box.Bottom} H{box.X} Z"
                ),
            }
        );
    }

    private static XElement[] Lane(DiagramShape shape, string text)
    {
        var box = shape.Bounds;
        var name = Writing.Line(0, 0, text, 12, Svg.Ink, bold: shape.Type == "participant");
        name.Add(
            Svg.At(
                "transform",
                FormattableString.Invariant(
                    $"translate({(shape.IsHorizontal ? box.X + 18 : box.CenterX)} {(shape.IsHorizontal ? box.CenterY : box.Y + 18)}){(shape.IsHorizontal ? " rotate(-90)" : "")}"
                )
            )
        );
        return [Svg.Rect(box, 0, Svg.Paint(Svg.Quiet, 1.2, Svg.Paper)), name];
    }

    private static XElement[] Data(DiagramShape shape, string text, FormattableString outline) =>
        [
            Svg.Path(outline, Svg.Paint(Svg.Quiet, 1.2, Svg.Paper)),
            shape.Label is { } label ? Writing.At(label, text) : Writing.Below(shape.Bounds, text),
        ];
}
