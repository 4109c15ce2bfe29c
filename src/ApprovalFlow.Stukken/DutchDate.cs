using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace ApprovalFlow.Stukken;

/// <summary>A date as a nota writes it: "12 mei 2025", "maandag 12 mei 2025", "12-05-2025" or "2025-05-12".</summary>
internal static partial class DutchDate
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    private static readonly string[] Months =
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];

    /// <summary>"12 mei 2025", whatever the machine's language.</summary>
    public static string Print(LocalDate date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Day} {Months[date.Month - 1]} {date.Year}");

    /// <summary>Null for what is no date, and for a day that the month does not have.</summary>
    public static LocalDate? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
            return null;
        var month = match.Groups["word"] is { Success: true, Value: var word } ? Month(word) : Number(match, "month");
        var (year, day) = (Number(match, "year"), Number(match, "day"));
        return
            year is >= FirstYear and <= LastYear
            && month is >= 1 and <= 12
            && day >= 1
            && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;
    }

    // The name or the beginning of it ("sept."); maart is the one that is not cut off at its end.
    private static int Month(string word) =>
        word.Equals("mrt", StringComparison.OrdinalIgnoreCase)
            ? 3
            : 1 + Array.FindIndex(Months, month => month.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\s*(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s+)?"
            + @"(?:(?<day>[0-9]{1,2})(?:\s+(?<word>[a-z]{3,9})\.?\s+|(?<dash>[-/.])(?<month>[0-9]{1,2})\k<dash>)(?<year>[0-9]{4})"
            + @"|(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2}))\s*\.?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex Form();
}
