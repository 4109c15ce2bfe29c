using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ApprovalFlow.Notas;

namespace ApprovalFlow.Stukken.Import;

/// <summary>Eenheden and functies in a list as people write it: by commas, by "en", by spaces, or on lines of their own.</summary>
internal sealed partial class EenhedenReader(Func<string, EenheidCode?> register, List<string> meldingen)
{
    /// <summary>Those that the register knows, each once; a melding for every other word.</summary>
    public ImmutableArray<EenheidCode> Read(IEnumerable<HeaderValue> values, string label) =>
        [
            .. values
                .SelectMany(value => Separator().Split(value.Text))
                .SelectMany(name => Known(name.Trim(' ', '.', '-', '•', '–'), label))
                .Distinct(),
        ];

    private IEnumerable<EenheidCode> Known(string name, string label)
    {
        if (register(name) is { } code)
            return [code];
        // A name of more words may hold codes that are not parted by anything but spaces.
        if (name.Contains(' ', StringComparison.Ordinal))
            return name.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Known(word, label));
        if (name.Any(char.IsLetterOrDigit))
            meldingen.Add($"{Sentence.Quote(name)} bij {label} staat niet in het register en is niet overgenomen.");
        return [];
    }

    [GeneratedRegex(@"[,;/&+]|\s+en\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Separator();
}
