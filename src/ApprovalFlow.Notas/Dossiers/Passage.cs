using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>Finding a passage in a text, and again in a later one.</summary>
public static class Passage
{
    public static Blok? Blok(NotaInhoud inhoud, int nummer) =>
        inhoud.Hoofdstukken.SelectMany(h => h.AlleBlokken).FirstOrDefault(b => b.Id == nummer);

    /// <summary>Whether the words still stand in the block of this number.</summary>
    public static bool Staat(NotaInhoud inhoud, int blok, string citaat) =>
        Blok(inhoud, blok) is { } gevonden && LeesbareTekst.Van(gevonden).Contains(citaat, StringComparison.Ordinal);

    /// <summary>
    /// Whether the passage changed on the way from one version to the next. Where its words were gone before, the whole
    /// block counts; a block that was gone before does not change any more.
    /// </summary>
    public static bool IsVeranderd(NotaInhoud vorige, NotaInhoud nieuw, int blok, string citaat)
    {
        if (Blok(vorige, blok) is not { } eerder)
        {
            return false;
        }
        var tekst = LeesbareTekst.Van(eerder);
        return Staat(vorige, blok, citaat)
            ? !Staat(nieuw, blok, citaat)
            : Blok(nieuw, blok) is not { } nu || LeesbareTekst.Van(nu) != tekst;
    }

    /// <summary>
    /// The words of a block that somebody points at; the whole block without words. Null when they do not stand there.
    /// Begin says which of several equal passages is meant, where it is right.
    /// </summary>
    public static (int Begin, string Citaat)? Zoek(Blok blok, string? citaat, int? begin)
    {
        var tekst = LeesbareTekst.Van(blok);
        var gezocht = LeesbareTekst.Gladgestreken(citaat ?? "");
        if (gezocht.Length == 0)
        {
            return (0, tekst);
        }
        if (begin is { } plaats && plaats >= 0 && plaats <= tekst.Length - gezocht.Length)
        {
            if (string.CompareOrdinal(tekst, plaats, gezocht, 0, gezocht.Length) == 0)
            {
                return (plaats, gezocht);
            }
        }
        var gevonden = tekst.IndexOf(gezocht, StringComparison.Ordinal);
        return gevonden < 0 ? null : (gevonden, gezocht);
    }
}
