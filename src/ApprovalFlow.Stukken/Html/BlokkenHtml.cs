using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Stukken.Html;

/// <summary>Blocks as paragraphs, lists, quotes and tables. What is nested in an item is read from its text.</summary>
public static class BlokkenHtml
{
    /// <summary>Markup that is safe to put on a page as it is: everything that a user wrote is escaped.</summary>
    public static string Of(IReadOnlyList<Blok> blokken)
    {
        var html = new HtmlText();
        Write(html, blokken);
        return html.ToString();
    }

    /// <summary>One block by itself, for a page that puts something beside it. Nummer is where a numbered item begins.</summary>
    public static string Of(Blok blok, int nummer)
    {
        var html = new HtmlText();
        var list = ListElement(blok.Soort);
        if (list is not null)
            html.Raw(blok.Soort == BlokSoort.Nummering ? $"<ol start=\"{nummer}\">\n" : $"<{list}>\n");
        Write(html, blok);
        if (list is not null)
            html.Raw($"</{list}>\n");
        return html.ToString();
    }

    internal static void Write(HtmlText html, IReadOnlyList<Blok> blokken)
    {
        for (var i = 0; i < blokken.Count; i++)
        {
            var list = ListElement(blokken[i].Soort);
            if (list is not null && (i == 0 || blokken[i - 1].Soort != blokken[i].Soort))
                html.Raw($"<{list}>\n");
            Write(html, blokken[i]);
            if (list is not null && (i == blokken.Count - 1 || blokken[i + 1].Soort != blokken[i].Soort))
                html.Raw($"</{list}>\n");
        }
    }

    private static string? ListElement(BlokSoort soort) =>
        soort switch
        {
            BlokSoort.Opsomming => "ul",
            BlokSoort.Nummering => "ol",
            BlokSoort.Alinea or BlokSoort.Citaat or BlokSoort.Tabel => null,
        };

    private static void Write(HtmlText html, Blok blok)
    {
        switch (blok.Soort)
        {
            case BlokSoort.Opsomming or BlokSoort.Nummering:
                Item(html, blok.Tekst);
                break;
            case BlokSoort.Citaat:
                html.Raw("<blockquote>\n");
                Write(html, Inner(blok.Tekst));
                html.Raw("</blockquote>\n");
                break;
            case BlokSoort.Tabel:
                Table(html, blok.Tekst.Split('\n'));
                break;
            case BlokSoort.Alinea:
                html.Raw("<p>");
                InlineHtml.Write(html, blok.Tekst);
                html.Raw("</p>\n");
                break;
        }
    }

    private static void Item(HtmlText html, string tekst)
    {
        var inner = Inner(tekst);
        html.Raw("<li>");
        if (inner is [{ Soort: BlokSoort.Alinea } first, ..])
        {
            InlineHtml.Write(html, first.Tekst);
            inner = [.. inner.Skip(1)];
        }

        if (inner.Count > 0)
            html.Raw("\n");
        Write(html, inner);
        html.Raw("</li>\n");
    }

    private static IReadOnlyList<Blok> Inner(string tekst) => Blokken.Lees(tekst, () => 0);

    private static void Table(HtmlText html, string[] rows)
    {
        html.Raw("<table>\n<thead>\n");
        Row(html, rows[0], "th scope=\"col\"");
        html.Raw("</thead>\n<tbody>\n");
        foreach (var row in rows.Skip(2))
            Row(html, row, "td");
        html.Raw("</tbody>\n</table>\n");
    }

    private static void Row(HtmlText html, string row, string cell)
    {
        html.Raw("<tr>");
        foreach (var text in TableRow.Cells(row))
        {
            html.Raw($"<{cell}>");
            InlineHtml.Write(html, text.Replace("\\|", "|", StringComparison.Ordinal));
            html.Raw($"</{cell[..2]}>");
        }

        html.Raw("</tr>\n");
    }
}
