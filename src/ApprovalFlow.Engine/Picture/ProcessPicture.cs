using System.Globalization;
using System.Xml.Linq;

namespace ApprovalFlow.Engine.Picture;

/// <summary>The procedure as its modeller drew it, as SVG.</summary>
public static class ProcessPicture
{
    private const double Margin = 24;

    /// <summary>
    /// Valid XML without script, style or reference. An element that the file gives no place is not on it; null when the
    /// file has no layout at all. Equal input gives equal text.
    /// </summary>
    public static string? Draw(ProcessDefinition definition, PictureOptions options)
    {
        var diagram = definition.Diagram;
        if (diagram.Shapes.IsEmpty)
            return null;
        var nodes = new NodeDrawing(options);
        var flows = new FlowDrawing(options);
        var byFlow = definition.Flows.ToDictionary(f => f.Id, StringComparer.Ordinal);
        // Ways that were taken lie over those that were not; boundary events over what they hang on.
        var edges = diagram.Edges.OrderBy(e => options.Taken.Contains(e.Element));
        var shapes = diagram.Shapes.OrderBy(s => Layer(definition, s));
        return Frame(definition, diagram, options)
            .With(shapes.Where(s => Layer(definition, s) == 0).Select(Draw))
            .With(
                edges.Select(e =>
                    byFlow.TryGetValue(e.Element, out var flow) ? flows.Draw(e, flow) : FlowDrawing.Draw(e)
                )
            )
            .With(shapes.Where(s => Layer(definition, s) > 0).Select(Draw))
            .ToString(SaveOptions.DisableFormatting);

        XElement Draw(DiagramShape shape) =>
            definition.Find(shape.Element) is { } node ? nodes.Draw(shape, node) : Surroundings.Draw(shape);
    }

    // Pools, lanes and open sub-processes lie under the lines.
    private static int Layer(ProcessDefinition definition, DiagramShape shape) =>
        definition.Find(shape.Element) switch
        {
            null => 0,
            { Kind: FlowNodeKind.SubProcess, CalledElement: null } when shape.IsExpanded => 0,
            { Kind: FlowNodeKind.BoundaryEvent } => 2,
            _ => 1,
        };

    private static XElement With(this XElement svg, IEnumerable<XElement> content)
    {
        svg.Add(content);
        return svg;
    }

    private static XElement Frame(ProcessDefinition definition, Diagram diagram, PictureOptions options)
    {
        var view = Around(diagram);
        return Svg.Make(
            "svg",
            Svg.At(
                "viewBox",
                string.Create(CultureInfo.InvariantCulture, $"{view.X} {view.Y} {view.Width} {view.Height}")
            ),
            Svg.At("width", view.Width),
            Svg.At("height", view.Height),
            Svg.At("role", "img"),
            Svg.At("font-family", "RO Sans, Calibri, Verdana, Arial, sans-serif"),
            Svg.Make("title", Svg.Clean(definition.Name)),
            Svg.Make("desc", Svg.Clean(options.Words.Description)),
            Svg.Rect(view, 0, Svg.Paint("none", 0, Svg.Paper))
        );
    }

    private static Box Around(Diagram diagram)
    {
        var boxes = diagram
            .Shapes.SelectMany(s => new Box?[] { s.Bounds, s.Label })
            .Concat(diagram.Edges.Select(e => e.Label))
            .OfType<Box>()
            .Concat(diagram.Edges.SelectMany(e => e.Points).Select(p => new Box(p.X, p.Y, 0, 0)))
            .ToList();
        var (left, top) = (boxes.Min(b => b.X) - Margin, boxes.Min(b => b.Y) - Margin);
        return new(left, top, boxes.Max(b => b.Right) + Margin - left, boxes.Max(b => b.Bottom) + Margin - top);
    }
}
