using System.Text;
using System.Text.RegularExpressions;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Stukken.Import;

namespace ApprovalFlow.UnitTests.Stukken;

/// <summary>Says which lines of a text are neither in the content, nor in the header, nor in a melding.</summary>
internal static partial class Accounted
{
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

    private const string Labels =
        "soort aan van afgestemd met in afschrift aan kamerdatum datum steller betreft bijlagen onze referentie opgesteld door aantal bijlagen nota onderwerp ter beslissing";

    public static IReadOnlyList<string> Lost(string text, ImportUitslag.Gelezen read)
    {
        var titles = read.Inhoud.Hoofdstukken.Select(h => Hoofdstukken.Titel(h.Code));
        var content = read.Inhoud.Hoofdstukken.SelectMany(h => h.AlleBlokken).Select(b => b.Tekst);
        var below = read.Inhoud.Hoofdstukken.SelectMany(h => Titles(h.Onderdelen));
        var whole = titles
            .Concat(content)
            .Concat(below)
            .Concat(read.Meldingen)
            .Append(read.Inhoud.Kop.Onderwerp)
            .Select(Bare)
            .ToList();
        var header = Words($"{Labels} {Header(read)} {string.Join(' ', read.Meldingen)}")
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. text.ReplaceLineEndings("\n")
                .Split('\n')
                .Where(line => Bare(line).Length > 0)
                .Where(line => !whole.Exists(part => part.Contains(Bare(line), StringComparison.Ordinal)))
                .Where(line => !Words(line).All(header.Contains)),
        ];
    }

    private static IEnumerable<string> Titles(IEnumerable<Onderdeel> onderdelen) =>
        onderdelen.SelectMany(o => Titles(o.Onderdelen).Prepend(o.Titel));

    private static string Header(ImportUitslag.Gelezen read)
    {
        var kop = read.Inhoud.Kop;
        var codes = kop.AfgestemdMet.Concat(kop.InAfschriftAan).Append(kop.Aan).Append(kop.Van);
        var datum = $"{kop.Datum.Day} {string.Join(' ', Enumerable.Range(3, 7).Select(Month))} {kop.Datum.Year}";
        string Month(int length) => string.Concat(Months[kop.Datum.Month - 1].Take(length));
        return $"{string.Join(' ', codes)} {string.Join(' ', kop.OnzeReferentie)} {datum} {kop.Onderwerp} {read.AantalBijlagen} "
            + $"{kop.OpgesteldDoor.Eenheid} {kop.OpgesteldDoor.Functie} T {kop.OpgesteldDoor.Telefoon} M {kop.OpgesteldDoor.Mobiel}";
    }

    /// <summary>Only letters and digits: Markdown, the numbers of a list, quotes and white space aside.</summary>
    private static string Bare(string text) =>
        string.Concat(ListNumber().Replace(text, "").Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit))
            .ToLowerInvariant();

    [GeneratedRegex(@"^[\s>#*]*(?:[0-9]{1,9}[.)]\s|[-*+]\s|[\s>])*", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex ListNumber();

    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', ',', ':', '*', '#', '/', '|', '(', ')', '\r', '\u00A0'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Bare)
            .Where(word => word.Length > 0);
}
