using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ApprovalFlow.Engine.Picture;

/// <summary>The layout of the file, in its own order: what comes later lies on top.</summary>
internal sealed record Diagram(ImmutableArray<DiagramShape> Shapes, ImmutableArray<DiagramEdge> Edges)
{
    internal static Diagram None { get; } = new([], []);
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    internal double CenterX => X + Width / 2;
    internal double CenterY => Y + Height / 2;
    internal double Right => X + Width;
    internal double Bottom => Y + Height;
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Point(double X, double Y);

/// <summary>Type is the local name of the element in the file: for what is drawn and never runs, there is no node.</summary>
internal sealed record DiagramShape(string Element, string Type, string? Text, Box Bounds, Box? Label)
{
    internal bool IsExpanded { get; init; }
    internal bool IsHorizontal { get; init; } = true;
}

internal sealed record DiagramEdge(string Element, string Type, string? Text, ImmutableArray<Point> Points, Box? Label);
