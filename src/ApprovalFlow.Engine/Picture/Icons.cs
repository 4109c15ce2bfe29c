using System.Xml.Linq;

namespace ApprovalFlow.Engine.Picture;

/// <summary>The signs of BPMN, drawn around a middle.</summary>
internal static class Icons
{
    internal static IEnumerable<XElement> Of(EventKind kind, double x, double y, bool thrown)
    {
        var fill = thrown ? Svg.Ink : Svg.Paper;
        var paint = Svg.Paint(Svg.Ink, 1.2, fill);
        return kind switch
        {
            EventKind.None => [],
            EventKind.Timer => Clock(x, y),
            EventKind.Message => Envelope(x, y, 9, thrown),
            EventKind.Error =>
            [
                Svg.Path(
                    $"M{x - 7},{y + 6} L{x - 3},{y - 6} L{x + 2},{y + 2} L{x + 7},{y - 7} L{x + 3},{y + 7} L{x - 2},{y - 1} Z",
                    paint
                ),
            ],
            EventKind.Terminate => [Svg.Circle(x, y, 9, Svg.Paint(Svg.Ink, 1, Svg.Ink))],
            EventKind.Signal => [Svg.Path($"M{x},{y - 8} L{x + 8},{y + 6} L{x - 8},{y + 6} Z", paint)],
            EventKind.Escalation => [Svg.Path($"M{x},{y - 8} L{x + 6},{y + 7} L{x},{y + 1} L{x - 6},{y + 7} Z", paint)],
            EventKind.Link =>
            [
                Svg.Path(
                    $"M{x - 8},{y - 3} H{x + 1} V{y - 7} L{x + 8},{y} L{x + 1},{y + 7} V{y + 3} H{x - 8} Z",
                    paint
                ),
            ],
        };
    }

    private static XElement[] Clock(double x, double y) =>
        [
            Svg.Circle(x, y, 9, Svg.Paint(Svg.Ink, 1.2, Svg.Paper)),
            Svg.Path($"M{x},{y - 6} V{y} L{x + 4},{y + 2}", Svg.Paint(Svg.Ink, 1.2)),
        ];

    private static XElement[] Envelope(double x, double y, double half, bool filled)
    {
        var tall = half * 0.66;
        var (fill, line) = filled ? (Svg.Ink, Svg.Paper) : (Svg.Paper, Svg.Ink);
        return
        [
            Svg.Rect(new(x - half, y - tall, half * 2, tall * 2), 0, Svg.Paint(Svg.Ink, 1.2, fill)),
            Svg.Path($"M{x - half},{y - tall} L{x},{y + 1} L{x + half},{y - tall}", Svg.Paint(line, 1.2)),
        ];
    }

    /// <summary>In the upper left corner of a task.</summary>
    internal static IEnumerable<XElement> Of(FlowNodeKind kind, double x, double y) =>
        kind switch
        {
            FlowNodeKind.UserTask =>
            [
                Svg.Circle(x, y - 3, 3.5, Svg.Paint(Svg.Ink, 1.1)),
                Svg.Path(
                    $"M{x - 7},{y + 7} C{x - 7},{y - 1} {x + 7},{y - 1} {x + 7},{y + 7} Z",
                    Svg.Paint(Svg.Ink, 1.1)
                ),
            ],
            FlowNodeKind.ServiceTask =>
            [
                Svg.Circle(x, y, 6.5, Svg.Paint(Svg.Ink, 2.4, dash: "2.6 2.5")),
                Svg.Circle(x, y, 4.6, Svg.Paint(Svg.Ink, 1.1)),
                Svg.Circle(x, y, 1.8, Svg.Paint(Svg.Ink, 1.1)),
            ],
            FlowNodeKind.SendTask => Envelope(x, y, 8, filled: true),
            FlowNodeKind.ReceiveTask => Envelope(x, y, 8, filled: false),
            FlowNodeKind.ManualTask =>
            [
                Svg.Path(
                    $"M{x - 7},{y + 3} V{y - 1} L{x - 2},{y - 5} H{x + 7} V{y - 2} H{x + 1} M{x + 7},{y - 2} V{y + 1} H{x + 1} M{x + 6},{y + 1} V{y + 4} H{x - 5} L{x - 7},{y + 3}",
                    Svg.Paint(Svg.Ink, 1.1)
                ),
            ],
            _ => [],
        };

    /// <summary>In the diamond of a gateway.</summary>
    internal static IEnumerable<XElement> Gateway(FlowNodeKind kind, double x, double y)
    {
        var thick = Svg.Paint(Svg.Ink, 3);
        return kind switch
        {
            FlowNodeKind.ExclusiveGateway =>
            [
                Svg.Path($"M{x - 7},{y - 8} L{x + 7},{y + 8} M{x + 7},{y - 8} L{x - 7},{y + 8}", thick),
            ],
            FlowNodeKind.ParallelGateway => [Svg.Path($"M{x - 10},{y} H{x + 10} M{x},{y - 10} V{y + 10}", thick)],
            FlowNodeKind.InclusiveGateway => [Svg.Circle(x, y, 10, thick)],
            _ =>
            [
                Svg.Circle(x, y, 13, Svg.Paint(Svg.Ink, 1)),
                Svg.Circle(x, y, 10.5, Svg.Paint(Svg.Ink, 1)),
                Svg.Path(
                    $"M{x},{y - 7} L{x + 7},{y - 2} L{x + 4},{y + 6} H{x - 4} L{x - 7},{y - 2} Z",
                    Svg.Paint(Svg.Ink, 1.1)
                ),
            ],
        };
    }

    /// <summary>At the foot of an activity: collapsed, and how it repeats.</summary>
    internal static IEnumerable<XElement> Foot(double x, double y, bool collapsed, bool? sequential)
    {
        if (collapsed)
        {
            yield return Svg.Rect(new(x - 7, y - 7, 14, 14), 0, Svg.Paint(Svg.Ink, 1));
            yield return Svg.Path($"M{x - 4},{y} H{x + 4} M{x},{y - 4} V{y + 4}", Svg.Paint(Svg.Ink, 1));
            x += 20;
        }
        if (sequential is true)
            yield return Svg.Path(
                $"M{x - 6},{y - 5} H{x + 6} M{x - 6},{y} H{x + 6} M{x - 6},{y + 5} H{x + 6}",
                Svg.Paint(Svg.Ink, 2)
            );
        if (sequential is false)
            yield return Svg.Path(
                $"M{x - 5},{y - 6} V{y + 6} M{x},{y - 6} V{y + 6} M{x + 5},{y - 6} V{y + 6}",
                Svg.Paint(Svg.Ink, 2)
            );
    }
}
