using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>
/// A block as somebody reads it on a page: without the marks of Markdown, with the address of a link behind its words,
/// white space as single spaces. What a reader selects on the page is found back in it.
/// </summary>
public static class LeesbareTekst
{
    public static string Van(Blok blok) => Van(blok.Soort, blok.Tekst);

    /// <summary>Words parted by single spaces, no space at either end.</summary>
    public static string Gladgestreken(string tekst) =>
        string.Join(' ', CleanText.Of(tekst).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Van(BlokSoort soort, string tekst) =>
        Gladgestreken(
            soort switch
            {
                BlokSoort.Alinea => Inline(tekst),
                BlokSoort.Tabel => string.Join(' ', tekst.Split('\n').Where((_, row) => row != 1).Select(Rij)),
                BlokSoort.Opsomming or BlokSoort.Nummering or BlokSoort.Citaat => string.Join(
                    ' ',
                    Blokken.Lees(tekst, () => 0).Select(Van)
                ),
            }
        );

    private static string Rij(string rij) =>
        string.Join(' ', TableRow.Cells(rij).Select(cel => Inline(cel.Replace("\\|", "|", StringComparison.Ordinal))));

    private static string Inline(string tekst)
    {
        if (InlineMarkdown.Parse(tekst) is not { } document)
            return tekst;
        var woorden = new StringBuilder();
        foreach (var inline in document.OfType<LeafBlock>().Select(block => block.Inline).OfType<ContainerInline>())
            Write(woorden, inline);
        return woorden.ToString();
    }

    private static void Write(StringBuilder woorden, ContainerInline container)
    {
        foreach (var inline in container)
            Write(woorden, inline);
    }

    private static void Write(StringBuilder woorden, Inline inline)
    {
        switch (inline)
        {
            case LinkInline { IsImage: false } link:
                Write(woorden, link);
                woorden.Append($" ({link.Url})");
                break;
            case ContainerInline container:
                Write(woorden, container);
                break;
            case AutolinkInline auto:
                woorden.Append(auto.Url);
                break;
            case CodeInline code:
                woorden.Append(code.Content);
                break;
            case LineBreakInline:
                woorden.Append(' ');
                break;
            case HtmlEntityInline entity:
                woorden.Append(entity.Transcoded.ToString());
                break;
            case LiteralInline literal:
                woorden.Append(literal.Content.ToString());
                break;
            default:
                woorden.Append(inline);
                break;
        }
    }
}
