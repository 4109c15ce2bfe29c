namespace ApprovalFlow.Stukken.Html;

internal static class NotaStyle
{
    /// <summary>The marking stands in the margin of every printed page.</summary>
    public static string Css(string merking) => Fixed.Replace("MERKING", Quoted(merking), StringComparison.Ordinal);

    // Every character by its number: nothing in the text can end the string, or the style element.
    private static string Quoted(string text) =>
        $"\"{string.Concat(text.EnumerateRunes().Select(rune => $"\\{rune.Value:x6}"))}\"";

    private const string Fixed = """
        :root { color-scheme: light; }
        body { font: 1rem/1.5 Verdana, Arial, sans-serif; color: #000; background: #fff; max-width: 45rem; margin: 1rem auto; padding: 0 1rem; }
        h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
        h2 { font-size: 1.125rem; margin: 1.5rem 0 .25rem; }
        h3, h4, h5, h6 { font-size: 1rem; margin: 1rem 0 .25rem; }
        p, ul, ol, table, blockquote { margin: 0 0 .75rem; }
        blockquote { border-left: .25rem solid #595959; padding-left: .75rem; }
        table { border-collapse: collapse; }
        th, td { border: 1px solid #595959; padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        .kop th, .kop td { border: 0; padding: .125rem 1rem .125rem 0; }
        caption { text-align: left; font-weight: bold; position: absolute; clip-path: inset(50%); }
        .soort, .merking { font-weight: bold; }
        .merking { text-align: center; }
        .herkomst { font-size: .875rem; color: #404040; }
        a { color: #01689b; }
        @media print {
          @page { size: A4; margin: 25mm 20mm; @top-center { content: MERKING; } @bottom-center { content: MERKING; } }
          body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
          h1, h2, h3, h4, h5, h6 { break-after: avoid; }
          li, tr { break-inside: avoid; }
        }

        """;
}
