using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Stukken.Import;

/// <summary>Recognises a chapter's title whatever its case, accents, bold, numbering or closing colon.</summary>
internal static partial class ChapterTitle
{
    private const int MaxLength = 100;

    private static readonly ImmutableDictionary<string, HoofdstukCode> Codes = Hoofdstukken.Alle.ToImmutableDictionary(
        code => Normalized(Hoofdstukken.Titel(code)),
        StringComparer.Ordinal
    );

    public static HoofdstukCode? Parse(string title)
    {
        if (title.Length > MaxLength)
            return null;
        var normalized = Normalized(title);
        return Codes.TryGetValue(normalized, out var code) ? code
            // "… gemaakt kan worden", "… kan worden gemaakt": the chapter is known by its beginning.
            : normalized.StartsWith("informatie die niet openbaar ", StringComparison.Ordinal)
                ? HoofdstukCode.NietOpenbaar
            : null;
    }

    private static string Normalized(string title)
    {
        var letters = title
            .Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        var bare = Numbering().Replace(string.Concat(letters).Trim(), "").TrimEnd(':', '.', ' ');
        return Spaces().Replace(bare, " ").ToLowerInvariant();
    }

    [GeneratedRegex(
        @"^(?:hoofdstuk\s+)?(?:[0-9]+(?:\.[0-9]+)*|[a-z]|[ivx]+)(?:[.):]\s*|\s+(?<=[0-9]\s+))[-–]?\s*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex Numbering();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Spaces();
}
