using System.Text;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Stukken.Pakket;

/// <summary>
/// A name that every file system and the Kamer's systems take: letters, digits, hyphens and underscores, and one point
/// before a short extension. At most 255 bytes of UTF-8, the narrowest limit there is.
/// </summary>
internal static class FileName
{
    public const int MaxBytes = 255;
    public const int MaxExtension = 10;

    public static string Of(string name)
    {
        var text = CleanStem(CleanText.Of(name), out var extension);
        var room = MaxBytes - extension.Length;
        var stem = new StringBuilder();
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > room)
                break;
            bytes += rune.Utf8SequenceLength;
            stem.Append(rune);
        }

        return stem.ToString().TrimEnd('-') + extension;
    }

    private static string CleanStem(string name, out string extension)
    {
        var point = name.LastIndexOf('.');
        var tail = point < 0 ? "" : name[(point + 1)..];
        var isExtension = tail.Length is > 0 and <= MaxExtension && tail.All(char.IsAsciiLetterOrDigit);
        extension = isExtension ? "." + tail.ToLowerInvariant() : "";
        var stem = new StringBuilder();
        foreach (var rune in (isExtension ? name[..point] : name).EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || rune.Value == '_')
                stem.Append(rune);
            else if (stem.Length > 0 && stem[^1] != '-')
                stem.Append('-');
        return stem.Length == 0 ? "bestand" : stem.ToString().TrimEnd('-');
    }
}
