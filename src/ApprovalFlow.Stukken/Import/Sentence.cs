namespace ApprovalFlow.Stukken.Import;

/// <summary>Pieces of the Dutch sentences that the import says.</summary>
internal static class Sentence
{
    private const int MaxQuote = 2_000;

    /// <summary>"a, b en c".</summary>
    public static string List(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} en {items[^1]}";

    public static string Quote(string text) => $"“{(text.Length > MaxQuote ? text[..MaxQuote] + "…" : text)}”";

    public static string NotPlaced(SourceLine line) =>
        $"Regel {line.Number} is niet geplaatst: {Quote(line.Text.Trim())}.";
}
