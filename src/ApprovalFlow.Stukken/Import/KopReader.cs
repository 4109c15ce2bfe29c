using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using NodaTime;

namespace ApprovalFlow.Stukken.Import;

/// <summary>From the fields of a header to a Kop. What can not be used is said in a melding.</summary>
internal sealed partial class KopReader(HeaderText header, EenhedenReader eenheden, List<string> meldingen)
{
    private static readonly string[] Numbers =
    [
        "geen",
        "een",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
    ];

    /// <summary>Kop is null when something is Missing that a concept can not do without.</summary>
    public sealed record Outcome(Kop? Kop, ImmutableArray<string> Missing, int? AantalBijlagen);

    public static Outcome Read(
        HeaderText header,
        Func<string, EenheidCode?> register,
        LocalDate vandaag,
        List<string> meldingen
    ) => new KopReader(header, new EenhedenReader(register, meldingen), meldingen).Read(vandaag);

    private Outcome Read(LocalDate vandaag)
    {
        var onderwerp = Onderwerp();
        var aan = One(HeaderField.Aan, "Aan");
        var van = One(HeaderField.Van, "Van");
        ImmutableArray<string> missing =
        [
            .. aan is null ? ["een bekende eenheid bij Aan"] : Array.Empty<string>(),
            .. van is null ? ["een bekende eenheid bij Van"] : Array.Empty<string>(),
            .. onderwerp is null ? ["een onderwerp"] : Array.Empty<string>(),
        ];
        if (aan is not { } to || van is not { } from || onderwerp is null)
            return new Outcome(null, missing, null);
        var kop = new Kop
        {
            Soort = Soort(),
            Onderwerp = onderwerp,
            Aan = to,
            Van = from,
            AfgestemdMet = eenheden.Read(header[HeaderField.AfgestemdMet], "Afgestemd met"),
            InAfschriftAan = eenheden.Read(header[HeaderField.InAfschriftAan], "In afschrift aan"),
            Datum = Datum(vandaag),
            Kamerdatum = First(HeaderField.Kamerdatum, text => DutchDate.Parse(text)),
            OnzeReferentie = References(),
            OpgesteldDoor = OpgesteldDoorReader.Read(header[HeaderField.OpgesteldDoor], meldingen),
        };
        return new Outcome(kop, [], First(HeaderField.AantalBijlagen, Count));
    }

    /// <summary>The first value that can be read; every other line of the field is told.</summary>
    private T? First<T>(HeaderField field, Func<string, T?> parse)
        where T : struct
    {
        T? found = null;
        foreach (var value in header[field])
            if (found is null && parse(value.Text) is { } parsed)
                found = parsed;
            else
                meldingen.Add(Sentence.NotPlaced(value.Line));
        return found;
    }

    private EenheidCode? One(HeaderField field, string label)
    {
        var codes = eenheden.Read(header[field], label);
        foreach (var code in codes.Skip(1))
            meldingen.Add(
                $"{Sentence.Quote(code.Value)} staat ook bij {label}, waar er maar één kan staan; die is niet overgenomen."
            );
        return codes.IsEmpty ? null : codes[0];
    }

    private NotaSoort Soort()
    {
        var soort = First(HeaderField.Soort, text => SoortOf(text));
        if (soort is null)
            meldingen.Add("De tekst noemt geen bekende soort nota; zij is ingelezen als nota ter beslissing.");
        return soort ?? NotaSoort.TerBeslissing;
    }

    private static NotaSoort? SoortOf(string text) =>
        text.ToUpperInvariant() switch
        {
            "TER BESLISSING" or "BESLISSING" => NotaSoort.TerBeslissing,
            "TER INFORMATIE" or "INFORMATIE" => NotaSoort.TerInformatie,
            _ => null,
        };

    private LocalDate Datum(LocalDate vandaag)
    {
        var datum = First(HeaderField.Datum, text => DutchDate.Parse(text));
        if (datum is null)
            meldingen.Add("De tekst noemt geen datum die te lezen is; de datum van vandaag is ingevuld.");
        return datum ?? vandaag;
    }

    private string? Onderwerp()
    {
        string? found = null;
        foreach (var field in new[] { HeaderField.Onderwerp, HeaderField.Title, HeaderField.Heading })
        {
            var values = header[field];
            // A subject may run over more lines, up to the first empty one.
            var own = found is null
                ? values.TakeWhile((value, i) => value.Line.Number == values[0].Line.Number + i).ToList()
                : [];
            found ??= own.Count == 0 ? null : string.Join(' ', own.Select(value => value.Text));
            meldingen.AddRange(values.Skip(own.Count).Select(value => Sentence.NotPlaced(value.Line)));
        }

        return found;
    }

    private ImmutableArray<string> References() =>
        [
            .. header[HeaderField.OnzeReferentie]
                .SelectMany(value => ReferenceSeparator().Split(value.Text))
                .Select(reference => reference.Trim())
                .Where(reference => reference.Any(char.IsLetterOrDigit))
                .Distinct(StringComparer.Ordinal),
        ];

    private static int? Count(string text)
    {
        var word = Array.IndexOf(Numbers, text.Replace('é', 'e').ToLowerInvariant());
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1_000
                ? number
            : word >= 0 ? word
            : null;
    }

    /// <summary>
    /// A slash parts two references only at a line's end, at a space, or before another one like "D2025-…".
    /// </summary>
    [GeneratedRegex(@"[,;]|/(?=\s|$|[A-Z]+[0-9]{4})", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex ReferenceSeparator();
}
