using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>
/// The Markdown inside one block: emphasis, strong, code, links. Raw HTML is text. One pipeline for whoever writes it
/// out, so that page, paper and comparison read the same words.
/// </summary>
public static class InlineMarkdown
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    /// <summary>
    /// Characters of one paragraph, some seven pages. Markdig takes time by the square of a paragraph that is made to hurt:
    /// seconds for a whole chapter, less than a tenth of one for this.
    /// </summary>
    public const int MaxAlinea = 20_000;

    /// <summary>
    /// Null for what only a text made to hurt has, and that is plain text: marks nested too deep for Markdig (128), and a
    /// paragraph that is longer than <see cref="MaxAlinea"/>.
    /// </summary>
    public static MarkdownDocument? Parse(string text)
    {
        if (text.Length > MaxAlinea)
        {
            return null;
        }
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.DisableHtml();
        builder.BlockParsers.Clear();
        builder.BlockParsers.Add(new OneParagraphParser());
        return builder.Build();
    }

    /// <summary>All of the text is one paragraph; no line of it defines a link.</summary>
    private sealed class OneParagraphParser : ParagraphBlockParser
    {
        public OneParagraphParser() => ParseSetextHeadings = false;

        public override bool Close(BlockProcessor processor, Block block) => true;
    }
}
