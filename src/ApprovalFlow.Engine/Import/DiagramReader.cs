using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using ApprovalFlow.Engine.Picture;

namespace ApprovalFlow.Engine.Import;

/// <summary>The layout. Nothing in it refuses a file: what can not be drawn is left out with a notice.</summary>
internal sealed class DiagramReader(XElement root, Findings findings)
{
    /// <summary>Further from the origin nothing is drawn: a picture has to fit a page.</summary>
    private const double MaxCoordinate = 100_000;

    private static readonly XNamespace Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static readonly XNamespace Dc = "http://www.omg.org/spec/DD/20100524/DC";
    private static readonly XNamespace Dd = "http://www.omg.org/spec/DD/20100524/DI";

    private readonly Dictionary<string, XElement> _elements = [];

    internal Diagram Read()
    {
        foreach (var element in root.Descendants().Where(e => e.Name.Namespace == Vendor.Bpmn))
            if (element.Attr("id") is { } id)
                _elements.TryAdd(id, element);
        var planes = root.Descendants(Di + "BPMNPlane").ToImmutableArray();
        // A second plane shows what a collapsed sub-process holds: a page of its own.
        if (planes.IsEmpty)
            return Diagram.None;
        return new(
            [.. planes[0].Elements(Di + "BPMNShape").Select(Shape).OfType<DiagramShape>()],
            [.. planes[0].Elements(Di + "BPMNEdge").Select(Edge).OfType<DiagramEdge>()]
        );
    }

    private DiagramShape? Shape(XElement shape)
    {
        if (Drawn(shape) is not { } element)
            return null;
        if (Bounds(shape) is not { } bounds)
        {
            findings.Notice(shape, "The shape has no place and is not drawn.");
            return null;
        }
        return new(element.Attr("id")!, element.Name.LocalName, TextOf(element), bounds, Label(shape))
        {
            IsExpanded = shape.Attr("isExpanded") is not ("false" or "0"),
            IsHorizontal = shape.Attr("isHorizontal") is not ("false" or "0"),
        };
    }

    private DiagramEdge? Edge(XElement edge)
    {
        if (Drawn(edge) is not { } element)
            return null;
        var points = edge.Elements(Dd + "waypoint").Select(Waypoint).ToImmutableArray();
        if (points.Length >= 2 && points.All(p => p is not null))
            return new(
                element.Attr("id")!,
                element.Name.LocalName,
                TextOf(element),
                [.. points.Select(p => p!.Value)],
                Label(edge)
            );
        findings.Notice(edge, "The line has no way and is not drawn.");
        return null;
    }

    private XElement? Drawn(XElement shown)
    {
        var id = shown.Attr("bpmnElement") ?? "";
        if (_elements.TryGetValue(id[(id.LastIndexOf(':') + 1)..], out var element))
            return element;
        findings.Notice(shown, $"The picture shows {id}, which is not in the file.");
        return null;
    }

    private static string? TextOf(XElement element) => element.Attr("name") ?? element.Part("text")?.Value;

    private static Box? Label(XElement shown) => shown.Element(Di + "BPMNLabel") is { } label ? Bounds(label) : null;

    private static Box? Bounds(XElement at) =>
        at.Element(Dc + "Bounds") is { } bounds
        && Number(bounds, "x") is { } x
        && Number(bounds, "y") is { } y
        && Number(bounds, "width") is { } width and >= 0
        && Number(bounds, "height") is { } height and >= 0
            ? new(x, y, width, height)
            : null;

    private static Point? Waypoint(XElement point) =>
        Number(point, "x") is { } x && Number(point, "y") is { } y ? new(x, y) : null;

    private static double? Number(XElement at, string name) =>
        double.TryParse(at.Attr(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) <= MaxCoordinate
            ? number
            : null;
}
