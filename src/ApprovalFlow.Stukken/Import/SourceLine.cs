using System.Text.RegularExpressions;

namespace ApprovalFlow.Stukken.Import;

/// <summary>A line of the text that is imported; Number counts from 1.</summary>
internal sealed partial record SourceLine(int Number, string Text)
{
    /// <summary>A line without a letter or digit (white space, a rule) says nothing that could get lost.</summary>
    public bool HasWords => Text.Any(char.IsLetterOrDigit);

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>The words, without the marks of a heading, of bold or italics and of a table's cells.</summary>
    public string Bare => Spaces().Replace(Marks().Replace(Text, " "), " ").Trim();

    public bool IsBold => BoldLine().IsMatch(Text);

    public bool IsUnderline => Underline().IsMatch(Text);

    [GeneratedRegex(@"\*+|__+|\||^\s*\#{1,6}(?=\s)|\\$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^\s*(?:\*\*[^*]+\*\*|__[^_]+__)\s*:?\s*$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex BoldLine();

    [GeneratedRegex(@"^\s{0,3}(?:=+|--+)\s*$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Underline();
}
