using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Stukken.Import;

/// <summary>
/// Makes the chapters of a nota of the chapters of a text: all of the layout, in its order, empty ones too.
/// </summary>
internal static partial class ChapterReader
{
    // A signature is the function of who signs, and a name or two below it.
    private const int MaxSignatureLines = 4;

    public static ImmutableArray<Hoofdstuk> Read(Outline outline, List<string> meldingen)
    {
        var levels = outline.LevelsCanBeTrusted();
        if (!levels)
            meldingen.Add("De niveaus van de koppen verspringen; tussenkoppen staan daarom recht onder hun hoofdstuk.");
        var chapters = WithoutSignature(outline.Chapters, meldingen);
        var id = 0;
        return [.. Hoofdstukken.Alle.Select(code => Read(code, chapters.Where(c => c.Code == code).ToList()))];

        Hoofdstuk Read(HoofdstukCode code, IReadOnlyList<Outline.Chapter> parts)
        {
            var title = Sentence.Quote(Hoofdstukken.Titel(code));
            if (parts.Count == 0 && !Hoofdstukken.IsGegenereerd(code))
                meldingen.Add($"Het hoofdstuk {title} staat niet in de tekst.");
            if (parts.Count > 1)
                meldingen.Add(
                    $"Het hoofdstuk {title} staat {parts.Count} keer in de tekst; de delen zijn samengevoegd."
                );
            if (parts.Count > 0 && Hoofdstukken.IsGegenereerd(code))
                meldingen.Add(
                    $"Het hoofdstuk {title} wordt gemaakt uit de lakmarkeringen; controleer of die er staan."
                );
            meldingen.AddRange(parts.SelectMany(part => Renumbered(part.Lines)));
            var read = parts.Select(part => HoofdstukTekst.Read(code, Text(part, levels), [], () => ++id)).ToList();
            return new Hoofdstuk(code, [.. read.SelectMany(h => h.Blokken)], [.. read.SelectMany(h => h.Onderdelen)]);
        }
    }

    private static string Text(Outline.Chapter chapter, bool levels)
    {
        var lines = chapter.Lines.Select(line => line.Text).ToList();
        for (var i = 0; i < lines.Count; i++)
            if (HoofdstukTekst.HeadingLevel(lines[i]) is not null && !levels)
                lines[i] = "# " + lines[i].Trim().TrimStart('#');
            else if (IsUnderlined(chapter.Lines, i))
                (lines[i], lines[i + 1]) = (
                    (levels && lines[i + 1].Contains('-', StringComparison.Ordinal) ? "## " : "# ") + lines[i],
                    ""
                );
        return string.Join('\n', lines);
    }

    // A list is numbered from 1; another number is told, since the text may refer to it.
    private static IEnumerable<string> Renumbered(ImmutableArray<SourceLine> lines)
    {
        var expected = 1;
        for (var i = 0; i < lines.Length; i++)
            if (NumberedItem().Match(lines[i].Text) is { Success: true } match)
            {
                if (match.Groups["number"].Value != expected.ToString(CultureInfo.InvariantCulture))
                    yield return $"De lijst op regel {lines[i].Number} is opnieuw genummerd: {Sentence.Quote(lines[i].Text.Trim())}.";
                expected++;
            }
            else if (lines[i].HasWords && !lines[i].Text.StartsWith(' ') && (i == 0 || lines[i - 1].IsBlank))
                expected = 1;
    }

    private static bool IsUnderlined(ImmutableArray<SourceLine> lines, int i) =>
        i + 1 < lines.Length && lines[i].HasWords && lines[i + 1].IsUnderline && (i == 0 || lines[i - 1].IsBlank);

    private static ImmutableArray<Outline.Chapter> WithoutSignature(
        ImmutableArray<Outline.Chapter> chapters,
        List<string> meldingen
    )
    {
        var last = chapters[^1];
        var words = last.Lines.Where(line => line.HasWords).TakeLast(MaxSignatureLines).ToList();
        var start = words.FindIndex(line => Signature().IsMatch(line.Bare));
        if (start < 0)
            return chapters;
        foreach (var line in words[start..])
            meldingen.Add(
                $"De ondertekening {Sentence.Quote(line.Bare)} is niet overgenomen; ondertekenen gebeurt in een taak."
            );
        var text = last.Lines.Where(line => line.Number < words[start].Number);
        return chapters.SetItem(chapters.Length - 1, last with { Lines = [.. text] });
    }

    [GeneratedRegex(@"^ {0,3}(?<number>[0-9]{1,9})[.)] ", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex NumberedItem();

    /// <summary>A function in capitals, as in "DE DIRECTEUR".</summary>
    [GeneratedRegex(@"^(?:DE|HET) [\p{Lu} ,'’-]{3,100}$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Signature();
}
