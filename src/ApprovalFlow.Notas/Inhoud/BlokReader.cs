using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>From Markdig's tree to blocks in the one form in which they are kept; block numbers are all 0.</summary>
internal static partial class BlokReader
{
    // One line can open thousands of quotes; a line that tries is text.
    private const int MaxMarkersOnALine = 32;

    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    public static IEnumerable<Blok> Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var source = string.Join('\n', WhiteSpace.Shorten(text).Split('\n').Select(Guarded));
        return Children(Markdown.Parse(source, Pipeline), source, 0);
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.BlockParsers.Clear();
        builder.BlockParsers.AddRange([
            new HeadingBlockParser(),
            new QuoteBlockParser(),
            new ListBlockParser(),
            new LinesParser(),
        ]);
        builder.InlineParsers.Clear();
        return builder.Build();
    }

    private static IEnumerable<Blok> Children(ContainerBlock container, string source, int depth) =>
        container.SelectMany(block =>
            depth >= Blokken.MaxDepth ? AsText(block, source) : Convert(block, source, depth)
        );

    private static IEnumerable<Blok> Convert(Block block, string source, int depth) =>
        block switch
        {
            ParagraphBlock paragraph => ParagraphText.Read(LinesParser.LinesOf(paragraph)),
            HeadingBlock heading => Bold(HeadingMarks().Replace(Slice(heading, source), "").Trim()),
            ListBlock list => list.OfType<ListItemBlock>().SelectMany(item => Item(list, item, source, depth)),
            QuoteBlock quote => NotEmpty(BlokSoort.Citaat, Inner(quote, source, depth)),
            _ => AsText(block, source),
        };

    private static IEnumerable<Blok> Item(ListBlock list, ListItemBlock item, string source, int depth)
    {
        var inner = Inner(item, source, depth);
        if (!list.IsOrdered)
            return NotEmpty(BlokSoort.Opsomming, inner);
        // A figure alone ("2024.") is no number of an empty item.
        return inner.Length == 0 ? AsText(item, source) : NotEmpty(BlokSoort.Nummering, inner);
    }

    private static string Inner(ContainerBlock container, string source, int depth)
    {
        var blokken = Children(container, source, depth + 1).ToList();
        return string.Concat(
            blokken.Select((blok, i) => (i == 0 ? "" : Separator(blokken[i - 1], blok)) + Prefixed(blok))
        );
    }

    // Closer than Blok.AlsMarkdown: a list inside an item stands right below the item's text.
    private static string Separator(Blok before, Blok blok) =>
        blok.Soort is BlokSoort.Opsomming or BlokSoort.Nummering
        && (before.Soort == blok.Soort || before.Soort == BlokSoort.Alinea)
            ? "\n"
            : "\n\n";

    private static string Prefixed(Blok blok) => EmptyLine().Replace(Blok.AlsMarkdown([blok]), "");

    private static IEnumerable<Blok> NotEmpty(BlokSoort soort, string tekst) =>
        tekst.Length == 0 ? [] : [new Blok(0, soort, tekst)];

    private static IEnumerable<Blok> Bold(string title) =>
        title.Length == 0 ? []
        : title.StartsWith("**", StringComparison.Ordinal) ? ParagraphText.Read(title)
        : ParagraphText.Read($"**{title}**");

    private static IEnumerable<Blok> AsText(Block block, string source) =>
        block is ParagraphBlock paragraph
            ? ParagraphText.Read(LinesParser.LinesOf(paragraph))
            : ParagraphText.Read(BlankLines().Replace(Slice(block, source), "\n"));

    private static string Slice(Block block, string source) =>
        block.Span.IsEmpty ? "" : source.Substring(block.Span.Start, block.Span.Length);

    private static string Guarded(string line) =>
        Marker().Count(LeadingMarkers().Match(line).Value) > MaxMarkersOnALine ? "\\" + line.TrimStart() : line;

    [GeneratedRegex(@"^(?: *(?:>|[-*+](?= )|[0-9]{1,9}[.)](?= )))*", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex LeadingMarkers();

    [GeneratedRegex(@">|[-*+]|[0-9]+[.)]", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\s*\#{1,6}\s*|\s\#+\s*$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex HeadingMarks();

    [GeneratedRegex(@"(?<=\n) +(?=\n)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex EmptyLine();

    [GeneratedRegex(@"\n\s*\n", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex BlankLines();

    /// <summary>
    /// Keeps a paragraph's lines as they stand: no headings by underlining, no link definitions taken out.
    /// </summary>
    private sealed class LinesParser : ParagraphBlockParser
    {
        public LinesParser() => ParseSetextHeadings = false;

        public static string LinesOf(ParagraphBlock paragraph) => (string?)paragraph.GetData(typeof(LinesParser)) ?? "";

        public override bool Close(BlockProcessor processor, Block block)
        {
            if (block is ParagraphBlock paragraph)
            {
                paragraph.SetData(typeof(LinesParser), paragraph.Lines.ToString());
                paragraph.ProcessInlines = false;
            }

            return true;
        }
    }
}
