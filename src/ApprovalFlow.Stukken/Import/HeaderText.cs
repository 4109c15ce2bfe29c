using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Stukken.Import;

internal enum HeaderField
{
    Aan,
    Van,
    AfgestemdMet,
    InAfschriftAan,
    Soort,
    Datum,
    Kamerdatum,
    OnzeReferentie,
    OpgesteldDoor,
    AantalBijlagen,
    Onderwerp,

    /// <summary>What stands below the word "Nota": the subject, on the ministry's paper.</summary>
    Title,

    /// <summary>Any other heading above the first chapter.</summary>
    Heading,
}

/// <summary>What stands in a field, with the line on which it stands.</summary>
internal sealed record HeaderValue(string Text, SourceLine Line);

/// <summary>
/// The header by field. A value stands behind its label or on the lines below it, up to the next label.
/// </summary>
internal sealed partial class HeaderText
{
    private readonly Dictionary<HeaderField, List<HeaderValue>> values = [];

    public IReadOnlyList<HeaderValue> this[HeaderField field] => values.GetValueOrDefault(field) ?? [];

    public static HeaderText Read(ImmutableArray<SourceLine> lines, List<string> meldingen)
    {
        var header = new HeaderText();
        HeaderField? current = null;
        foreach (var line in lines.Where(line => line.HasWords))
            current = header.Take(line, current, meldingen);
        return header;
    }

    /// <summary>Puts a line where it belongs, and gives the field that the next line goes on with.</summary>
    private HeaderField? Take(SourceLine line, HeaderField? current, List<string> meldingen)
    {
        var bare = line.Bare;
        if (PaperTitle().IsMatch(bare))
            return HeaderField.Title;
        if (SoortLine().IsMatch(bare))
            return Add(HeaderField.Soort, bare, line, next: null);
        if (Label(line, current) is var (field, rest))
            return rest.Any(char.IsLetterOrDigit) ? Add(field, rest, line, field) : field;
        if (
            HoofdstukTekst.HeadingLevel(line.Text) is not null
            && this[HeaderField.Title].Count + this[HeaderField.Heading].Count == 0
        )
            return Add(HeaderField.Heading, bare, line, next: null);
        if (current is { } goesOn && HoofdstukTekst.HeadingLevel(line.Text) is null)
            return Add(goesOn, bare, line, goesOn);
        meldingen.Add(Sentence.NotPlaced(line));
        return null;
    }

    private HeaderField? Add(HeaderField field, string text, SourceLine line, HeaderField? next)
    {
        if (!values.TryGetValue(field, out var list))
            values[field] = list = [];
        list.Add(new HeaderValue(text, line));
        return next;
    }

    // Below the word "Nota" a subject may begin with "Van …" or "Aan …" once those labels had their turn.
    private (HeaderField Field, string Value)? Label(SourceLine line, HeaderField? current)
    {
        var match = LabelLine().Match(line.Bare);
        if (!match.Success)
            return null;
        var field = FieldOf(match.Groups["label"].Value.ToLowerInvariant());
        var isSubject = current == HeaderField.Title && this[field].Count > 0 && !match.Groups["colon"].Success;
        return isSubject ? null : (field, match.Groups["rest"].Value.Trim());
    }

    private static HeaderField FieldOf(string label) =>
        label[..2] switch
        {
            "aa" when label != "aan" => HeaderField.AantalBijlagen,
            "aa" => HeaderField.Aan,
            "va" => HeaderField.Van,
            "in" or "af" when label.Contains("afschrift", StringComparison.Ordinal) => HeaderField.InAfschriftAan,
            "af" => HeaderField.AfgestemdMet,
            "so" => HeaderField.Soort,
            "da" => HeaderField.Datum,
            "ka" => HeaderField.Kamerdatum,
            "op" or "st" => HeaderField.OpgesteldDoor,
            "bi" => HeaderField.AantalBijlagen,
            "be" => HeaderField.Onderwerp,
            _ => label == "onderwerp" ? HeaderField.Onderwerp : HeaderField.OnzeReferentie,
        };

    [GeneratedRegex(@"^nota\s*:?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex PaperTitle();

    [GeneratedRegex(@"^ter \p{L}+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex SoortLine();

    [GeneratedRegex(
        @"^(?<label>aan|van|afgestemd met|(?:in )?afschrift aan|soort|datum|kamerdatum|onze referentie|ons kenmerk|referentie"
            + @"|opgesteld door|steller|aantal bijlagen|bijlagen|onderwerp|betreft)(?:\s*(?<colon>:)|\s|$)(?<rest>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex LabelLine();
}
