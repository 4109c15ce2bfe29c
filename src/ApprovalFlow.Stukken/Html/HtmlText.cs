using System.Text;

namespace ApprovalFlow.Stukken.Html;

/// <summary>Writes elements and text; text is escaped, always.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder html = new();

    public HtmlText Text(string text)
    {
        foreach (var c in text)
            html.Append(
                c switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&quot;",
                    '\'' => "&#39;",
                    _ => c.ToString(),
                }
            );
        return this;
    }

    /// <summary>Markup of our own, never of a user.</summary>
    public HtmlText Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    public HtmlText Line(string element, string text, string attributes = "") =>
        Raw($"<{element}{attributes}>").Text(text).Raw($"</{element}>\n");

    public override string ToString() => html.ToString();
}
