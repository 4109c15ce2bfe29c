using System.Text;
using System.Text.RegularExpressions;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Stukken.Html;
using CsCheck;

namespace ApprovalFlow.UnitTests.Stukken;

public sealed partial class NotaHtmlTests
{
    private static readonly string[] OurElements =
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "section",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "em",
        "strong",
        "code",
        "br",
        "a",
    ];

    [Test]
    public void The_document_is_dutch_titled_and_has_one_first_heading()
    {
        var html = Html(Stuk.Nota);
        Assert.That(html, Does.StartWith("<!DOCTYPE html>\n<html lang=\"nl\">"));
        Assert.That(html, Does.Contain("<title>Nota N2025-00001: Voortgang huisvesting</title>"));
        Assert.That(Regex.Count(html, "<h1>"), Is.EqualTo(1));
    }

    [TestCase("<th scope=\"row\">Aan</th><td>STASDEF</td>")]
    [TestCase("<th scope=\"row\">Van</th><td>DGB (Directoraat-Generaal Beleid)</td>")]
    [TestCase("<th scope=\"row\">Datum</th><td>3 juni 2025</td>")]
    [TestCase("<th scope=\"row\">Kenmerk</th><td>N2025-00001, versie 2</td>")]
    [TestCase("<th scope=\"row\">Aantal bijlagen</th><td>2</td>")]
    [TestCase(
        "<h2 id=\"kernpunten\">Kernpunten</h2>\n<ul>\n<li>Acht gebouwen zijn klaar.</li>\n<li>Twee volgen later.</li>\n</ul>"
    )]
    [TestCase("<h3>Gebouwen</h3>\n<p>Alle panden zijn bezocht.</p>\n<h4>Kazernes</h4>\n<table>")]
    [TestCase("<tr><th scope=\"col\">Nummer</th><th scope=\"col\">Staat</th></tr>")]
    [TestCase("<blockquote>\n<p>Geen bijzonderheden.</p>\n</blockquote>")]
    [TestCase("<p>HDFC ziet geen gevolgen.</p>\n<p class=\"herkomst\">Reactie van HDFC op versie 2: akkoord.</p>")]
    [TestCase("<h2 id=\"besluit\">Besluit</h2>\n<p>STASDEF is akkoord.</p>")]
    [TestCase("<h2 id=\"vaststelling\">Vaststelling</h2>\n<p>SG heeft het rapport vastgesteld.</p>")]
    [TestCase("<li>Kamerbrief &amp; meer.pdf (kamerbrief)</li>\n<li>rapport.PDF (kamerbrief, vast te stellen)</li>")]
    [TestCase("<p class=\"merking\">Ongerubriceerd</p>")]
    public void Everything_of_the_nota_stands_in_its_place(string part) =>
        Assert.That(Html(Stuk.Nota), Does.Contain(part));

    [Test]
    public void An_empty_chapter_and_a_besluit_that_is_not_there_leave_no_heading()
    {
        var html = Html(Stuk.Nota with { Besluit = [], Vaststelling = [] });
        Assert.That(html, Does.Not.Contain("Juridische overwegingen").And.Not.Contain("id=\"besluit\""));
    }

    [TestCase("*nadruk* en **sterk**", "<em>nadruk</em> en <strong>sterk</strong>")]
    [TestCase("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [TestCase("[tekst](https://x.nl/?a=1&b=\"2\")", "tekst (<a href=\"https://x.nl/?a=1&amp;b=&quot;2&quot;\">")]
    [TestCase("[tekst](javascript:alert)", "tekst (javascript:alert)")]
    [TestCase("![foto](https://x.nl/a.png)", "<p>foto</p>")]
    [TestCase("<https://x.nl>", "<a href=\"https://x.nl\">https://x.nl</a>")]
    [TestCase("&lt;b&gt; &amp; `a < b`", "&lt;b&gt; &amp; <code>a &lt; b</code>")]
    [TestCase("regel  \nregel", "regel<br>\nregel")]
    [TestCase("- a\n  - b\n\n    c", "<li>a\n<ul>\n<li>b\n<p>c</p>\n</li>\n</ul>\n</li>")]
    [TestCase("a | b\n--|--\nx \\| y | z", "<td>x | y</td><td>z</td>")]
    [TestCase("# kop", "<p><strong>kop</strong></p>")]
    public void Text_of_a_user_becomes_markup_only_where_the_dialect_says(string tekst, string part) =>
        Assert.That(Html(With(tekst)), Does.Contain(part));

    [Test]
    public void No_text_anywhere_can_become_an_element_or_leave_one_open()
    {
        string[] pieces =
        [
            "<",
            ">",
            "\"",
            "'",
            "&",
            "</style>",
            "</title>",
            "<!--",
            "*",
            "**",
            "_",
            "`",
            "[",
            "](",
            ")",
            "![",
            "javascript:",
            "https://x.nl",
            "\n",
            "\n\n",
            "- ",
            "> ",
            "|",
            "| --- |\n",
            "woord",
            "\\",
            "onload=",
            "]]>",
            "# ",
            "1. ",
            "&lt;",
            "&#60;",
            "<a href=x>",
            "</main>",
        ];
        Gen.Int[0, pieces.Length - 1]
            .Array[0, 20]
            .Select(picks => string.Concat(picks.Select(i => pieces[i])))
            .Sample(
                text =>
                {
                    var html = Html(
                        With(text) with
                        {
                            Kenmerk = text,
                            Merking = text,
                            Besluit = [text],
                            Bijlagen = [Stuk.Bijlage(text, Stuk.Brief)],
                        }
                    );
                    AssertBalanced(html, text);
                },
                iter: 2_000
            );
    }

    [Test]
    public void The_same_nota_gives_the_same_bytes()
    {
        var first = NotaHtml.Write(Stuk.Nota);
        Assert.That(NotaHtml.Write(Stuk.Nota), Is.EqualTo(first));
    }

    [TestCase("*")]
    [TestCase("[")]
    [TestCase("![a](")]
    [TestCase("**a ")]
    [TestCase("`")]
    [TestCase("&")]
    [TestCase("<")]
    [TestCase("- ")]
    [TestCase("> ")]
    [TestCase("*_")]
    [CancelAfter(30_000)]
    public void A_chapter_of_hostile_text_is_written_in_bounded_time(string piece) =>
        Html(With(string.Concat(Enumerable.Repeat(piece, Inhoudsgrenzen.MaxHoofdstuk / piece.Length))));

    private static NotaStuk With(string tekst)
    {
        var hoofdstuk = HoofdstukTekst.Read(
            HoofdstukCode.Toelichting,
            "",
            [new OnderdeelTekst(tekst, "", [])],
            () => 1
        );
        hoofdstuk = hoofdstuk with { Blokken = Blokken.Lees(tekst, () => 1) };
        return Stuk.Nota with { Inhoud = Stuk.Nota.Inhoud with { Hoofdstukken = [hoofdstuk] } };
    }

    private static void AssertBalanced(string html, string text)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(StyleBody().Replace(html, "")))
        {
            var name = tag.Groups["name"].Value;
            Assert.That(OurElements, Does.Contain(name), text);
            // Inside a quoted value "onload" is text, as in the address of a link.
            Assert.That(Quoted().Replace(tag.Value, "\"\""), Does.Not.Contain("onload"), text);
            Assert.That(tag.Value, Does.Not.Contain("=\"javascript"), text);
            if (name is "meta" or "br")
                continue;
            if (tag.Groups["end"].Success)
                Assert.That(open.Pop(), Is.EqualTo(name), text);
            else
                open.Push(name);
        }

        Assert.That(open, Is.Empty, text);
        Assert.That(Tag().Replace(html, "").Count(c => c is '<' or '>'), Is.Zero, text);
    }

    private static string Html(NotaStuk stuk) =>
        Encoding.UTF8.GetString(NotaHtml.Write(stuk)).Replace("\r", "", StringComparison.Ordinal);

    [GeneratedRegex(
        "<(?<end>/)?(?<name>[a-z0-9]+)(?: [a-z-]+=\"[^\"<>]*\")*>|<!DOCTYPE (?<name>html)>",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Tag();

    [GeneratedRegex("<!DOCTYPE html>|(?<=<style>)[^<]*", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex StyleBody();

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Quoted();
}
