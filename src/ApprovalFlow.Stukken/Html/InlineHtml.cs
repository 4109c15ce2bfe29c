using ApprovalFlow.Notas.Inhoud;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ApprovalFlow.Stukken.Html;

/// <summary>
/// The Markdown inside one block: emphasis, strong, code, links. A link is a link only to http, https or mailto, and
/// its address is printed, since paper can not be clicked; an image is its description, since a stuk fetches nothing.
/// </summary>
internal static class InlineHtml
{
    private static readonly string[] Schemes = ["http://", "https://", "mailto:"];

    // Deeper emphasis or links than this are plain text.
    private const int MaxDepth = 16;

    public static void Write(HtmlText html, string text)
    {
        if (InlineMarkdown.Parse(text) is { } document)
            foreach (var inline in document.OfType<LeafBlock>().Select(block => block.Inline).OfType<ContainerInline>())
                Children(html, inline, 0);
        else
            html.Text(text);
    }

    private static void Children(HtmlText html, ContainerInline container, int depth)
    {
        foreach (var inline in container)
            Write(html, inline, depth + 1);
    }

    private static void Write(HtmlText html, Inline inline, int depth)
    {
        switch (inline)
        {
            case EmphasisInline emphasis when depth < MaxDepth:
                Element(html, emphasis.DelimiterCount == 2 ? "strong" : "em", emphasis, depth);
                break;
            case LinkInline { IsImage: false } link when depth < MaxDepth:
                Children(html, link, depth);
                Address(html, link.Url ?? "");
                break;
            case AutolinkInline auto:
                Anchor(html, (auto.IsEmail ? "mailto:" : "") + auto.Url, auto.Url);
                break;
            case CodeInline code:
                html.Raw("<code>").Text(code.Content).Raw("</code>");
                break;
            case LineBreakInline lineBreak:
                html.Raw(lineBreak.IsHard ? "<br>\n" : " ");
                break;
            case HtmlEntityInline entity:
                html.Text(entity.Transcoded.ToString());
                break;
            case LiteralInline literal:
                html.Text(literal.Content.ToString());
                break;
            case ContainerInline other:
                Flat(html, other);
                break;
            default:
                html.Text(inline.ToString() ?? "");
                break;
        }
    }

    private static void Flat(HtmlText html, ContainerInline container)
    {
        foreach (var literal in container.FindDescendants<LiteralInline>())
            html.Text(literal.Content.ToString());
    }

    private static void Element(HtmlText html, string element, ContainerInline inline, int depth)
    {
        html.Raw($"<{element}>");
        Children(html, inline, depth);
        html.Raw($"</{element}>");
    }

    private static void Address(HtmlText html, string url)
    {
        html.Raw(" (");
        Anchor(html, url, url);
        html.Raw(")");
    }

    private static void Anchor(HtmlText html, string url, string text)
    {
        if (Schemes.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
            html.Raw("<a href=\"").Text(url).Raw("\">").Text(text).Raw("</a>");
        else
            html.Text(text);
    }
}
