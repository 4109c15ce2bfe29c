using System.Globalization;
using System.Xml.Linq;

namespace ApprovalFlow.Engine.Picture;

/// <summary>One flow node with its name, its signs, and where it stands in what the host wants shown.</summary>
internal sealed class NodeDrawing(PictureOptions options)
{
    internal XElement Draw(DiagramShape shape, FlowNode node)
    {
        var active = options.Active.Contains(node.Id);
        var heat = options.Heat.GetValueOrDefault(node.Id);
        var stroke = active ? Svg.Accent : Svg.Ink;
        var fill = heat is null ? (active ? "#e5f0f7" : Svg.Paper) : Warm(heat.Level);
        return Svg.Titled(
            Title(node, active, heat),
            node.Documentation,
            Svg.At("data-element", node.Id),
            Outline(shape, node, stroke, fill, active ? 2 : 0),
            Text(shape, node),
            active ? Badge(shape.Bounds, options.Words.Active, above: true) : null,
            heat is null ? null : Badge(shape.Bounds, heat.Text, above: false)
        );
    }

    private string Title(FlowNode node, bool active, Heat? heat)
    {
        var kind = options.Words.Kind(node);
        var title = kind.Length == 0 ? node.Name : $"{node.Name} ({kind})";
        title = active ? $"{title}: {options.Words.Active}" : title;
        return heat is null ? title : $"{title}: {heat.Text}";
    }

    private static IEnumerable<XElement> Outline(
        DiagramShape shape,
        FlowNode node,
        string stroke,
        string fill,
        double extra
    ) =>
        node.Kind switch
        {
            FlowNodeKind.StartEvent or FlowNodeKind.EndEvent => Event(shape.Bounds, node, stroke, fill, extra),
            FlowNodeKind.IntermediateCatchEvent or FlowNodeKind.IntermediateThrowEvent or FlowNodeKind.BoundaryEvent =>
                Event(shape.Bounds, node, stroke, fill, extra),
            _ when node.IsGateway => Gateway(shape.Bounds, node, stroke, fill, extra),
            _ => Activity(shape, node, stroke, fill, extra),
        };

    private static IEnumerable<XElement> Event(Box box, FlowNode node, string stroke, string fill, double extra)
    {
        var (x, y, radius) = (box.CenterX, box.CenterY, Math.Min(box.Width, box.Height) / 2);
        var dash = node.Interrupting ? null : "4 2.5";
        var width = node.Kind is FlowNodeKind.EndEvent ? 3.5 : 1.5;
        yield return Svg.Circle(x, y, radius, Svg.Paint(stroke, width + extra, fill, dash));
        if (node.Kind is not (FlowNodeKind.StartEvent or FlowNodeKind.EndEvent))
            yield return Svg.Circle(x, y, radius - 3.5, Svg.Paint(stroke, 1.2, "none", dash));
        var thrown = node.Kind is FlowNodeKind.EndEvent or FlowNodeKind.IntermediateThrowEvent;
        foreach (var icon in Icons.Of(node.Event, x, y, thrown))
            yield return icon;
    }

    private static IEnumerable<XElement> Gateway(Box box, FlowNode node, string stroke, string fill, double extra)
    {
        yield return Svg.Path(
            $"M{box.CenterX},{box.Y} L{box.Right},{box.CenterY} L{box.CenterX},{box.Bottom} L{box.X},{box.CenterY} Z",
            Svg.Paint(stroke, 1.5 + extra, fill)
        );
        foreach (var icon in Icons.Gateway(node.Kind, box.CenterX, box.CenterY))
            yield return icon;
    }

    private static IEnumerable<XElement> Activity(
        DiagramShape shape,
        FlowNode node,
        string stroke,
        string fill,
        double extra
    )
    {
        var box = shape.Bounds;
        var dash = node.IsEventSubProcess ? "2 3" : null;
        var width = node.CalledElement is null ? 1.5 : 4;
        yield return Svg.Rect(box, 8, Svg.Paint(stroke, width + extra, fill, dash));
        foreach (var icon in Icons.Of(node.Kind, box.X + 14, box.Y + 14))
            yield return icon;
        var collapsed = IsSubProcess(node) && !IsOpen(shape, node);
        foreach (var foot in Icons.Foot(box.CenterX, box.Bottom - 11, collapsed, node.Loop?.Sequential))
            yield return foot;
    }

    private static bool IsSubProcess(FlowNode node) => node.Kind is FlowNodeKind.SubProcess;

    private static bool HasFoot(DiagramShape shape, FlowNode node) =>
        node.IsMultiInstance || (IsSubProcess(node) && !IsOpen(shape, node));

    private static bool IsOpen(DiagramShape shape, FlowNode node) =>
        IsSubProcess(node) && node.CalledElement is null && shape.IsExpanded;

    private static XElement? Text(DiagramShape shape, FlowNode node)
    {
        if (node.Name == node.Id && shape.Text is null)
            return null;
        if (IsOpen(shape, node))
            return Writing.Line(shape.Bounds.CenterX, shape.Bounds.Y + 18, node.Name, 12, Svg.Ink, bold: true);
        if (node.IsActivity)
            return Writing.Activity(shape.Bounds, node.Name, HasFoot(shape, node));
        return shape.Label is { } label ? Writing.At(label, node.Name) : Writing.Below(shape.Bounds, node.Name);
    }

    private static XElement Badge(Box box, string text, bool above)
    {
        var width = Writing.Width(text, 10) + 12;
        var y = above ? box.Y - 9 : box.Bottom - 11;
        var (fill, ink) = above ? (Svg.Accent, Svg.Paper) : (Svg.Paper, Svg.Ink);
        return Svg.Make(
            "g",
            Svg.Rect(
                new(box.CenterX - width / 2, y - 8, width, 16),
                8,
                Svg.Paint(above ? Svg.Accent : Svg.Ink, 1, fill)
            ),
            Writing.Line(box.CenterX, y + 3.5, text, 10, ink, bold: true)
        );
    }

    // From white to a warm orange that dark text still reads well on.
    private static string Warm(double level)
    {
        var part = double.IsNaN(level) ? 0 : Math.Clamp(level, 0, 1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"#{Mix(255, 247, part):x2}{Mix(255, 164, part):x2}{Mix(255, 92, part):x2}"
        );
    }

    private static int Mix(int from, int to, double part) => (int)Math.Round(from + (to - from) * part);
}
