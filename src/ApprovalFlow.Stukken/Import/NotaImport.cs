using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using NodaTime;

namespace ApprovalFlow.Stukken.Import;

/// <summary>Reads a nota in the ministry's layout, as text or Markdown: the header, then the chapters.</summary>
public static class NotaImport
{
    /// <summary>In characters (UTF-16).</summary>
    public const int MaxLength = 1_000_000;

    // A text with more unreadable characters than one in this many is something else than text.
    private const int MaxUnreadableShare = 50;

    /// <summary>
    /// <paramref name="register"/> gives the eenheid or functie that a word of the header names, or null. A text
    /// without a date that can be read gets <paramref name="vandaag"/>, and a melding says so.
    /// </summary>
    public static ImportUitslag Lees(string tekst, Func<string, EenheidCode?> register, LocalDate vandaag)
    {
        if (tekst.Length > MaxLength)
            return new ImportUitslag.Geweigerd(new TekstIsTeLang(tekst.Length));
        var clean = WhiteSpace.Shorten(CleanText.Of(tekst)).Replace('\u00A0', ' ').Replace('\u202F', ' ');
        var unreadable = clean.Count(c => c == CleanText.Replacement);
        if (tekst.Contains('\0', StringComparison.Ordinal) || unreadable > clean.Length / MaxUnreadableShare)
            return new ImportUitslag.Geweigerd(new TekstIsNietLeesbaar());

        var lines = clean.Split('\n').Select((text, index) => new SourceLine(index + 1, text)).ToImmutableArray();
        var outline = Outline.Of(lines);
        var meldingen = new List<string>();
        if (unreadable > 0)
            meldingen.Add(
                $"{unreadable} tekens in de tekst zijn niet leesbaar; zij staan er als {CleanText.Replacement}."
            );
        var header = HeaderText.Read(outline.Header, meldingen);
        var kop = KopReader.Read(header, register, vandaag, meldingen);
        return Result(kop, outline, meldingen);
    }

    private static ImportUitslag Result(KopReader.Outcome kop, Outline outline, List<string> meldingen)
    {
        ImmutableArray<string> missing =
        [
            .. kop.Missing,
            .. outline.Chapters.IsEmpty ? ["een hoofdstuk zoals Aanleiding"] : Array.Empty<string>(),
        ];
        if (kop.Kop is not { } found || missing.Length > 0)
            return new ImportUitslag.Geweigerd(new TekstIsGeenNota(missing));
        var inhoud = new NotaInhoud(found, ChapterReader.Read(outline, meldingen));
        if (Inhoudsgrenzen.Check(inhoud) is { } refusal)
            return new ImportUitslag.Geweigerd(refusal);
        if (kop.AantalBijlagen is > 0 and var aantal)
            meldingen.Add(
                aantal == 1
                    ? "De nota noemt 1 bijlage; die moet nog worden toegevoegd."
                    : $"De nota noemt {aantal} bijlagen; die moeten nog worden toegevoegd."
            );
        return new ImportUitslag.Gelezen(inhoud, kop.AantalBijlagen, [.. meldingen]);
    }
}
