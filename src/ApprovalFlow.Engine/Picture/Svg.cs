using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace ApprovalFlow.Engine.Picture;

/// <summary>
/// Elements with presentation attributes only: no style, no script and no reference, so that the picture works inline
/// under a strict Content-Security-Policy, in mail and in PDF.
/// </summary>
internal static class Svg
{
    internal const string Ink = "#1b2733";
    internal const string Quiet = "#5b6773";
    internal const string Accent = "#01689b";
    internal const string Paper = "#ffffff";

    internal static readonly XNamespace Ns = "http://www.w3.org/2000/svg";

    internal static XElement Make(string name, params object?[] content) => new(Ns + name, content);

    internal static XAttribute At(string name, double value) =>
        new(name, Math.Round(value, 2).ToString(CultureInfo.InvariantCulture));

    internal static XAttribute At(string name, string value) => new(name, Clean(value));

    /// <summary>Lines and fill of a shape.</summary>
    internal static object[] Paint(string stroke, double width, string fill = "none", string? dash = null) =>
        dash is null
            ? [At("stroke", stroke), At("stroke-width", width), At("fill", fill)]
            : [At("stroke", stroke), At("stroke-width", width), At("fill", fill), At("stroke-dasharray", dash)];

    internal static XElement Rect(Box box, double radius, object[] paint) =>
        Make(
            "rect",
            At("x", box.X),
            At("y", box.Y),
            At("width", box.Width),
            At("height", box.Height),
            At("rx", radius),
            paint
        );

    internal static XElement Circle(double x, double y, double radius, object[] paint) =>
        Make("circle", At("cx", x), At("cy", y), At("r", radius), paint);

    internal static XElement Path(FormattableString data, object[] paint) =>
        Make("path", At("d", data.ToString(CultureInfo.InvariantCulture)), paint);

    internal static XElement Titled(string name, string? description, params object?[] content) =>
        Make(
            "g",
            Make("title", Clean(name)),
            string.IsNullOrEmpty(description) ? null : Make("desc", Clean(description)),
            content
        );

    // Texts of the host can hold characters that XML can not.
    internal static string Clean(string text) =>
        text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))
            ? text
            : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
