using System.Text.RegularExpressions;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Stukken.Import;

/// <summary>
/// Who wrote the nota: eenheid and functie on one line ("KD: Ambtelijke leiding") or on two, then telephone numbers.
/// A number of which a part was blacked out is not taken over: what is left of it may still point at a person.
/// </summary>
internal static partial class OpgesteldDoorReader
{
    // Dutch numbers have ten digits with the leading 0, and eleven with +31.
    private const int MinDigits = 10;

    public static OpgesteldDoor Read(IReadOnlyList<HeaderValue> values, List<string> meldingen)
    {
        if (values.Count == 0)
            meldingen.Add("De tekst noemt niet wie de nota opstelde.");
        string? telefoon = null;
        string? mobiel = null;
        var names = new List<HeaderValue>();
        foreach (var value in values)
            if (Phones().Match(value.Text) is not { Success: true } match)
                names.Add(value);
            else if (!match.Groups["number"].Captures.All(number => IsComplete(number.Value.Trim())))
                meldingen.Add($"Het telefoonnummer {Sentence.Quote(value.Text)} is afgebroken en niet overgenomen.");
            else if (!Take(match, ref telefoon, ref mobiel))
                meldingen.Add(Sentence.NotPlaced(value.Line));

        var (eenheid, functie) = Names(names, meldingen);
        return new OpgesteldDoor(eenheid, functie, telefoon, mobiel);
    }

    private static (string Eenheid, string Functie) Names(List<HeaderValue> names, List<string> meldingen)
    {
        var parts = names
            .Take(1)
            .SelectMany(value => value.Text.Split(':', 2))
            .Concat(names.Skip(1).Select(v => v.Text));
        var texts = parts.Select(part => part.Trim()).Where(part => part.Length > 0).Take(2).ToList();
        var used = names.Count > 0 && names[0].Text.Trim(' ', ':').Contains(':', StringComparison.Ordinal) ? 1 : 2;
        meldingen.AddRange(names.Skip(used).Select(value => Sentence.NotPlaced(value.Line)));
        return (texts.ElementAtOrDefault(0) ?? "", texts.ElementAtOrDefault(1) ?? "");
    }

    // False when the line holds a second number of one kind.
    private static bool Take(Match match, ref string? telefoon, ref string? mobiel)
    {
        var all = true;
        foreach (var (kind, number) in match.Groups["kind"].Captures.Zip(match.Groups["number"].Captures))
            if (kind.Value[0] is 'M' or 'm' && mobiel is null)
                mobiel = number.Value.Trim();
            else if (kind.Value[0] is 'T' or 't' && telefoon is null)
                telefoon = number.Value.Trim();
            else
                all = false;
        return all;
    }

    private static bool IsComplete(string number) =>
        number.Count(char.IsAsciiDigit) >= MinDigits && number[0] is '0' or '+';

    [GeneratedRegex(
        @"^(?:(?<kind>T|Tel|Telefoon|M|Mob|Mobiel)[.:]?(?<number>[+0-9() -]*))+$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex Phones();
}
